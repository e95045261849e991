import { expect, it } from 'vitest'
import { once } from '../../src/platform/once.js'

it('makes a value when it is first asked for, and no other', () => {
  let calls = 0
  const give = once(() => ({ call: ++calls }))
  expect(calls).toBe(0)
  expect(give()).toBe(give())
  expect(calls).toBe(1)
})
