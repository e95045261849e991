/** E3, B16: an id such as __proto__ spoils a program that keeps nodes by their ids, for every later badge. */
import { describe, expect, it } from 'vitest'
import { isJsonArray, isJsonObject, pointerTo, type JsonValue } from '../../src/json/json.js'
import { withValue } from '../support/edit-json.js'
import { fullDocument, fullVerifier } from './full-badge.js'
import { codesOf, expectGenuine, genuineDocument, type Loose } from './genuine.js'

/** Places where an id may stand. A program that keys plain objects by ids would be poisoned by any of them. */
const places: readonly (readonly [string, (document: Loose, poison: string) => void])[] = [
  ['id', (document, poison) => void (document['id'] = poison)],
  ['type', (document, poison) => void document['type'].push(poison)],
  ['issuer.id', (document, poison) => void (document['issuer'].id = poison)],
  ['credentialSubject.id', (document, poison) => void (document['credentialSubject'].id = poison)],
  ['achievement.id', (document, poison) => void (document['credentialSubject'].achievement.id = poison)],
  ['evidence.id', (document, poison) => void (document['evidence'] = [{ id: poison, type: ['Evidence'] }])],
  ['credentialStatus.id', (document, poison) => void (document['credentialStatus'] = { id: poison, type: 'X' })],
  ['proof.previousProof', (document, poison) => void (document['proof'].previousProof = poison)],
  ['proof.id', (document, poison) => void (document['proof'].id = poison)],
  ['proof.verificationMethod', (document, poison) => void (document['proof'].verificationMethod = poison)],
  ['@context', (document, poison) => void document['@context'].push(poison)],
  ['an inline term', (document, poison) => void document['@context'].push({ extra: poison })],
]

describe('E3: an id that poisons the program for every later badge', () => {
  it.each(places)('refuses __proto__ as %s, and the next hundred genuine badges verify', async (_, put) => {
    const document = await genuineDocument()
    put(document, '__proto__')
    expect(await codesOf(JSON.stringify(document))).toEqual(['JSON_FORBIDDEN_KEY'])
    expect(await codesOf(document)).toEqual(['JSON_FORBIDDEN_KEY'])
    expect(Object.keys(Object.prototype)).toEqual([])
    const genuine = await genuineDocument()
    for (let round = 0; round < 100; round++) await expectGenuine(genuine)
  })

  it.each(['constructor', 'prototype', 'hasOwnProperty', 'toString'])('refuses %s as an id', async (poison) => {
    for (const [, put] of places) {
      const document = await genuineDocument()
      put(document, poison)
      expect((await codesOf(document)).length).toBeGreaterThan(0)
    }
    await expectGenuine()
  })
})

describe('E3: in a badge with every class and property', () => {
  const texts = textsIn(fullDocument())
  const ids = texts.filter(([, text]) => /^[a-z]+:/.test(text)).map(([path]) => path)

  it('control: the genuine badge verifies, and has ids in many places', async () => {
    await expectGenuine(fullDocument(), fullVerifier)
    expect(ids.length).toBeGreaterThan(60)
  })

  it.each(texts)('refuses __proto__ as %s', async (path) => {
    const poisoned = withValue(fullDocument(), path, '__proto__')
    expect(await codesOf(JSON.stringify(poisoned), {}, fullVerifier)).toEqual(['JSON_FORBIDDEN_KEY'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it.each(['constructor', 'prototype', 'hasOwnProperty', 'toString', '__defineGetter__', 'valueOf'])(
    'refuses %s as any id, and the genuine badge verifies after each',
    async (poison) => {
      for (const path of ids) {
        const codes = await codesOf(withValue(fullDocument(), path, poison), {}, fullVerifier)
        expect([path, codes.length > 0, codes.includes('INTERNAL_ERROR')]).toEqual([path, true, false])
        await expectGenuine(undefined, fullVerifier)
      }
      expect(Object.keys(Object.prototype)).toEqual([])
      await expectGenuine(fullDocument(), fullVerifier)
    },
  )
})

/** Every text of a document, by JSON pointer. */
function textsIn(value: JsonValue, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (isJsonArray(value)) return value.flatMap((member, index) => textsIn(member, pointerTo(path, index)))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, pointerTo(path, key)))
}
