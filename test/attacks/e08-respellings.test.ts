/** E8, B4: what was signed is spelled or placed otherwise, so that readers find other values, or find them elsewhere. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine, signDocument, verifier, victimBadge, type Loose } from './genuine.js'

let genuine: Loose

beforeAll(async () => {
  const badge = victimBadge()
  const { credentialSubject: subject } = badge
  genuine = await signDocument({
    ...badge,
    credentialSubject: {
      ...subject,
      creditsEarned: 3,
      achievement: {
        ...subject.achievement,
        tag: ['welding', 'steel'],
        // The creator is the issuer itself, described again with less.
        creator: { id: badge['issuer'].id, type: ['Profile'] },
      },
    },
  })
})

/** Each gives the same graph, or nearly, and another text. */
const refused: readonly (readonly [string, (document: Loose) => void])[] = [
  ['a name as a value object', (document) => void (document['name'] = { '@value': document['name'] as string })],
  ['a name in an array', (document) => void (document['name'] = [document['name']])],
  ['a name in an array with null', (document) => void (document['name'] = [null, document['name']])],
  ['a name in an array in an array', (document) => void (document['name'] = [[document['name']]])],
  [
    'a name with a language',
    (document) => void (document['name'] = { '@value': document['name'] as string, '@language': 'en' }),
  ],
  [
    'a type by its full IRI',
    (document) => void (document['type'][1] = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential'),
  ],
  ['a nested context', (document) => void (document['credentialSubject']['@context'] = document['@context'])],
  [
    'the issuer as text and its profile included',
    (document) => {
      document['@included'] = [document['issuer']]
      document['issuer'] = document['issuer'].id as string
    },
  ],
  [
    'one subject split in two',
    (document) => {
      const { id, type, ...rest } = document['credentialSubject'] as Loose
      document['credentialSubject'] = [
        { id, type },
        { id, type, ...rest },
      ]
    },
  ],
  ['a value said twice', (document) => void document['credentialSubject'].achievement.tag.push('steel')],
  ['the number 3 as text', (document) => void (document['credentialSubject'].creditsEarned = '3')],
  [
    'criteria under the name of their class',
    (document) => {
      const { criteria, ...rest } = document['credentialSubject'].achievement as Loose
      document['credentialSubject'].achievement = { ...rest, Criteria: criteria as unknown }
    },
  ],
  ['a half of a character', (document) => void (document['name'] = '\ud800')],
]

describe('E8: the holder re-spells a genuine badge', () => {
  it('control: the genuine badge verifies', () => expectGenuine(genuine))

  it.each(refused)('refuses %s', async (_, respell) => {
    const document = structuredClone(genuine)
    respell(document)
    expect((await codesOf(document)).length).toBeGreaterThan(0)
    await expectGenuine(genuine)
  })

  it('shows the same when members change places', async () => {
    const document = structuredClone(genuine)
    document['credentialSubject'].achievement.tag.reverse()
    document['type'].reverse()
    const report = await verifier.verify(document)
    expect(report.verdict).toBe('verified')
    expect(report.credential?.type).toEqual(expect.arrayContaining(genuine['type'] as string[]))
  })

  it('shows the issuer’s name although it was moved into the description of the creator', async () => {
    const moved = structuredClone(genuine)
    const { name, ...issuer } = moved['issuer'] as Loose
    moved['issuer'] = issuer
    moved['credentialSubject'].achievement.creator.name = name
    const named = structuredClone(genuine)
    named['issuer'] = named['issuer'].id as string
    named['credentialSubject'].achievement.creator.name = name
    for (const document of [moved, named]) {
      const report = await verifier.verify(document)
      expect(report.verdict).toBe('verified')
      expect(report.credential?.issuer).toMatchObject({
        id: genuine['issuer'].id as string,
        name: 'Bergen Welding School',
      })
      expect(report.findings.map(({ code }) => code)).toContain('NODE_DESCRIBED_TWICE')
    }
  })

  it('shows what was signed, whatever the verifier’s owner added by way of contexts', async () => {
    const context = 'https://attacker.example/renames.json'
    const renames = { '@context': { forever: 'https://www.w3.org/2018/credentials#validUntil' } }
    const lenient = createVerifier({
      trustedIssuers: anyIssuer,
      now: () => judgedAt,
      contexts: { [context]: JSON.stringify(renames) },
    })
    const { validUntil, '@context': contexts, ...rest } = structuredClone(genuine)
    const forever = { ...rest, '@context': [...(contexts as string[]), context], forever: validUntil as string }
    expect((await codesOf(forever, {}, lenient)).length).toBeGreaterThan(0)
  })
})
