/** A few words that name a caller's value in an error: its kind, and its text where that is short. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'string':
      return value.length > MAX_SHOWN ? `${JSON.stringify(value.slice(0, MAX_SHOWN))}…` : JSON.stringify(value)
    case 'number':
    case 'boolean':
      return String(value)
    case 'object':
      return describeObject(value)
    case 'bigint':
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
  }
}

function describeObject(value: object | null): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date'
  if (value instanceof Uint8Array) return 'bytes'
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? 'an object' : 'an object of a class'
}

/** Enough to recognise a value by; a picture as a data: URL has millions of characters. */
const MAX_SHOWN = 200
