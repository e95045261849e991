import { describe, expect, it } from 'vitest'
import { memberAt, stepsOf, valueAt } from '../../src/json/json-pointer.js'
import { pointerTo, type JsonValue } from '../../src/json/json.js'

// RFC 6901, section 5.
const document = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'm~n': 8,
  '~1': 9,
} as const satisfies JsonValue

describe('valueAt', () => {
  it.each<[string, JsonValue | undefined]>([
    ['', document],
    ['/foo', document.foo],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/m~0n', 8],
    ['/~01', 9],
    ['/foo/2', undefined],
    ['/foo/00', undefined],
    ['/foo/-', undefined],
    ['/foo/length', undefined],
    ['/foo/0/0', undefined],
    ['/bar', undefined],
    ['/toString', undefined],
    ['/__proto__', undefined],
  ])('follows %j', (pointer, expected) => {
    expect(valueAt(document, pointer)).toEqual(expected)
  })
})

it('stepsOf undoes pointerTo', () => {
  const steps = ['a', '', 'b/c', 'd~e', '~1', '0']
  const pointer = steps.reduce((before, step) => pointerTo(before, step), '')
  expect(stepsOf(pointer)).toEqual(steps)
})

it('memberAt finds nothing in what has no members', () => {
  for (const value of ['text', 7, true, null, undefined]) expect(memberAt(value, '0')).toBeUndefined()
})
