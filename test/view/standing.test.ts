import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { signedOrderIn, standingOf } from '../../src/view/standing.js'
import { verify } from './support.js'

const signed = { values: true, levels: true }
const notSigned = { values: false, levels: false }
const rubric = (requiredLevel: string): JsonObject => ({
  requiredLevel,
  rubricCriterionLevel: [{ id: 'urn:low' }, { id: 'urn:middle' }, { id: 'urn:high' }],
})

describe('standingOf', () => {
  it.each([
    ['a value that is the required one', { value: 'B' }, { requiredValue: 'B' }, 'met'],
    ['a larger number', { value: '10' }, { requiredValue: '9' }, 'met'],
    ['a smaller number', { value: '8.5' }, { requiredValue: '9' }, 'not-met'],
    ['a value that is no number', { value: '85 %' }, { requiredValue: '80 %' }, 'not-known'],
    ['a letter where nothing is said of others', { value: 'A' }, { requiredValue: 'B' }, 'not-known'],
    ['an empty value', { value: '' }, { requiredValue: '0' }, 'not-known'],
    ['no value', {}, { requiredValue: '9' }, 'not-known'],
    ['values that contradict each other', { value: ['9', '1'] }, { requiredValue: '5' }, 'not-known'],
    ['a value further on', { value: 'A' }, { requiredValue: 'B', allowedValue: ['C', 'B', 'A'] }, 'met'],
    ['a value before it', { value: 'C' }, { requiredValue: 'B', allowedValue: ['C', 'B', 'A'] }, 'not-met'],
    [
      'a number of which 1 is the best',
      { value: '1' },
      { requiredValue: '4', allowedValue: ['6', '5', '4', '1'] },
      'met',
    ],
    ['a value that is not allowed', { value: '7' }, { requiredValue: '4', allowedValue: ['4', '5'] }, 'not-known'],
    [
      'a value that is allowed twice',
      { value: 'A' },
      { requiredValue: 'B', allowedValue: ['A', 'B', 'A'] },
      'not-known',
    ],
    ['a higher level', { achievedLevel: 'urn:high' }, rubric('urn:middle'), 'met'],
    ['the level itself', { achievedLevel: 'urn:middle' }, rubric('urn:middle'), 'met'],
    ['a lower level', { achievedLevel: 'urn:low' }, rubric('urn:middle'), 'not-met'],
    ['a level of another rubric', { achievedLevel: 'urn:other' }, rubric('urn:middle'), 'not-known'],
    ['a level of another rubric that is required', { achievedLevel: 'urn:x' }, rubric('urn:x'), 'not-known'],
    ['no level', {}, rubric('urn:middle'), 'not-known'],
    ['nothing required', { value: '1' }, { allowedValue: ['1'] }, 'nothing-required'],
    [
      'a good value with a low level',
      { value: '9', achievedLevel: 'urn:low' },
      { requiredValue: '5', ...rubric('urn:high') },
      'not-met',
    ],
    ['a good value without the level', { value: '9' }, { requiredValue: '5', ...rubric('urn:low') }, 'not-known'],
  ] as const)('of %s', (_, result, description, standing) => {
    expect(standingOf(result as JsonObject, description, signed)).toBe(standing)
  })

  it('tells nothing by an order that was not signed', () => {
    const values = { requiredValue: '2', allowedValue: ['1', '2', '3'] }
    expect(standingOf({ value: '3' }, values, notSigned)).toBe('not-known')
    expect(standingOf({ value: '2' }, values, notSigned)).toBe('met')
    expect(standingOf({ achievedLevel: 'urn:high' }, rubric('urn:low'), notSigned)).toBe('not-known')
    expect(standingOf({ achievedLevel: 'urn:low' }, rubric('urn:low'), notSigned)).toBe('met')
  })
})

describe('signedOrderIn', () => {
  const of = ({ credential }: VerificationReport): JsonObject => credential as unknown as JsonObject

  it('finds every order signed in a token', async () => {
    const report = await verify({}, { as: 'token' })
    expect(signedOrderIn(report, of(report))).toEqual(signed)
  })

  it('finds of a graph the order of the values signed, and that of the levels not', async () => {
    const report = await verify()
    expect(signedOrderIn(report, of(report))).toEqual({ values: true, levels: false })
  })

  it('finds none signed under a context in which values are a set', async () => {
    const report = await verify()
    const context = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'
    expect(signedOrderIn(report, { '@context': [context] })).toEqual(notSigned)
    expect(signedOrderIn(report, {})).toEqual(notSigned)
  })

  it('finds none signed that may have been left out', async () => {
    const report = await verify()
    const proof = { ...report.evidence.proof!, suite: 'ecdsa-sd-2023' }
    expect(signedOrderIn({ ...report, evidence: { ...report.evidence, proof } }, of(report))).toEqual(notSigned)
  })

  it('finds none signed without a proof', async () => {
    const report = await verify()
    const { proof, ...evidence } = report.evidence
    expect(proof).toBeDefined()
    expect(signedOrderIn({ ...report, evidence }, of(report))).toEqual(notSigned)
  })
})
