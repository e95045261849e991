/** `openbadges-kit/keys`: signing keys, and how an issuer publishes them. */
export { generateKey, importKey } from '../keys/signing-key.js'
export type { KeyOptions, LocalSigningKey, SigningKey } from '../keys/signing-key.js'
export { didJwkOf, didKeyOf, didWebDocument, jwksOf } from '../keys/publish.js'
export type { DidDocument, Jwks, KeyToPublish, VerificationMethod } from '../keys/publish.js'
export type { Jwk, PrivateJwk, SignatureAlgorithm } from '../platform/algorithms.js'
export { OpenBadgesError } from '../errors.js'
