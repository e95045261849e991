import { describe, expect, it } from 'vitest'
import { passGates, type Admitted, type GateMeans } from '../../src/gates/pass-gates.js'
import type { JsonValue } from '../../src/json/json.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { checkRefresh, type Refreshment } from '../../src/verify/check-refresh.js'
import { smallBadge } from '../support/badges.js'
import { fakeSession, unreachable, type FakeAnswer, type FakeSession } from '../support/fake-session.js'
import { fixedKey } from '../support/fixed-keys.js'
import { proofMeans } from '../support/proof-means.js'
import { issuerOf } from '../support/signed-badges.js'
import { signToken } from '../support/tokens.js'

const key = await fixedKey('school')
const stranger = await fixedKey('stranger')
const url = 'https://school.example/refresh/1'
const service = { id: url, type: '1EdTechCredentialRefresh' }
const badge = smallBadge(issuerOf(key))
const gates: GateMeans = { ...proofMeans(), accept: ['badge'] }

function tokenOf(changes: object, by: SigningKey = key): Promise<string> {
  return signToken({ ...badge, refreshService: service, ...changes }, by)
}

async function admittedWith(refreshService: JsonValue | undefined): Promise<Admitted> {
  const { admitted } = await passGates(await tokenOf({}), gates)
  const { refreshService: _, ...document } = admitted!.document
  return { ...admitted!, document: { ...document, ...(refreshService === undefined ? {} : { refreshService }) } }
}

async function follow(answer: FakeAnswer): Promise<Refreshment & { readonly session: FakeSession }> {
  const session = fakeSession({ [url]: answer })
  const sessionFor = (): Promise<FakeSession> => Promise.resolve(session)
  const refreshed = await checkRefresh(await admittedWith(service), { policy: 'follow', sessionFor, gates })
  return { ...refreshed, session }
}

const later = { validFrom: '2026-03-01T00:00:00Z' }

describe('a service that cannot be followed', () => {
  it.each<[string, JsonValue, string[]]>([
    ['an address alone', url, []],
    [
      'of another type',
      { id: url, type: ['Other', 'VerifiableCredentialRefreshService2021', 7] },
      ['Other', 'VerifiableCredentialRefreshService2021'],
    ],
  ])('is told: %s', async (_, refreshService, types) => {
    const session = fakeSession({})
    const means = { policy: 'follow' as const, sessionFor: () => Promise.resolve(session), gates }
    expect(await checkRefresh(await admittedWith(refreshService), means)).toMatchObject({
      judgement: {
        outcome: { outcome: 'skipped', because: 'refresh-unavailable' },
        findings: [{ code: 'REFRESH_NOT_SUPPORTED', facts: { types }, path: '/refreshService' }],
      },
    })
    expect(session.asked).toEqual([])
  })

  it('rejects where asking fails for a reason that nobody foresaw: it is no answer', async () => {
    const means = { policy: 'follow' as const, sessionFor: () => Promise.reject(new TypeError('a fault')), gates }
    await expect(checkRefresh(await admittedWith(service), means)).rejects.toThrow('a fault')
  })
})

