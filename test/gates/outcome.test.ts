import { describe, expect, it } from 'vitest'
import { failedCodes, findingCodes, unknownCodes, type Code } from '../../src/codes.js'
import { inputCodes } from '../../src/input-codes.js'
import { OpenBadgesError } from '../../src/errors.js'
import { attempt, outcomeOf, passed, skipped, toProblem } from '../../src/gates/outcome.js'
import { problem } from '../../src/messages/problem.js'

const no = problem('INPUT_EMPTY', {})
const couldNotLook = problem('INTERNAL_ERROR', { reason: 'Error' })

/** An error with any code, its facts left out. */
function errorOf(code: Code): OpenBadgesError {
  return new OpenBadgesError(code, {} as never, { path: '/a', url: 'https://school.example/' })
}

describe('outcomeOf', () => {
  it('no problem is a pass, with nothing else to say', () => {
    expect(outcomeOf([])).toEqual(passed)
  })

  it.each([
    ['a no', [no], 'failed'],
    ['a missing answer', [couldNotLook], 'unknown'],
    ['a missing answer, then a no', [couldNotLook, no], 'failed'],
    ['a no, then a missing answer', [no, couldNotLook], 'failed'],
    ['two missing answers', [couldNotLook, couldNotLook], 'unknown'],
  ])('%s: keeps every problem in its order', (_, problems, outcome) => {
    expect(outcomeOf(problems)).toStrictEqual({ outcome, problems })
  })

  it('says what is known all the same', () => {
    expect(outcomeOf([no], { signature: 'valid' })).toHaveProperty('facts', { signature: 'valid' })
  })

  it.each(failedCodes)('%s fails', (code) => {
    expect(outcomeOf([{ code, facts: {}, message: '' }]).outcome).toBe('failed')
  })

  it.each(unknownCodes)('%s is unknown', (code) => {
    expect(outcomeOf([{ code, facts: {}, message: '' }]).outcome).toBe('unknown')
  })
})

describe('skipped', () => {
  it('says why', () => {
    expect(skipped('not-present')).toEqual({ outcome: 'skipped', because: 'not-present' })
  })
})

describe('toProblem', () => {
  it('cuts facts that grew with the input', () => {
    const error = new OpenBadgesError('DATE_INVALID', { found: 'x'.repeat(10_000) })
    expect(String(toProblem(error).facts['found'])).toHaveLength(4_097)
  })
})

describe('attempt', () => {
  it.each([
    ['gives at once', () => 7],
    ['gives later', () => Promise.resolve(7)],
  ])('has the value that a step %s', async (_, step) => {
    expect(await attempt(step)).toEqual({ value: 7 })
  })

  it('has a value even where that is nothing', async () => {
    expect('value' in (await attempt(() => undefined))).toBe(true)
  })

  it.each([
    ['throws', (error: unknown) => throwIt(error)],
    ['rejects with', (error: unknown) => Promise.reject(error as Error)],
  ])('makes a problem of a refusal that a step %s', async (_, step) => {
    const error = new OpenBadgesError('FETCH_STATUS', { url: 'u', status: 500 }, { path: '/a', url: 'u' })
    expect(await attempt(() => step(error))).toStrictEqual({
      problem: { code: 'FETCH_STATUS', facts: { url: 'u', status: 500 }, message: error.message, path: '/a', url: 'u' },
    })
  })

  it.each([...failedCodes, ...unknownCodes])('keeps the code %s', async (code) => {
    expect(await attempt(() => throwIt(errorOf(code)))).toMatchObject({ problem: { code, path: '/a' } })
  })

  it.each([...inputCodes, ...findingCodes])('makes INTERNAL_ERROR of %s, which answers no question', async (code) => {
    expect(await attempt(() => throwIt(errorOf(code)))).toMatchObject({
      problem: { code: 'INTERNAL_ERROR', facts: { reason: code } },
    })
  })

  it.each<[string, unknown, string]>([
    ['an error of the engine', new RangeError('stack'), 'RangeError'],
    ['text', 'no', 'string'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'object'],
  ])('makes INTERNAL_ERROR of %s, and does not repeat what it says', async (_, error, reason) => {
    const result = await attempt(() => throwIt(error))
    expect(result).toMatchObject({ problem: { code: 'INTERNAL_ERROR', facts: { reason } } })
    expect(JSON.stringify(result)).not.toContain('stack')
  })
})

function throwIt(error: unknown): never {
  throw error
}
