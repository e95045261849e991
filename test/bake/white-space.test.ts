import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWritten, withoutWhiteSpaceAround } from '../../src/bake/white-space.js'

const text = fc.array(fc.constantFrom(' ', '\t', '\n', '\r', 'a', '\u00a0', '\ufeff')).map((parts) => parts.join(''))

describe('withoutWhiteSpaceAround', () => {
  it('leaves out what a regular expression finds', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(withoutWhiteSpaceAround(any)).toBe(/^[\t\n\r ]*([^]*?)[\t\n\r ]*$/.exec(any)?.[1])
      }),
    )
  })

  it('is quick about a long middle', () => {
    const long = `{${' '.repeat(1_000_000)}}`
    expect(withoutWhiteSpaceAround(` ${long}\n`)).toBe(long)
  })
})

describe('isWritten', () => {
  it('tells whether anything is left', () => {
    fc.assert(fc.property(text, (any) => isWritten(any) === (withoutWhiteSpaceAround(any) !== '')))
  })
})
