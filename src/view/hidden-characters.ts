/**
 * Characters that are there and cannot be seen, or that move others about: controls, bidirectional
 * controls, zero width, fillers, tags (UTS #39, Trojan Source). A name may hold them and be signed.
 */

/** What becomes of a character that cannot be seen: it goes, or its code point is written. */
export type HiddenCharacters = 'remove' | 'escape'

/** Text that is no more than what is seen of it. */
export interface InertText {
  readonly text: string
  /** Whether characters that cannot be seen were there, line breaks and tabs not counted. */
  readonly hasHidden: boolean
}

/**
 * Makes text inert: whatever is not seen as itself is removed or written as its code point.
 *
 * Kept is what spelling needs: joiners between letters of the scripts that join, and between
 * pictographs; one variation selector behind a character. Does not escape anything for HTML or for
 * Markdown; that is for whoever writes those.
 *
 * @param text - anybody's
 * @param hidden - what becomes of a character that cannot be seen
 * @param breaks - whether line breaks and tabs stay, the breaks as `\n`, or become spaces
 */
export function makeInert(text: string, hidden: HiddenCharacters, breaks: 'keep' | 'space'): InertText {
  const lined = text.replaceAll(LINE_BREAK, breaks === 'keep' ? '\n' : ' ').replaceAll('\t', ' ')
  let hasHidden = false
  const inert = lined.replaceAll(HIDDEN, (character, offset: number) => {
    if (character === '\n' || isNeeded(character, lined, offset)) return character
    hasHidden = true
    return hidden === 'remove' ? '' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
  return { text: inert, hasHidden }
}

/** Tells whether text has a character that cannot be seen, or any white space. */
export function isPlainWord(text: string): boolean {
  return !/\s/.test(text) && text.search(HIDDEN) === -1
}

function isNeeded(character: string, text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_CHARACTER), offset)
  const after = text.slice(offset + character.length, offset + character.length + LONGEST_CHARACTER)
  if (VARIATION.test(character)) return VARIED.test(before)
  if (character !== NON_JOINER && character !== JOINER) return false
  if (JOINING_BEFORE.test(before) && JOINING_AFTER.test(after)) return true
  return character === JOINER && PICTOGRAPH_BEFORE.test(before) && PICTOGRAPH_AFTER.test(after)
}

/** A character of two units, and a selector or a tone of skin behind it. */
const LONGEST_CHARACTER = 4

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/** Controls, halves of surrogate pairs, what is by default shown as nothing, and marks of annotations. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu

const [NON_JOINER, JOINER] = ['\u200C', '\u200D'] as const

const VARIATION = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]$/u

/** One selector behind one character: more of them hide messages. */
const VARIED = /[^\s\p{C}\p{Default_Ignorable_Code_Point}]$/u

const PICTOGRAPH_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\uFE0F?$/u

const PICTOGRAPH_AFTER = /^\p{Extended_Pictographic}/u

const JOINING = [
  'Arabic',
  'Syriac',
  'Mongolian',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('')

const JOINING_BEFORE = new RegExp(`[${JOINING}]$`, 'u')

const JOINING_AFTER = new RegExp(`^[${JOINING}]`, 'u')
