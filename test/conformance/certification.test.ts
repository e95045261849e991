/** What the certification hands to displayers, and what it asks of issuers, as far as a library can show it. */
import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { createIssuer } from '../../src/issue/issuer.js'
import { createSelectiveDisclosureSigner } from '../../src/issue/selective-disclosure-signer.js'
import { createDataIntegritySigner, createJwtSigner, type Signer } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import { credentialsV1Context, newestOpenBadgesContext } from '../../src/model/contexts.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import type { BadgeView } from '../../src/view/credential-view.js'
import { viewCredential } from '../../src/view/view-credential.js'
import { badgeOf } from '../cli/badges.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { canonizeWithPeer, verifyWithPeer } from '../support/peer-stack.js'
import { pngOf } from '../support/pictures.js'
import { makeProof, proofOptions } from '../support/proofs.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { listBy, listHost, listUrl, statusEntry } from '../support/status-lists.js'
import { signToken } from '../support/tokens.js'

const elliptic = await fixedKey('academy', { algorithm: 'ES256' })
const edwards = await fixedKey('academy')
const rsa = await fixedKey('academy', { algorithm: 'RS256' })

/** The bits that stand for the badge that is revoked, and for the others. */
const [SET, CLEAR] = ['94567', '7']

/** The three badges: how each differs, and what a displayer says of it. */
const threeBadges = [
  { name: 'in order', index: CLEAR, until: '2028-01-01T00:00:00Z', verdict: 'verified', status: 'clear' },
  { name: 'expired and not revoked', index: CLEAR, until: '2026-03-01T00:00:00Z', verdict: 'expired', status: 'clear' },
  { name: 'revoked and not expired', index: SET, until: '2028-01-01T00:00:00Z', verdict: 'revoked', status: 'revoked' },
] as const

type Sealed = JsonObject | string

/** How a badge of data model 2.0 comes to a displayer. */
const today: readonly (readonly [string, LocalSigningKey, (badge: JsonObject) => Promise<Sealed>])[] = [
  ['eddsa-rdfc-2022', edwards, async (badge) => documentBy(createDataIntegritySigner(edwards), badge)],
  [
    'ecdsa-sd-2023',
    elliptic,
    async (badge) => {
      const base = await documentBy(createSelectiveDisclosureSigner(elliptic), badge)
      const disclose = ['/name', '/validUntil', '/credentialStatus', '/issuer/name', '/credentialSubject/achievement']
      return (await deriveCredential(base, { disclose })).document as unknown as JsonObject
    },
  ],
  [
    'a token by RS256',
    rsa,
    async (badge) => {
      const signed = await createJwtSigner(rsa).sign(badge as unknown as OpenBadgeCredential, signedAt.getTime())
      return signed.format === 'jwt' ? signed.token : ''
    },
  ],
]

/** Likewise of data model 1.1. */
const formerly: typeof today = [
  [
    'Ed25519Signature2020',
    edwards,
    async (badge) => {
      const { cryptosuite: _, ...options } = proofOptions(edwards.id)
      return { ...badge, proof: await makeProof(badge, edwards, { ...options, type: 'Ed25519Signature2020' }) }
    },
  ],
  ['a token with a "vc" claim', elliptic, (badge) => signToken({ vc: badge, iss: issuerOf(elliptic) }, elliptic)],
]

describe('of the three badges that are handed to displayers, the one that is', () => {
  for (const each of threeBadges) {
    it.each(today)(`${each.name}, by %s, is told apart, and shown with all that is asked for`, async (_, key, seal) => {
      await expectShown(key, await seal(badgeFor(key, each)), each)
    })
    it.each(formerly)(
      `${each.name}, of data model 1.1, by %s, is told apart, and shown with all that is asked for`,
      async (_, key, seal) => {
        await expectShown(key, await seal(formerBadgeFor(key, each)), each)
      },
    )
    it(`${each.name} is told apart in a picture, too`, async () => {
      const document = await documentBy(createDataIntegritySigner(edwards), badgeFor(edwards, each))
      await expectShown(edwards, bakeImage(pngOf(), { format: 'data-integrity', document }), each)
    })
  }
})

