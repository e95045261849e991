import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/gates/outcome.js'
import type { JsonObject } from '../../src/json/json.js'
import { checkValidity, type TokenTimes } from '../../src/verify/check-validity.js'
import { problemCodesOf } from '../support/problem-codes.js'

const FROM = '2026-01-01T00:00:00Z'
const UNTIL = '2028-01-01T00:00:00Z'
const document: JsonObject = { validFrom: FROM, validUntil: UNTIL }
const at = (text: string): number => Date.parse(text)

function check(credential: JsonObject, moment: string, times: TokenTimes = {}, tolerance = 60): Outcome {
  return checkValidity(credential, times, at(moment), { toleranceSeconds: tolerance, withoutZone: 'wrong' })
}

describe('checkValidity', () => {
  it.each([
    ['passes at validFrom', '2026-01-01T00:00:00Z', []],
    ['passes in between', '2027-01-01T00:00:00Z', []],
    ['passes at validUntil itself', '2028-01-01T00:00:00Z', []],
    ['fails with EXPIRED one millisecond after validUntil', '2028-01-01T00:00:00.001Z', ['EXPIRED']],
    ['fails with EXPIRED one second after validUntil', '2028-01-01T00:00:01Z', ['EXPIRED']],
    ['fails with EXPIRED a year after validUntil', '2029-01-01T00:00:00Z', ['EXPIRED']],
    ['passes 60 seconds before validFrom', '2025-12-31T23:59:00Z', []],
    ['fails with NOT_YET_VALID one millisecond before that', '2025-12-31T23:58:59.999Z', ['NOT_YET_VALID']],
    ['fails with NOT_YET_VALID a year before validFrom', '2025-01-01T00:00:00Z', ['NOT_YET_VALID']],
  ])('%s', (_, moment, codes) => {
    expect(problemCodesOf(check(document, moment))).toEqual(codes)
  })

  it('forgives nothing at the start without tolerance', () => {
    expect(problemCodesOf(check(document, '2025-12-31T23:59:59.999Z', {}, 0))).toEqual(['NOT_YET_VALID'])
    expect(check(document, FROM, {}, 0).outcome).toBe('passed')
  })

  it('forgives nothing at the end, whatever the tolerance', () => {
    expect(problemCodesOf(check(document, '2028-01-01T00:00:00.001Z', {}, 3_600))).toEqual(['EXPIRED'])
  })

  it.each<[string, JsonObject, string, string[]]>([
    ['without an end, is valid for ever', { validFrom: FROM }, '9999-12-31T23:59:59Z', []],
    ['without a start, was always valid', { validUntil: UNTIL }, '0001-01-01T00:00:00Z', []],
    ['without dates, is always valid', {}, '2026-01-01T00:00:00Z', []],
    ['of data model 1.1, expires at expirationDate', { expirationDate: UNTIL }, '2028-01-01T00:00:01Z', ['EXPIRED']],
    ['of data model 1.1, starts at issuanceDate', { issuanceDate: FROM }, '2025-01-01T00:00:00Z', ['NOT_YET_VALID']],
    [
      'with an offset, ends when it is that time there',
      { validUntil: '2028-01-01T00:00:00+05:30' },
      '2027-12-31T18:30:00.001Z',
      ['EXPIRED'],
    ],
    [
      'that ends before it starts, is both too early and too late in between',
      { validFrom: UNTIL, validUntil: FROM },
      '2027-01-01T00:00:00Z',
      ['NOT_YET_VALID', 'EXPIRED'],
    ],
  ])('a credential %s', (_, credential, moment, codes) => {
    expect(problemCodesOf(check(credential, moment))).toEqual(codes)
  })

  // Decision 8: the period is what credential and token both allow.
  it.each<[string, JsonObject, TokenTimes, string, string[]]>([
    ['exp alone ends it', {}, { notAfter: at(UNTIL) }, '2028-01-01T00:00:00.001Z', ['EXPIRED']],
    ['exp itself is still valid', {}, { notAfter: at(UNTIL) }, UNTIL, []],
    ['an earlier exp ends it', document, { notAfter: at('2027-01-01T00:00:00Z') }, '2027-06-01T00:00:00Z', ['EXPIRED']],
    ['a later exp does not', document, { notAfter: at('2030-01-01T00:00:00Z') }, '2029-01-01T00:00:00Z', ['EXPIRED']],
    ['nbf alone starts it', {}, { notBefore: at(FROM) }, '2025-01-01T00:00:00Z', ['NOT_YET_VALID']],
    [
      'a later nbf starts it',
      document,
      { notBefore: at('2027-01-01T00:00:00Z') },
      '2026-06-01T00:00:00Z',
      ['NOT_YET_VALID'],
    ],
    [
      'an earlier nbf does not',
      document,
      { notBefore: at('2020-01-01T00:00:00Z') },
      '2025-06-01T00:00:00Z',
      ['NOT_YET_VALID'],
    ],
    ['nbf has the tolerance too', {}, { notBefore: at(FROM) }, '2025-12-31T23:59:00Z', []],
  ])('of a token, %s', (_, credential, times, moment, codes) => {
    expect(problemCodesOf(check(credential, moment, times))).toEqual(codes)
  })

  // E13, C4: a date that cannot be read is no date that is absent.
  it.each<[string, unknown, string]>([
    ['without zone', '2099-01-01T00:00:00', 'DATE_NO_ZONE'],
    ['of a day that does not exist', '2099-02-31T00:00:00Z', 'DATE_INVALID'],
    ['of a day alone', '2099-01-01', 'DATE_INVALID'],
    ['that is empty', '', 'DATE_INVALID'],
    ['that is the number 0', 0, 'DATE_INVALID'],
    ['that is false', false, 'DATE_INVALID'],
    ['that is an array', ['2099-01-01T00:00:00Z'], 'DATE_INVALID'],
    ['that is an object', { '@value': '2099-01-01T00:00:00Z' }, 'DATE_INVALID'],
  ])('fails on an end or a start %s', (_, date, code) => {
    for (const property of ['validUntil', 'expirationDate', 'validFrom', 'issuanceDate']) {
      const outcome = check({ [property]: date } as JsonObject, '2026-06-01T00:00:00Z')
      expect(outcome.outcome, property).toBe('failed')
      expect(problemCodesOf(outcome), property).toEqual([code])
    }
  })

  it('says which moment was judged, and which date it missed', () => {
    expect(check(document, '2029-01-01T00:00:00Z')).toMatchObject({
      problems: [{ facts: { validUntil: UNTIL, at: '2029-01-01T00:00:00Z' } }],
    })
  })

  describe('of a status list', () => {
    const list = { validFrom: '2026-01-01T00:00:00', validUntil: '2028-01-01T00:00:00' }
    const checkList = (document: JsonObject, moment: string): string[] =>
      problemCodesOf(checkValidity(document, {}, at(moment), { toleranceSeconds: 60, withoutZone: 'utc' }))

    it.each([
      ['2026-01-01T00:00:00Z', []],
      ['2028-01-01T00:00:00Z', []],
      ['2028-01-01T00:00:01Z', ['EXPIRED']],
      ['2025-12-31T23:58:59Z', ['NOT_YET_VALID']],
    ])('reads a date without zone as UTC, at %s', (moment, codes) => {
      expect(checkList(list, moment)).toEqual(codes)
    })

    it('fails with DATE_INVALID for what is no date', () => {
      expect(checkList({ validFrom: '2026-02-30T00:00:00' }, '2027-01-01T00:00:00Z')).toEqual(['DATE_INVALID'])
    })
  })
})
