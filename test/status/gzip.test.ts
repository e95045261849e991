import fc from 'fast-check'
import { once } from 'node:events'
import { constants, crc32, createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gunzip, gzip } from '../../src/status/gzip.js'

const PLENTY = 1024 * 1024

/** Bits such as lists have: long rows of zeros, and here and there something else. */
const sparse = Uint8Array.from({ length: 16_384 }, (_, index) => (index % 97 === 0 ? index % 256 : 0))
const packed = gzipSync(sparse)
const [body, trailer] = [packed.subarray(10, -8), packed.subarray(-8)]

/** The ten bytes that every member begins with. */
function header(flags: number, method = 8): Buffer {
  return Buffer.from([0x1f, 0x8b, method, flags, 0, 0, 0, 0, 0, 255])
}

/** A member written by hand, with the data and the trailer of the sparse bytes unless told otherwise. */
function member(flags: number, fields: Uint8Array = Buffer.alloc(0), data: Uint8Array = body): Buffer {
  return Buffer.concat([header(flags), fields, data, trailer])
}

/** Fields, and two bytes of the checksum of all before them (RFC 1952, section 2.3.1). */
function withHeaderCrc(flags: number, fields: Uint8Array = Buffer.alloc(0), change = 0): Buffer {
  const sum = (crc32(Buffer.concat([header(flags), fields])) ^ change) & 0xffff
  return Buffer.concat([fields, Buffer.from([sum & 0xff, sum >> 8])])
}

/** A member with other numbers in its last eight bytes. */
function restated(bytes: Uint8Array, { crc, length }: { crc?: number; length?: number }): Buffer {
  const copy = Buffer.from(bytes)
  if (crc !== undefined) copy.writeUInt32LE(crc, copy.length - 8)
  if (length !== undefined) copy.writeUInt32LE(length, copy.length - 4)
  return copy
}

/** A length in two bytes, the lower one first. */
function lengthOf({ length }: Uint8Array): Buffer {
  return Buffer.from([length & 0xff, length >> 8])
}

const [TEXT, HEADER_CRC, EXTRA, NAME, COMMENT] = [1, 2, 4, 8, 16]
const extra = Buffer.from([5, 0, 0x41, 0x70, 1, 0, 0])
const name = Buffer.from('status-1.bin\0', 'latin1')
const comment = Buffer.from('the bits of a list\0', 'latin1')

describe('gzip', () => {
  it('writes what node:zlib reads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        expect(new Uint8Array(gunzipSync(await gzip(bytes)))).toEqual(bytes)
      }),
    )
  })

  it('says nothing of time, name and system in its header, so that the same bytes give the same text', async () => {
    const first = await gzip(sparse)
    expect([...first.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
    expect(await gzip(sparse)).toEqual(first)
  })
})

