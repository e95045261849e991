/** Reads texts of an authentic credential for people to see. */
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { Shown, type MarkName } from './draft.js'
import { makeInert, type HiddenCharacters } from './hidden-characters.js'

/** How texts are read. */
export interface Texts {
  /** Text of one line, such as a name; a long one is cut. */
  line(value: JsonValue | undefined): Shown | undefined
  /** Text of many lines. */
  lines(value: JsonValue | undefined): Shown | undefined
  /** What tells one thing from another: whole, and characters that cannot be seen always written out. */
  id(value: JsonValue | undefined): Shown | undefined
}

/**
 * Makes readers of texts. A node that is described in several places has several texts where one is
 * expected: all of them are shown, and marked.
 *
 * @param hidden - what becomes of characters that cannot be seen
 */
export function createTexts(hidden: HiddenCharacters): Texts {
  return {
    line: (value) => read(value, (text) => cut(inert(text, hidden, 'space'))),
    lines: (value) => read(value, (text) => inert(text, hidden, 'keep')),
    id: (value) => read(value, (text) => inert(text, 'escape', 'space')),
  }
}

/** The objects among a value, or its members. */
export function nodesOf(value: JsonValue | undefined): readonly JsonObject[] {
  return toArray(value).filter((member) => isJsonObject(member))
}

/** The texts among a value, or its members, each once. */
export function stringsOf(value: JsonValue | undefined): readonly string[] {
  return [...new Set(toArray(value).filter((member) => typeof member === 'string'))]
}

/** Where the standard has one, there is one, or there are several that contradict each other. */
function read(value: JsonValue | undefined, show: (text: string) => Shown): Shown | undefined {
  const texts = new Set(toArray(value).filter(isScalar).map(String))
  const shown = [...texts].map(show)
  const [first, ...others] = shown
  if (first === undefined || others.length === 0) return first
  const marks = new Set<MarkName>(['contradictory', ...shown.flatMap((each) => each.marks)])
  return new Shown(shown.map(({ text }) => text).join(' / '), [...marks])
}

function isScalar(value: JsonValue): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function inert(text: string, hidden: HiddenCharacters, breaks: 'keep' | 'space'): Shown {
  const { text: seen, hasHidden } = makeInert(text, hidden, breaks)
  const marks: readonly MarkName[] = [
    ...(hasHidden ? (['hidden-characters'] as const) : []),
    ...(BLANK.test(seen) ? (['blank'] as const) : []),
  ]
  return new Shown(seen, marks)
}

function cut(shown: Shown): Shown {
  if (shown.text.length <= LONGEST_LINE) return shown
  const kept = shown.text.slice(0, LONGEST_LINE).replace(/[\uD800-\uDBFF]$/, '')
  return new Shown(`${kept}…`, [...shown.marks, 'shortened'])
}

/** White space, and the pattern of braille that has no dots. */
const BLANK = /^[\s\u2800]*$/

/** Characters of a line: names seen have less than 200, and longer ones push what matters off the screen. */
const LONGEST_LINE = 500
