/**
 * Somebody has an endorsement or a member of a record say something of the badge's own recipient, issuer or achievement. The
 * issuer signs what is inside along with the badge; in the graph nobody's words stand apart, so they read as the issuer's.
 */
import { describe, expect, it } from 'vitest'
import { toArray, type JsonObject } from '../../src/json/json.js'
import { createIssuer } from '../../src/issue/issuer.js'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { newestClrContext } from '../../src/model/contexts.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { viewCredential } from '../../src/view/view-credential.js'
import {
  badgeContexts,
  badgeOf,
  ed25519Key,
  signDocument,
  signPayload,
  type TestKey,
} from '../support/foreign-signer.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'

const [school, mallory, other] = [ed25519Key(1), ed25519Key(2), ed25519Key(3)]
const verifier = createVerifier({ trustedIssuers: [school.did], now: () => judgedAt })
const expectedRecipient = { type: 'emailAddress', value: 'victim@else.example' }

const learner = 'did:example:ada'
const achievement = 'https://school.example/achievements/1'
const address = (identityHash: string, more: JsonObject = {}): JsonObject => ({
  ...{ type: 'IdentityObject', hashed: false, identityType: 'emailAddress', identityHash },
  ...more,
})
const victims = address(expectedRecipient.value)

function badge(more: JsonObject = {}, subject: JsonObject = {}): JsonObject {
  const { credentialSubject, ...rest } = badgeOf(school.did) as { credentialSubject: JsonObject }
  const named = { ...(credentialSubject['achievement'] as JsonObject), id: achievement }
  return { ...rest, ...more, credentialSubject: { ...credentialSubject, id: learner, achievement: named, ...subject } }
}

function endorsement(
  subject: JsonObject,
  issuer: JsonObject = { id: mallory.did, type: ['Profile'], name: 'M' },
): JsonObject {
  return {
    '@context': badgeContexts,
    id: 'urn:uuid:5a5f3a5e-1111-4222-8333-44445555aaaa',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    name: 'Endorsement',
    credentialSubject: {
      ...subject,
      type: ['EndorsementSubject', ...toArray(subject['type'])],
      endorsementComment: 'Good.',
    },
  }
}

