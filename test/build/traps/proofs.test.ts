/** Traps of what is signed and how: T-23, T-30, T-31. */
import { beforeAll, describe, expect, it } from 'vitest'
import { buildEndorsement } from '../../../src/build/build-endorsement.js'
import { createDataIntegritySigner, createJwtSigner } from '../../../src/issue/signer.js'
import type { JsonObject } from '../../../src/json/json.js'
import { translate } from '../../../src/jsonld/translate.js'
import { defaultLimits } from '../../../src/limits.js'
import type { OpenBadgeCredential } from '../../../src/model/credential.js'
import { library } from '../../jsonld/support.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { award, buildWith, now, problemsOf, welding } from '../support.js'
import { codesOf, documentOf, formats, issue, judge, partsOf } from './issue.js'

describe('T-23: numbers and dates in canonical form', () => {
  const float = 'https://www.w3.org/2001/XMLSchema#float'
  const numbers: [number, string][] = [
    [42.0, '42'],
    [42.5, '4.25E1'],
    [0.1, '1.0E-1'],
    [0, '0'],
    [1_000_000, '1000000'],
    [123_456_789_012_345.6, '1.234567890123456E14'],
  ]
  const credited = (creditsEarned: number): object => ({
    achievement: { ...welding, creditsAvailable: creditsEarned },
    creditsEarned,
  })

  it.each(numbers)('%d is signed as %s', async (number, literal) => {
    const { nquads } = await translate(buildWith(credited(number)), library, defaultLimits)
    const written = `"${literal}"^^<${float}>`
    expect(nquads.split(written)).toHaveLength(3)
  })

  describe.each(formats)('as %s', (format) => {
    it.each(numbers)('%d is what a verifier reads again', async (number) => {
      const report = await judge(await issue(format, credited(number)))
      expect(report.verdict).toBe('verified')
      expect(report.credential).toMatchObject({
        credentialSubject: { creditsEarned: number, achievement: { creditsAvailable: number } },
      })
    })

    it('writes -0 as 0', async () => {
      const badge = await issue(format, { creditsEarned: -0 })
      expect((await judge(badge)).verdict).toBe('verified')
    })
  })

  it('keeps the datatype of awardedDate as the context writes it', async () => {
    const built = buildWith({ awardedDate: '2020-06-01T12:00:00Z' })
    const { nquads } = await translate(built, library, defaultLimits)
    expect(nquads).toContain('"2020-06-01T12:00:00Z"^^<xsd:dateTime>')
  })

  it.each([
    ['PROPERTY_INVALID', 0.1 + 0.2],
    ['JSON_NUMBER_UNSAFE', 2 ** 53],
    ['JSON_NUMBER_UNSAFE', 1e21],
    ['JSON_NUMBER_UNSAFE', Number.NaN],
    ['JSON_NUMBER_UNSAFE', Infinity],
    ['PROPERTY_INVALID', '42'],
  ])('says %s of %s', (code, creditsEarned) => {
    expect(problemsOf(() => buildWith({ creditsEarned }))).toEqual([`${code} /creditsEarned`])
  })

  it('refuses 1e-7, which has two spellings', () => {
    expect(problemsOf(() => buildWith({ creditsEarned: 1e-7 }))).toEqual(['PROPERTY_INVALID /creditsEarned'])
  })
})

describe('T-30: endorsements as tokens', () => {
  let token: string
  let embedded: JsonObject

  beforeAll(async () => {
    const guild = await fixedKey('guild')
    const endorsement = buildEndorsement({
      issuer: { id: guild.id.split('#')[0]!, name: 'The Guild' },
      subject: { id: 'https://school.example/achievements/1' },
      name: 'Seen and approved',
      validFrom: new Date(now),
    }) as unknown as OpenBadgeCredential
    const signed = await createJwtSigner(guild).sign(endorsement, now)
    token = signed.format === 'jwt' ? signed.token : ''
    embedded = documentOf(await createDataIntegritySigner(guild).sign(endorsement, now))
  })

  it.each(formats)('stand beside embedded ones, at every level, in a badge as %s', async (format) => {
    const endorsed = { endorsementJwt: [token], endorsement: [embedded] }
    const badge = await issue(format, {
      ...endorsed,
      achievement: { ...welding, ...endorsed, creator: { id: 'urn:x:1', endorsementJwt: [token] } },
    })
    const report = await judge(badge)
    expect(report.verdict).toBe('verified')
    expect(codesOf(report)).toEqual([])
    expect(report.contained).toHaveLength(5)
    const signed = badge.format === 'jwt' ? partsOf(badge).payload : badge.document
    expect(signed).toMatchObject({ ...endorsed, credentialSubject: { achievement: endorsed } })
  })

  it('says what is in the wrong place', () => {
    const { proof: _, ...unsigned } = embedded
    const wrong: [string, object][] = [
      ['PROPERTY_INVALID /endorsementJwt/0', { endorsementJwt: [embedded] }],
      ['PROPERTY_INVALID /endorsementJwt', { endorsementJwt: token }],
      ['PROPERTY_INVALID /endorsementJwt/0', { endorsementJwt: ['https://guild.example/endorsements/1'] }],
      ['PROPERTY_INVALID /endorsement/0', { endorsement: [token] }],
      ['PROPERTY_INVALID /endorsement/0', { endorsement: [unsigned] }],
      ['ARRAY_EMPTY /endorsement', { endorsement: [] }],
      ['MEMBER_REPEATED /endorsementJwt/1', { endorsementJwt: [token, token] }],
    ]
    for (const [problem, changes] of wrong) expect(problemsOf(() => buildWith(changes))).toEqual([problem])
  })
})

describe('T-31: when a proof was made', () => {
  it('is written in whole seconds, by the clock of the issuer', async () => {
    const { proof } = documentOf(await issue('data-integrity'))
    expect(proof).toMatchObject({ created: '2026-11-22T09:00:00Z' })
    expect(partsOf(await issue('jwt')).payload['iat']).toBe(Date.UTC(2026, 10, 22, 9) / 1000)
  })

  it.each(formats)('may be long after validFrom, in a badge as %s', async (format) => {
    expect((await judge(await issue(format, { validFrom: '2010-01-01T00:00:00Z' }))).verdict).toBe('verified')
  })

  it('is not for the award to say', async () => {
    const changes = { proof: { created: '2010-01-01T00:00:00Z' } }
    await expect(issue('data-integrity', changes)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      problems: [{ code: 'NAME_UNKNOWN', path: '/proof' }],
    })
    expect(problemsOf(() => buildWith({ ...award, ...changes }))).toEqual(['NAME_UNKNOWN /proof'])
  })
})
