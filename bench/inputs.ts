/** What is measured: badges and a record, in every form that a measured program takes. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newestClrContext, newestOpenBadgesContext } from '../src/model/contexts.js'
import type { DataIntegrityProof } from '../src/model/proof.js'
import { learner } from '../test/support/badges.js'
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

/**
 * What is measured: a usual badge; the full example of the specification, with its own endorsements, whose suite nobody
 * knows; a badge with every class of the data model, and six endorsements that hold; a record (CLR 2.0) of three badges.
 */
export type Size = 'small' | 'full' | 'endorsed' | 'record'

/** One credential, and all that is made of it beforehand. */
export interface Input {
  readonly size: Size
  readonly kind: 'badge' | 'clr'
  /** Not signed. */
  readonly badge: OpenBadgeCredential
  /** The same, as a caller of the issuer gives it; `undefined` where the builders do not make it. */
  readonly award: Award | undefined
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
  const { small, full } = await badgesOf(issuer)
  const example = specificationExample(issuer)
  const inputs = [
    await inputOf('small', small, signingKey, awardOf(small)),
    ...(example === undefined ? [] : [await inputOf('full', example, signingKey, undefined)]),
    await inputOf('endorsed', full, signingKey, awardOf(full)),
    await inputOf('record', await recordOf(small, signingKey), signingKey, undefined),
  ]
  return { keys: { signingKey, issuer, privateKey, publicKey: createPublicKey(privateKey) }, inputs }
}

/** As it stands, but for its issuer, its end, and what others would have to be asked for. */
function specificationExample(issuer: string): OpenBadgeCredential | undefined {
  if (!existsSync(EXAMPLE)) return undefined
  const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as OpenBadgeCredential
  const { credentialStatus: _, refreshService: _refresh, credentialSchema: _schema, proof: _proof, ...rest } = example
  return { ...rest, issuer: Object.assign({}, example.issuer, { id: issuer }), validUntil: '2030-01-01T00:00:00Z' }
}

async function recordOf(badge: OpenBadgeCredential, key: LocalSigningKey): Promise<OpenBadgeCredential> {
  const members: object[] = []
  for (const name of ['A', 'B', 'C']) {
    const member = { ...badge, id: `${badge.id}/${name}`, name: `${String(badge.name)} ${name}` }
    const signed = await createDataIntegritySigner(key).sign(member, signedAt.getTime())
    if (signed.format === 'data-integrity') members.push(signed.document)
  }
  const [dataModel] = badge['@context']
  const record = {
    '@context': [dataModel, newestClrContext, newestOpenBadgesContext],
    id: 'urn:uuid:7d1f0c3e-6a0e-4a62-9e5c-3a1d7f0f7a11',
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer: badge.issuer,
    validFrom: badge.validFrom,
    name: 'Transcript',
    credentialSubject: { id: learner, type: ['ClrSubject'], verifiableCredential: members },
  }
  return record as unknown as OpenBadgeCredential
}

async function inputOf(
  size: Size,
  badge: OpenBadgeCredential,
  key: LocalSigningKey,
  award: Award | undefined,
): Promise<Input> {
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
    kind: size === 'record' ? 'clr' : 'badge',
    badge,
    award,
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

/** Other people's credentials are read where they are. */
const EXAMPLE = join(
  process.env['OPENBADGES_CORPUS'] ?? '../shared/corpus',
  'files/1EdTech+openbadges-specification/extracted/fullOpenBadge_html_1.json',
)
