/** The genuine badges whose mutants are judged, and whoever attacks them. */
import type { JsonObject } from '../../src/json/json.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { didWebDocument, jwksOf } from '../../src/keys/publish.js'
import type { LocalSigningKey, SigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { FetchFunction } from '../../src/net/network.js'
import { learner, withStatus } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import type { Genuine } from '../support/mutate.js'
import type { Node } from '../support/mutators/mutator.js'
import type { Attacker } from '../support/mutators/token.js'
import { badgesOf, issuerOf, signedAt } from '../support/signed-badges.js'
import { listCredential, listUrl, signList, statusEntry } from '../support/status-lists.js'

/** A genuine badge, and how often it is taken. */
export interface Weighted {
  readonly genuine: Genuine
  readonly weight: number
}

/** Everything the oracle needs. */
export interface Scene {
  readonly badges: readonly Weighted[]
  readonly issuers: readonly string[]
  /** Serves what the genuine issuers publish, and what the attacker does. */
  readonly fetch: FetchFunction
}

/** Signs the genuine badges, and has the attacker prepare. */
export async function setScene(): Promise<Scene> {
  const school = await fixedKey('school')
  const did = issuerOf(school)
  const webKeys = [
    await fixedKey('web-1', { id: `${WEB}#key-1` }),
    await fixedKey('web-2', { id: `${WEB}#key-2` }),
    await fixedKey('web-3', { id: `${WEB}#key-3`, algorithm: 'ES256' }),
  ] as const
  const setKey = await fixedKey('https-1', { id: `${HTTPS}/.well-known/jwks.json#key-1`, algorithm: 'ES256' })
  const own = await badgesOf(did)
  const web = await badgesOf(WEB)
  const https = await badgesOf(`${HTTPS}/profile`)

  const documents: readonly DocumentPlan[] = [
    { name: 'small', weight: 5, badge: own.small, keys: [school] },
    { name: 'full', weight: 1, badge: own.full, keys: [school] },
    { name: 'with status', weight: 3, badge: withStatus(own.small), keys: [school] },
    { name: 'of two entries without id, with status', weight: 3, badge: withTwoEntries(own.small), keys: [school] },
    { name: 'of nodes described twice', weight: 5, badge: sharing(own.small, did), keys: [school] },
    { name: 'with two proofs', weight: 3, badge: web.small, keys: [webKeys[0], webKeys[1]] },
    { name: 'with terms of its own', weight: 2, badge: withOwnTerms(web.small), keys: [webKeys[0]] },
  ]
  const tokens: readonly DocumentPlan[] = [
    { name: 'small', weight: 4, badge: own.small, keys: [school] },
    { name: 'full', weight: 1, badge: web.full, keys: [webKeys[2]] },
    { name: 'with status', weight: 2, badge: withStatus(web.small), keys: [webKeys[0]] },
    { name: 'of an https issuer', weight: 4, badge: https.small, keys: [setKey] },
  ]
  const suspensions = listCredential(did, { purpose: 'suspension', credential: { id: SUSPENSIONS } })
  return {
    badges: [...(await signDocuments(documents)), ...(await signTokens(tokens))],
    issuers: [did, WEB, `${HTTPS}/profile`],
    fetch: serve({
      [SUSPENSIONS]: JSON.parse(await signList(suspensions, school, 'data-integrity')) as JsonObject,
      [listUrl]: JSON.parse(
        await signList(listCredential(did, { set: [94_567] }), school, 'data-integrity'),
      ) as JsonObject,
      'https://school.example/.well-known/did.json': didWebDocument(WEB, [...webKeys]),
      [`${HTTPS}/.well-known/jwks.json`]: jwksOf([setKey]),
    }),
  }
}

interface DocumentPlan {
  readonly name: string
  readonly weight: number
  readonly badge: OpenBadgeCredential
  readonly keys: readonly LocalSigningKey[]
}

async function signDocuments(plans: readonly DocumentPlan[]): Promise<Weighted[]> {
  const signed: { plan: DocumentPlan; document: Node; proofs: Node[] }[] = []
  for (const plan of plans) {
    const proofs: Node[] = []
    for (const key of plan.keys) proofs.push(await proofBy(key, plan.badge))
    const document = { ...plan.badge, proof: proofs.length === 1 ? (proofs[0] ?? null) : proofs } as unknown as Node
    signed.push({ plan, document, proofs })
  }
  const weighted: Weighted[] = []
  for (const { plan, document } of signed) {
    const foreignProofs = signed.filter((other) => other.plan !== plan).flatMap(({ proofs }) => proofs)
    const material = { foreignProofs, ...(await attack(plan)) }
    const genuine: Genuine = {
      name: `document ${plan.name}`,
      format: 'data-integrity',
      text: JSON.stringify(document),
      material,
    }
    weighted.push({ genuine, weight: plan.weight })
  }
  return weighted
}

/** What the attacker signs: the badge as it is, and with other claims, under every name there is. */
async function attack({ badge, keys }: DocumentPlan): Promise<{ attackerProofs: Node[]; forgeries: Node[] }> {
  const attacker = await fixedKey('attacker')
  const ownName = attacker.id
  const genuineName = keys[0]?.id ?? ''
  const all = [
    genuineName,
    ownName,
    genuineName.split('#', 1)[0] ?? '',
    `${genuineName.split('#', 1)[0] ?? ''}#${ownName.split('#')[1] ?? ''}`,
    `${EVIL}/keys/1`,
  ]
  // Signing what is large takes long, and is no other attack.
  const names = badge.evidence === undefined ? all : all.slice(0, 1)
  const attackerProofs: Node[] = []
  const forgeries: Node[] = []
  for (const id of names) {
    const key = await fixedKey('attacker', { id })
    attackerProofs.push(await proofBy(key, badge))
    for (const forged of [
      { ...badge, name: 'PhD in Medicine' },
      { ...badge, validUntil: '2099-01-01T00:00:00Z' },
    ]) {
      forgeries.push({ ...forged, proof: await proofBy(key, forged) } as unknown as Node)
    }
  }
  return { attackerProofs, forgeries }
}

async function proofBy(key: SigningKey, badge: OpenBadgeCredential): Promise<Node> {
  const signed = await createDataIntegritySigner(key).sign(badge, signedAt.getTime())
  if (signed.format === 'jwt') throw new Error('not a document')
  return signed.document.proof as unknown as Node
}

async function signTokens(plans: readonly DocumentPlan[]): Promise<Weighted[]> {
  const tokens: string[] = []
  for (const { badge, keys } of plans) {
    const signed = await createJwtSigner(keys[0]!).sign(badge, signedAt.getTime())
    if (signed.format === 'jwt') tokens.push(signed.token)
  }
  const attackers = await attackersWithNames()
  return plans.map(({ name, weight, keys }, index) => ({
    weight,
    genuine: {
      name: `token ${name}`,
      format: 'jwt',
      text: tokens[index] ?? '',
      material: {
        others: tokens.filter((_token, at) => at !== index),
        attackers,
        publicTexts: [JSON.stringify(keys[0]?.publicKey), keys[0]?.publicKey.x ?? '', keys[0]?.id ?? '', ''],
      },
    },
  }))
}

async function attackersWithNames(): Promise<Attacker[]> {
  const edwards = await fixedKey('attacker')
  const elliptic = await fixedKey('attacker', { algorithm: 'ES256' })
  return [
    { alg: 'EdDSA', jwk: edwards.exportPrivateJwk(), kid: edwards.id },
    { alg: 'ES256', jwk: elliptic.exportPrivateJwk(), kid: elliptic.id },
    { alg: 'ES256', jwk: elliptic.exportPrivateJwk(), kid: `${EVIL}/keys/1` },
  ]
}

/** A badge with a clear entry and a set one, neither of which has a name. */
function withTwoEntries(badge: OpenBadgeCredential): OpenBadgeCredential {
  const clear = statusEntry({ statusPurpose: 'suspension', statusListIndex: '7', statusListCredential: SUSPENSIONS })
  return { ...badge, credentialStatus: [clear, statusEntry()] as unknown as readonly { readonly type: string }[] }
}

/** A badge that describes its issuer and its achievement at several places. */
function sharing(badge: OpenBadgeCredential, issuer: string): OpenBadgeCredential {
  const { credentialSubject: subject } = badge
  const { achievement } = subject
  return {
    ...badge,
    issuer: { id: issuer, type: ['Profile'], name: 'Bergen Welding School', email: 'office@school.example' },
    credentialSubject: {
      ...subject,
      // Its neighbours have the same canonical form with 15 digits.
      creditsEarned: 1.5,
      source: { id: issuer, type: ['Profile'], phone: '+47 55 00 00 00' },
      achievement: {
        ...achievement,
        creator: { id: issuer, type: ['Profile'], url: 'https://school.example/' },
        related: [
          { id: achievement.id, type: ['Related'], version: '2' },
          { id: 'https://school.example/achievements/sveiser', type: ['Related'], inLanguage: 'nb' },
        ],
      },
    },
    evidence: [{ id: learner, type: ['Evidence'], narrative: 'See the recipient.' }],
  }
}

/** A badge with a harmless inline context, whose terms are signed like all others. */
function withOwnTerms(badge: OpenBadgeCredential): OpenBadgeCredential {
  const inline = {
    grade: 'https://school.example/terms#grade',
    mentor: { '@id': 'https://school.example/terms#mentor' },
  }
  const subject = { ...badge.credentialSubject, grade: 'B', mentor: 'Ola' }
  return { ...badge, '@context': [...badge['@context'], inline], credentialSubject: subject }
}

function serve(documents: Readonly<Record<string, JsonObject>>): FetchFunction {
  const all: Readonly<Record<string, JsonObject>> = {
    ...documents,
    [`${EVIL}/keys/1`]: { id: `${EVIL}/keys/1`, type: 'Multikey', controller: WEB, publicKeyMultibase: 'z6Mk' },
  }
  return (url) =>
    Promise.resolve(all[url] === undefined ? new Response('not here', { status: 404 }) : Response.json(all[url]))
}

const WEB = 'did:web:school.example'
const HTTPS = 'https://badges.school.example'
const EVIL = 'https://evil.example'
const SUSPENSIONS = 'https://school.example/status/2'