describe('a badge for the recipient whom the certification names', () => {
  const conformance = { type: 'emailAddress', value: 'conformance@imsglobal.org' }
  const issueBy = (signer: Signer): ReturnType<ReturnType<typeof createIssuer>['issue']> =>
    createIssuer({
      profile: { id: issuerOf(signer.key), name: 'Example Academy' },
      signer,
      status: 'none',
      now: () => signedAt.getTime(),
    }).issue({
      achievement: { name: 'Conformance', description: 'Conforms.', criteria: 'Conform.' },
      recipient: { email: conformance.value },
    })
  const verify = async (key: LocalSigningKey, input: unknown): Promise<string> =>
    (await verifierFor(key).verify(input, { expectedRecipient: conformance })).verdict

  it('by eddsa-rdfc-2022 is verified as theirs, and by others in the safe mode of JSON-LD', async () => {
    const badge = await issueBy(createDataIntegritySigner(edwards))
    expect(await verify(edwards, badge)).toBe('verified')
    const document = 'document' in badge ? badge.document : {}
    expect(await canonizeWithPeer(document)).toContain('#IdentityObject>')
    expect(await verifyWithPeer(document, judgedAt)).toEqual({ verified: true, errors: [] })
  })

  it('by ecdsa-sd-2023 is verified as theirs once everything is shown', async () => {
    const badge = await issueBy(createSelectiveDisclosureSigner(elliptic))
    const shown = await deriveCredential(badge, { disclose: ['/credentialSubject'] })
    expect(await verify(elliptic, shown)).toBe('verified')
  })

  it('by RS256 is verified as theirs, and not as somebody else’s', async () => {
    const badge = await issueBy(createJwtSigner(rsa))
    expect(await verify(rsa, badge)).toBe('verified')
    const other = { type: 'emailAddress', value: 'someone@imsglobal.org' }
    expect((await verifierFor(rsa).verify(badge, { expectedRecipient: other })).verdict).toBe('wrong-recipient')
  })
})

/** A badge of today, with a picture, a date of issue and an entry in the list. */
function badgeFor(key: LocalSigningKey, { index, until }: (typeof threeBadges)[number]): JsonObject {
  const plain = badgeOf(issuerOf(key))
  const subject = plain['credentialSubject'] as JsonObject
  const image = { id: 'https://academy.example/badge.png', type: 'Image' }
  return {
    ...plain,
    validUntil: until,
    credentialSubject: { ...subject, achievement: { ...(subject['achievement'] as JsonObject), image } },
    credentialStatus: { ...statusEntry({ statusListIndex: index }), id: `${listUrl}#${index}` },
  }
}

function formerBadgeFor(key: LocalSigningKey, each: (typeof threeBadges)[number]): JsonObject {
  const { validFrom, validUntil, ...badge } = badgeFor(key, each)
  return {
    ...badge,
    '@context': [
      credentialsV1Context,
      newestOpenBadgesContext,
      'https://www.w3.org/ns/credentials/status/v1',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ],
    issuanceDate: validFrom ?? '',
    expirationDate: validUntil ?? '',
  }
}

async function documentBy(signer: Signer, badge: JsonObject): Promise<JsonObject> {
  const signed = await signer.sign(badge as unknown as OpenBadgeCredential, signedAt.getTime())
  return signed.format === 'jwt' ? {} : signed.document
}

async function expectShown(
  key: LocalSigningKey,
  input: unknown,
  { verdict, status }: (typeof threeBadges)[number],
): Promise<void> {
  const { fetch } = listHost({ [listUrl]: await listBy(key, { set: [Number(SET)] }) })
  const verifier = createVerifier({ trustedIssuers: [issuerOf(key)], fetch, now: () => judgedAt })
  const report = await verifier.verify(input)
  expect([report.verdict, ...codesIn(report.checks)]).toEqual([verdict, ...CODES[verdict]])
  const view = viewCredential(report) as BadgeView
  expect(view).toMatchObject({
    authentic: true,
    verdict,
    images: [{ of: 'achievement' }],
    name: 'Welding, level 1',
    description: { text: 'Joins steel plates.' },
    issuer: { name: 'Example Academy', nameIs: 'trusted' },
    dates: { validFrom: { text: '1 January 2026, 00:00 UTC' } },
    status: { state: status },
    summary: { key: `verdict.${verdict}` },
  })
}

function codesIn(checks: readonly object[]): readonly string[] {
  return checks.flatMap((check) =>
    'problems' in check ? (check.problems as readonly { readonly code: string }[]).map(({ code }) => code) : [],
  )
}

function verifierFor(key: LocalSigningKey): Verifier {
  return createVerifier({ trustedIssuers: [issuerOf(key)], fetch: noNetwork, now: () => judgedAt })
}

const CODES = { verified: [], expired: ['EXPIRED'], revoked: ['REVOKED'] } as const
