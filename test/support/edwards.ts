/** The curve of Ed25519 by plain arithmetic (RFC 8032, section 5.1), slow and independent of the library. */

/** A point and the number of times it must be added to itself to give the identity. */
export interface EdwardsPoint {
  readonly x: bigint
  readonly y: bigint
  readonly order: number
}

const p = 2n ** 255n - 19n
const d = mod(-121665n * invert(121666n))

/** The order ℓ of the base point. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n

/** The prime of the field, the order of the base point, and the eight points whose order divides 8. */
export const edwards: {
  readonly p: bigint
  readonly order: bigint
  readonly smallOrder: readonly EdwardsPoint[]
} = { p, order, smallOrder: smallOrderPoints() }

/**
 * Every way to write a point in 32 bytes that a decoder might take: y or y + p, and either sign
 * where x is 0.
 */
export function encodings({ x, y }: EdwardsPoint): readonly Uint8Array[] {
  const heights = y + p < 2n ** 255n ? [y, y + p] : [y]
  const signs = x === 0n ? [0n, 1n] : [x & 1n]
  return heights.flatMap((height) => signs.map((sign) => littleEndian(height + (sign << 255n))))
}

/** A number in 32 bytes, least significant first. */
export function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn))
}

/** Multiples of ℓ of any points fall into the group of order 8. */
function smallOrderPoints(): readonly EdwardsPoint[] {
  const found = new Map<string, EdwardsPoint>()
  for (let y = 2n; found.size < 8; y++) {
    const start = pointAt(y)
    if (start === undefined) continue
    for (let [point, times] = [multiply(start, order), 0]; times < 8; times++) {
      found.set(`${point.x} ${point.y}`, { ...point, order: orderOf(point) })
      point = plus(point, multiply(start, order))
    }
  }
  return [...found.values()]
}

type Point = Omit<EdwardsPoint, 'order'>

function pointAt(y: bigint): Point | undefined {
  const square = mod((y * y - 1n) * invert(d * y * y + 1n))
  const root = power(square, (p + 3n) / 8n)
  const roots = [root, mod(root * power(2n, (p - 1n) / 4n))]
  const x = roots.find((candidate) => mod(candidate * candidate) === square)
  return x === undefined ? undefined : { x, y }
}

function orderOf(point: Point): number {
  let times = 1
  for (let sum = point; sum.x !== 0n || sum.y !== 1n; sum = plus(sum, point)) times++
  return times
}

function multiply(point: Point, factor: bigint): Point {
  let sum: Point = { x: 0n, y: 1n }
  for (let [rest, double] = [factor, point]; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = plus(sum, double)
    double = plus(double, double)
  }
  return sum
}

function plus(a: Point, b: Point): Point {
  const product = mod(d * a.x * b.x * a.y * b.y)
  return {
    x: mod((a.x * b.y + b.x * a.y) * invert(1n + product)),
    y: mod((a.y * b.y + a.x * b.x) * invert(1n - product)),
  }
}

function invert(value: bigint): bigint {
  return power(mod(value), p - 2n)
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, rest] = [base, exponent]; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

function mod(value: bigint): bigint {
  const rest = value % p
  return rest < 0n ? rest + p : rest
}
