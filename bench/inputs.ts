/** What is measured: a small and a full badge, in every form that a measured program takes. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { DataIntegrityProof } from '../src/model/proof.js'
import {
  createDataIntegritySigner,
  createJwtSigner,
  type Award,
  type LocalSigningKey,
  type OpenBadgeCredential,
} from 'openbadges-kit'
import { canonizeWithPeer } from '../test/support/peer-stack.js'
import { fixedKey } from '../test/support/fixed-keys.js'
import { badgesOf, issuerOf, signedAt } from '../test/support/signed-badges.js'

/** One badge, and all that is made of it beforehand. */
export interface Input {
  readonly size: 'small' | 'full'
  /** Not signed. */
  readonly badge: OpenBadgeCredential
  /** The same, as a caller of the issuer gives it. */
  readonly award: Award
  /** With an eddsa-rdfc-2022 proof, as JSON text. */
  readonly document: string
  /** Signed with EdDSA. */
  readonly token: string
  /** What the proof of `document` signs, and its signature. */
  readonly documentHash: Uint8Array
  readonly documentSignature: Uint8Array
  /** What `token` signs, and its signature. */
  readonly tokenMessage: Uint8Array
  readonly tokenSignature: Uint8Array
}

/** Who signs, in the forms that the measured programs take. */
export interface Keys {
  readonly signingKey: LocalSigningKey
  readonly issuer: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Makes everything that is measured. */
export async function prepare(): Promise<{ readonly keys: Keys; readonly inputs: readonly Input[] }> {
  const signingKey = await fixedKey('school')
  const issuer = issuerOf(signingKey)
  const privateKey = createPrivateKey({ key: { ...signingKey.exportPrivateJwk() }, format: 'jwk' })
  const badges = await badgesOf(issuer)
  const inputs = [await inputOf('small', badges.small, signingKey), await inputOf('full', badges.full, signingKey)]
  return { keys: { signingKey, issuer, privateKey, publicKey: createPublicKey(privateKey) }, inputs }
}

async function inputOf(size: Input['size'], badge: OpenBadgeCredential, key: LocalSigningKey): Promise<Input> {
  const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
  const jwt = await createJwtSigner(key).sign(badge, signedAt.getTime())
  if (signed.format !== 'data-integrity' || jwt.format !== 'jwt') throw new Error('signed in another format')
  const { proof, ...document } = signed.document
  const [{ proofValue, ...options }] = [proof].flat() as [DataIntegrityProof]
  const proofOptions = Object.assign({}, options, { '@context': badge['@context'] })
  const nquads = [await canonizeWithPeer(proofOptions), await canonizeWithPeer(document)]
  const [header = '', payload = '', signature = ''] = jwt.token.split('.')
  return {
    size,
    badge,
    award: awardOf(badge),
    document: JSON.stringify(signed.document),
    token: jwt.token,
    documentHash: Buffer.concat(nquads.map((text) => createHash('sha256').update(text).digest())),
    documentSignature: fromBase58(proofValue.slice(1)),
    tokenMessage: Buffer.from(`${header}.${payload}`),
    tokenSignature: Buffer.from(signature, 'base64url'),
  }
}

function awardOf(badge: OpenBadgeCredential): Award {
  const { credentialSubject: subject, '@context': _, type: _types, issuer: _issuer, proof: _proof, ...rest } = badge
  const { achievement, id, identifier, image, result, type: _class, ...about } = subject
  const { credentialStatus: _status, ...award } = rest
  return {
    ...award,
    ...about,
    achievement,
    recipient: {
      ...(id === undefined ? {} : { id }),
      ...(identifier === undefined ? {} : { identifiers: identifier }),
    },
    ...(image === undefined ? {} : { recipientImage: image }),
    ...(result === undefined ? {} : { results: result }),
  }
}

function fromBase58(text: string): Uint8Array {
  const value = Array.from(text).reduce((sum, character) => sum * 58n + BigInt(BASE58.indexOf(character)), 0n)
  return Buffer.from(value.toString(16).padStart(128, '0'), 'hex')
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
