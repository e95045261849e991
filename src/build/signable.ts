/** What an input must keep to, so that what is made of it can be signed and read. */
import { defaultLimits, type Limits } from '../limits.js'

/** What a builder wraps around its input, and adds, must fit into what verifiers read. */
export const limitsForInput: Limits = {
  ...defaultLimits,
  maxJsonDepth: defaultLimits.maxJsonDepth - 4,
  maxJsonNodes: defaultLimits.maxJsonNodes - 100,
}

/**
 * Tells of which numbers another would be signed: of more digits than XML Schema's canonical form of a
 * double has, and those with two spellings.
 *
 * @returns what is expected instead; `undefined` for a good number
 */
export function faultOfNumber(number: number): string | undefined {
  if (Number.isInteger(number)) return undefined
  const written = String(number)
  const isShort = written.length <= SHORT_NUMBER
  if (!isShort && Number(number.toExponential(15)) !== number) return 'a number of at most 16 digits'
  // 1e-7 and 1.0E-7 are the same number, and only one of them is what JSON-LD makes of it.
  return written.includes('.') ? undefined : 'a number no nearer to 0 than 0.000001'
}

/** Characters of a number that surely has at most 16 digits. */
const SHORT_NUMBER = 15
