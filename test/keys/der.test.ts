import { describe, expect, it } from 'vitest'
import { readDerMembers, readDerObjectIdentifier, readDerSequence, readDerUnsigned } from '../../src/keys/der.js'
import { derInteger, derSequence, derValue } from '../support/write-der.js'

const one = derInteger(1)
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

describe('readDerSequence', () => {
  it.each<[string, Uint8Array, readonly number[]]>([
    ['without members', derSequence(), []],
    ['of two', derSequence(one, derInteger(2, 3)), [1, 2]],
    ['of 127 bytes', derSequence(derValue(4, new Uint8Array(125))), [125]],
    ['of 128 bytes', derSequence(derValue(4, new Uint8Array(126))), [126]],
    ['of 255 bytes', derSequence(derValue(4, new Uint8Array(252))), [252]],
    ['of 256 bytes', derSequence(derValue(4, new Uint8Array(253))), [253]],
    ['of 65,535 bytes', derSequence(derValue(4, new Uint8Array(65_531))), [65_531]],
  ])('reads one %s', (_, der, lengths) => {
    expect(readDerSequence(der)?.map(({ content }) => content.length)).toEqual(lengths)
  })

  it.each<[string, Uint8Array]>([
    ['nothing', bytes()],
    ['a tag alone', bytes(0x30)],
    ['another value', one],
    ['a SET', derValue(0x31, one)],
    ['bytes after it', bytes(...derSequence(one), 0)],
    ['a second one after it', bytes(...derSequence(one), ...derSequence(one))],
    ['fewer bytes than it says', derSequence(one).subarray(0, 4)],
    ['a member that is cut off', derSequence(bytes(0x02, 0x02, 0x01))],
    ['a member without a length', derSequence(bytes(0x02))],
    ['an indefinite length', bytes(0x30, 0x80, ...one, 0, 0)],
    ['a length of 127 in two bytes', bytes(0x30, 0x81, 127, ...derValue(4, new Uint8Array(125)))],
    ['a length of 255 in three bytes', bytes(0x30, 0x82, 0, 255, ...derValue(4, new Uint8Array(252)))],
    ['a length of 3 in four bytes', bytes(0x30, 0x83, 0, 0, 3, ...one)],
    ['a length of 4 GiB', bytes(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)],
    ['a length without its second byte', bytes(0x30, 0x82, 0x01)],
    ['a reserved length', bytes(0x30, 0xff)],
    ['a tag of several bytes', derSequence(bytes(0x1f, 0x02, 0x01, 0x00))],
  ])('refuses %s', (_, der) => {
    expect(readDerSequence(der)).toBeUndefined()
  })

  it('does not copy, so that its cost does not grow with the length', () => {
    const der = derSequence(one)
    expect(readDerSequence(der)?.[0]?.content.buffer).toBe(der.buffer)
  })
})

describe('readDerMembers', () => {
  it('reads a SEQUENCE inside another', () => {
    const [inner] = readDerSequence(derSequence(derSequence(one))) ?? []
    expect(readDerMembers(inner!)).toEqual([{ tag: 0x02, content: bytes(1) }])
  })

  it('refuses another value', () => {
    expect(readDerMembers({ tag: 0x31, content: one })).toBeUndefined()
  })
})

describe('readDerUnsigned', () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ['0', [0], []],
    ['1', [1], [1]],
    ['127', [127], [127]],
    ['128', [0, 128], [128]],
    ['255', [0, 255], [255]],
    ['256', [1, 0], [1, 0]],
  ])('reads %s', (_, content, number) => {
    expect(readDerUnsigned({ tag: 0x02, content: bytes(...content) })).toEqual(bytes(...number))
  })

  it.each<[string, number, readonly number[]]>([
    ['no bytes', 0x02, []],
    ['-1', 0x02, [255]],
    ['128 without its zero, which is -128', 0x02, [128]],
    ['1 with a zero before it', 0x02, [0, 1]],
    ['0 in two bytes', 0x02, [0, 0]],
    ['128 with two zeros before it', 0x02, [0, 0, 128]],
    ['another tag', 0x03, [1]],
  ])('refuses %s', (_, tag, content) => {
    expect(readDerUnsigned({ tag, content: bytes(...content) })).toBeUndefined()
  })
})

describe('readDerObjectIdentifier', () => {
  it.each([
    ['1.3.101.112', '2b6570'],
    ['1.2.840.10045.3.1.7', '2a8648ce3d030107'],
    ['1.2.840.113549.1.1.1', '2a864886f70d010101'],
    ['0.0', '00'],
    ['0.39', '27'],
    ['1.0', '28'],
    ['2.0', '50'],
    ['2.999.3', '883703'],
    ['1.3.128', '2b8100'],
  ])('reads %s', (dotted, content) => {
    expect(readDerObjectIdentifier({ tag: 0x06, content: hex(content) })).toBe(dotted)
  })

  it.each([
    ['no bytes', 0x06, ''],
    ['a number that goes on', 0x06, '2b65f0'],
    ['a number with a zero before it', 0x06, '2b806570'],
    ['a first number with a zero before it', 0x06, '802b'],
    ['another tag', 0x0d, '2b6570'],
    ['very many numbers', 0x06, '2b'.repeat(33)],
  ])('refuses %s', (_, tag, content) => {
    expect(readDerObjectIdentifier({ tag, content: hex(content) })).toBeUndefined()
  })
})
