import { sha256, sha384 } from '#platform'
import { toBase64 } from '../../platform/bytes.js'

/**
 * Tells whether bytes have the digest that a credential gives of them in `digestSRI` (Verifiable
 * Credentials Data Model 2.0, section 5.3; W3C Subresource Integrity). Of several hashes, one of the
 * strongest kind must be right.
 *
 * @returns the digest as it is and as it should be, where they differ; `'unknown'` if no kind of hash is known
 */
export function checkDigest(bytes: Uint8Array, digest: string): DigestMismatch | 'equal' | 'unknown' {
  const stated = digest.split(/\s+/).map((each) => /^(sha256|sha384)-([A-Za-z0-9+/]+={0,2})(?:\?.*)?$/.exec(each))
  for (const [algorithm, hash] of strongestFirst) {
    const expected = stated.flatMap((match) => (match?.[1] === algorithm ? [`${algorithm}-${match[2] ?? ''}`] : []))
    if (expected.length === 0) continue
    const found = `${algorithm}-${toBase64(hash(bytes))}`
    return expected.includes(found) ? 'equal' : { expected: expected.join(' '), found }
  }
  return 'unknown'
}

/** A digest that is not the one stated. */
export interface DigestMismatch {
  readonly expected: string
  readonly found: string
}

const strongestFirst = [
  ['sha384', sha384],
  ['sha256', sha256],
] as const
