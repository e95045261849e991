/** The key that a proof points at, as far as it can be told without asking anybody. */
import type { Limits } from '../limits.js'
import { readDidJwk, readDidKey, splitFragment } from './did.js'
import { readMultikey } from './multikey.js'
import type { PublicKey } from './public-key.js'

/** What a proof may be made for, and a key published for: statements, or showing who one is. */
export type ProofPurpose = 'assertionMethod' | 'authentication'

/** What a proof says about its key: chosen by whoever wrote the proof. */
export interface KeyReference {
  /** `verificationMethod` of a proof, `kid` of a token. */
  readonly method: string | undefined
  /** `jwk` in the header of a token. */
  readonly embedded: PublicKey | undefined
  /** What the proof must have been made for: so must the key be published. Stated by whoever asks. */
  readonly purpose: ProofPurpose
  /** JSON pointer for problems. */
  readonly path: string
}

/**
 * Reads the key that the reference itself contains: an embedded key, a did:key, a did:jwk, or a
 * multikey as the fragment of a URL. It is only a candidate: nobody has said that it is the issuer's.
 *
 * @returns `undefined` if the reference contains no key
 * @throws OpenBadgesError if it contains a broken or weak one
 */
export function readCandidate(reference: KeyReference, limits: Limits): PublicKey | undefined {
  const { embedded, method } = reference
  if (embedded !== undefined) return embedded
  if (method === undefined) return undefined
  const { did, fragment } = splitFragment(method)
  if (did.startsWith('did:key:')) return readDidKey(did, limits)
  if (did.startsWith('did:jwk:')) return readDidJwk(did, limits)
  return fragment !== undefined && MULTIKEY.test(fragment) ? readMultikey(fragment, limits) : undefined
}

/** Multikeys of Ed25519, P-256, P-384 and P-521 begin so; other fragments are names. */
const MULTIKEY = /^z(?:6Mk|Dn|82|2J9)[1-9A-HJ-NP-Za-km-z]{40,}$/
