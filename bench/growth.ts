/**
 * What verifying costs as badges grow from one kilobyte to one megabyte: milliseconds, and microseconds a kilobyte,
 * which stay the same where the cost is linear. By documents and by tokens, the median of several runs each.
 *
 *     node scripts/run.mjs bench/growth.ts
 */
import { createDataIntegritySigner, createJwtSigner, createVerifier, type OpenBadgeCredential } from 'openbadges-kit'
import { fixedKey } from '../test/support/fixed-keys.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../test/support/signed-badges.js'
import { assert } from './contests.js'

const KILOBYTES = [1, 4, 16, 64, 256, 1_000]
/** Pieces of evidence: as many as an array may have, and then longer ones. */
const MOST_PIECES = 400
const PIECE = 500

const key = await fixedKey('school')
const issuer = issuerOf(key)
const { small } = await badgesOf(issuer)
const verifier = createVerifier({ trustedIssuers: [issuer], now: () => judgedAt })

console.log(
  'kilobytes'.padEnd(12),
  'document, ms'.padStart(14),
  'µs a kB'.padStart(10),
  'token, ms'.padStart(14),
  'µs a kB'.padStart(10),
)
for (const kilobytes of KILOBYTES) {
  const badge = badgeOfSize(kilobytes * 1_000)
  const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
  const token = await createJwtSigner(key).sign(badge, signedAt.getTime())
  if (signed.format !== 'data-integrity' || token.format !== 'jwt') throw new Error('signed in another format')
  const document = await measure(JSON.stringify(signed.document))
  const compact = await measure(token.token)
  const columns = [document, compact].flatMap(({ milliseconds, length }) => [
    milliseconds.toFixed(3).padStart(14),
    ((milliseconds * 1e6) / length).toFixed(1).padStart(10),
  ])
  console.log(String(kilobytes).padEnd(12), columns.join(' '))
}

function badgeOfSize(bytes: number): OpenBadgeCredential {
  const left = Math.max(0, bytes - JSON.stringify(small).length)
  const count = Math.min(MOST_PIECES, Math.ceil(left / PIECE))
  const narrative = 'x'.repeat(Math.max(1, Math.floor(left / Math.max(1, count)) - 100))
  const evidence = Array.from({ length: count }, (_, index) => ({
    id: `https://school.example/evidence/${index}`,
    type: ['Evidence'] as ['Evidence'],
    name: `Piece ${index}`,
    narrative,
  }))
  return count === 0 ? small : { ...small, evidence }
}

async function measure(input: string): Promise<{ readonly milliseconds: number; readonly length: number }> {
  const runs = Math.max(15, Math.min(1_000, Math.floor(20_000_000 / input.length)))
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const { verified } = await verifier.verify(input)
    times.push(performance.now() - start)
    assert(verified)
  }
  // What comes first warms the others up.
  const warm = times.slice(Math.floor(runs / 3)).sort((a, b) => a - b)
  return { milliseconds: warm[Math.floor(warm.length / 2)] ?? NaN, length: input.length }
}
