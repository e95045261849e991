import { deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflateZlib } from '../../../src/bake/png/inflate-zlib.js'

const compressed = (text: string): Buffer => deflateSync(Buffer.from(text))

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
    ['nothing', new Uint8Array()],
    ['a header alone', Uint8Array.of(0x78, 0x9c)],
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
