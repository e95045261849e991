/** The signature algorithms of the library, and the public keys they take. */

/** A JSON Web Key (RFC 7517): the members that this library reads or writes. */
export type Jwk = {
  readonly kty: string
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
  readonly kid?: string
  readonly alg?: string
  readonly use?: string
  readonly key_ops?: readonly string[]
}

/** A private JSON Web Key. Never written to reports, errors or published documents. */
export type PrivateJwk = Jwk & {
  readonly d: string
  readonly p?: string
  readonly q?: string
  readonly dp?: string
  readonly dq?: string
  readonly qi?: string
}

/** A key made ready by a platform. What it is, only the platform knows that made it, so that nobody needs its types. */
export interface PlatformKey {
  readonly type: string
}

/** A signature algorithm, by the name that JWTs give it (RFC 7518, section 3.1); `Ed25519` is `EdDSA` there. */
export type SignatureAlgorithm =
  'Ed25519' | 'ES256' | 'ES384' | 'ES512' | 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512'

/** A hash function, by the name that Web Crypto gives it. */
export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512'

/** What an algorithm needs, in the words of Web Crypto. */
export interface AlgorithmFacts {
  /** The kind of key. */
  readonly keyType: 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'RSA'
  /** How the message is hashed first; Ed25519 does that itself. */
  readonly hash?: HashName
  /** Of RSA: PKCS#1 v1.5, or PSS with a salt as long as the hash. */
  readonly padding?: 'PKCS1' | 'PSS'
}

/** Every algorithm; for keys of a type that may have several, the usual one first. */
export const signatureAlgorithms: { readonly [Name in SignatureAlgorithm]: AlgorithmFacts } = {
  Ed25519: { keyType: 'Ed25519' },
  ES256: { keyType: 'P-256', hash: 'SHA-256' },
  ES384: { keyType: 'P-384', hash: 'SHA-384' },
  ES512: { keyType: 'P-521', hash: 'SHA-512' },
  RS256: { keyType: 'RSA', hash: 'SHA-256', padding: 'PKCS1' },
  RS384: { keyType: 'RSA', hash: 'SHA-384', padding: 'PKCS1' },
  RS512: { keyType: 'RSA', hash: 'SHA-512', padding: 'PKCS1' },
  PS256: { keyType: 'RSA', hash: 'SHA-256', padding: 'PSS' },
  PS384: { keyType: 'RSA', hash: 'SHA-384', padding: 'PSS' },
  PS512: { keyType: 'RSA', hash: 'SHA-512', padding: 'PSS' },
}

/** Bytes of a hash. */
export const hashSizes: { readonly [Name in HashName]: number } = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }

/** Lists the algorithms that keys of a type may have, the usual one first. */
export function algorithmsOf(
  keyType: AlgorithmFacts['keyType'],
): readonly [SignatureAlgorithm, ...SignatureAlgorithm[]] {
  const [usual, ...others] = signatureNames.filter((name) => signatureAlgorithms[name].keyType === keyType)
  if (usual === undefined) throw new TypeError(`no algorithm for ${keyType}`)
  return [usual, ...others]
}

/** The names of all algorithms. */
export const signatureNames = Object.keys(signatureAlgorithms) as readonly SignatureAlgorithm[]

/**
 * Tells whether a signature of RSA is as long as the modulus (RFC 8017, sections 8.1.2 and 8.2.2, step 1): not every machine asks,
 * and one without its leading zeros would be a second spelling of the same.
 *
 * @param modulusLength - in bits; `undefined` for keys of other kinds, which fit
 */
export function fitsModulus(signature: Uint8Array, modulusLength: number | undefined): boolean {
  return modulusLength === undefined || signature.length === Math.ceil(modulusLength / 8)
}
