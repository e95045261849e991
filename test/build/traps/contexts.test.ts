/** Traps of the contexts: T-1, T-2, T-3, T-15, T-24, T-28, T-29. */
import { beforeAll, describe, expect, it } from 'vitest'
import { buildEndorsement } from '../../../src/build/build-endorsement.js'
import type { JsonObject } from '../../../src/json/json.js'
import type { ContextLibrary } from '../../../src/jsonld/context-library.js'
import { translate } from '../../../src/jsonld/translate.js'
import { defaultLimits } from '../../../src/limits.js'
import {
  credentialsV1Context,
  credentialsV2Context,
  newestOpenBadgesContext,
  openBadgesContexts,
  openBadgesExtensionsContext,
} from '../../../src/model/contexts.js'
import type { OpenBadgeCredential } from '../../../src/model/credential.js'
import { createJwtSigner } from '../../../src/issue/signer.js'
import { library } from '../../jsonld/support.js'
import { thrownBy } from '../../support/thrown-by.js'
import { award, buildWith, now, problemsOf, welding } from '../support.js'
import { codesOf, documentOf, formats, issue, judge, key, partsOf } from './issue.js'

let endorsementJwt: readonly string[]

beforeAll(async () => {
  const endorsement = buildEndorsement({
    issuer: { id: key.id.split('#')[0]!, name: 'The Guild' },
    subject: { id: 'https://school.example/achievements/1' },
    name: 'Seen and approved',
    validFrom: new Date(now),
  }) as unknown as OpenBadgeCredential
  const signed = await createJwtSigner(key).sign(endorsement, now)
  endorsementJwt = signed.format === 'jwt' ? [signed.token] : []
})

describe('T-1: one context, edited in place', () => {
  /** The library with a context as it was before it was edited: without a term. */
  function libraryWithout(term: string): ContextLibrary {
    const { [term]: removed, ...older } = library.find(newestOpenBadgesContext)!['@context'] as JsonObject
    expect(removed).toBeDefined()
    return { ...library, find: (url) => (url === newestOpenBadgesContext ? { '@context': older } : library.find(url)) }
  }

  it.each(formats)('a badge with endorsements as tokens is issued as %s, and its signature holds', async (format) => {
    const report = await judge(await issue(format, { achievement: { ...welding, endorsementJwt }, endorsementJwt }))
    expect(report.verdict).toBe('verified')
    expect(codesOf(report)).toEqual([])
    expect(report.contained.length).toBe(2)
  })

  it('a token, claims and all, is JSON-LD of which nothing is lost under the newest copy', async () => {
    const { payload } = partsOf(await issue('jwt'))
    const { nquads } = await translate(payload, library, defaultLimits)
    expect(payload['jti']).toBe(payload['id'])
    expect(nquads).toContain(`#jti> <${String(payload['jti'])}>`)
  })

  it('an older copy of the same address would lose the claim jti', async () => {
    const { payload } = partsOf(await issue('jwt'))
    const error = await thrownBy(() => translate(payload, libraryWithout('jti'), defaultLimits))
    expect(error).toMatchObject({ code: 'TERM_UNDEFINED', facts: { term: 'jti' } })
  })

  it('an older copy would lose endorsementJwt; a badge that does not need it is the same under both', async () => {
    const { proof: _, ...plain } = documentOf(await issue('data-integrity'))
    const { proof: __, ...endorsed } = documentOf(await issue('data-integrity', { endorsementJwt }))
    const older = libraryWithout('endorsementJwt')
    expect(await thrownBy(() => translate(endorsed, older, defaultLimits))).toMatchObject({ code: 'TERM_UNDEFINED' })
    const [old, current] = await Promise.all([older, library].map((each) => translate(plain, each, defaultLimits)))
    expect(old!.nquads).toBe(current!.nquads)
  })
})

describe('T-2: contexts that clash with data model 2.0', () => {
  const clashing = [credentialsV1Context, ...openBadgesContexts.map(({ url }) => url)]
  it.each(clashing)('refuses %s', (context) => {
    expect(problemsOf(() => buildWith({ contexts: [context] }))).toEqual(['PROPERTY_INVALID /contexts/0'])
  })

  it('always names the two that go together, in their order', () => {
    expect(buildWith({})['@context']).toEqual([credentialsV2Context, newestOpenBadgesContext])
  })

  const dataIntegrity = 'https://w3id.org/security/data-integrity/v1'
  it.each(formats)('issues nothing as %s with a context that redefines a protected term', async (format) => {
    const call = issue(format, { contexts: [dataIntegrity] })
    await expect(call).rejects.toMatchObject({ code: 'INPUT_INVALID', path: '/contexts/0' })
  })
})

