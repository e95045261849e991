import { createECDH, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { P256, P384, P521, decompress, isOnCurve, isStrongEd25519Point, type Curve } from '../../src/keys/curves.js'
import { edwards, encodings, littleEndian } from '../support/edwards.js'
import { fixedKey, seedOf } from '../support/fixed-keys.js'

const curves: readonly (readonly [string, Curve, string])[] = [
  ['P-256', P256, 'prime256v1'],
  ['P-384', P384, 'secp384r1'],
  ['P-521', P521, 'secp521r1'],
]

const bigEndian = (value: bigint, size: number): Uint8Array =>
  Uint8Array.from(Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex'))

/** Points made by another implementation, from fixed scalars. */
function pointsOf({ size }: Curve, name: string): readonly { x: Uint8Array; y: Uint8Array }[] {
  return Array.from({ length: 20 }, (_, index) => {
    const agreement = createECDH(name)
    agreement.setPrivateKey(seedOf(`point ${index}`))
    const point = Uint8Array.from(agreement.getPublicKey())
    return { x: point.subarray(1, 1 + size), y: point.subarray(1 + size) }
  })
}

describe.each(curves)('%s', (_, curve, name) => {
  const points = pointsOf(curve, name)
  const [{ x, y }] = points as readonly [{ x: Uint8Array; y: Uint8Array }]
  const zero = new Uint8Array(curve.size)

  it('has the order that other software gives it: the last private key is one less', () => {
    const agreement = createECDH(name)
    expect(() => agreement.setPrivateKey(bigEndian(curve.order - 1n, curve.size))).not.toThrow()
    expect(() => agreement.setPrivateKey(bigEndian(curve.order, curve.size))).toThrow()
  })

  it('holds the points that other software makes', () => {
    expect(points.filter((point) => isOnCurve(curve, point.x, point.y))).toHaveLength(points.length)
  })

  it('holds them compressed, whichever sign they have', () => {
    for (const point of points) {
      const isOdd = ((point.y.at(-1) ?? 0) & 1) === 1
      expect(decompress(curve, point.x, isOdd)).toEqual(point.y)
      const opposite = decompress(curve, point.x, !isOdd) ?? zero
      expect(opposite).not.toEqual(point.y)
      expect(isOnCurve(curve, point.x, opposite)).toBe(true)
    }
  })

  it('does not hold a point with any one bit changed', () => {
    for (let bit = 0; bit < curve.size * 8; bit += 7) {
      const changed = Uint8Array.from(y)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(isOnCurve(curve, x, changed)).toBe(false)
      expect(isOnCurve(curve, changed, x)).toBe(false)
    }
  })

  it.each<[string, Uint8Array, Uint8Array]>([
    ['the origin', zero, zero],
    ['coordinates swapped', y, x],
    [
      'a y that is p more',
      x,
      bigEndian(BigInt(`0x${Buffer.from(y).toString('hex')}`) % curve.p, curve.size).map((byte) => byte ^ 0xff),
    ],
    ['x = p', bigEndian(curve.p, curve.size), y],
    ['y = p', x, bigEndian(curve.p, curve.size)],
  ])('does not hold %s', (_point, px, py) => {
    expect(isOnCurve(curve, px, py)).toBe(false)
  })

  it('does not hold a second spelling of a point, with p added to its x', () => {
    // Of the small x for which a point exists, x + p still has as many bytes.
    const small = Array.from({ length: 50 }, (_point, index) => BigInt(index + 1)).find(
      (value) => decompress(curve, bigEndian(value, curve.size), false) !== undefined,
    )
    const small256 = bigEndian(small ?? 0n, curve.size)
    const second = bigEndian((small ?? 0n) + curve.p, curve.size)
    const root = decompress(curve, small256, false) ?? zero
    expect(isOnCurve(curve, small256, root)).toBe(true)
    expect(isOnCurve(curve, second, root)).toBe(false)
    expect(decompress(curve, second, false)).toBeUndefined()
  })

  it('has no point for about half of all x', () => {
    const found = Array.from({ length: 200 }, (_point, index) =>
      decompress(curve, bigEndian(BigInt(index), curve.size), true),
    ).filter((point) => point !== undefined)
    expect(found.length).toBeGreaterThan(60)
    expect(found.length).toBeLessThan(140)
    expect(found.every((point) => ((point.at(-1) ?? 0) & 1) === 1)).toBe(true)
  })
})

describe('isStrongEd25519Point', () => {
  it('holds for keys that other software makes', async () => {
    for (let index = 0; index < 50; index++) {
      const { publicKey } = await fixedKey(`strong ${index}`)
      expect(isStrongEd25519Point(Buffer.from(publicKey.x ?? '', 'base64url'))).toBe(true)
    }
  })

  it('is tested with the eight points of small order, as arithmetic finds them', () => {
    expect(edwards.smallOrder.map(({ order }) => order).sort()).toEqual([1, 2, 4, 4, 8, 8, 8, 8])
    expect(new Set(edwards.smallOrder.map(({ x, y }) => `${x} ${y}`)).size).toBe(8)
  })

  it('is tested with the fourteen ways to write them', () => {
    expect(new Set(edwards.smallOrder.flatMap(encodings).map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(
      14,
    )
  })

  it.each(
    edwards.smallOrder.flatMap((point) =>
      encodings(point).map((bytes) => [Buffer.from(bytes).toString('hex'), point.order] as const),
    ),
  )('does not hold for %s, a point of order %i', (hex) => {
    expect(isStrongEd25519Point(Buffer.from(hex, 'hex'))).toBe(false)
  })

  it('does not hold for the 19 values of y that could be written smaller, with either sign', () => {
    for (let above = 0n; above < 19n; above++) {
      for (const sign of [0n, 1n]) {
        const bytes = littleEndian(edwards.p + above + (sign << 255n))
        expect(isStrongEd25519Point(bytes)).toBe(false)
      }
    }
  })

  it('guards against a signature that holds for every message', () => {
    const [identity] = edwards.smallOrder.filter(({ order }) => order === 1).flatMap(encodings)
    const x = Buffer.from(identity ?? []).toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    const signature = Buffer.concat([identity ?? Buffer.alloc(0), Buffer.alloc(32)])
    // What the platform says to it is why keys are looked at first.
    expect(['a', 'b'].map((text) => verify(null, Buffer.from(text), key, signature))).toEqual([true, true])
    expect(isStrongEd25519Point(identity ?? new Uint8Array())).toBe(false)
  })
})
