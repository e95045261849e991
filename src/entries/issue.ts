/** `openbadges-kit/issue`: signing badges. */
export { createIssuer } from '../issue/issuer.js'
export type { Award, Issuer, IssuerOptions } from '../issue/issuer.js'
export { createDataIntegritySigner, createJwtSigner } from '../issue/signer.js'
export type { Signer } from '../issue/signer.js'
export type { SignedCredential } from '../issue/signed-credential.js'
export type { SigningKey } from '../keys/signing-key.js'
export type { Period } from '../time.js'
export { OpenBadgesError } from '../errors.js'
