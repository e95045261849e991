import { describeValue } from '../json/json.js'

/** A few words that name a caller's value in an error: its kind, and its text where that is short. */
export function describe(value: unknown): string {
  if (typeof value === 'string' && value.length > MAX_SHOWN) return `${JSON.stringify(value.slice(0, MAX_SHOWN))}…`
  return typeof value === 'object' && value !== null ? describeObject(value) : describeValue(value)
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`
  if (value instanceof Date) return 'a Date'
  if (value instanceof Uint8Array) return 'bytes'
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? 'an object' : 'an object of a class'
}

/** Enough to recognise a value by; a picture as a data: URL has millions of characters. */
const MAX_SHOWN = 200
