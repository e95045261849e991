import { expect, it } from 'vitest'
import { certain } from '../../src/platform/certain.js'

it.each([0, '', false, null, 'a'])('is the value, whatever it is: %j', (value) => {
  expect(certain(value)).toBe(value)
})

it('does not go on without it', () => {
  expect(() => certain<number>([][0])).toThrow('a fault of openbadges-kit')
})
