/** What an input must keep to, so that what is made of it can be signed and read. */
import { isWrittenInFull } from '../json/json-rules.js'
import { defaultLimits, type Limits } from '../limits.js'

/** What a builder wraps around its input, and adds, must fit into what verifiers read. */
export const limitsForInput: Limits = {
  ...defaultLimits,
  maxJsonDepth: defaultLimits.maxJsonDepth - 4,
  maxJsonNodes: defaultLimits.maxJsonNodes - 100,
}

/**
 * Tells of which numbers another would be signed.
 *
 * @returns what is expected instead; `undefined` for a good number
 */
export function faultOfNumber(number: number): string | undefined {
  if (isWrittenInFull(number)) return undefined
  return String(number).includes('.') ? 'a number of at most 16 digits' : 'a number no nearer to 0 than 0.000001'
}
