import {
  failedCodes,
  findingCodes,
  unknownCodes,
  type Code,
  type FailedCode,
  type FindingCode,
  type UnknownCode,
} from '../codes.js'
import { inputCodes, mistakeCodes, type MistakeCode } from '../input-codes.js'
import { en } from '../messages/en.js'

/** What a code means, in general. */
export interface CodeExplanation {
  readonly code: Code
  /**
   * `failed`: the answer is no. `unknown`: could not look. `finding`: worth saying. `mistake`: wrong in what a builder
   * was given. `input`: thrown at the caller.
   */
  readonly group: 'failed' | 'unknown' | 'finding' | 'mistake' | 'input'
  /** The sentence, with `{names}` where the facts of a case go. */
  readonly message: string
  /** What one can do about it. */
  readonly remedy: string
}

/**
 * Explains a code.
 *
 * @param code - any text
 * @returns `undefined` if there is no such code
 */
export function explainCode(code: string): CodeExplanation | undefined {
  if (!isCode(code)) return undefined
  return { code, group: groupOf(code), ...en[code] }
}

/** Every code with its explanation, in the order of the groups. */
export function explainAllCodes(): readonly CodeExplanation[] {
  return [...failedCodes, ...unknownCodes, ...findingCodes, ...mistakeCodes, ...inputCodes].map((code) => ({
    code,
    group: groupOf(code),
    ...en[code],
  }))
}

function isCode(code: string): code is Code {
  return Object.hasOwn(en, code)
}

function groupOf(code: Code): CodeExplanation['group'] {
  if (failedCodes.includes(code as FailedCode)) return 'failed'
  if (unknownCodes.includes(code as UnknownCode)) return 'unknown'
  if (findingCodes.includes(code as FindingCode)) return 'finding'
  return mistakeCodes.includes(code as MistakeCode) ? 'mistake' : 'input'
}