describe('gunzip', () => {
  it('reads what node:zlib writes, at every level, by every strategy', async () => {
    const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_RLE, constants.Z_FIXED]
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5_000 }),
        fc.record({ level: fc.integer({ min: 0, max: 9 }), strategy: fc.constantFrom(...strategies) }),
        async (bytes, options) => {
          expect(await gunzip(gzipSync(bytes, options), PLENTY)).toEqual(bytes)
        },
      ),
    )
  })

  it('reads bytes that lie in the middle of others', async () => {
    const around = Buffer.concat([Buffer.alloc(13, 0x1f), packed, Buffer.alloc(7, 0x8b)])
    expect(await gunzip(around.subarray(13, 13 + packed.length), PLENTY)).toEqual(sparse)
  })

  it('takes as many bytes as allowed, and not one more', async () => {
    expect(await gunzip(packed, sparse.length)).toEqual(sparse)
    expect(await gunzip(packed, sparse.length - 1)).toBe('too-large')
    expect(await gunzip(gzipSync(''), 0)).toEqual(new Uint8Array(0))
    expect(await gunzip(gzipSync('a'), 0)).toBe('too-large')
  })

  it.each<[string, Buffer]>([
    ['the hint that it is text', member(TEXT)],
    ['an extra field', member(EXTRA, extra)],
    ['an empty extra field', member(EXTRA, Buffer.from([0, 0]))],
    ['an extra field of 300 bytes', member(EXTRA, Buffer.concat([Buffer.from([0x2c, 1]), Buffer.alloc(300, 0x8b)]))],
    ['a name', member(NAME, name)],
    ['an empty name', member(NAME, Buffer.from([0]))],
    ['a comment', member(COMMENT, comment)],
    ['a checksum of the header', member(HEADER_CRC, withHeaderCrc(HEADER_CRC))],
    ['all of them', member(31, withHeaderCrc(31, Buffer.concat([extra, name, comment])))],
  ])('reads a header with %s', async (_, bytes) => {
    expect(new Uint8Array(gunzipSync(bytes))).toEqual(sparse)
    expect(await gunzip(bytes, PLENTY)).toEqual(sparse)
  })

  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['other first bytes', Buffer.concat([Buffer.from([0x1f, 0x8c]), packed.subarray(2)])],
    ['zlib instead of gzip', Buffer.concat([Buffer.from([0x78, 0x9c]), body, trailer])],
    ['a method that is not DEFLATE', Buffer.concat([header(0, 7), body, trailer])],
    ['the first reserved flag', member(0x20)],
    ['the second reserved flag', member(0x40)],
    ['the third reserved flag', member(0x80)],
    ['an extra field longer than the rest', member(EXTRA, Buffer.from([0xff, 0xff]))],
    ['an extra field that reaches to the end', member(EXTRA, lengthOf(Buffer.concat([body, trailer])))],
    ['a name without end', Buffer.concat([header(NAME), Buffer.alloc(64, 0xff)])],
    ['a comment without end', Buffer.concat([header(COMMENT), Buffer.alloc(64, 0xff)])],
    ['a wrong checksum of the header', member(HEADER_CRC, withHeaderCrc(HEADER_CRC, undefined, 1))],
    ['a wrong checksum of the header after a name', member(10, withHeaderCrc(10, name, 0x8000))],
    ['a wrong checksum', restated(packed, { crc: 0 })],
    ['a length of one too few', restated(packed, { length: sparse.length - 1 })],
    ['a length of one too many', restated(packed, { length: sparse.length + 1 })],
    ['a length of none', restated(packed, { length: 0 })],
    ['a second member', Buffer.concat([packed, packed])],
    ['a second member that is empty', Buffer.concat([packed, gzipSync('')])],
    ['a zero after it', Buffer.concat([packed, Buffer.alloc(1)])],
    ['its own trailer once more', Buffer.concat([packed, trailer])],
    ['data that is no DEFLATE', member(0, undefined, Buffer.alloc(20, 0xff))],
    ['no data', member(0, undefined, Buffer.alloc(0))],
    ['an extra field that is missing', header(EXTRA)],
    ['an extra field that ends within its length', Buffer.concat([header(EXTRA), Buffer.of(0)])],
    ['a checksum of the header that is missing', header(HEADER_CRC)],
    ['a checksum of the header that is cut short', Buffer.concat([header(HEADER_CRC), Buffer.of(0)])],
    ['a checksum of the word for what is too large', restated(packed, { crc: crc32('too-large'), length: 9 })],
  ])('refuses %s', async (_, bytes) => {
    expect(await gunzip(bytes, PLENTY)).toBe('malformed')
  })

  it('refuses what was cut off, wherever', async () => {
    for (let length = 0; length < packed.length; length++) {
      // Where the cut makes other bytes the length, they may say that it is too large.
      expect(await gunzip(packed.subarray(0, length), PLENTY), String(length)).toBeTypeOf('string')
    }
  })

  it('reads a member with one bit changed as node:zlib does: mostly not at all', async () => {
    const summary = (read: Uint8Array | string): string =>
      typeof read === 'string' ? 'refused' : Buffer.from(read).toString('base64')
    const foreign = (bytes: Uint8Array): string => {
      try {
        return summary(gunzipSync(bytes))
      } catch {
        return 'refused'
      }
    }
    const whole = member(31, withHeaderCrc(31, Buffer.concat([extra, name, comment])))
    for (const bytes of [packed, whole]) {
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7))
        const read = await gunzip(changed, PLENTY)
        expect(summary(read), String(bit)).toBe(foreign(changed))
      }
    }
  })
})

// E16: 1 MB that becomes 1 GiB.
describe('a bomb', () => {
  const size = 1024 * 1024 * 1024
  const limit = 16 * 1024 * 1024

  it('that says how large it is is refused before any of it is decompressed', async () => {
    const garbage = restated(member(0, undefined, Buffer.alloc(100, 0xff)), { length: limit + 1 })
    expect(await gunzip(garbage, limit)).toBe('too-large')
    expect(await gunzip(restated(garbage, { length: limit }), limit)).toBe('malformed')
  })

  it('that says that it is small stops where it said that it ends', async () => {
    const bomb = await zeros(size)
    expect(bomb.length).toBeLessThan(1_100_000)
    expect(bomb.readUInt32LE(bomb.length - 4)).toBe(size)
    expect(await gunzip(bomb, limit)).toBe('too-large')
    const before = process.resourceUsage().maxRSS
    for (const length of [0, 1, 16_384, 65_537, limit]) {
      expect(await gunzip(restated(bomb, { length }), limit)).toBe('malformed')
    }
    const grownMegabytes = (process.resourceUsage().maxRSS - before) / 1024
    expect(grownMegabytes).toBeLessThan(512)
  })
})

/** Compresses zeros with node:zlib, without ever holding them. */
async function zeros(length: number): Promise<Buffer> {
  const chunk = Buffer.alloc(1024 * 1024)
  const stream = createGzip({ level: 9 })
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  for (let written = 0; written < length; written += chunk.length) {
    if (!stream.write(chunk)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'end')
  return Buffer.concat(parts)
}
