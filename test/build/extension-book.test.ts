import { describe, expect, it } from 'vitest'
import { areExtensions, ExtensionBook } from '../../src/build/extension-book.js'

const one = { context: 'https://school.example/one.json', terms: ['courseCode'] }
const two = {
  context: 'https://school.example/two.json',
  terms: ['room', 'Lesson'],
  schema: 'https://school.example/two',
}

describe('ExtensionBook', () => {
  it('defines nothing of itself', () => {
    expect(new ExtensionBook({}).defines('courseCode')).toBe(false)
    expect(new ExtensionBook({ contexts: [], extensions: [] }).defines('courseCode')).toBe(false)
  })

  it('defines everything where contexts are named, or once told so', () => {
    expect(new ExtensionBook({ contexts: ['urn:x:1'] }).defines('courseCode')).toBe(true)
    const book = new ExtensionBook({})
    book.defineEverything()
    expect(book.defines('courseCode')).toBe(true)
  })

  it('knows which extensions are in use', () => {
    const book = new ExtensionBook({ extensions: [one] })
    book.add([two])
    expect(book.used).toEqual([])
    expect([book.defines('Lesson'), book.defines('colour')]).toEqual([true, false])
    expect(book.used).toEqual([two])
  })
})

describe('areExtensions', () => {
  it('takes extensions only', () => {
    expect(areExtensions([one, two])).toBe(true)
    const wrong = [
      one,
      [7],
      [null],
      [{}],
      [{ ...one, terms: [] }],
      [{ ...one, context: 'a' }],
      [{ ...one, schema: 'a' }],
    ]
    for (const value of wrong) expect(areExtensions(value)).toBe(false)
  })
})
