import { describe, expect, it } from 'vitest'
import { readJson } from '../../src/build/json-copy.js'
import { readInput } from '../../src/build/read-input.js'
import type { OpenBadgesError } from '../../src/errors.js'
import { refusalOf } from './support.js'

describe('readInput', () => {
  it('hands out what was read', () => {
    expect(readInput('a', {}, [], (value) => value)).toBe('a')
  })

  it.each([
    [{ a: [{ b: '\udc00' }] }, '/a/0/b'],
    [{ a: { ['__proto__']: 1 } }, '/a/__proto__'],
    [{ a: ['__proto__'] }, '/a/0'],
    [{ a: 2 ** 60 }, '/a'],
    [{ a: 'x'.repeat(256 * 1024 + 1) }, '/a'],
  ])('turns a broken rule of JSON into INPUT_INVALID with its place: %#', (input, place) => {
    const { code, path, cause } = refusalOf(() => readInput(input, {}, [], readJson))
    expect(code).toBe('INPUT_INVALID')
    expect(path).toBe(place)
    expect((cause as OpenBadgesError).code).toMatch(/^JSON_/)
  })

  it('refuses an input that contains itself', () => {
    const input: Record<string, unknown> = {}
    input['a'] = input
    expect(refusalOf(() => readInput(input, {}, [], readJson)).code).toBe('INPUT_INVALID')
  })

  it('lets errors of the caller’s own functions through', () => {
    const broken = new Error('no randomness')
    const random = (): never => {
      throw broken
    }
    expect(() => readInput(1, { random }, ['random'], (_value, reading) => reading.makeId())).toThrow(broken)
  })

  it('lets refusals of options through', () => {
    const now = (): number => Number.NaN
    const { code } = refusalOf(() => readInput(1, { now }, ['now'], (_value, reading) => reading.now()))
    expect(code).toBe('OPTIONS_INVALID')
  })
})
