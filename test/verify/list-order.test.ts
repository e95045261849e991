import { describe, expect, it } from 'vitest'
import { compareLists, dateOfList } from '../../src/verify/list-order.js'

const dates = (signedAt?: number, validFrom?: number): Parameters<typeof compareLists>[0] => ({ signedAt, validFrom })

describe('compareLists', () => {
  it.each([
    ['by when they were signed', dates(1, 1), dates(2, 1), -1],
    ['by that, whenever they begin', dates(1, 9), dates(2, 1), -1],
    ['by when they begin, where they were signed at once', dates(1, 1), dates(1, 2), -1],
    ['by when they begin, where one does not say when it was signed', dates(9, 1), dates(undefined, 2), -1],
    ['not, where all is the same', dates(1, 1), dates(1, 1), 0],
    ['not, where nothing is said', dates(), dates(1, 1), 0],
    ['not, where each says something else', dates(1), dates(undefined, 9), 0],
  ])('compares lists %s', (_, one, other, expected) => {
    expect(Math.sign(compareLists(one, other))).toBe(expected)
    expect(Math.sign(compareLists(other, one))).toBe(expected === 0 ? 0 : -expected)
  })
})

describe('dateOfList', () => {
  it('is when it was signed, else when it begins, else nothing', () => {
    expect([dates(1, 2), dates(undefined, 2), dates()].map(dateOfList)).toEqual([1, 2, undefined])
  })
})
