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
import { createDataIntegritySigner, createJwtSigner, createVerifier } from 'openbadges-kit'
import { smallBadge } from '../test/support/badges.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../test/support/signed-badges.js'

/** Names of the runs of a child. */
type Run = 'document' | 'token' | 'bare'

/** Badges that differ; each comes again and again. */
const DISTINCT = 200

const [first = '10000', second = '3', third = '0'] = process.argv.slice(2)
if (first === 'document' || first === 'token') await judge(first, Number(second), Number(third))
else if (first === 'bare') checkBare(Number(second))
else await measureAll(Number(first), Number(second))

async function measureAll(badges: number, rounds: number): Promise<void> {
  // As many as take about as long.
  const checks = badges
  const bare = await speedUp('bare crypto.verify', rounds, checks, async (processes) => {
    const times = Array.from({ length: processes }, () => child('bare', checks / processes, 0))
    return Math.max(...(await Promise.all(times)))
  })
  for (const run of ['document', 'token'] as const) {
    const ours = await speedUp(`verifyAll, ${run}s`, rounds, badges, (threads) => child(run, badges, threads - 1))
    console.log(`  ${((100 * ours) / bare).toFixed(0)} % of the speed-up of bare checks`)
  }
}

/** In rounds, one and two taking turns, so that a busy moment of the machine does not hit one alone. */
async function speedUp(
  name: string,
  rounds: number,
  count: number,
  run: (cores: number) => Promise<number>,
): Promise<number> {
  const best = new Map<number, number>()
  for (let round = 0; round < rounds; round++) {
    for (const cores of [1, 2]) best.set(cores, Math.min(best.get(cores) ?? Infinity, await run(cores)))
  }
  const [one = NaN, two = NaN] = best.values()
  const rate = (milliseconds: number): string => `${Math.round((count / milliseconds) * 1000)} a second`
  console.log(`\n${name}: one ${rate(one)}, two ${rate(two)}: ${(one / two).toFixed(2)} times`)
  return one / two
}

/** Runs this program again, and returns the milliseconds that it prints. */
async function child(run: Run, count: number, workers: number): Promise<number> {
  const program = spawn(process.execPath, [process.argv[1] ?? '', run, String(count), String(workers)], {
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
