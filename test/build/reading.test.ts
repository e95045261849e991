import { describe, expect, it } from 'vitest'
import { readEach } from '../../src/build/lists.js'
import { Reading } from '../../src/build/reading.js'
import { text } from '../../src/build/scalars.js'

describe('Reading', () => {
  it('knows where it is, and where it was when it refused', () => {
    const reading = new Reading({})
    expect(reading.path).toBe('')
    reading.attempt('a', 1, () => {
      expect(reading.path).toBe('/a')
    })
    expect(reading.path).toBe('')
    reading.attempt('a', 1, () => reading.attempt(3, 1, () => reading.refuse('x', 1)))
    expect(reading.problems.map(({ path }) => path)).toEqual(['/a/3'])
    expect(reading.path).toBe('')
  })

  it('escapes names in pointers', () => {
    const reading = new Reading({})
    reading.attempt('a/b~c', 1, () => reading.refuse('x', 1))
    expect(reading.problems[0]?.path).toBe('/a~1b~0c')
  })

  it('goes on beside what was refused, and leaves out the whole of it', () => {
    const reading = new Reading({})
    const made = reading.attempt('a', [1, 'b', 2, 'd'], (value, place) => readEach(value as unknown[], text, place))
    expect(made).toBeUndefined()
    expect(reading.problems.map(({ path }) => path)).toEqual(['/a/0', '/a/2'])
    expect(reading.attempt('b', 'c', text)).toBe('c')
  })

  it.each([
    [undefined, 'PROPERTY_MISSING'],
    [null, 'VALUE_NULL'],
    [[], 'ARRAY_EMPTY'],
    [7, 'PROPERTY_INVALID'],
  ])('tells %j by the code %s', (value, code) => {
    const reading = new Reading({})
    reading.attempt('a', value, text)
    expect(reading.problems).toMatchObject([{ code, path: '/a', facts: { expected: 'text' } }])
  })

  it('ends after 50 problems, and at the first limit', () => {
    const many = new Reading({})
    const faults = Array.from({ length: 60 }, () => 7)
    expect(many.readWhole(faults, (value, place) => readEach(value as unknown[], text, place))).toBeUndefined()
    expect(many.problems).toHaveLength(50)
    const long = new Reading({})
    const texts = ['x'.repeat(300_000), 7]
    expect(long.readWhole(texts, (value, place) => readEach(value as unknown[], text, place))).toBeUndefined()
    expect(long.problems.map(({ code }) => code)).toEqual(['JSON_LIMIT_EXCEEDED'])
  })

  it('says hints at their places', () => {
    const reading = new Reading({})
    reading.attempt('issuer', {}, (value) => {
      reading.hint('ISSUER_UNNAMED', {}, ['name'])
      return value
    })
    expect(reading.hints).toMatchObject([{ code: 'ISSUER_UNNAMED', path: '/issuer/name' }])
  })

  it('refuses numbers of which less would be signed', () => {
    const reading = new Reading({})
    for (const number of [0, 42, 42.5, 0.1, 1.5e-7, 123456789.123456]) expect(reading.number(number)).toBe(number)
    expect(reading.readWhole(0.1 + 0.2, (value) => reading.number(value as number))).toBeUndefined()
    expect(reading.problems).toMatchObject([{ code: 'PROPERTY_INVALID', path: '' }])
  })
})
