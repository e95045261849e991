import { digest } from '#platform'
import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import { signatureAlgorithms, type Jwk, type SignatureAlgorithm } from '../platform/algorithms.js'
import { fromBase64Url } from '../platform/bytes.js'
import { curves } from './curves.js'
import { fromDerSignature } from './ecdsa-signature.js'
import { importPublicJwk, type PublicKeyMaterial } from './public-material.js'
import { readPublicKey } from './public-key.js'
import type { SigningKey } from './signing-key.js'

/** A key that somebody else holds, and how it is asked to sign. */
export interface RemoteKeyOptions {
  /** The verification method: an absolute DID URL or https URL under which the key is published. */
  readonly id: string
  /** The public key, in any form that `importPublicJwk` reads. */
  readonly publicKey: PublicKeyMaterial
  /** What the key signs with. Only RSA keys have a choice. Default: `'RS256'` for those. */
  readonly algorithm?: SignatureAlgorithm
  /**
   * What `sign` is given: the whole message; or its digest by the hash of the algorithm, SHA-256 for
   * ES256, RS256 and PS256, SHA-384 for ES384 and so on. Must be written out, but for Ed25519, which takes the message and nothing else.
   */
  readonly signs?: 'message' | 'digest'
  /**
   * What ECDSA signatures come back as: r‖s (`'raw'`), as PKCS#11 has them, or a DER SEQUENCE
   * (`'der'`), as most key services have them. Must be written out for ECDSA; others are `'raw'`.
   */
  readonly signatureFormat?: 'raw' | 'der'
  /**
   * Has the key sign.
   * @param input - the message or its digest, as `signs` says
   * @returns the signature, of the algorithm
   */
  readonly sign: (input: Uint8Array) => Promise<Uint8Array>
}

/**
 * Makes a signing key of one that is held elsewhere: in a key service of a cloud, in a hardware
 * security module, on a card.
 *
 * Asks nobody until it is to sign. Checks the form of what comes back, and not whether the key is the
 * one of `publicKey`: `createIssuer` does that with each badge before it is handed out.
 *
 * @param options - the key's name, its public part, and how it is asked
 * @returns a key whose `sign` throws `SIGNING_FAILED`, with the reason, for whatever goes wrong elsewhere
 * @throws OpenBadgesError `OPTIONS_INVALID`; as `importPublicJwk` for the public key
 * @example
 * const key = createRemoteKey({
 *   id: 'did:web:example.org#vault-1',
 *   publicKey: await vault.publicKey(), // SPKI
 *   signs: 'digest',
 *   signatureFormat: 'der',
 *   sign: (digest) => vault.sign(digest),
 * })
 */
export function createRemoteKey(options: RemoteKeyOptions): SigningKey {
  refuseUnknownNames(options, ['id', 'publicKey', 'algorithm', 'signs', 'signatureFormat', 'sign'])
  const { id, sign } = options
  const publicKey = importPublicJwk(options.publicKey)
  const algorithm = readAlgorithm(options.algorithm, publicKey)
  if (typeof id !== 'string' || !KEY_ID.test(id))
    throw wrongOption('id', 'an absolute DID URL or https URL', describeValue(id))
  if (typeof sign !== 'function') throw wrongOption('sign', 'a function', describeValue(sign))
  const signs = readSigns(options.signs, algorithm)
  const format = readFormat(options.signatureFormat, algorithm)
  const size = signatureSizeOf(algorithm, publicKey)
  return Object.freeze({
    id,
    algorithm,
    publicKey,
    sign: async (message: Uint8Array) => {
      const answer = await ask(sign, signs === 'digest' ? digestOf(algorithm, message) : message)
      return format === 'der' ? readDer(answer, algorithm, size) : readRaw(answer, algorithm, size)
    },
  })
}

function readAlgorithm(stated: unknown, publicKey: Jwk): SignatureAlgorithm {
  const { algorithms } = readPublicKey({ ...publicKey }, defaultLimits)
  const algorithm = stated === undefined ? algorithms[0] : algorithms.find((each) => each === stated)
  if (algorithm !== undefined) return algorithm
  throw wrongOption('algorithm', `one of ${algorithms.join(', ')} for this key`, describeValue(stated))
}

function readSigns(signs: unknown, algorithm: SignatureAlgorithm): 'message' | 'digest' {
  if (algorithm === 'Ed25519') {
    if (signs === undefined || signs === 'message') return 'message'
    throw wrongOption('signs', "'message' for an Ed25519 key, which signs no digests", describeValue(signs))
  }
  if (signs === 'message' || signs === 'digest') return signs
  throw wrongOption('signs', "'message' or 'digest', written out", describeValue(signs))
}

function readFormat(format: unknown, algorithm: SignatureAlgorithm): 'raw' | 'der' {
  if (['Ed25519', 'RSA'].includes(signatureAlgorithms[algorithm].keyType)) {
    if (format === undefined || format === 'raw') return 'raw'
    throw wrongOption('signatureFormat', `'raw' for ${algorithm}, which has no other`, describeValue(format))
  }
  if (format === 'raw' || format === 'der') return format
  throw wrongOption('signatureFormat', "'raw' or 'der', written out", describeValue(format))
}

/** Bytes of a signature in the form that proofs have. */
function signatureSizeOf(algorithm: SignatureAlgorithm, { n = '' }: Jwk): number {
  const { keyType } = signatureAlgorithms[algorithm]
  if (keyType === 'RSA') return fromBase64Url(n)?.length ?? 0
  return keyType === 'Ed25519' ? 64 : 2 * (curves.find(({ name }) => name === keyType)?.size ?? 0)
}

function digestOf(algorithm: SignatureAlgorithm, message: Uint8Array): Uint8Array {
  const { hash = 'SHA-512' } = signatureAlgorithms[algorithm]
  return digest(hash, message)
}

/** What others throw is a cause; its text may say anything, also secrets, and stays out of the message. */
async function ask(sign: RemoteKeyOptions['sign'], input: Uint8Array): Promise<Uint8Array> {
  let answer: unknown
  try {
    answer = await sign(input)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : typeof cause
    throw new OpenBadgesError('SIGNING_FAILED', { reason }, { cause })
  }
  if (ArrayBuffer.isView(answer) && answer instanceof Uint8Array) return answer
  throw failed(`expected a signature as Uint8Array, found a value of type ${typeof answer}`)
}

function readRaw(answer: Uint8Array, algorithm: SignatureAlgorithm, size: number): Uint8Array {
  if (answer.length === size) return Uint8Array.from(answer)
  throw failed(`expected a signature of ${size} bytes for ${algorithm}, found ${answer.length}`)
}

function readDer(answer: Uint8Array, algorithm: SignatureAlgorithm, size: number): Uint8Array {
  const signature = fromDerSignature(answer, size / 2)
  if (signature !== undefined) return signature
  throw failed(`expected a signature in DER for ${algorithm}, found ${answer.length} bytes that are none`)
}

function failed(reason: string): OpenBadgesError {
  return new OpenBadgesError('SIGNING_FAILED', { reason })
}

/** A DID URL with the name of a key, or an https URL. */
const KEY_ID = /^(?:did:[a-z0-9]+:[^\s#]+#[^\s#]+|https:\/\/[^\s#]+(?:#[^\s#]+)?)$/
