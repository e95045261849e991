import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { P256 } from '../../src/keys/curves.js'
import { fromDerSignature, toLowS } from '../../src/keys/ecdsa-signature.js'
import { derInteger, derSequence, derValue } from '../support/write-der.js'

const ones = new Array<number>(32).fill(1)
const r = derInteger(...ones)
const s = derInteger(2)

describe('fromDerSignature', () => {
  it.each([
    ['P-256', 32, 'sha256'],
    ['P-384', 48, 'sha384'],
  ] as const)('turns what node:crypto signs with %s into what it verifies as r‖s', (namedCurve, size, hash) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
    // So many that in nearly every run some r or s is short; the tests below always have one.
    for (let number = 0; number < 600; number++) {
      const message = createHash('sha256').update(String(number)).digest()
      const raw = fromDerSignature(sign(hash, message, privateKey), size)
      expect(raw).toHaveLength(2 * size)
      expect(verify(hash, message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw!)).toBe(true)
    }
  })

  it('fills short numbers up', () => {
    const raw = fromDerSignature(derSequence(derInteger(0, 0x80), derInteger(7)), 32)
    expect(raw).toEqual(Uint8Array.from([...new Array<number>(31).fill(0), 0x80, ...new Array<number>(31).fill(0), 7]))
  })

  it('takes the zero off numbers that would be negative', () => {
    const full = new Array<number>(32).fill(0xff)
    const raw = fromDerSignature(derSequence(derInteger(0, ...full), derInteger(0, ...full)), 32)
    expect(raw).toEqual(Uint8Array.from([...full, ...full]))
  })

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['r‖s', new Uint8Array(64).fill(1)],
    ['one number', derSequence(r)],
    ['three numbers', derSequence(r, s, s)],
    ['r of zero', derSequence(derInteger(0), s)],
    ['s of zero', derSequence(r, derInteger(0))],
    ['a negative r', derSequence(derInteger(0x80), s)],
    ['a negative s', derSequence(r, derInteger(0xff))],
    ['an r that is not minimal', derSequence(derInteger(0, 1), s)],
    ['an s that is not minimal', derSequence(r, derInteger(0, 0, 0x80))],
    ['an r of no bytes', derSequence(derInteger(), s)],
    ['an r of 33 bytes', derSequence(derInteger(1, ...ones), s)],
    ['an s of 33 bytes', derSequence(r, derInteger(1, ...ones))],
    ['an s that is no INTEGER', derSequence(r, derValue(0x04, Uint8Array.of(2)))],
    ['a byte after it', Uint8Array.from([...derSequence(r, s), 0])],
    ['a byte too few', derSequence(r, s).subarray(0, -1)],
    ['a length in two bytes', Uint8Array.from([0x30, 0x81, r.length + s.length, ...r, ...s])],
    ['a SET', derValue(0x31, r, s)],
  ])('refuses %s', (_, der) => {
    expect(fromDerSignature(der, 32)).toBeUndefined()
  })

  it('refuses a signature of P-384 for P-256', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    expect(fromDerSignature(sign('sha384', Buffer.from('a message'), privateKey), 32)).toBeUndefined()
  })
})

describe('toLowS', () => {
  const half = P256.order >> 1n
  const withS = (value: bigint): Uint8Array =>
    Uint8Array.from(Buffer.from(`${'11'.repeat(32)}${value.toString(16).padStart(64, '0')}`, 'hex'))
  const sOf = (signature: Uint8Array): bigint => BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`)

  it.each([
    ['the smallest', 1n, 1n],
    ['the largest small one', half, half],
    ['the smallest large one', half + 1n, half],
    ['the largest', P256.order - 1n, 1n],
    ['the order, which is none', P256.order, P256.order],
    ['zero, which is none', 0n, 0n],
  ])('of %s', (_, before, after) => {
    const signature = toLowS(withS(before), P256)
    expect(sOf(signature)).toBe(after)
    expect(signature.subarray(0, 32)).toEqual(withS(before).subarray(0, 32))
  })

  it.each([0, 63, 65, 96])('leaves %d bytes as they are', (length) => {
    const bytes = new Uint8Array(length).fill(0xff)
    expect(toLowS(bytes, P256)).toBe(bytes)
  })
})
