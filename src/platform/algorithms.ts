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

/** A signature algorithm that issues credentials, by the name that JWTs give it; `Ed25519` is `EdDSA` there. */
export type SignatureAlgorithm = 'Ed25519' | 'ES256' | 'ES384' | 'RS256'