describe('T-3: terms of 1EdTech need a context of their own', () => {
  const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
  const users: [string, object][] = [
    ['a refresh service', { refreshService: { id: 'https://school.example/refresh/1' } }],
    ['a schema', { credentialSchema: { id: schema } }],
    [
      'a revocation list',
      { credentialStatus: { id: 'https://school.example/revoked', type: '1EdTechRevocationList' } },
    ],
  ]
  it.each(users)('adds it for %s', (_what, changes) => {
    expect(buildWith(changes)['@context'].slice(2)).toEqual([openBadgesExtensionsContext])
  })

  it.each(formats)('lets a badge with such terms be issued as %s', async (format) => {
    const badge = await issue(format, { refreshService: { id: 'urn:x:1' }, credentialSchema: [{ id: schema }] })
    expect((await judge(badge)).verdict).toBe('verified')
  })

  it('adds it to an endorsement as well', () => {
    const { issuer } = award
    const built = buildEndorsement({ issuer, subject: { id: 'urn:x:1' }, name: 'A', refreshService: { id: 'urn:x:2' } })
    expect(built['@context'].slice(2)).toEqual([openBadgesExtensionsContext])
  })

  it('adds it before the contexts of one’s own', () => {
    const own = 'https://school.example/context.json'
    const { '@context': contexts } = buildWith({ refreshService: { id: 'urn:x:1' }, contexts: [own] })
    expect(contexts.slice(2)).toEqual([openBadgesExtensionsContext, own])
  })

  it('does not add it where no term needs it', () => {
    expect(buildWith({})['@context']).toHaveLength(2)
  })

  it('does not add it twice', () => {
    const changes = { refreshService: { id: 'urn:x:1' }, contexts: [openBadgesExtensionsContext] }
    expect(buildWith(changes)['@context'].slice(2)).toEqual([openBadgesExtensionsContext])
  })
})

describe('T-15: contexts and types as a single text', () => {
  it('writes arrays, whatever the input', () => {
    const built = buildWith({ achievement: { ...welding, type: 'Achievement' } })
    expect(built['@context']).toBeInstanceOf(Array)
    expect(built.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential'])
    expect(built.credentialSubject.type).toEqual(['AchievementSubject'])
  })

  it.each([
    ['NAME_UNKNOWN /@context', { '@context': credentialsV2Context }],
    ['NAME_UNKNOWN /type', { type: 'OpenBadgeCredential' }],
    ['PROPERTY_INVALID /contexts', { contexts: 'https://school.example/context.json' }],
    ['ARRAY_EMPTY /contexts', { contexts: [] }],
  ])('says %s', (problem, changes) => {
    expect(problemsOf(() => buildWith(changes))).toEqual([problem])
  })
})

describe('T-24: the same term in another version of the context', () => {
  const grade = { name: 'Grade', resultType: 'LetterGrade', allowedValue: ['F', 'C', 'A'] }
  const changes = { achievement: { ...welding, resultDescription: [grade] } }
  const replaceIn = (document: JsonObject, from: string, to: string): JsonObject =>
    JSON.parse(JSON.stringify(document).replace(from, to)) as JsonObject

  it('signs the order of the values that a result may have', async () => {
    const document = documentOf(await issue('data-integrity', changes))
    expect((await judge(document)).verdict).toBe('verified')
    const turned = replaceIn(document, '["F","C","A"]', '["A","C","F"]')
    expect(codesOf(await judge(turned))).toEqual(['SIGNATURE_INVALID'])
  })

  it('signs the version: under another one the signature does not hold', async () => {
    const document = documentOf(await issue('data-integrity', changes))
    const other = openBadgesContexts.find(({ version }) => version === '3.0.2')!.url
    const report = await judge(replaceIn(document, newestOpenBadgesContext, other))
    expect(report.verdict).toBe('invalid')
    expect(codesOf(report)).toEqual(['SIGNATURE_INVALID'])
  })
})

describe('T-28: 3.0.2 forgot awardedDate and inLanguage', () => {
  const changes = { achievement: { ...welding, inLanguage: 'nb' }, awardedDate: '2020-06-01T12:00:00Z' }

  it('names the newest context, which knows both', () => {
    const built = buildWith(changes)
    expect(built['@context'][1]).toBe(newestOpenBadgesContext)
    expect(built.credentialSubject.achievement.inLanguage).toBe('nb')
  })

  it.each(formats)('issues both as %s', async (format) => {
    expect((await judge(await issue(format, changes))).verdict).toBe('verified')
  })
})

describe('T-29: the type of a schema', () => {
  const id = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
  const type = '1EdTechJsonSchemaValidator2019'

  it('adds the type that the context defines', () => {
    expect(buildWith({ credentialSchema: { id } }).credentialSchema).toEqual({ id, type })
  })

  it('refuses the type of an early text', () => {
    const changes = { credentialSchema: { id, type: 'JsonSchemaValidator2019' } }
    expect(problemsOf(() => buildWith(changes))).toEqual(['TERM_UNKNOWN /credentialSchema/type'])
  })

  it('refuses schemas of others without the one of Open Badges, or with it under another type', () => {
    const other = { id: 'https://school.example/schema.json', type: 'JsonSchema' }
    for (const credentialSchema of [other, [other], { id, type: 'JsonSchema' }]) {
      expect(problemsOf(() => buildWith({ credentialSchema }))).toEqual(['PROPERTY_INVALID /credentialSchema'])
    }
  })

  it('keeps the schemas of others beside it', () => {
    const schemas = [{ id }, { id: 'https://school.example/schema.json', type: 'JsonSchema' }]
    expect(buildWith({ credentialSchema: schemas }).credentialSchema).toEqual([{ id, type }, schemas[1]])
  })
})