describe('checkRefresh', () => {
  it.each<['ignore' | 'follow', JsonValue | undefined]>([
    ['ignore', undefined],
    ['follow', undefined],
    ['follow', []],
  ])('skips a credential without a service, under %s', async (policy, refreshService) => {
    const session = fakeSession({})
    const means = { policy, sessionFor: () => Promise.resolve(session), gates }
    expect(await checkRefresh(await admittedWith(refreshService), means)).toEqual({
      judgement: { outcome: { outcome: 'skipped', because: 'not-present' } },
    })
    expect(session.asked).toEqual([])
  })

  it.each<[JsonValue, string, string]>([
    [service, url, '/refreshService'],
    [[{ type: 'Other' }, service], url, '/refreshService/1'],
    ['https://school.example/refresh/3', 'https://school.example/refresh/3', '/refreshService'],
    [{ type: '1EdTechCredentialRefresh' }, '(no address)', '/refreshService'],
  ])('asks nobody unless told to, and says so: %j', async (refreshService, shown, path) => {
    const session = fakeSession({ [url]: await tokenOf(later) })
    const means = { policy: 'ignore' as const, sessionFor: () => Promise.resolve(session), gates }
    const { judgement, newer } = await checkRefresh(await admittedWith(refreshService), means)
    expect(judgement).toMatchObject({
      outcome: { outcome: 'skipped', because: 'not-asked' },
      findings: [{ code: 'REFRESH_NOT_ASKED', facts: { url: shown }, path }],
    })
    expect(newer).toBeUndefined()
    expect(session.asked).toEqual([])
  })

  it('does not ask services that it does not know, and names their types', async () => {
    const session = fakeSession({})
    const means = { policy: 'follow' as const, sessionFor: () => Promise.resolve(session), gates }
    const { judgement } = await checkRefresh(await admittedWith({ id: url, type: 'ManualRefreshService2018' }), means)
    expect(judgement).toMatchObject({
      outcome: { outcome: 'skipped', because: 'refresh-unavailable' },
      findings: [{ code: 'REFRESH_NOT_SUPPORTED', facts: { types: ['ManualRefreshService2018'] } }],
    })
    expect(session.asked).toEqual([])
  })

  it('takes a newer version that passes the same gates, and says where it is from', async () => {
    const { judgement, newer, session } = await follow(await tokenOf(later))
    expect(judgement).toEqual({ outcome: { outcome: 'passed', facts: { url, newer: true } } })
    expect(newer?.gates.admitted?.document).toMatchObject(later)
    expect(newer?.record).toMatchObject({ url, fetchedAt: '2026-06-01T00:00:00Z' })
    expect(newer?.record.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(session.asked).toEqual([url])
  })

  it('keeps a credential that is the newest', async () => {
    const { judgement, newer } = await follow(await tokenOf({ name: 'Spelled otherwise' }))
    expect(judgement).toEqual({ outcome: { outcome: 'passed', facts: { url, newer: false } } })
    expect(newer).toBeUndefined()
  })

  it.each<[string, object, SigningKey, string]>([
    ['an older one', { validFrom: '2025-01-01T00:00:00Z' }, key, 'an older version'],
    ['another badge', { ...later, id: 'urn:uuid:2' }, key, 'another credential'],
    [
      'one by another issuer',
      { ...later, issuer: { ...(badge.issuer as object), id: issuerOf(stranger) } },
      stranger,
      'another credential',
    ],
    ['one signed by another', later, stranger, 'KEY_NOT_AUTHORIZED'],
    [
      'one that breaks the schema',
      { ...later, credentialSubject: { id: 'x:y', type: ['AchievementSubject'] } },
      key,
      'PROPERTY_MISSING',
    ],
    [
      'one of another kind',
      { ...later, type: ['VerifiableCredential', 'EndorsementCredential'] },
      key,
      'KIND_NOT_ACCEPTED',
    ],
  ])('does not take %s', async (_, changes, by, reason) => {
    const { judgement, newer } = await follow(await tokenOf(changes, by))
    expect(judgement).toMatchObject({
      outcome: { outcome: 'skipped', because: 'refresh-unavailable' },
      findings: [{ code: 'REFRESH_UNFIT', facts: { url, reason }, path: '/refreshService' }],
    })
    expect(newer).toBeUndefined()
  })

  it.each<[string, FakeAnswer]>([
    ['a page for people', '<html>'],
    ['nothing', ''],
    ['a credential without a proof', { ...badge, ...later }],
  ])('does not take %s', async (_, answer) => {
    const { judgement, newer } = await follow(answer)
    expect(judgement).toMatchObject({ findings: [{ code: 'REFRESH_UNFIT' }] })
    expect(newer).toBeUndefined()
  })

  it('judges the credential as it stands where nobody answers', async () => {
    expect((await follow(unreachable)).judgement).toMatchObject({
      outcome: { outcome: 'skipped', because: 'refresh-unavailable' },
      findings: [{ code: 'REFRESH_UNREACHABLE', facts: { url, reason: 'FETCH_FAILED' }, url }],
    })
  })
})
