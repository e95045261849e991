import { describe, expect, it } from 'vitest'
import { createIssuer, type Award, type IssuerOptions } from '../../src/issue/issuer.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { isNewer } from '../../src/model/same-credential.js'
import type { SignedCredential } from '../../src/model/signed-credential.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf } from '../support/signed-badges.js'

const key = await fixedKey('school')
const school = issuerOf(key)
const guildKey = await fixedKey('guild')
const signers = { token: createJwtSigner(key), document: createDataIntegritySigner(key) }
const awarded = Date.parse('2023-03-01T09:00:00Z')
const renewed = Date.parse('2026-03-02T10:00:00Z')

const award: Award = {
  achievement: {
    id: 'https://school.example/achievements/1',
    name: 'Welder',
    description: 'Welds to standard.',
    criteria: 'Pass the test.',
    resultDescription: [{ id: 'urn:x:result', name: 'Test', resultType: 'Percent', valueMin: '0', valueMax: '100' }],
  },
  recipient: { name: 'Kari', email: 'kari@example.org', id: 'did:example:kari' },
  name: 'Welder of the year',
  description: 'For good welds.',
  image: 'https://school.example/badge.png',
  expiresAfter: { years: 3 },
  evidence: [{ id: 'https://school.example/evidence/1', name: 'A joint' }],
  results: [{ resultDescription: 'Test', value: '84' }],
  narrative: 'Welded all night.',
  role: 'Student',
  term: 'Spring',
  licenseNumber: '7',
  creditsEarned: 5,
  activityStartDate: '2023-01-01T09:00:00+01:00',
  activityEndDate: '2023-02-28T09:00:00+01:00',
  source: { id: 'urn:x:source', name: 'Assessors' },
  recipientImage: 'https://school.example/kari.png',
  refreshService: { id: 'https://school.example/refresh/1' },
}

const entry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://school.example/status/1',
} as const

function issuerAt(at: number, options: Partial<IssuerOptions> = {}): ReturnType<typeof createIssuer> {
  const profile = { id: school, name: 'School' }
  return createIssuer({ profile, signer: signers.document, status: 'none', now: () => at, ...options })
}

/** What a badge says, as JSON without its proofs and claims. */
async function contentOf(signed: SignedCredential): Promise<OpenBadgeCredential> {
  const report = await createVerifier({ trustedIssuers: [school], now: () => renewed }).verify(signed)
  if (report.kind !== 'badge' || report.credential === undefined) throw new Error(JSON.stringify(report.checks))
  return report.credential as OpenBadgeCredential
}

const first = await issuerAt(awarded).issue(award)
const end = { validUntil: '2029-03-02T10:00:00Z' }

describe.each(['token', 'document'] as const)('reissue of a %s', (form) => {
  it.each(['token', 'document'] as const)('as a %s takes everything over but dates and proof', async (as) => {
    const before = await issuerAt(awarded, { signer: signers[form] }).issue(award)
    const after = await issuerAt(renewed, { signer: signers[as] }).reissue(before, { expiresAfter: { years: 3 } })
    expect(after.format).toBe(as === 'token' ? 'jwt' : 'data-integrity')
    const [old, anew] = [await contentOf(before), await contentOf(after)]
    const { proof: _, ...rest } = old
    expect(anew).toEqual({
      ...rest,
      validFrom: '2026-03-02T10:00:00Z',
      validUntil: '2029-03-02T10:00:00Z',
      awardedDate: '2023-03-01T09:00:00Z',
    })
    expect(isNewer(anew, old)).toBe(true)
    const verdict = await createVerifier({ trustedIssuers: [school], now: () => renewed }).verify(after)
    expect(verdict.verdict).toBe('verified')
  })
})

