/** Judges one bomb in a process of its own, and says what it cost: `node one.js <direction> <size>`. */
import { createDataIntegritySigner, createVerifier, didKeyOf, generateKey } from 'openbadges-kit'
import { smallBadge } from '../support/badges.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { directions } from './bombs.js'

/** What one bomb cost. */
export interface Cost {
  readonly bytes: number
  readonly verdict: string
  /** Whether something else than the genuine badge is verified. */
  readonly isForged: boolean
  /** The codes of all problems. */
  readonly codes: readonly string[]
  readonly cpuSeconds: number
  readonly wallSeconds: number
  /** How much the process grew. */
  readonly grownMebibytes: number
  /** Whether a genuine badge verifies afterwards, and `Object.prototype` is as it was. */
  readonly isUnharmed: boolean
}

const [name, size] = process.argv.slice(2)
const direction = directions.find((each) => each.name === name)
if (direction === undefined) throw new TypeError(`no direction ${String(name)}`)

const key = await generateKey()
const issuer = didKeyOf(key.publicKey) ?? ''
const signed = await createDataIntegritySigner(key).sign(smallBadge(issuer), Date.parse('2026-02-01T00:00:00Z'))
if (signed.format !== 'data-integrity') throw new TypeError('signed in another format')
const { document } = signed
const verifier = createVerifier({
  trustedIssuers: [issuer],
  fetch: () => Promise.reject(new TypeError('no network')),
  now: () => Date.parse('2026-06-01T00:00:00Z'),
})
const prototype = Object.getOwnPropertyNames(Object.prototype).join()
// What is loaded when it is first needed counts for nobody.
await isGenuine()

const input = direction.make(Number(size), document)
const [cpu, memory, start] = [process.cpuUsage(), process.memoryUsage().rss, performance.now()]
let most = memory
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
const report = await verifier.verify(input)
const wallSeconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(cpu)
clearInterval(watch)
most = Math.max(most, process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024)
const cost: Cost = {
  bytes: typeof input === 'string' ? Buffer.byteLength(input) : input.length,
  verdict: report.verdict,
  isForged: report.verified && said(report.credential) !== said(document),
  codes: [...new Set(problemCodesIn(report))],
  cpuSeconds: (user + system) / 1e6,
  wallSeconds,
  grownMebibytes: (most - memory) / 1024 / 1024,
  isUnharmed: (await isGenuine()) && Object.getOwnPropertyNames(Object.prototype).join() === prototype,
}
console.log(JSON.stringify(cost))

async function isGenuine(): Promise<boolean> {
  return (await verifier.verify(document)).verified
}

/** All but the proofs, and contexts, which may define words that nobody uses. */
function said({ '@context': _c, proof: _p, ...credential }: object & Changeable): string {
  return JSON.stringify(credential)
}

interface Changeable {
  readonly '@context'?: unknown
  readonly proof?: unknown
}
