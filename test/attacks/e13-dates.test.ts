/** E13, I1: dates that one reader understands and the next does not: without a zone, of no calendar, empty, of another type. */
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, expectGenuine, signDocument, signToken, verifier, victimBadge } from './genuine.js'

/** Signed by the genuine issuer: only the verifier stands between these dates and a reader. */
const dates: readonly (readonly [unknown, string])[] = [
  ['2028-01-01T00:00:00', 'DATE_NO_ZONE'],
  ['2099-02-31T00:00:00Z', 'DATE_INVALID'],
  ['2027-02-29T00:00:00Z', 'DATE_INVALID'],
  ['2099-13-01T00:00:00Z', 'DATE_INVALID'],
  ['2099-12-31T24:00:00Z', 'DATE_INVALID'],
  ['2099-12-31T23:59:60Z', 'DATE_INVALID'],
  ['2099-12-31', 'DATE_INVALID'],
  ['12/31/2099', 'DATE_INVALID'],
  ['99999-01-01T00:00:00Z', 'DATE_INVALID'],
  ['', 'DATE_INVALID'],
  [' 2099-01-01T00:00:00Z', 'DATE_INVALID'],
]

describe('E13: dates that readers understand differently', () => {
  it('control: a proper date verifies, with any offset', async () => {
    await expectGenuine(await signDocument({ ...victimBadge(), validUntil: '2028-01-01T05:30:00+05:30' }))
  })

  it.each(dates)('refuses validUntil %j with %s', async (validUntil, code) => {
    expect(await codesOf(await signDocument({ ...victimBadge(), validUntil }))).toEqual([code])
  })

  it.each([null, 0, 4102444800, true, [], {}, ['2099-01-01T00:00:00Z']])(
    'refuses validUntil %j',
    async (validUntil) => {
      const document = await signDocument(victimBadge())
      const codes = await codesOf({ ...document, validUntil })
      expect(codes[0]).toMatch(/^(PROPERTY_INVALID|DATE_INVALID)$/)
      expect(codes.length).toBeGreaterThan(0)
    },
  )

  it('judges the last moment as valid, and the one after as expired', async () => {
    const document = await signDocument(victimBadge())
    await expectGenuine(document)
    expect(await codesOf(document, { asOf: '2028-01-01T00:00:00.001Z' })).toEqual(['EXPIRED'])
    const token = await signToken(victimBadge())
    expect(await codesOf(token, { asOf: '2025-12-31T23:58:59Z' })).toEqual(['NOT_YET_VALID'])
    await expectGenuine(token)
  })

  it('refuses a token whose exp contradicts validUntil', async () => {
    const [header, payload, signature] = (await signToken(victimBadge())).split('.')
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object
    const changed = Buffer.from(JSON.stringify({ ...claims, exp: 4102444800 })).toString('base64url')
    expect(await codesOf(`${header ?? ''}.${changed}.${signature ?? ''}`)).toEqual(['SIGNATURE_INVALID'])
  })
})

describe('E13: dates on machines in other places', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it.each([
    ['UTC', '2026-01-01T00:00:00.000Z'],
    ['America/Los_Angeles', '2026-01-01T08:00:00.000Z'],
    ['Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-01-01T11:00:00.000Z'],
  ])('are judged the same in %s', async (place, newYear) => {
    process.env['TZ'] = place
    // The runtime really is elsewhere now.
    expect(new Date(2026, 0, 1).toISOString()).toBe(newYear)
    for (const [validUntil, code] of dates) {
      expect(await codesOf(await signDocument({ ...victimBadge(), validUntil }))).toEqual([code])
    }
    // Around midnight of UTC, when it is another day in most of these places.
    const validUntil = '2026-06-01T02:00:00+02:00'
    const [document, token] = [
      await signDocument({ ...victimBadge(), validUntil }),
      await signToken({ ...victimBadge(), validUntil }),
    ]
    for (const badge of [document, token]) {
      expect((await verifier.verify(badge, { asOf: '2026-06-01T00:00:00Z' })).verdict).toBe('verified')
      expect(await codesOf(badge, { asOf: '2026-06-01T00:00:01Z' })).toEqual(['EXPIRED'])
    }
    expect(await codesOf(token, { asOf: '2025-12-31T23:58:59Z' })).toEqual(['NOT_YET_VALID'])
    expect((await verifier.verify(token, { asOf: '2025-12-31T23:59:00Z' })).verdict).toBe('verified')
  })
})