describe('reissue', () => {
  it('keeps the date of the first award through any number of versions', async () => {
    const second = await issuerAt(renewed).reissue(first, end)
    const third = await issuerAt(renewed + 1000).reissue(second)
    expect(await contentOf(third)).toMatchObject({
      awardedDate: '2023-03-01T09:00:00Z',
      validFrom: '2026-03-02T10:00:01Z',
      ...end,
    })
    const dated = await issuerAt(awarded).issue({ ...award, awardedDate: '2020-06-01T12:00:00+02:00' })
    expect(await contentOf(await issuerAt(renewed).reissue(dated, end))).toMatchObject({
      awardedDate: '2020-06-01T12:00:00+02:00',
    })
  })

  it.each([
    ['a document', (signed: SignedCredential) => (signed.format === 'jwt' ? '' : signed.document)],
    ['text', (signed: SignedCredential) => (signed.format === 'jwt' ? '' : JSON.stringify(signed.document))],
    [
      'bytes',
      (signed: SignedCredential) =>
        new TextEncoder().encode(signed.format === 'jwt' ? '' : JSON.stringify(signed.document)),
    ],
    ['what a verifier returned', (signed: SignedCredential) => contentOf(signed)],
  ])('takes the badge before as %s', async (_, toForm) => {
    const anew = await contentOf(await issuerAt(renewed).reissue(await toForm(first), end))
    expect(anew.id).toBe((await contentOf(first)).id)
  })

  it('replaces each part that is given, and leaves out what it is told to', async () => {
    const changes = { ...end, name: 'Master welder', results: [{ resultDescription: 'Test', value: '91' }] }
    const options = { without: ['evidence', 'refreshService', 'narrative'] } as const
    const anew = await contentOf(await issuerAt(renewed).reissue(first, changes, options))
    expect(anew.name).toBe('Master welder')
    expect(anew.credentialSubject.result?.map(({ value }) => value)).toEqual(['91'])
    expect(anew).not.toHaveProperty('evidence')
    expect(anew).not.toHaveProperty('refreshService')
    expect(anew['@context']).toHaveLength(2)
    expect(anew.credentialSubject).not.toHaveProperty('narrative')
    const endless = await issuerAt(renewed).reissue(first, { name: undefined } as object, { without: ['validUntil'] })
    expect(await contentOf(endless)).not.toHaveProperty('validUntil')
    expect(await contentOf(endless)).toMatchObject({ name: 'Welder of the year' })
  })

  it('shows the issuer as it is now', async () => {
    const profile = { id: school, name: 'School of Welding' }
    expect((await contentOf(await issuerAt(renewed, { profile }).reissue(first, end))).issuer).toMatchObject(profile)
  })

  it('keeps endorsements as they were signed, and adds others', async () => {
    const guild = createIssuer({
      profile: { id: issuerOf(guildKey), name: 'Guild' },
      signer: createDataIntegritySigner(guildKey),
      status: 'none',
      now: () => awarded,
    })
    const about = { name: 'A word', subject: { id: 'https://school.example/achievements/1', comment: 'Good.' } }
    const [one, other] = [await guild.endorse(about), await guild.endorse(about)]
    if (one.format === 'jwt' || other.format === 'jwt') throw new Error('a token')
    const before = await issuerAt(awarded).issue({ ...award, endorsements: [one] })
    const after = await issuerAt(renewed).reissue(before, { ...end, endorsements: [other] })
    if (after.format === 'jwt') throw new Error('a token')
    expect(after.document.endorsement).toEqual([one.document, other.document])
    const verifier = createVerifier({ trustedIssuers: [school, issuerOf(guildKey)], now: () => renewed })
    for (const endorsement of after.document.endorsement ?? []) {
      expect((await verifier.verify(endorsement, { accept: ['endorsement'] })).verdict).toBe('verified')
    }
    // A report shows what is said of one thing together: such an endorsement would not verify any more.
    await expect(issuerAt(renewed).reissue(await contentOf(before), end)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { found: 'one without its proof' },
    })
  })

  it('makes a badge of data model 2.0 of one of 1.1', async () => {
    const content = (await contentOf(first)) as unknown as JsonObject
    const { validFrom: _from, validUntil: _until, ...rest } = content
    const old = {
      ...rest,
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'],
      type: ['VerifiableCredential', 'AchievementCredential'],
      issuanceDate: '2022-01-01T00:00:00Z',
      expirationDate: '2027-01-01T00:00:00Z',
    }
    const anew = await contentOf(await issuerAt(renewed).reissue(old as never))
    expect(anew).toMatchObject({
      '@context': content['@context'],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      validFrom: '2026-03-02T10:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
      awardedDate: '2022-01-01T00:00:00Z',
    })
    expect(anew).not.toHaveProperty('issuanceDate')
    expect(anew).not.toHaveProperty('expirationDate')
  })
})

