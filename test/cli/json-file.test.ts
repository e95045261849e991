import { describe, expect, it } from 'vitest'
import { readJsonObject } from '../../src/cli/json-file.js'
import { thrownBy } from '../support/thrown-by.js'

describe('readJsonObject', () => {
  it('reads an object, with who issues or without', () => {
    expect(readJsonObject('\uFEFF{"a":1}', 'a.json')).toEqual({ a: 1, issuer: {} })
    expect(readJsonObject('{"issuer":{"name":"School"}}', 'a.json')).toEqual({ issuer: { name: 'School' } })
  })

  it.each(['', '[]', 'null', '"a"', '{"issuer":"did:web:a.example"}', '{"issuer":[]}'])('refuses %j', (text) => {
    expect(thrownBy(() => readJsonObject(text, 'a.json')).code).toBe('INPUT_INVALID')
  })
})