/** A record of one badge by somebody else, or of what is given. */
async function record(by: TestKey, subject: JsonObject = {}, inside?: JsonObject): Promise<JsonObject> {
  const members = [inside ?? (await signDocument(badgeOf(other.did), other))]
  return {
    '@context': [badgeContexts[0]!, newestClrContext, badgeContexts[1]!],
    id: `urn:uuid:5a5f3a5e-1111-4222-8333-44445555${by === school ? 'bbbb' : 'cccc'}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer: { id: by.did, type: ['Profile'], name: 'School' },
    name: 'Record',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: learner, type: ['ClrSubject'], ...subject, verifiableCredential: members },
  }
}

/** The verdict and the codes of what is in the way. */
async function judged(document: unknown, accept: 'badge' | 'clr' = 'badge'): Promise<readonly string[]> {
  const report = await verifier.verify(document, { accept: [accept], expectedRecipient })
  return [report.verdict, ...problemCodesIn(report).filter((code) => !code.startsWith('ENDORSEMENT_'))]
}

describe('an endorsement inside a badge', () => {
  it.each<[string, JsonObject, JsonObject?]>([
    ['gives the recipient an address', { id: learner, type: 'AchievementSubject', identifier: [victims] }],
    ['gives the recipient credits', { id: learner, type: 'AchievementSubject', creditsEarned: 500 }],
    [
      'gives the achievement a description more',
      { id: achievement, type: 'Achievement', description: 'And a licence to heal.' },
    ],
    ['gives the issuer another name', { id: school.did, type: 'Profile', name: 'A Better School' }],
    [
      'says something of the badge itself',
      { id: badge()['id']!, type: 'VerifiableCredential', validUntil: '2099-01-01T00:00:00Z' },
    ],
    [
      'says something of an organization above its own issuer',
      { id: achievement },
      {
        ...{ id: mallory.did, type: ['Profile'], name: 'M' },
        parentOrg: { id: school.did, type: ['Profile'], name: 'A' },
      },
    ],
  ])('%s', async (_, subject, issuer) => {
    const written = endorsement(subject, issuer)
    for (const inside of [await signDocument(written, mallory), written]) {
      const report = await verifier.verify(await signDocument(badge({ endorsement: [inside] }), school))
      expect([report.verdict, problemCodesIn(report)[0]]).toEqual(['invalid', 'NOT_COMPACTED'])
    }
  })

  it('describes an issuer that the badge only names', async () => {
    const named = {
      issuer: school.did,
      endorsement: [endorsement({ id: achievement }, { id: school.did, type: ['Profile'], name: 'A' })],
    }
    expect(await judged(await signDocument(badge(named), school))).toEqual(['invalid', 'NOT_COMPACTED'])
  })

  it('claims to be by the issuer, under another name: the name is not called trusted', async () => {
    const forged = endorsement({ id: achievement }, { id: school.did, type: ['Profile'], name: 'A Better School' })
    const report = await verifier.verify(await signDocument(badge({ endorsement: [forged] }), school))
    expect(report.verdict).toBe('verified')
    expect(viewCredential(report)).toMatchObject({ issuer: { nameIs: 'self-declared' } })
    const alone = await verifier.verify(await signDocument(badge(), school))
    expect(viewCredential(alone)).toMatchObject({ issuer: { nameIs: 'trusted' } })
  })

  it('may comment on what it endorses, and say again what the badge says', async () => {
    const { name } = badge()['issuer'] as JsonObject
    for (const subject of [{ id: achievement }, { id: learner }, { id: school.did, type: 'Profile', name: name! }]) {
      const inside = await signDocument(endorsement(subject), mallory)
      const report = await verifier.verify(await signDocument(badge({ endorsement: [inside] }), school))
      expect([report.verdict, report.contained.map((each) => each.report.checks[2]?.outcome)]).toEqual([
        'verified',
        ['passed'],
      ])
    }
  })

  it('is nothing that this library would sign', async () => {
    const [key, theirs] = [await fixedKey('school'), await fixedKey('attacker')]
    const issuer = createIssuer({
      profile: { id: issuerOf(key), name: 'School' },
      signer: createDataIntegritySigner(key),
      status: 'none',
    })
    const inside = endorsement(
      { id: learner, type: 'AchievementSubject', identifier: [victims] },
      { id: issuerOf(theirs), type: ['Profile'], name: 'M' },
    )
    const signed = await createDataIntegritySigner(theirs).sign(inside as never, judgedAt.getTime())
    const award = {
      achievement: { id: achievement, name: 'A', description: 'd', criteria: 'c' },
      recipient: { id: learner },
      endorsements: [signed],
    }
    expect(await thrownBy(() => issuer.issue(award as never))).toMatchObject({ code: 'NOT_COMPACTED' })
  })
})

describe('words that the holder has moved out of what is inside', () => {
  it('are nobody’s: an address that an endorsement may have given', async () => {
    const honest = await signDocument(endorsement({ id: learner }), mallory)
    const spoiled = { ...honest, name: 'Another' }
    const given = badge({}, { identifier: [victims] })
    expect(await judged(await signDocument({ ...given, endorsement: [honest] }, school))).toEqual(['verified'])
    for (const inside of [spoiled, endorsement({ id: learner }), { ...endorsement({ id: given['id']! }) }]) {
      const codes = await judged(await signDocument({ ...given, endorsement: [inside] }, school))
      expect(codes).toEqual(['unknown', 'RECIPIENT_AMBIGUOUS'])
    }
    const elsewhere = await signDocument({ ...given, endorsement: [endorsement({ id: achievement })] }, school)
    expect(await judged(elsewhere)).toEqual(['verified'])
  })

  it('are the issuer’s where what was signed is text', async () => {
    const given = badge({ endorsement: [endorsement({ id: learner })] }, { identifier: [victims] })
    expect(await judged(signPayload(given, school))).toEqual(['verified'])
    const proof = { cryptosuite: 'eddsa-jcs-2022', '@context': badgeContexts }
    expect(await judged(await signDocument(given, school, { proof }))).toEqual(['verified'])
  })
})

describe('a member of a record', () => {
  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ['gives the recipient an address', { identifier: [victims] }, {}, ['unknown', 'RECIPIENT_AMBIGUOUS']],
    [
      'gives the recipient an address beside the record’s',
      { identifier: [victims] },
      { identifier: [address('ada@school.example')] },
      ['unknown', 'RECIPIENT_AMBIGUOUS'],
    ],
    ['gives the address that the record gives', { identifier: [victims] }, { identifier: [victims] }, ['verified']],
    [
      'gives an address by a name that anybody can repeat',
      { identifier: [{ id: 'urn:example:1', ...victims }] },
      { identifier: [{ id: 'urn:example:1', ...victims }] },
      ['invalid', 'PROPERTY_NOT_ALLOWED'],
    ],
    ['gives none', {}, { identifier: [victims] }, ['verified']],
    ['gives another', { identifier: [address('ada@school.example')] }, {}, ['wrong-recipient', 'WRONG_RECIPIENT']],
  ])('by somebody else %s', async (_, theirs, own, expected) => {
    const inside = await signDocument(await record(other, theirs), other)
    expect(await judged(await signDocument(await record(school, own, inside), school), 'clr')).toEqual(expected)
  })

  it('by the same issuer speaks for it, if its proof holds', async () => {
    const inside = await signDocument(
      { ...(await record(school, { identifier: [victims] })), id: 'urn:example:2' },
      school,
    )
    expect(await judged(await signDocument(await record(school, {}, inside), school), 'clr')).toEqual(['verified'])
    const spoiled = { ...inside, name: 'Another' }
    const codes = await judged(await signDocument(await record(school, {}, spoiled), school), 'clr')
    expect(codes).toEqual(['unknown', 'RECIPIENT_AMBIGUOUS'])
  })

  it('by somebody else says who the learner is in other words', async () => {
    const { credentialSubject, ...rest } = badgeOf(other.did) as { credentialSubject: JsonObject }
    const told = { ...rest, credentialSubject: { ...credentialSubject, id: learner, identifier: [victims] } }
    const inside = await signDocument(told, other)
    const codes = await judged(await signDocument(await record(school, {}, inside), school), 'clr')
    expect(codes).toEqual(['wrong-recipient', 'WRONG_RECIPIENT'])
  })
})
