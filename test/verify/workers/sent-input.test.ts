import { expect, it } from 'vitest'
import { StrictJson } from '../../../src/json/strict-json.js'
import { defaultLimits } from '../../../src/limits.js'
import { inputOf, takeSnapshot } from '../../../src/verify/workers/sent-input.js'

const cycle: unknown[] = []
cycle.push(cycle)
const limits = { ...defaultLimits, maxInputBytes: 100 }

function returned(input: unknown): unknown {
  const snapshot = takeSnapshot(input, limits)
  return snapshot && valueOf(inputOf(structuredClone(snapshot.input)))
}

/** Objects were copied when they were sent, and need not be copied again. */
function valueOf(input: unknown): unknown {
  return StrictJson.is(input) ? input.value : input
}

it('text and bytes come back as they were', () => {
  expect(returned('{"a":1} ')).toBe('{"a":1} ')
  expect(returned('\ud800')).toBe('\ud800')
  expect(returned(new Uint8Array([1, 2]))).toEqual(new Uint8Array([1, 2]))
  expect(returned(Buffer.from([1, 2]))).toEqual(new Uint8Array([1, 2]))
})

it('objects come back as plain JSON', () => {
  expect(returned({ b: [1, null, 'é'], a: {} })).toStrictEqual({ b: [1, null, 'é'], a: {} })
  expect(returned(new StrictJson({ a: 1 }))).toStrictEqual({ a: 1 })
  expect(returned(Object.assign(Object.create(null) as object, { a: 1 }))).toStrictEqual({ a: 1 })
})

it('what is changed later does not matter', () => {
  const bytes = new Uint8Array([1])
  const object = { a: [1] }
  const snapshots = [takeSnapshot(bytes, limits), takeSnapshot(object, limits)]
  bytes[0] = 2
  object.a.push(2)
  expect(snapshots.map((each) => valueOf(inputOf(each!.input)))).toEqual([new Uint8Array([1]), { a: [1] }])
})

it('the weight is about what it takes', () => {
  expect(takeSnapshot('abc', limits)?.weight).toBe(3)
  expect(takeSnapshot(new Uint8Array(5), limits)?.weight).toBe(5)
  expect(takeSnapshot({ a: 'bc' }, limits)?.weight).toBe(10)
})

it.each([
  ['text beyond the limit', 'x'.repeat(101)],
  ['bytes beyond the limit', new Uint8Array(101)],
  ['nothing', undefined],
  ['a function', () => 1],
  ['an accessor', Object.defineProperty({}, 'a', { enumerable: true, get: () => expect.fail('was run') })],
  ['a proxy that throws', new Proxy({}, { getPrototypeOf: () => expect.fail('thrown') })],
  ['a foreign class', new Date(0)],
  ['a cycle', cycle],
])('no snapshot is taken of %s', (_, input) => {
  expect(takeSnapshot(input, limits)).toBeUndefined()
})
