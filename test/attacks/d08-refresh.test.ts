/**
 * D8: the address from which a badge offers a newer version tells its host who verifies whom; and what comes from there
 * is another badge, an older one, one that sends the verifier on and on, or hides that this one was taken back.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { VerificationReport } from '../../src/verify/report.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { badgeOf, ed25519Key, signBadgeAsToken, signDocument } from '../support/foreign-signer.js'
import { encodedBits, listCredential, listUrl, statusEntry } from '../support/status-lists.js'
import { asking, type Pages } from './issuers.js'
import { issuerKey as key, signedBy } from './layouts.js'

const url = 'https://school.example/refresh/1'
const further = 'https://school.example/refresh/2'
const stranger = ed25519Key(82)
const serviceAt = (id: string): JsonObject => ({ id, type: '1EdTechCredentialRefresh' })
const badge = badgeOf(key.did, { refreshService: serviceAt(url) })
const token = signBadgeAsToken(badge, key)
const later: JsonObject = { ...badge, validFrom: '2026-03-01T00:00:00Z', name: 'Welding, level 2' }
const newer = signBadgeAsToken(later, key)

async function follow(
  pages: Pages,
  input: unknown = token,
  policy: VerifyPolicy = { refresh: 'follow' },
): Promise<{ readonly report: VerificationReport; readonly asked: readonly string[] }> {
  const { by, asked } = asking(pages)
  return { report: await by.verify(input, policy), asked }
}

const nameOf = ({ credential }: VerificationReport): unknown =>
  (credential as unknown as JsonObject | undefined)?.['name']
const codesIn = ({ findings }: VerificationReport): readonly string[] => findings.map(({ code }) => code)

describe('the host of a newer version', () => {
  it('control: is asked once if the caller says so, and its version is shown', async () => {
    const { report, asked } = await follow({ [url]: newer })
    expect([report.verdict, nameOf(report), asked]).toEqual(['verified', 'Welding, level 2', [url]])
    expect(report.evidence.refreshed).toMatchObject({ url })
  })

  it('is told nothing unless the caller says so', async () => {
    for (const policy of [{}, { refresh: 'ignore' }] as const) {
      const { report, asked } = await follow({ [url]: newer }, token, policy)
      expect([report.verdict, nameOf(report), asked]).toEqual(['verified', 'Welding, level 1', []])
      expect(codesIn(report)).toContain('REFRESH_NOT_ASKED')
    }
  })

  it('is told nothing of a badge that its issuer did not sign', async () => {
    const forged = signBadgeAsToken(badge, stranger, { kid: key.method })
    const { proof } = await signDocument(badgeOf(key.did), key)
    for (const input of [forged, { ...badge, proof }, { ...badge }]) {
      const { report, asked } = await follow({ [url]: newer }, input)
      expect([report.verdict, asked]).toEqual(['invalid', []])
    }
  })

  it('is told nothing for an issuer that is not trusted, where the caller wants no others told', async () => {
    const policy = { refresh: 'follow', contact: 'trusted' } as const
    const trusting = asking({ [url]: newer }, [key.did])
    expect((await trusting.by.verify(token, policy)).verdict).toBe('verified')
    expect(trusting.asked).toEqual([url])
    const others = asking({ [url]: newer }, ['did:web:other.example'])
    expect((await others.by.verify(token, policy)).verdict).toBe('untrusted')
    expect(others.asked).toEqual([])
  })

  it.each([
    ['of a type that nobody here knows', { id: url, type: 'ManualRefreshService2018' }],
    ['without a type', { id: url }],
  ])('is told nothing by a service %s', async (_, service) => {
    const { asked } = await follow({ [url]: newer }, signedBy({ ...badge, refreshService: service }))
    expect(asked).toEqual([])
  })

  it('is one host: a badge of many services is none', async () => {
    const services = Array.from({ length: 100 }, (_, index) => serviceAt(`https://h${index}.example/refresh`))
    const { report, asked } = await follow({}, signBadgeAsToken({ ...badge, refreshService: services }, key))
    expect([report.verdict, asked]).toEqual(['invalid', []])
  })
})

describe('what comes from there', () => {
  const unfit: readonly (readonly [string, Pages[string]])[] = [
    [
      'a badge by another issuer',
      signBadgeAsToken({ ...later, issuer: { ...(later['issuer'] as JsonObject), id: stranger.did } }, stranger),
    ],
    ['a badge signed by somebody else', signBadgeAsToken(later, stranger, { kid: key.method })],
    ['a badge signed in the name of somebody else', signBadgeAsToken(later, stranger)],
    ['a badge that nobody signed', later],
    ['a badge of another id', signBadgeAsToken({ ...later, id: 'urn:uuid:1' }, key)],
    ['a badge without an id', signBadgeAsToken({ ...later, id: '' }, key)],
    ['an older version', signBadgeAsToken({ ...badge, validFrom: '2025-01-01T00:00:00Z' }, key)],
    [
      'a badge whose shape is wrong',
      signBadgeAsToken({ ...later, credentialSubject: { id: 'x:y', type: ['AchievementSubject'] } }, key),
    ],
    ['an endorsement', signBadgeAsToken({ ...later, type: ['VerifiableCredential', 'EndorsementCredential'] }, key)],
    ['a status list', signedBy({ ...listCredential(key.did) } as JsonObject)],
    ['a page for people', '<!doctype html>'],
    ['nothing', ''],
    ['a text that names an address', further],
    ['a redirect', () => new Response('', { status: 302, headers: { location: further } })],
    ['an error', () => new Response('', { status: 500 })],
    ['more than anybody reads', () => new Response('x'.repeat(6 * 1024 * 1024))],
  ]

  it.each(unfit)('leaves the badge as it is: %s', async (_, page) => {
    const { report, asked } = await follow({ [url]: page, [further]: newer })
    expect([report.verdict, nameOf(report), asked]).toEqual(['verified', 'Welding, level 1', [url]])
    expect(report.evidence.refreshed).toBeUndefined()
    expect(codesIn(report).filter((code) => code === 'REFRESH_UNFIT' || code === 'REFRESH_UNREACHABLE')).toHaveLength(1)
  })

  it('leaves the badge as it is where it became valid at the same moment', async () => {
    const { report } = await follow({ [url]: signBadgeAsToken({ ...badge, name: 'Surgeon' }, key) })
    expect([report.verdict, nameOf(report), report.evidence.refreshed]).toEqual([
      'verified',
      'Welding, level 1',
      undefined,
    ])
  })

  it.each([
    ['itself', url],
    ['another address', further],
  ])('is not followed on to %s', async (_, to) => {
    const step = (validFrom: string, name: string): string =>
      signBadgeAsToken({ ...badge, validFrom, name, refreshService: serviceAt(to) }, key)
    const { report, asked } = await follow({
      [url]: step('2026-03-01T00:00:00Z', 'Second'),
      [further]: step('2026-04-01T00:00:00Z', 'Third'),
    })
    expect([report.verdict, nameOf(report), asked]).toEqual(['verified', 'Second', [url]])
  })

  it.each<[string, JsonObject, string]>([
    ['has ended', { validUntil: '2026-04-01T00:00:00Z' }, 'expired'],
    ['has not begun', { validFrom: '2027-03-01T00:00:00Z' }, 'not-yet-valid'],
    ['was taken back', { credentialStatus: statusEntry() as JsonObject }, 'revoked'],
  ])('is judged as a whole: one that %s', async (_, changes, verdict) => {
    const list = { ...listCredential(key.did, { subject: { encodedList: encodedBits([94_567]) } }) } as JsonObject
    const { report } = await follow({
      [url]: signBadgeAsToken({ ...later, ...changes }, key),
      [listUrl]: signedBy(list),
    })
    expect(report.verdict).toBe(verdict)
  })

  it('takes the place of one that has ended', async () => {
    const ended = signBadgeAsToken({ ...badge, validUntil: '2026-02-01T00:00:00Z' }, key)
    expect((await follow({}, ended)).report.verdict).toBe('expired')
    expect((await follow({ [url]: newer }, ended)).report.verdict).toBe('verified')
  })

  it('does not hide that the badge was taken back, unless its issuer gives a newer one', async () => {
    const revocable = signBadgeAsToken({ ...badge, credentialStatus: statusEntry() as JsonObject }, key)
    const list = signedBy({ ...listCredential(key.did, { set: [94_567] }) } as JsonObject)
    for (const [, page] of unfit) {
      const { report } = await follow({ [url]: page, [listUrl]: list }, revocable)
      expect(report.verdict).toBe('revoked')
    }
  })
})
