import { describe, expect, it } from 'vitest'
import { Means } from '../../src/build/means.js'
import { refusalOf } from './support.js'

describe('Means', () => {
  it('makes ids of version 4 and variant 1, whatever the random bytes', () => {
    for (const byte of [0x00, 0xff]) {
      const id = new Means({ random: (length) => new Uint8Array(length).fill(byte) }).makeId()
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })

  it('does not change the bytes that it was handed', () => {
    const bytes = new Uint8Array(16).fill(0xff)
    new Means({ random: () => bytes }).makeId()
    expect(bytes.every((byte) => byte === 0xff)).toBe(true)
  })

  it('makes random bytes by itself where it is handed none', () => {
    expect(new Means({}).random(16)).toHaveLength(16)
    expect(new Means({}).makeId()).not.toBe(new Means({}).makeId())
  })

  it.each([undefined, 'abcd', new Uint8Array(15), [1, 2]])('refuses %j as random bytes', (bytes) => {
    expect(refusalOf(() => new Means({ random: () => bytes as never }).makeId()).code).toBe('OPTIONS_INVALID')
  })

  it('takes milliseconds and dates from a clock, and nothing else', () => {
    expect(new Means({ now: () => 7 }).now()).toBe(7)
    expect(new Means({ now: () => new Date(7) }).now()).toBe(7)
    expect(new Means({}).now()).toBeGreaterThan(Date.UTC(2025, 0, 1))
    for (const wrong of [Number.NaN, new Date(Number.NaN), 9e15, undefined]) {
      expect(refusalOf(() => new Means({ now: () => wrong as never }).now()).code).toBe('OPTIONS_INVALID')
    }
  })
})
