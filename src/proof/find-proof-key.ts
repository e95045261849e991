import type { Code } from '../codes.js'
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import { readCandidate, type KeyReference } from '../keys/candidate.js'
import { KeyNotAuthorized, type IssuerKey } from '../keys/find-issuer-key.js'
import type { PublicKey } from '../keys/public-key.js'
import type { SignatureAlgorithm } from '../platform/algorithms.js'
import { present } from '../platform/present.js'
import type { ProofMeans } from './authentication.js'

/** A proof's question to the key cabinet. */
export interface ProofKeyQuestion {
  readonly issuer: string | undefined
  readonly reference: KeyReference
  readonly algorithm: SignatureAlgorithm
  /** Verifies the signature with a key, to tell "not theirs" from "not even signed by it". */
  readonly verify: (key: PublicKey) => Promise<boolean>
}

/**
 * Finds the issuer's key for a proof and verifies the signature with it.
 *
 * A signature that holds under a key that is not the issuer's is refused all the same; the facts
 * of `KEY_NOT_AUTHORIZED` say that it holds.
 *
 * @throws OpenBadgesError `SIGNATURE_INVALID`, `KEY_TYPE_MISMATCH`, and what `findIssuerKey` throws
 */
export async function verifyWithIssuerKey(question: ProofKeyQuestion, means: ProofMeans): Promise<IssuerKey> {
  const { issuer, reference, algorithm, verify } = question
  // A key that is pinned makes statements; it does not show who somebody is.
  const pins = issuer === undefined || reference.purpose !== 'assertionMethod' ? [] : await means.pinnedKeys(issuer)
  const pinned = await findPinned(pins, question)
  if (pinned !== undefined) return pinned
  const found = await lookUp(question, means)
  if (found instanceof KeyNotAuthorized) throw await withSignature(found, found.candidate, question)
  if (!found.key.algorithms.includes(algorithm)) {
    const facts = { expected: `a key for ${algorithm}`, found: `one for ${found.key.algorithms.join(', ')}` }
    throw new OpenBadgesError('KEY_TYPE_MISMATCH', facts, { path: reference.path })
  }
  if (!(await verify(found.key)))
    throw new OpenBadgesError('SIGNATURE_INVALID', { key: found.id }, { path: reference.path })
  return found
}

/** What the proof calls its key does not matter if a key pinned for this very issuer made the signature. */
async function findPinned(
  pins: readonly PublicKey[],
  { reference, algorithm, verify }: ProofKeyQuestion,
): Promise<IssuerKey | undefined> {
  for (const key of pins) {
    if (!key.algorithms.includes(algorithm) || !(await verify(key))) continue
    return { key, source: 'pinned', id: reference.method ?? key.thumbprint }
  }
  return undefined
}

async function lookUp(question: ProofKeyQuestion, means: ProofMeans): Promise<IssuerKey | KeyNotAuthorized> {
  const { issuer, reference, algorithm } = question
  if (issuer === undefined) {
    const candidate = readCandidate(reference, means.limits)
    const whom =
      reference.purpose === 'authentication' ? 'the presentation names no holder' : 'the credential names no issuer'
    return new KeyNotAuthorized({ issuer: '(none)', reference }, `${whom} by id`, candidate)
  }
  try {
    return await means.findKey(issuer, reference, (key) => key.algorithms.includes(algorithm))
  } catch (error) {
    if (error instanceof KeyNotAuthorized) return error
    if (!isOpenBadgesError(error) || !NOBODY_SAYS.has(error.code)) throw error
    throw await withSignature(error, readCandidate(reference, means.limits), question)
  }
}

/**
 * Whose key it is cannot be told, or it is not the issuer's; whether it made the signature can be told all the same, where
 * the proof itself holds the key.
 */
async function withSignature(
  error: OpenBadgesError,
  candidate: PublicKey | undefined,
  { algorithm, verify }: ProofKeyQuestion,
): Promise<OpenBadgesError> {
  if (candidate?.algorithms.includes(algorithm) !== true) return error
  const signature = (await verify(candidate)) ? 'valid' : 'invalid'
  const { code, facts, path, url } = error
  return new OpenBadgesError(code, { ...facts, signature } as never, present({ path, url, cause: error }))
}

/** Answers of the issuer, or of its method, that leave open whose key it is. */
const NOBODY_SAYS: ReadonlySet<Code> = new Set<Code>(['ISSUER_PUBLISHES_NO_KEYS', 'DID_METHOD_NOT_SUPPORTED'])
