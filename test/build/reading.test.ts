import { describe, expect, it } from 'vitest'
import { Reading } from '../../src/build/reading.js'
import { countingRandom, refusalOf } from './support.js'

describe('Reading', () => {
  it('knows where it is, and where it was when it refused', () => {
    const reading = new Reading({})
    expect(reading.path).toBe('')
    reading.member('a', 1, () => {
      expect(reading.path).toBe('/a')
    })
    expect(reading.path).toBe('')
    const { path } = refusalOf(() => reading.member('a', 1, () => reading.member(3, 1, () => reading.refuse('x', 1))))
    expect(path).toBe('/a/3')
  })

  it('escapes names in pointers', () => {
    const reading = new Reading({})
    expect(refusalOf(() => reading.member('a/b~c', 1, () => reading.refuse('x', 1))).path).toBe('/a~1b~0c')
  })

  it('makes ids of version 4 and variant 1, whatever the random bytes', () => {
    for (const byte of [0x00, 0xff]) {
      const id = new Reading({ random: (length) => new Uint8Array(length).fill(byte) }).makeId()
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })

  it('does not change the bytes that it was handed', () => {
    const bytes = new Uint8Array(16).fill(0xff)
    new Reading({ random: () => bytes }).makeId()
    expect(bytes.every((byte) => byte === 0xff)).toBe(true)
  })

  it('makes random bytes by itself where it is handed none', () => {
    expect(new Reading({}).random(16)).toHaveLength(16)
    expect(new Reading({}).makeId()).not.toBe(new Reading({}).makeId())
  })

  it.each([undefined, 'abcd', new Uint8Array(15), [1, 2]])('refuses %j as random bytes', (bytes) => {
    expect(refusalOf(() => new Reading({ random: () => bytes as never }).makeId()).code).toBe('OPTIONS_INVALID')
  })

  it('takes milliseconds and dates from a clock, and nothing else', () => {
    expect(new Reading({ now: () => 7 }).now()).toBe(7)
    expect(new Reading({ now: () => new Date(7) }).now()).toBe(7)
    expect(new Reading({}).now()).toBeGreaterThan(Date.UTC(2025, 0, 1))
    for (const wrong of [Number.NaN, new Date(Number.NaN), 9e15, undefined]) {
      expect(refusalOf(() => new Reading({ now: () => wrong as never }).now()).code).toBe('OPTIONS_INVALID')
    }
  })

  it('allows terms of one’s own when contexts are given, or told so', () => {
    const reading = new Reading({ random: countingRandom() })
    expect(reading.allowsExtensions).toBe(false)
    reading.allowExtensions()
    expect(reading.allowsExtensions).toBe(true)
    expect(new Reading({ contexts: ['urn:x:1'] }).allowsExtensions).toBe(true)
    expect(new Reading({ contexts: [] }).allowsExtensions).toBe(false)
  })

  it('refuses numbers of which less would be signed', () => {
    const reading = new Reading({})
    for (const number of [0, 42, 42.5, 0.1, 1e-7, 123456789.123456]) expect(reading.number(number)).toBe(number)
    expect(refusalOf(() => reading.number(0.1 + 0.2)).code).toBe('INPUT_INVALID')
  })
})
