/**
 * What verifying costs as badges grow from one kilobyte to one megabyte: milliseconds, and microseconds a kilobyte,
 * which stay the same where the cost is linear. By documents and by tokens, the median of several runs each.
 *
 *     npm run bench -- 0 growth
 */
import {
  createDataIntegritySigner,
  createJwtSigner,
  createVerifier,
  type OpenBadgeCredential,
  type Verifier,
} from 'openbadges-kit'
import { fixedKey } from '../test/support/fixed-keys.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../test/support/signed-badges.js'
import { assert } from './contests.js'

const KILOBYTES = [1, 4, 16, 64, 256, 1_000]
/** Pieces of evidence: as many as an array may have, and then longer ones. */
const MOST_PIECES = 400
const PIECE = 500

/** What one size costs. */
export interface Grown {
  readonly kilobytes: number
  readonly form: 'document' | 'token'
  readonly milliseconds: number
  readonly microsecondsEachKilobyte: number
}

/** Measures every size, and prints a line for each. */
export async function measureGrowth(): Promise<readonly Grown[]> {
  const key = await fixedKey('school')
  const issuer = issuerOf(key)
  const { small } = await badgesOf(issuer)
  const verifier = createVerifier({ trustedIssuers: [issuer], now: () => judgedAt })
  const grown: Grown[] = []
  console.log('\nverify, as badges grow: kilobytes; document and token, milliseconds and microseconds a kilobyte')
  for (const kilobytes of KILOBYTES) {
    const badge = badgeOfSize(small, kilobytes * 1_000)
    const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
    const token = await createJwtSigner(key).sign(badge, signedAt.getTime())
    if (signed.format !== 'data-integrity' || token.format !== 'jwt') throw new Error('signed in another format')
    const rows = [
      await measure('document', JSON.stringify(signed.document), kilobytes, verifier),
      await measure('token', token.token, kilobytes, verifier),
    ]
    grown.push(...rows)
    const columns = rows.flatMap(({ milliseconds, microsecondsEachKilobyte: each }) => [
      milliseconds.toFixed(3).padStart(12),
      each.toFixed(1).padStart(8),
    ])
    console.log(`  ${String(kilobytes).padStart(5)} ${columns.join(' ')}`)
  }
  return grown
}

/** A badge of about so many bytes: pieces of evidence, up to 400, each as long as it takes. */
export function badgeOfSize(small: OpenBadgeCredential, bytes: number): OpenBadgeCredential {
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

async function measure(form: Grown['form'], input: string, kilobytes: number, verifier: Verifier): Promise<Grown> {
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
  const milliseconds = warm[Math.floor(warm.length / 2)] ?? NaN
  return { kilobytes, form, milliseconds, microsecondsEachKilobyte: (milliseconds * 1e6) / input.length }
}
