import { expect, it } from 'vitest'
import { foldEmailAddress } from '../../src/model/email-address.js'

it.each([
  ['Kari.Nordmann@School.EXAMPLE', 'kari.nordmann@school.example'],
  ['kari@school.example', 'kari@school.example'],
  // KELVIN SIGN and I WITH DOT ABOVE, whose small letters are k, and i with a mark.
  ['\u212Aari@school.example', '\u212Aari@school.example'],
  ['\u0130da@school.example', '\u0130da@school.example'],
  ['Å@school.example', 'Å@school.example'],
])('%s is compared as %s', (address, folded) => {
  expect(foldEmailAddress(address)).toBe(folded)
})
