/**
 * A5: a token ends at two moments, once in its claims and once in its badge, so that it is expired for one reader and
 * valid for the next; or its end is a number that readers understand differently. Every token is signed by the issuer.
 */
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { claimsOf } from '../support/foreign-signer.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { issuerKey, layouts, signedBy, today, withRaw, without } from './layouts.js'

const claims = claimsOf(today.badge(issuerKey.did))
const [start, end] = [Number(claims['nbf']), Number(claims['exp'])]
const year = 365 * 86_400
const judged = Date.parse('2026-06-01T00:00:00Z') / 1000
const past = judged - 86_400

/** As it is written in the token, and what comes of it where the badge says when it ends, and where it does not. */
const ends: readonly (readonly [string, string, string, string | undefined])[] = [
  ['a second later', String(end + 1), 'JWT_CLAIM_MISMATCH', undefined],
  ['a second earlier', String(end - 1), 'JWT_CLAIM_MISMATCH', undefined],
  ['years later', String(end + 70 * year), 'JWT_CLAIM_MISMATCH', undefined],
  ['earlier than now', String(past), 'JWT_CLAIM_MISMATCH', 'EXPIRED'],
  ['the last second that there is', '253402300799', 'JWT_CLAIM_MISMATCH', undefined],
  ['a second more than that', '253402300800', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['negative', '-1', 'JWT_CLAIM_MISMATCH', 'EXPIRED'],
  ['negative beyond the year 0', '-253402300800', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['zero', '0', 'JWT_CLAIM_MISMATCH', 'EXPIRED'],
  ['zero with a sign', '-0', 'JWT_CLAIM_MISMATCH', 'EXPIRED'],
  ['in milliseconds', `${end}000`, 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['half a second more', `${end}.5`, 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['a text', `"${end}"`, 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['a date', '"2099-01-01T00:00:00Z"', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['an empty text', '""', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['null', 'null', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['true', 'true', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['false', 'false', 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['an array', `[${end}]`, 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['an object', `{"valueOf":${end}}`, 'JWT_CLAIM_INVALID', 'JWT_CLAIM_INVALID'],
  ['not a number', 'NaN', 'JSON_SYNTAX', 'JSON_SYNTAX'],
  ['infinite by name', 'Infinity', 'JSON_SYNTAX', 'JSON_SYNTAX'],
  ['infinite by size', '1e400', 'JSON_NUMBER_UNSAFE', 'JSON_NUMBER_UNSAFE'],
  ['infinitely long ago', '-1e400', 'JSON_NUMBER_UNSAFE', 'JSON_NUMBER_UNSAFE'],
  ['finite, and beyond all whole numbers', '1e300', 'JSON_NUMBER_UNSAFE', 'JSON_NUMBER_UNSAFE'],
  ['beyond 2^53', '9007199254740993', 'JSON_NUMBER_UNSAFE', 'JSON_NUMBER_UNSAFE'],
  ['in base sixteen', '0x6d1d9600', 'JSON_SYNTAX', 'JSON_SYNTAX'],
  ['with a plus', `+${end}`, 'JSON_SYNTAX', 'JSON_SYNTAX'],
  ['with a zero before it', `0${end}`, 'JSON_SYNTAX', 'JSON_SYNTAX'],
  ['said twice', `${past},"exp":${end}`, 'JSON_DUPLICATE_KEY', 'JSON_DUPLICATE_KEY'],
]

describe.each(layouts.map((layout) => [layout.name, layout] as const))('a token of %s', (_, layout) => {
  const badge = layout.badge(issuerKey.did)
  const endless = without(badge, layout.end)

  it('control: with one end, however it is spelled, it verifies', async () => {
    await expectGenuine(signedBy(layout.payload(badge, claims)))
    for (const written of [`${end}`, `${end}.0`, `${end / 100}e2`]) {
      await expectGenuine(signedBy(withRaw(layout.payload(badge, claims), 'exp', written)))
    }
    const elsewhere = layout.badge(issuerKey.did, { [layout.end]: '2028-01-01T05:30:00+05:30' })
    await expectGenuine(signedBy(layout.payload(elsewhere, claims)))
  })

  it.each(ends)('is refused where exp is %s', async (__, written, code) => {
    expect(await codesOf(signedBy(withRaw(layout.payload(badge, claims), 'exp', written)))).toEqual([code])
  })

  it.each(ends)('whose badge has no end is judged by exp alone where that is %s', async (__, written, ___, code) => {
    const token = signedBy(withRaw(layout.payload(endless, claims), 'exp', written))
    if (code === undefined) await expectGenuine(token)
    else expect(await codesOf(token)).toEqual([code])
  })

  it('ends where either of the two says so', async () => {
    const asOf = '2028-01-01T00:00:00.001Z'
    for (const token of [
      signedBy(layout.payload(badge, claims)),
      signedBy(layout.payload(badge, without(claims, 'exp'))),
      signedBy(layout.payload(endless, claims)),
    ]) {
      await expectGenuine(token)
      expect((await verifier.verify(token, { asOf })).verdict).toBe('expired')
    }
  })

  it.each<[string, JsonValue, string]>([
    ['a second earlier', start - 1, 'JWT_CLAIM_MISMATCH'],
    ['a second later', start + 1, 'JWT_CLAIM_MISMATCH'],
    ['a text', String(start), 'JWT_CLAIM_INVALID'],
    ['null', null, 'JWT_CLAIM_INVALID'],
  ])('is refused where its start is %s in the claims', async (__, nbf, code) => {
    expect(await codesOf(signedBy(layout.payload(badge, { ...claims, nbf })))).toEqual([code])
  })

  it('whose badge has another end than itself is refused, even where both lie ahead or both behind', async () => {
    for (const date of ['2027-01-01T00:00:00Z', '2029-01-01T00:00:00Z', '2026-05-01T00:00:00Z']) {
      const other = layout.badge(issuerKey.did, { [layout.end]: date })
      expect(await codesOf(signedBy(layout.payload(other, claims)))).toEqual(['JWT_CLAIM_MISMATCH'])
    }
    const expired = layout.badge(issuerKey.did, { [layout.end]: '2026-05-01T00:00:00Z' })
    expect(await codesOf(signedBy(layout.payload(expired, { ...claims, exp: past })))).toEqual(['JWT_CLAIM_MISMATCH'])
  })

  it.each([
    ['null', null, 'DATE_INVALID'],
    ['a word', 'never', 'DATE_INVALID'],
    ['a date without a zone', '2099-01-01T00:00:00', 'DATE_NO_ZONE'],
  ])('whose end by the name of the other data model is %s is refused', async (__, date, code) => {
    const other = layout.end === 'validUntil' ? 'expirationDate' : 'validUntil'
    const token = signedBy(layout.payload(layout.badge(issuerKey.did, { [other]: date }), without(claims, 'exp')))
    expect(await codesOf(token)).toEqual([code])
    expect((await verifier.verify(token)).verdict).toBe('invalid')
  })

  it.each([
    ['ends', ['validUntil', 'expirationDate'], '2099-01-01T00:00:00Z', '2026-03-01T00:00:00Z', 'expired'],
    ['begins', ['validFrom', 'issuanceDate'], '2020-01-01T00:00:00Z', '2027-03-01T00:00:00Z', 'not-yet-valid'],
  ] as const)(
    'that %s twice, by the names of both data models, is judged by the one that leaves less',
    async (...row) => {
      const [, [one, other], wide, narrow, verdict] = row
      for (const dates of [
        { [one]: wide, [other]: narrow },
        { [one]: narrow, [other]: wide },
      ]) {
        const token = signedBy(
          layout.payload(layout.badge(issuerKey.did, dates), without(without(claims, 'exp'), 'nbf')),
        )
        expect((await verifier.verify(token)).verdict).toBe(verdict)
      }
    },
  )
})
