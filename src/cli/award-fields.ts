/** Single fields of an award, by their places: `recipient.email`, `results.0.value`. */
import { wrongFlag } from './flags.js'

/** A place in an award. */
export type FieldPath = readonly (string | number)[]

/**
 * Reads a place, such as `recipient.email`.
 *
 * @param flag - that has it, for errors
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readFieldPath(text: string, flag: string): FieldPath {
  const steps = text.split('.')
  const isPath = steps.every((step) => /^(?:[A-Za-z_][\w-]*|0|[1-9]\d?)$/.test(step) && !FORBIDDEN.has(step))
  if (!isPath || /^\d/.test(text)) throw wrongFlag(flag, 'places in an award, such as recipient.email', text)
  return steps.map((step) => (/^\d/.test(step) ? Number(step) : step))
}

/**
 * Sets a field, and makes the objects and lists around it that are not there. Texts stay texts but for the parts of a period.
 *
 * @param award - is changed
 */
export function setField(award: object, path: FieldPath, text: string): void {
  let place = award as Record<string | number, unknown>
  for (const [index, step] of path.slice(0, -1).entries()) {
    const inside = Object.hasOwn(place, step) ? place[step] : undefined
    if (typeof inside !== 'object' || inside === null) place[step] = typeof path[index + 1] === 'number' ? [] : {}
    place = place[step] as Record<string | number, unknown>
  }
  const isNumber = path[0] === 'expiresAfter' && /^\d{1,6}$/.test(text)
  place[path.at(-1) ?? ''] = isNumber ? Number(text) : text
}

/** A place as a JSON pointer. */
export function pointerOf(path: FieldPath): string {
  return path.map((step) => `/${step}`).join('')
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
