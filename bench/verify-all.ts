/**
 * Measures `verifyAll` over many badges in one thread and in two, beside bare signature checks in one process and in two:
 * how much of the second core is used. Each run is a process of its own, from the first input to the last report; the
 * best of the rounds counts.
 *
 *     node scripts/run.mjs bench/verify-all.ts [badges] [rounds]
 */
import { spawn } from 'node:child_process'
import { createHash, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDataIntegritySigner, createJwtSigner, createVerifier } from 'openbadges-kit'
import { smallBadge } from '../test/support/badges.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../test/support/signed-badges.js'

/** Names of the runs of a child. */
type Run = 'document' | 'token' | 'bare'

/** Badges that differ; each comes again and again. */
const DISTINCT = 200

/** What a second core brings. */
export interface SpeedUp {
  readonly what: string
  /** Each second. */
  readonly one: number
  readonly two: number
  readonly times: number
  /** Of what bare signature checks gain, in per cent. */
  readonly ofBare: number
}

// A child of `measureMany` runs this file alone.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first = '', second = '', third = ''] = process.argv.slice(2)
  if (first === 'bare') checkBare(Number(second))
  else if (first === 'document' || first === 'token') await judge(first, Number(second), Number(third))
  else await measureMany(Number(first === '' ? 10_000 : first), Number(second === '' ? 3 : second))
}

/** Measures both forms, and prints a line for each. */
export async function measureMany(badges: number, rounds: number): Promise<readonly SpeedUp[]> {
  console.log(`\nverifyAll of ${badges} badges, beside as many bare checks: each second in one and in two threads`)
  // As many as take about as long.
  const bare = await speedUp(rounds, badges, async (processes) => {
    const times = Array.from({ length: processes }, () => child('bare', badges / processes, 0))
    return Math.max(...(await Promise.all(times)))
  })
  const measured = [{ what: 'bare crypto.verify', ...bare, ofBare: 100 }]
  for (const run of ['document', 'token'] as const) {
    const ours = await speedUp(rounds, badges, (threads) => child(run, badges, threads - 1))
    measured.push({ what: `verifyAll, ${run}s`, ...ours, ofBare: (100 * ours.times) / bare.times })
  }
  for (const { what, one, two, times, ofBare } of measured) {
    const figures = `${one.toFixed(0).padStart(6)} ${two.toFixed(0).padStart(6)}   ${times.toFixed(2)} times`
    console.log(`  ${what.padEnd(22)} ${figures}, ${ofBare.toFixed(0)} % of what bare checks gain`)
  }
  return measured
}

/** In rounds, one and two taking turns, so that a busy moment of the machine does not hit one alone. */
async function speedUp(
  rounds: number,
  count: number,
  run: (cores: number) => Promise<number>,
): Promise<Pick<SpeedUp, 'one' | 'two' | 'times'>> {
  const best = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    for (const cores of [1, 2]) {
      const name = String(cores)
      best.set(name, Math.min(best.get(name) ?? Infinity, await run(cores)))
    }
  }
  const [one = NaN, two = NaN] = [...best.values()].map((milliseconds) => (count / milliseconds) * 1000)
  return { one, two, times: two / one }
}

/** Runs this program again, and returns the milliseconds that it prints. */
async function child(run: Run, count: number, workers: number): Promise<number> {
  const program = spawn(process.execPath, [fileURLToPath(import.meta.url), run, String(count), String(workers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  program.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await once(program, 'close')
  const milliseconds = Number(printed)
  if (!(milliseconds > 0)) throw new Error(`${run} printed: ${printed}`)
  return milliseconds
}

async function judge(run: Exclude<Run, 'bare'>, count: number, workers: number): Promise<void> {
  const key = await fixedKey('school')
  const issuer = issuerOf(key)
  const signer = run === 'document' ? createDataIntegritySigner(key) : createJwtSigner(key)
  const badges: string[] = []
  for (let index = 0; index < DISTINCT; index++) {
    const signed = await signer.sign({ ...smallBadge(issuer), name: `Certified Welder ${index}` }, signedAt.getTime())
    badges.push(signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document))
  }
  function* inputs(): Generator<string> {
    for (let index = 0; index < count; index++) yield badges[index % DISTINCT] ?? ''
  }
  const verifier = createVerifier({ trustedIssuers: [issuer], now: () => judgedAt })
  const began = performance.now()
  let verified = 0
  for await (const { report } of verifier.verifyAll(inputs(), {}, { workers })) if (report.verified) verified += 1
  if (verified !== count) throw new Error(`${verified} of ${count} are verified`)
  process.stdout.write(String(performance.now() - began))
}

function checkBare(count: number): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const message = createHash('sha512').update('a badge').digest()
  const signature = sign(null, message, privateKey)
  const key: KeyObject = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
  const began = performance.now()
  for (let index = 0; index < count; index++)
    if (!verify(null, message, key, signature)) throw new Error('not verified')
  process.stdout.write(String(performance.now() - began))
}