describe('the status of a badge that is issued anew', () => {
  const other = { ...entry, statusListIndex: '8' }
  const statusOf = async (signed: SignedCredential): Promise<unknown> => (await contentOf(signed)).credentialStatus

  function allocating(place: typeof entry | typeof other): { status: IssuerOptions['status']; count: () => number } {
    let count = 0
    return { status: { allocate: () => Promise.resolve((count++, place as typeof entry)) }, count: () => count }
  }

  it('stays unless it is asked for another, and costs no place', async () => {
    const before = await issuerAt(awarded, { status: allocating(entry).status }).issue(award)
    const { status, count } = allocating(other)
    const issuer = issuerAt(renewed, { status })
    const kept = await issuer.reissue(before, end)
    expect(kept.format === 'jwt' ? '' : kept.document.credentialStatus).toEqual(entry)
    expect(count()).toBe(0)
    const moved = await issuer.reissue(before, end, { status: 'new' })
    expect(moved.format === 'jwt' ? '' : moved.document.credentialStatus).toEqual(other)
    expect(count()).toBe(1)
  })

  it('is given out where there was none, and stays where the issuer gives out none', async () => {
    const anew = await issuerAt(renewed, { status: allocating(entry).status }).reissue(first, end)
    expect(anew).toMatchObject({ document: { credentialStatus: entry } })
    const before = await issuerAt(awarded, { status: allocating(entry).status }).issue(award)
    expect(await issuerAt(renewed).reissue(before, end)).toMatchObject({ document: { credentialStatus: entry } })
    expect(await statusOf(await issuerAt(renewed).reissue(first, end))).toBeUndefined()
  })

  it.each([
    ['of a kind that is not issued', { ...entry, type: 'StatusList2021Entry' }, '/credentialStatus/type'],
    ['that is two', [entry, other], '/credentialStatus'],
    ['without an index', { ...entry, statusListIndex: undefined }, '/credentialStatus/statusListIndex'],
  ])('is refused if it is one %s, and can be replaced', async (_, credentialStatus, path) => {
    const content = JSON.parse(JSON.stringify({ ...(await contentOf(first)), credentialStatus })) as OpenBadgeCredential
    const issuer = issuerAt(renewed, { status: allocating(other).status })
    await expect(issuer.reissue(content, end)).rejects.toMatchObject({ code: 'INPUT_INVALID', path })
    expect(await issuer.reissue(content, end, { status: 'new' })).toMatchObject({
      document: { credentialStatus: other },
    })
  })
})

