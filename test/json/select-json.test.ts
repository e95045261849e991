import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { selectJson } from '../../src/json/select-json.js'
import { thrownBy } from '../support/thrown-by.js'

const second: JsonObject = { id: 'urn:p2', name: 'second', tags: ['p', 'q', 'r'] }

const document: JsonObject = {
  '@context': ['https://a.example'],
  id: 'urn:1',
  type: ['Thing'],
  name: 'one',
  'a/b~c': { type: 'Odd', value: 1 },
  parts: [
    { id: 'urn:p0', type: ['Part'], name: 'zero', inner: { '@context': 'https://b.example', x: 1, y: 2 } },
    { type: ['Part'], name: 'first' },
    second,
  ],
}
const top = { '@context': ['https://a.example'], id: 'urn:1', type: ['Thing'] }

describe('selectJson', () => {
  it.each<readonly [string, readonly string[], JsonObject]>([
    ['a text, with what stands on the way to it', ['/name'], { ...top, name: 'one' }],
    ['everything', [''], document],
    ['everything, whatever else is selected', ['/name', ''], document],
    [
      'a member of an array, which closes its gaps',
      ['/parts/1'],
      { ...top, parts: [{ type: ['Part'], name: 'first' }] },
    ],
    [
      'members of members, in their own order, not that of the pointers',
      ['/parts/2/tags/2', '/parts/2/tags/0', '/parts/0/name'],
      {
        ...top,
        parts: [
          { id: 'urn:p0', type: ['Part'], name: 'zero' },
          { id: 'urn:p2', tags: ['p', 'r'] },
        ],
      },
    ],
    [
      'the context of an object on the way',
      ['/parts/0/inner/x'],
      { ...top, parts: [{ id: 'urn:p0', type: ['Part'], inner: { '@context': 'https://b.example', x: 1 } }] },
    ],
    ['a whole part, although a part of it is named, too', ['/parts/2', '/parts/2/name'], { ...top, parts: [second] }],
    ['a key with escaped characters', ['/a~1b~0c/value'], { ...top, 'a/b~c': { type: 'Odd', value: 1 } }],
    ['types that are selected one by one, all of them', ['/type/0'], top],
  ])('selects %s', (_what, pointers, expected) => {
    expect(selectJson(document, pointers)).toEqual(expected)
  })

  it('selects nothing without pointers', () => {
    expect(selectJson(document, [])).toBeUndefined()
  })

  it.each([
    ['a key that is not there', '/nothing'],
    ['an index that is not there', '/parts/3'],
    ['an index with a zero in front', '/parts/01'],
    ['the end of an array', '/parts/-'],
    ['a property of an array', '/parts/length'],
    ['a part of a text', '/name/0'],
    ['what every object inherits', '/constructor'],
    ['the prototype', '/__proto__'],
    ['no slash in front', 'name'],
    ['half an escape', '/a~'],
    ['an index beyond all arrays', '/parts/99999999999999999999'],
  ])('refuses %s', (_what, pointer) => {
    expect(thrownBy(() => selectJson(document, ['/name', pointer])).code).toBe('POINTER_UNRESOLVED')
  })

  it('does not change the document', () => {
    const before = JSON.stringify(document)
    selectJson(document, ['/parts/0/inner/x', '/name'])
    expect(JSON.stringify(document)).toBe(before)
  })
})
