import { deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflateZlib } from '../../../src/bake/png/inflate-zlib.js'

const compressed = (text: string): Buffer => deflateSync(Buffer.from(text))

/** A sound stream under another header (RFC 1950, section 2.2), whose two bytes are a multiple of 31 unless told. */
const under = (first: number, second: number): Uint8Array =>
  Uint8Array.from([first, second, ...compressed('text').subarray(2)])

describe('inflateZlib', () => {
  it('gives back what zlib compressed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 20_000 }), async (bytes) => {
        expect(await inflateZlib(deflateSync(bytes), 20_000)).toEqual(bytes)
      }),
      { numRuns: 50 },
    )
  })

  it('checks a sum of many large bytes', async () => {
    const bytes = new Uint8Array(1_000_000).fill(0xff)
    const inflated = await inflateZlib(deflateSync(bytes), 1_000_000)
    expect(Buffer.from(inflated as Uint8Array).equals(bytes)).toBe(true)
  })

  it('stops at the first byte too many', async () => {
    expect(await inflateZlib(compressed('12345'), 5)).toBeInstanceOf(Uint8Array)
    expect(await inflateZlib(compressed('123456'), 5)).toBe('too-large')
  })

  it.each<[string, Uint8Array]>([
    ['the fastest', under(0x78, 0x01)],
    ['the best', under(0x78, 0xda)],
    ['one with the smallest window', under(0x08, 0x1d)],
  ])('takes the header of every way to compress: %s', async (_, bytes) => {
    expect(Buffer.from((await inflateZlib(bytes, 1_000)) as Uint8Array).toString()).toBe('text')
  })

  it('reads bytes that are part of a larger buffer', async () => {
    const larger = new Uint8Array(100)
    larger.set(compressed('text'), 7)
    const inflated = await inflateZlib(larger.subarray(7, 7 + compressed('text').length), 1_000)
    expect(Buffer.from(inflated as Uint8Array).toString()).toBe('text')
  })

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['half a header', Uint8Array.of(0x78)],
    ['a header alone', Uint8Array.of(0x78, 0x9c)],
    ['a header with less than a checksum behind it', Uint8Array.of(0x78, 0x9c, 0, 0, 1)],
    ['a header with nothing but a checksum behind it', Uint8Array.of(0x78, 0x9c, 0, 0, 0, 1)],
    ['another method than DEFLATE', under(0x79, 0x18)],
    ['a window of more than 32 KiB', under(0x88, 0x1c)],
    ['a header that is no multiple of 31', under(0x78, 0x9d)],
    ['a header that asks for a dictionary which the stream does not need', under(0x78, 0x20)],
    ['no zlib', Buffer.from('plain text, much longer than a header')],
    ['a raw stream', deflateRawSync('text')],
    ['a preset dictionary', deflateSync('text', { dictionary: Buffer.from('text') })],
    ['a stream cut short', compressed('text').subarray(0, -1)],
    ['another sum', Buffer.concat([compressed('text').subarray(0, -1), Buffer.of(0)])],
    ['something after the stream', Buffer.concat([compressed('text'), Buffer.from('more')])],
    ['two streams', Buffer.concat([compressed('a'), compressed('b')])],
  ])('refuses %s', async (_, bytes) => {
    expect(await inflateZlib(bytes, 1_000)).toBe('malformed')
  })
})
