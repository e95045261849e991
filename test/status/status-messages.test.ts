import { describe, expect, it } from 'vitest'
import { readStatusMessages, toStatusMessages } from '../../src/status/status-messages.js'
import { thrownBy } from '../support/thrown-by.js'

const many = (count: number): string[] => Array.from({ length: count }, (_, value) => `value ${value}`)

describe('readStatusMessages', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('takes one message for each value of %i bits', (size) => {
    expect(readStatusMessages(many(2 ** size), size)).toEqual(many(2 ** size))
  })

  it('takes none where an entry has one bit', () => {
    expect(readStatusMessages([], 1)).toEqual([])
  })

  it('takes a copy that nobody changes', () => {
    const given = ['a', 'b']
    const read = readStatusMessages(given, 1)
    given[0] = 'c'
    expect(read).toEqual(['a', 'b'])
    expect(Object.isFrozen(read)).toBe(true)
  })

  const forOne = '2 texts, one for each value of 1 bit(s)'
  const forTwo = '4 texts, one for each value of 2 bit(s)'

  it.each<[string, unknown, number, string, string]>([
    ['one too few', many(3), 2, forTwo, '3 of them'],
    ['one too many', many(5), 2, forTwo, '5 of them'],
    ['none for two bits', [], 2, forTwo, '0 of them'],
    ['one for one bit', ['a'], 1, forOne, '1 of them'],
    ['an empty text', ['a', ''], 1, forOne, '2 of them'],
    ['a number among them', ['a', 7], 1, forOne, '2 of them'],
    ['a hole among them', Object.assign([], { 1: 'b' }), 1, forOne, '2 of them'],
    ['objects, as the credential has them', [{ status: '0x0', message: 'a' }, 'b'], 1, forOne, '2 of them'],
    ['a text of as many letters', 'ab', 1, forOne, '"ab"'],
    ['an object', { 0: 'a', 1: 'b', length: 2 }, 1, forOne, 'an object'],
    ['null', null, 1, forOne, 'null'],
    ['nothing', undefined, 1, forOne, 'nothing'],
  ])('refuses %s with OPTIONS_INVALID', (_, messages, size, expected, found) => {
    const { code, facts } = thrownBy(() => readStatusMessages(messages, size))
    expect([code, facts]).toEqual(['OPTIONS_INVALID', { option: 'messages', expected, found }])
  })
})

describe('toStatusMessages', () => {
  // "status, a string representing the hexadecimal value of the status prefixed with 0x"
  it('numbers the messages in hexadecimal, from zero', () => {
    const written = toStatusMessages(many(17))
    expect(written.slice(9, 12)).toEqual([
      { status: '0x9', message: 'value 9' },
      { status: '0xa', message: 'value 10' },
      { status: '0xb', message: 'value 11' },
    ])
    expect(written.map(({ status }) => Number(status))).toEqual(Array.from({ length: 17 }, (_, value) => value))
    expect(written.at(-1)).toEqual({ status: '0x10', message: 'value 16' })
    expect(toStatusMessages([])).toEqual([])
  })
})
