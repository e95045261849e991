import { expect, it } from 'vitest'
import { append } from '../../src/platform/append.js'

it('begins a list where there is none, and goes on with the one that is there', () => {
  const lists = new Map<string, number[]>()
  append(lists, 'a', 1)
  const [begun] = lists.values()
  append(lists, 'b', 2)
  append(lists, 'a', 3)
  expect([...lists]).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ])
  expect(lists.get('a')).toBe(begun)
})
