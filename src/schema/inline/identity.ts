import { toCanonicalJson } from '../../json/canonical-json.js'
import type { JsonValue } from '../../json/json.js'

/**
 * Writes a value so that two are equal if and only if what is written is: objects whatever the order
 * of their keys, numbers whatever their spelling.
 *
 * @param spend - told of the steps that it takes
 */
export function identityOf(value: JsonValue, spend?: (steps: number) => void): string {
  // The usual case is dear enough without canonical form.
  const text = typeof value === 'object' && value !== null ? toCanonicalJson(value) : JSON.stringify(value)
  spend?.(1 + text.length / CHARACTERS_A_STEP)
  return text
}

/** What writing a value costs. */
const CHARACTERS_A_STEP = 2
