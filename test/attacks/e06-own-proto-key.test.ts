/** E6, C1: a member of the name __proto__ changes what a program finds in an object, or in every object. */
import { describe, expect, it } from 'vitest'
import { codesOf, expectGenuine, genuineDocument } from './genuine.js'

describe('E6: a key named __proto__', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('refuses %s in text and in objects', async (key) => {
    const text = JSON.stringify(await genuineDocument())
    const poisoned = text.replace('"achievement":{', `"achievement":{"${key}":{"name":"Doctor"},`)
    expect(poisoned).not.toBe(text)
    expect(await codesOf(poisoned)).toEqual(['JSON_FORBIDDEN_KEY'])
    expect(await codesOf(JSON.parse(poisoned))).toEqual(['JSON_FORBIDDEN_KEY'])
    const escaped = poisoned.replace(`"${key}"`, `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}"`)
    expect(await codesOf(escaped)).toEqual(['JSON_FORBIDDEN_KEY'])
    await expectGenuine()
  })
})
