import { generatePrivateKey, importPrivateKey, signMessage } from '#platform'
import { OpenBadgesError, wrongOption } from '../errors.js'
import { copyJson } from '../json/copy-json.js'
import { isJsonObject } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import { signatureNames, type Jwk, type PrivateJwk, type SignatureAlgorithm } from '../platform/algorithms.js'
import { didJwkOf, didKeyOf } from './publish.js'
import { privateMembers, readPublicKey } from './public-key.js'
import { readPrivateText } from './private-text.js'

/**
 * A key that signs. It may live elsewhere: whatever holds it (a KMS, an HSM) only needs to sign a
 * message given whole.
 */
export interface SigningKey {
  /** The verification method: an absolute DID URL or https URL under which the key is published. */
  readonly id: string
  readonly algorithm: SignatureAlgorithm
  readonly publicKey: Jwk
  /**
   * Signs a message.
   * @param message - the whole message, not its hash
   * @returns the signature: 64 bytes for Ed25519, raw r‖s for ECDSA, for RSA of the padding that the algorithm says
   */
  sign(message: Uint8Array): Promise<Uint8Array>
}

/** A signing key that is held in memory and can be stored. */
export interface LocalSigningKey extends SigningKey {
  /** The private key, for storing it safely. It is in no other property and in no message. */
  exportPrivateJwk(): PrivateJwk
}

/** What a new key should be. */
export interface KeyOptions {
  /**
   * Default: `'Ed25519'`. It, `'ES256'` and `'ES384'` sign both formats, the others tokens only.
   * `'RS256'` is what certification asks of tokens.
   */
  readonly algorithm?: SignatureAlgorithm
  /** The verification method. Default: the key's own did:key (did:jwk for RSA). */
  readonly id?: string
  /** Bits of an RSA modulus. Default: 3072. */
  readonly rsaBits?: number
}

/**
 * Makes a new signing key.
 *
 * @param options - algorithm and name
 * @throws OpenBadgesError `OPTIONS_INVALID`, `KEY_WEAK`
 */
export async function generateKey(options: KeyOptions = {}): Promise<LocalSigningKey> {
  const { algorithm = 'Ed25519', rsaBits = DEFAULT_RSA_BITS } = options
  if (!signatureNames.includes(algorithm)) {
    throw wrongOption('algorithm', `one of ${signatureNames.join(', ')}`, JSON.stringify(algorithm))
  }
  const isBits = Number.isInteger(rsaBits) && rsaBits >= defaultLimits.minRsaBits && rsaBits <= defaultLimits.maxRsaBits
  if (!isBits) {
    throw wrongOption('rsaBits', `${defaultLimits.minRsaBits} to ${defaultLimits.maxRsaBits}`, String(rsaBits))
  }
  return localKey({ ...(await generatePrivateKey(algorithm, rsaBits)), alg: algorithm }, options.id)
}

/** What an imported key should be. */
export interface ImportOptions {
  /**
   * The verification method. Default: the JWK's `kid` if it is an absolute URL or DID URL, else the
   * key's own did:key (did:jwk for RSA).
   */
  readonly id?: string
  /** What the key signs with; only RSA keys have a choice. Default: the JWK's `alg`, else `'RS256'` for those. */
  readonly algorithm?: SignatureAlgorithm
}

/**
 * Imports a private key.
 *
 * @param material - a private JWK, as object or JSON text; PKCS#8 PEM (`BEGIN PRIVATE KEY`); or a
 *   secret multikey (Ed25519, `z3u2…`)
 * @param options - name and algorithm
 * @throws OpenBadgesError `KEY_INVALID`, `KEY_NOT_PRIVATE`, `KEY_MALFORMED`, `KEY_WEAK`, `KEY_TYPE_NOT_SUPPORTED`
 */
export async function importKey(material: PrivateJwk | string, options: ImportOptions = {}): Promise<LocalSigningKey> {
  const { id, algorithm } = options
  const jwk = typeof material === 'string' ? await readPrivateText(material) : material
  return localKey(algorithm === undefined ? jwk : { ...jwk, alg: algorithm }, id)
}

function localKey(material: unknown, id: string | undefined): LocalSigningKey {
  const copy = copyJson(material, defaultLimits)
  if (!isJsonObject(copy)) throw new OpenBadgesError('KEY_INVALID', { expected: 'a private JWK', found: 'no object' })
  if (typeof copy['kty'] !== 'string') {
    throw new OpenBadgesError('KEY_INVALID', { expected: 'a private JWK', found: 'an object without "kty"' })
  }
  if (typeof copy['d'] !== 'string') throw new OpenBadgesError('KEY_NOT_PRIVATE', {})
  const publicPart = Object.fromEntries(Object.entries(copy).filter(([member]) => !privateMembers.has(member)))
  const { jwk: publicKey, algorithms } = readPublicKey(publicPart, defaultLimits)
  const [algorithm] = algorithms
  // Stored again, a key must come back as what it was.
  const stated = algorithm === readPublicKey({ ...publicKey }, defaultLimits).algorithms[0] ? {} : { alg: algorithm }
  const privateJwk: PrivateJwk = { ...publicKey, ...stated, ...privateMembersOf(copy) }
  const loaded = importPrivateKey(privateJwk, algorithm)
  // Nobody may be waiting yet; a key that cannot be loaded speaks up when it is to sign.
  loaded.catch(() => undefined)
  return Object.freeze({
    id: id ?? nameOf(copy['kid'], publicKey),
    algorithm,
    publicKey: Object.freeze(publicKey),
    sign: async (message: Uint8Array) => signMessage(algorithm, await loaded, message),
    exportPrivateJwk: () => ({ ...privateJwk }),
  })
}

function privateMembersOf(jwk: { readonly [member: string]: unknown }): { readonly d: string } {
  return Object.fromEntries(Object.entries(jwk).filter(([member]) => privateMembers.has(member))) as { d: string }
}

function nameOf(kid: unknown, publicKey: Jwk): string {
  if (typeof kid === 'string' && /^(?:did|https):/.test(kid)) return kid
  const did = didKeyOf(publicKey)
  return did === undefined ? `${didJwkOf(publicKey)}#0` : `${did}#${did.slice('did:key:'.length)}`
}

/** NIST SP 800-57: as strong as the curves. */
const DEFAULT_RSA_BITS = 3_072
