/** E26, G1: PNGs that grow when they are read, that lie about their lengths, or that hold two credentials. */
import { constants, deflateRawSync, deflateSync, inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/bake-image.js'
import { chunkOf, internationalText, pngOf, pngParts, pngSignature } from '../support/pictures.js'
import { codesOf, expectGenuine, genuineDocument, signDocument, signToken, verifier, victimBadge } from './genuine.js'

const mebibyte = 1024 * 1024
const keyword = 'openbadgecredential'

/** Zeros as one zlib stream: one block, again and again. Its sum is wrong, which nobody should live to see. */
function bombOf(bytes: number): Buffer {
  const block = Buffer.alloc(16 * mebibyte)
  const part = deflateRawSync(block, { finishFlush: constants.Z_FULL_FLUSH })
  const parts = Array.from({ length: bytes / block.length - 1 }, () => part)
  return Buffer.concat([Buffer.of(0x78, 0x9c), ...parts, deflateRawSync(block), Buffer.alloc(4)])
}

describe('a picture whose text grows when it is read', () => {
  let bomb: Buffer = Buffer.alloc(0)

  beforeAll(() => {
    bomb = bombOf(512 * mebibyte)
  })

  it.each<[string, () => Buffer]>([
    ['iTXt', () => chunkOf('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\u0001\0\0\0`), bomb]))],
    ['zTXt', () => chunkOf('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), bomb]))],
  ])('is refused, and does not fill the memory: %s', async (_, chunk) => {
    const picture = pngOf([chunk()])
    expect(picture.length).toBeLessThan(mebibyte)
    const before = process.memoryUsage().rss
    expect(await codesOf(picture)).toEqual(['IMAGE_LIMIT_EXCEEDED'])
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * mebibyte)
  })

  it('is one: whoever reads all of it reads 64 MiB and more', () => {
    expect(inflateRawSync(bombOf(64 * mebibyte).subarray(2, -4)).length).toBe(64 * mebibyte)
  })

  it('is not even looked at beside a badge', async () => {
    const document = await genuineDocument()
    const other = chunkOf('zTXt', Buffer.concat([Buffer.from('openbadges\0\0'), bomb]))
    const report = await verifier.verify(bakeInto([other], document))
    expect(report.verdict).toBe('verified')
    expect(report.findings.map(({ code }) => code)).toContain('BAKED_BESIDE_OTHERS')
  })
})

function bakeInto(chunks: readonly Uint8Array[], document: object): Uint8Array {
  return pngOf([internationalText(keyword, JSON.stringify(document)), ...chunks])
}

describe('a picture that lies', () => {
  it.each<[string, Uint8Array]>([
    [
      'a length of 2 GiB in a hundred bytes',
      bytes(pngParts.header, Buffer.from('7fffffff69545874', 'hex'), Buffer.alloc(59)),
    ],
    ['a length of 4 GiB', bytes(pngParts.header, Buffer.from('ffffffff69545874', 'hex'), Buffer.alloc(59))],
    ['a length one byte too long', bytes(pngParts.header, Buffer.from('0000000169545874', 'hex'), Buffer.alloc(4))],
    ['no end', bytes(pngParts.header, pngParts.pixels)],
    ['the signature alone', bytes()],
    ['a million empty chunks', pngOf(Array.from({ length: 300_000 }, () => chunkOf('tEXt')))],
  ])('is refused: %s', async (_, picture) => {
    expect((await codesOf(picture))[0]).toMatch(/^IMAGE_(?:MALFORMED|LIMIT_EXCEEDED)$/)
  })

  it('is refused with every byte turned over, or verified as it was', async () => {
    const picture = bakeImage(pngOf(), await signToken(victimBadge()))
    const genuine = await verifier.verify(picture)
    expect(genuine.verdict).toBe('verified')
    for (let place = 0; place < picture.length; place++) {
      const mutant = Uint8Array.from(picture)
      mutant[place]! ^= 1 << (place % 8)
      const { verified, checks } = await verifier.verify(mutant)
      expect(verified, `byte ${place}`).toBe(false)
      expect(JSON.stringify(checks)).not.toContain('INTERNAL_ERROR')
    }
  }, 60_000)
})

function bytes(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([pngSignature, ...parts]))
}

describe('a picture with two credentials', () => {
  it.each(['tEXt', 'zTXt', 'iTXt'])('is refused, wherever the second one stands: %s', async (type) => {
    const document = await genuineDocument()
    const forged = JSON.stringify(await signDocument({ ...victimBadge(), name: 'PhD' }))
    const prefix = { tEXt: '\0', zTXt: '\0\0', iTXt: '\0\0\0\0\0' }[type] ?? ''
    const text = type === 'zTXt' ? deflateSync(forged) : Buffer.from(forged)
    const second = chunkOf(type, Buffer.concat([Buffer.from(`${keyword}${prefix}`), text]))
    expect(await codesOf(bakeInto([second], document))).toEqual(['MULTIPLE_CREDENTIALS'])
    expect(await codesOf(pngOf([second], [internationalText(keyword, JSON.stringify(document))]))).toEqual([
      'MULTIPLE_CREDENTIALS',
    ])
  })
})

describe('a picture that goes on behind its end', () => {
  it('is verified by what is inside it, and a finding tells', async () => {
    const picture = bakeInto([], await genuineDocument())
    const second = internationalText(keyword, '{}')
    const report = await verifier.verify(new Uint8Array([...picture, ...second]))
    expect(report.verdict).toBe('verified')
    expect(report.findings.map(({ code }) => code)).toContain('IMAGE_CONTINUES')
  })

  it('has no badge if only what follows is one', async () => {
    const badge = internationalText(keyword, JSON.stringify(await genuineDocument()))
    expect(await codesOf(new Uint8Array([...pngOf(), ...badge]))).toEqual(['NOTHING_BAKED'])
    expect(await codesOf(new Uint8Array([...pngOf(), ...pngOf([badge])]))).toEqual(['NOTHING_BAKED'])
  })
})

it('does no harm to the badges after it', async () => {
  for (let turn = 0; turn < 100; turn++) await expectGenuine(await signToken(victimBadge()))
})