describe('reissue refuses', () => {
  const refusalOf = (previous: unknown, changes: unknown = end, options: unknown = {}): Promise<unknown> =>
    issuerAt(renewed).reissue(previous as never, changes as never, options as never)

  it.each([
    ['a badge whose words were changed', (badge: JsonObject) => ({ ...badge, name: 'Professor' }), 'SIGNATURE_INVALID'],
    [
      'a badge with a term that nobody signed',
      (badge: JsonObject) => ({ ...badge, favouriteColour: 'blue' }),
      'TERM_UNDEFINED',
    ],
    [
      'an endorsement',
      (badge: JsonObject) => ({ ...badge, type: ['VerifiableCredential', 'EndorsementCredential'] }),
      'KIND_NOT_ACCEPTED',
    ],
  ])('%s', async (_, change, code) => {
    if (first.format === 'jwt') throw new Error('a token')
    await expect(refusalOf(change(first.document as unknown as JsonObject))).rejects.toMatchObject({
      code: 'PREVIOUS_NOT_VERIFIED',
      facts: { code },
    })
  })

  it.each(['no badge', '', undefined, null, 7, []])('%j', async (input) => {
    await expect(refusalOf(input)).rejects.toMatchObject({ code: 'PREVIOUS_NOT_VERIFIED' })
  })

  it('a badge in the name of the issuer that somebody else signed, as JSON and as a token', async () => {
    const web = 'did:web:school.example'
    const own = { ...key, id: `${web}#key-1` }
    const stranger = { ...(await fixedKey('stranger')), id: `${web}#key-1` }
    const profile = { id: web, name: 'School' }
    for (const make of [createDataIntegritySigner, createJwtSigner]) {
      const forged = await issuerAt(awarded, { profile, signer: make(stranger) }).issue(award)
      await expect(issuerAt(renewed, { profile, signer: make(own) }).reissue(forged, end)).rejects.toMatchObject({
        code: 'PREVIOUS_NOT_VERIFIED',
      })
      // The same badge, signed by a key that the issuer says was its own.
      const formerKeys = [stranger.publicKey]
      const issuer = issuerAt(renewed, { profile, signer: make(own), formerKeys })
      await expect(issuer.reissue(forged, end)).resolves.toHaveProperty('format')
    }
  })

  it('a badge of another issuer, signed or not', async () => {
    const other = createIssuer({
      profile: { id: issuerOf(guildKey), name: 'Guild' },
      signer: createDataIntegritySigner(guildKey),
      status: 'none',
      now: () => awarded,
    })
    const theirs = await other.issue(award)
    const refused = { code: 'INPUT_INVALID', path: '/issuer', problems: [{ code: 'ISSUED_BY_OTHERS' }] }
    await expect(refusalOf(theirs)).rejects.toMatchObject(refused)
    await expect(refusalOf({ ...(await contentOf(first)), issuer: issuerOf(guildKey) })).rejects.toMatchObject(refused)
  })

  it.each([
    ['the same moment', '2023-03-01T09:00:00Z'],
    ['the same moment elsewhere', '2023-03-01T10:00:00+01:00'],
    ['an earlier one', '2023-03-01T08:59:59Z'],
  ])('to begin at %s', async (_, validFrom) => {
    await expect(refusalOf(first, { validFrom })).rejects.toMatchObject({
      path: '/validFrom',
      problems: [{ code: 'NOT_NEWER' }],
    })
  })

  it('now, where the badge begins only later', async () => {
    const later = await issuerAt(awarded).issue({ ...award, validFrom: '2030-01-01T00:00:00Z' })
    const found = { problems: [{ code: 'NOT_NEWER' }] }
    await expect(refusalOf(later, { validUntil: '2040-01-01T00:00:00Z' })).rejects.toMatchObject(found)
  })

  it.each([
    ['an end that has passed and was taken over', {}, '/validUntil'],
    ['another id', { ...end, id: 'urn:x:1' }, '/id'],
    ['another issuer', { ...end, issuer: { id: school } }, '/issuer'],
    ['a status', { ...end, credentialStatus: entry }, '/credentialStatus'],
    ['a misspelt name', { ...end, narative: 'x' }, '/narative'],
    [
      'an achievement without the result that is there',
      { ...end, achievement: { name: 'A', description: 'B', criteria: 'C' } },
      '/results/0/resultDescription',
    ],
    [
      'an accessor',
      Object.defineProperty({ ...end }, 'name', { enumerable: true, get: () => expect.fail('it was run') }),
      '/name',
    ],
  ])('changes with %s', async (_, changes, path) => {
    await expect(refusalOf(first, changes)).rejects.toMatchObject({ code: 'INPUT_INVALID', path })
  })

  it.each([
    ['a property of its own at the top', { favouriteColour: 'blue' }, '/favouriteColour'],
    ['a type of its own', { type: ['VerifiableCredential', 'OpenBadgeCredential', 'urn:x:type'] }, '/type'],
    ['a context that is written out', { '@context': [{ a: 'urn:x:a' }] }, '/contexts/0'],
    ['no id', { id: undefined }, '/id'],
    ['a date without a zone', { validFrom: '2022-01-01T00:00:00' }, '/awardedDate'],
    ['no date', { validFrom: undefined }, '/validFrom'],
    ['two subjects', { credentialSubject: [{ id: 'urn:x:1' }, { id: 'urn:x:2' }] }, '/credentialSubject'],
  ])('a badge with %s', async (_, change, path) => {
    const content = JSON.parse(JSON.stringify({ ...(await contentOf(first)), ...change })) as JsonObject
    const places = await refusalOf(content).then(
      () => [],
      (error: unknown) =>
        (error as { problems?: readonly { path: string }[] }).problems?.map((each) => each.path) ?? [],
    )
    expect(places).toContain(path)
  })

  it('what stands in the subject and is no part of an award', async () => {
    const content = await contentOf(first)
    const credentialSubject = { ...content.credentialSubject, favouriteColour: 'blue' }
    await expect(refusalOf({ ...content, credentialSubject })).rejects.toMatchObject({
      path: '/recipient/favouriteColour',
    })
  })

  it.each([
    ['another word for the status', { status: 'renew' }, 'status'],
    ['a new status of an issuer without any', { status: 'new' }, 'status'],
    ['a name that no award has', { without: ['validUntill'] }, 'without'],
    ['names outside an array', { without: 'validUntil' }, 'without'],
    ['a misspelt option', { wihtout: [] }, 'wihtout'],
  ])('options with %s', async (_, options, option) => {
    await expect(refusalOf(first, end, options)).rejects.toMatchObject({ code: 'OPTIONS_INVALID', facts: { option } })
  })

  it.each([null, 'name', 7])('%j in place of changes', async (changes) => {
    await expect(refusalOf(first, changes)).rejects.toMatchObject({ code: 'OPTIONS_INVALID' })
  })

  it.each([
    ['a key outside an array', key.publicKey],
    ['a word', ['key']],
    ['null', [null]],
  ])('as former keys %s', (_, formerKeys) => {
    expect(() => issuerAt(renewed, { formerKeys: formerKeys as never })).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INVALID' }) as Error,
    )
  })
})
