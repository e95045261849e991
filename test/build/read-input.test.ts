import { describe, expect, it } from 'vitest'
import { readJson } from '../../src/build/json-copy.js'
import { builtOrThrow, readInput } from '../../src/build/read-input.js'
import { refusalOf } from './support.js'

describe('readInput', () => {
  it('hands out what was read', () => {
    expect(readInput('a', {}, [], (value) => value)).toEqual({ ok: true, value: 'a', hints: [] })
  })

  it.each([
    [{ a: [{ b: '\udc00' }] }, '/a/0/b'],
    [{ a: { ['__proto__']: 1 } }, '/a/__proto__'],
    [{ a: ['__proto__'] }, '/a/0'],
    [{ a: 2 ** 60 }, '/a'],
    [{ a: 'x'.repeat(256 * 1024 + 1) }, '/a'],
  ])('turns a broken rule of JSON into a problem with its code and place: %#', (input, place) => {
    const { code, path, problems } = refusalOf(() => builtOrThrow(readInput(input, {}, [], readJson)))
    expect(code).toBe('INPUT_INVALID')
    expect(path).toBe(place)
    expect(problems).toHaveLength(1)
    expect(problems?.[0]?.code).toMatch(/^JSON_/)
  })

  it('refuses an input that contains itself', () => {
    const input: Record<string, unknown> = {}
    input['a'] = input
    const result = readInput(input, {}, [], readJson)
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'JSON_LIMIT_EXCEEDED' }] })
  })

  it('lets errors of the caller’s own functions through', () => {
    const broken = new Error('no randomness')
    const random = (): never => {
      throw broken
    }
    expect(() => readInput(1, { random }, ['random'], (_value, reading) => reading.means.makeId())).toThrow(broken)
  })

  it('lets refusals of options through', () => {
    const now = (): number => Number.NaN
    const { code } = refusalOf(() => readInput(1, { now }, ['now'], (_value, reading) => reading.means.now()))
    expect(code).toBe('OPTIONS_INVALID')
  })

  it('tells hints to whoever listens, and returns them', () => {
    const told: string[] = []
    const onHint = ({ code }: { code: string }): number => told.push(code)
    const result = readInput(1, { onHint }, ['onHint'], (value, reading) => {
      reading.hint('CERTIFICATION_WITHOUT_EXPIRY', {})
      return value
    })
    expect(told).toEqual(['CERTIFICATION_WITHOUT_EXPIRY'])
    expect(result.hints).toMatchObject([{ code: 'CERTIFICATION_WITHOUT_EXPIRY', path: '' }])
  })
})

describe('builtOrThrow', () => {
  it('throws every problem, each on a line with its place', () => {
    const refusal = refusalOf(() => builtOrThrow(readInput({ a: null, b: [] }, {}, [], readJson)))
    expect(refusal.problems?.map(({ code, path }) => `${code} ${path}`)).toEqual(['VALUE_NULL /a', 'ARRAY_EMPTY /b'])
    expect(refusal.message.split('\n')).toEqual([
      '/a: Expected a JSON value, found null.',
      '/b: Expected an array of JSON values, found an empty array.',
    ])
  })
})
