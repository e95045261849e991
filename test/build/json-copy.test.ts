import { describe, expect, it } from 'vitest'
import { checkTerm, readExtension, readJson } from '../../src/build/json-copy.js'
import { buildWith, isDeeplyFrozen, placeOf, problemsOf, readWith, welding } from './support.js'

const own = ['https://school.example/context.json']

const odd = { '@context': ['urn:x:1', { a: 1 }], 'https://a.example/b': [[1, 1], [true]], c: { '~/': 'x' } }

describe('readJson', () => {
  it('copies every value as it is, frozen', () => {
    const copy = readWith(readJson, odd)
    expect(copy).toEqual(odd)
    expect(copy).not.toBe(odd)
    expect(isDeeplyFrozen(copy)).toBe(true)
  })

  it.each([
    [null, ''],
    [{ a: null }, '/a'],
    [{ a: [] }, '/a'],
    [{ a: [1, undefined] }, '/a/1'],
    [{ a: { '~/': new Date(0) } }, '/a/~0~1'],
    [{ a: Number.POSITIVE_INFINITY }, '/a'],
    [{ a: '\ud800' }, '/a'],
    [{ a: '__proto__' }, '/a'],
    [{ constructor: 1 }, '/constructor'],
  ])('refuses %j', (value, place) => {
    expect(placeOf(() => readWith(readJson, value))).toBe(place)
  })
})

describe('readExtension', () => {
  it('copies terms and their values', () => {
    const value = { level: [1, 2], at: { id: 'urn:x:1' } }
    expect(readWith(readExtension, value, own)).toEqual(value)
  })

  it.each([
    [odd, '/@context'],
    [{ 'https://a.example/b': 1 }, '/https:~1~1a.example~1b'],
    [{ a: { '@value': 'x' } }, '/a/@value'],
    [[[1]], '/0'],
    [{ a: [1, [2]] }, '/a/1'],
    [['a', 'a'], '/1'],
    [{ a: null }, '/a'],
    [{ a: { id: 'x' } }, '/a/id'],
    [{ a: { type: 7 } }, '/a/type'],
  ])('refuses %j', (value, place) => {
    expect(placeOf(() => readWith(readExtension, value, own))).toBe(place)
  })
})

describe('readExtension, without contexts that define everything', () => {
  it('takes names that an extension defines, and what every badge defines', () => {
    const extensions = [
      { context: 'https://school.example/a.json', terms: ['outer'] },
      { context: 'https://school.example/b.json', terms: ['inner', 'Lesson'] },
    ]
    const build = (outer: object) => buildWith({ achievement: { ...welding, outer }, extensions })
    const built = build({ inner: 1, name: 'A', type: 'Lesson', id: 'urn:x:7' })
    expect(built['@context'].slice(2)).toEqual(extensions.map(({ context }) => context))
    expect(problemsOf(() => build({ other: 1, type: 'Room', id: 'a' }))).toEqual([
      'NAME_UNKNOWN /achievement/outer/other',
      'TERM_UNKNOWN /achievement/outer/type',
      'ID_NOT_ABSOLUTE /achievement/outer/id',
    ])
  })
})

describe('checkTerm', () => {
  it.each(['@id', 'ex:code', 'https://a.example/b', ''])('refuses %j', (name) => {
    expect(placeOf(() => readWith((_value, reading) => checkTerm(name, reading), null))).toBe('')
  })
})
