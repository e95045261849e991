/** What a regular expression is made of, once it has been read. */
export type Expression =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly min: number; readonly max: number }
  | { readonly kind: 'assertion'; readonly at: Assertion }

/** Where a text may be, without taking a character of it. */
export type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary'

/** Whether one character, given by its code point, is among those meant. */
export type CharacterTest = (codePoint: number) => boolean

/**
 * Makes the test of a set of characters, as ECMA-262 reads it in Unicode mode. The engine of the
 * language judges one character at a time, which it does at once, whatever the set.
 *
 * @param source - one character, escape or class, such as `\d` or `[a-z]`
 * @returns `undefined` for what is none
 */
export function toCharacterTest(source: string): CharacterTest | undefined {
  const [, escaped, plain] = LITERAL.exec(source) ?? []
  const single = (escaped ?? plain)?.codePointAt(0)
  if (single !== undefined) return (codePoint) => codePoint === single
  const expression = compile(source)
  if (expression === undefined) return undefined
  const answers = new Map<number, boolean>()
  return (codePoint) => {
    const known = answers.get(codePoint)
    if (known !== undefined) return known
    const answer = expression.test(String.fromCodePoint(codePoint))
    if (codePoint < ASCII) answers.set(codePoint, answer)
    return answer
  }
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`, 'u')
  } catch {
    return undefined
  }
}

/** A character that stands for itself, with a backslash if it needs one. */
const LITERAL = /^(?:\\([$^\\.*+?()[\]{}|/])|([^$^\\.*+?()[\]{}|]))$/u

/** Of these the answers are kept; they are nearly all that there is. */
const ASCII = 128
