import { describe, expect, it } from 'vitest'
import { classTypes, listOf, oneOrMany, openType, toSet } from '../../src/build/lists.js'
import { text } from '../../src/build/scalars.js'
import { placeOf, readWith } from './support.js'

describe('listOf', () => {
  const words = listOf(text, 'words')

  it('reads every member, in order, and freezes the array', () => {
    const list = readWith(words, ['b', 'a'])
    expect(list).toEqual(['b', 'a'])
    expect(Object.isFrozen(list)).toBe(true)
  })

  it('refuses an empty array', () => {
    expect(placeOf(() => readWith(words, []))).toBe('')
  })

  it('refuses holes, extra properties and arrays of a class', () => {
    class Words extends Array<string> {}
    const sparse: string[] = []
    sparse[1] = 'a'
    for (const value of [sparse, Object.assign(['a'], { note: 'x' }), Words.from(['a']), new Set(['a']), 'a']) {
      expect(placeOf(() => readWith(words, value))).toBe('')
    }
  })

  it('never runs an accessor', () => {
    const value: string[] = ['a']
    Object.defineProperty(value, 0, { get: () => expect.fail('it was run'), enumerable: true })
    expect(placeOf(() => readWith(words, value))).toBe('/0')
  })

  it('refuses more members than any badge has', () => {
    expect(
      placeOf(() =>
        readWith(
          words,
          Array.from({ length: 501 }, (_, index) => String(index)),
        ),
      ),
    ).toBe('')
  })
})

describe('toSet', () => {
  const check = (members: readonly unknown[]): unknown => readWith((_value, reading) => toSet(members, reading), null)

  it.each([
    [['a', 'a'], '/1'],
    [['a', 'b', 'a'], '/2'],
    [[1, 1], '/1'],
    [[{ id: 'urn:x:1', name: 'a' }, { id: 'urn:x:1' }], '/1'],
  ])('refuses %j', (members, place) => {
    expect(placeOf(() => check(members))).toBe(place)
  })

  it('takes what differs, and parts without an id', () => {
    const members = ['1', 1, { name: 'a' }, { name: 'a' }, { id: 'urn:x:1' }]
    expect(check(members)).toBe(members)
  })
})

describe('oneOrMany', () => {
  const some = oneOrMany(text, 'words')

  it('keeps one as one and many as many', () => {
    expect(readWith(some, 'a')).toBe('a')
    expect(readWith(some, ['a'])).toEqual(['a'])
    expect(placeOf(() => readWith(some, []))).toBe('')
  })
})

describe('classTypes', () => {
  it('keeps the name alone, or an array that contains it', () => {
    expect(readWith(classTypes('Result'), 'Result')).toBe('Result')
    expect(readWith(classTypes('Result'), ['urn:x:1', 'Result'])).toEqual(['urn:x:1', 'Result'])
  })

  it.each([
    ['Evidence', ''],
    [['Evidence'], '/0'],
    [Object.assign(['Result'], { note: 'x' }), ''],
    [['Result', 'Achievement'], '/1'],
    [['Result', 'Result'], '/1'],
    [['Result', 7], '/1'],
    [['Result', 'grade'], '/1'],
    [undefined, ''],
  ])('refuses %j', (types, place) => {
    expect(placeOf(() => readWith(classTypes('Result'), types))).toBe(place)
  })
})

describe('openType', () => {
  it('takes what is defined: by the standard, by itself, or by a context of one’s own', () => {
    expect(readWith(openType(['A']), 'A')).toBe('A')
    expect(readWith(openType(['A']), 'https://school.example/types#B')).toBe('https://school.example/types#B')
    expect(readWith(openType(['A']), 'B', ['https://school.example/context.json'])).toBe('B')
    expect(placeOf(() => readWith(openType(['A']), 'B'))).toBe('')
  })
})
