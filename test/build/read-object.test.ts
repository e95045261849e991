import { describe, expect, it } from 'vitest'
import { hasName, readObject, type Shape } from '../../src/build/read-object.js'
import { text } from '../../src/build/scalars.js'
import { isDeeplyFrozen, placeOf, readWith, refusalOf } from './support.js'

interface Page {
  readonly id: string
  readonly title: string
  readonly note?: string
}

const shape: Shape<Page> = {
  what: 'a page',
  readers: { id: text, title: text, note: text },
  required: ['title'],
  made: { id: (reading) => reading.means.makeId() },
  isOpen: true,
  aliases: { headline: 'title' },
}

const read = (value: unknown, contexts: readonly string[] = [], is: Shape<Page> = shape): Page =>
  readWith((given, reading) => readObject(given, is, reading), value, contexts)

const own = ['https://school.example/context.json']

describe('readObject', () => {
  it('makes what is not given and keeps what is', () => {
    expect(read({ title: 'A' }).id).toMatch(/^urn:uuid:/)
    expect(read({ title: 'A', id: 'urn:x:1' })).toEqual({ id: 'urn:x:1', title: 'A' })
  })

  it('makes an object of its own, frozen, id first', () => {
    const given = { title: 'A', id: 'urn:x:1' }
    const page = read(given)
    expect(page).not.toBe(given)
    expect(isDeeplyFrozen(page)).toBe(true)
    expect(Object.keys(page)).toEqual(['id', 'title'])
  })

  it('takes an object without a prototype', () => {
    expect(read(Object.assign(Object.create(null), { title: 'A', id: 'urn:x:1' }))).toEqual({
      id: 'urn:x:1',
      title: 'A',
    })
  })

  it('says what a missing property should be, at its place', () => {
    const { path, facts } = refusalOf(() => read({ note: 'x' }))
    expect(path).toBe('/title')
    expect(facts).toMatchObject({ expected: 'text', found: 'nothing' })
  })

  it.each([
    ['headline', 'title'],
    ['ttile', 'title'],
    ['Note', 'note'],
  ])('refuses the name %s and suggests %s', (name, suggestion) => {
    const { path, facts } = refusalOf(() => read({ title: 'A', [name]: 'x' }))
    expect(path).toBe(`/${name}`)
    expect(facts).toMatchObject({ suggestion })
  })

  it('names those that it knows where nothing is near', () => {
    expect(refusalOf(() => read({ title: 'A', colour: 'x' })).facts['expected']).toEqual(['id', 'title', 'note'])
  })

  it.each(['toString', 'hasOwnProperty', 'valueOf'])('does not take the name %s for one of its own', (name) => {
    expect(placeOf(() => read({ title: 'A', [name]: 'x' }))).toBe(`/${name}`)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the name %s even with contexts', (name) => {
    const value: unknown = JSON.parse(`{ "title": "A", "${name}": "x" }`)
    expect(placeOf(() => read(value, own))).toBe(`/${name}`)
  })

  it('takes terms of one’s own with contexts, where the class is open', () => {
    expect(read({ title: 'A', colour: ['red'] }, own)).toMatchObject({ colour: ['red'] })
    expect(placeOf(() => read({ title: 'A', colour: 'red' }, own, { ...shape, isOpen: false }))).toBe('/colour')
    expect(placeOf(() => read({ title: 'A', 'ex:colour': 'red' }, own))).toBe('/ex:colour')
  })

  it('never runs an accessor', () => {
    const value = {
      title: 'A',
      get note(): string {
        return expect.fail('it was run')
      },
    }
    expect(placeOf(() => read(value))).toBe('/note')
  })

  it('refuses hidden properties, symbols and foreign classes', () => {
    class Title {
      readonly title = 'A'
    }
    const hidden = Object.defineProperty({ title: 'A' }, 'note', { value: 'x', enumerable: false })
    expect(placeOf(() => read(hidden))).toBe('/note')
    expect(placeOf(() => read({ title: 'A', [Symbol('note')]: 'x' }))).toBe('')
    expect(placeOf(() => read(new Title()))).toBe('')
    expect(placeOf(() => read(Object.create({ title: 'A' })))).toBe('')
  })

  it('looks at each property once', () => {
    let looks = 0
    const value = new Proxy(
      { title: 'A' },
      {
        getOwnPropertyDescriptor: (target, name) => {
          looks++
          return Reflect.getOwnPropertyDescriptor(target, name)
        },
        get: () => expect.fail('it was read past its descriptor'),
      },
    )
    read(value)
    expect(looks).toBe(1)
  })
})

describe('hasName', () => {
  it('sees the name of a property without looking at it', () => {
    expect(
      hasName(
        {
          get bytes(): string {
            return expect.fail('it was run')
          },
        },
        'bytes',
      ),
    ).toBe(true)
    for (const value of [undefined, null, 'bytes', {}, Object.create({ bytes: 1 })])
      expect(hasName(value, 'bytes')).toBe(false)
  })
})
