import type { Code } from '../codes.js'
import { en } from './en.js'

/** A fact that a code carries: plain JSON, so that reports can be stored and compared. */
export type Fact = string | number | boolean | readonly string[]

/** The facts of a code by name. */
export type Facts = Readonly<Record<string, Fact>>

type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The facts that the sentence of one code needs, read from the English catalogue; more may be given. */
export type FactsOf<C extends Code> = Facts & {
  readonly [Name in NamesIn<(typeof en)[C]['message']>]: Fact
}

/** What a catalogue holds of one code. */
export interface CatalogueEntry {
  /** One sentence with `{names}` of facts. */
  readonly message: string
  /** What the reader can do about it. */
  readonly remedy: string
}

/** A catalogue in one language. */
export type Catalogue = Readonly<Record<Code, CatalogueEntry>>

const english: Catalogue = en

/**
 * Makes the sentence of a code from its facts.
 *
 * @param code - any code of the library
 * @param facts - the facts that the catalogue's sentence names; long values are cut for reading
 * @param catalogue - the language; English unless told
 * @returns one sentence of plain text, control and bidirectional characters made visible
 */
export function say(code: Code, facts: Facts, catalogue: Catalogue = english): string {
  return fill(catalogue[code].message, facts)
}

/**
 * Makes the advice of a code: what a reader can do about it.
 *
 * @param code - any code of the library
 * @param facts - the facts of the problem, or none for the general advice
 * @param catalogue - the language; English unless told
 */
export function advise(code: Code, facts: Facts = {}, catalogue: Catalogue = english): string {
  return fill(catalogue[code].remedy, facts)
}

/**
 * Fills the `{names}` of a sentence with facts.
 *
 * @param template - a sentence of a wording
 * @param facts - by name; a name without a fact stays as it is
 * @returns plain text, control and bidirectional characters of the facts made visible
 */
export function fill(template: string, facts: Facts): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
    return fact === undefined ? placeholder : readable(fact)
  })
}

function readable(fact: Fact): string {
  if (typeof fact === 'object') {
    const shown = fact.slice(0, MAX_SHOWN_MEMBERS).map(readable)
    return [...shown, ...(fact.length > MAX_SHOWN_MEMBERS ? ['…'] : [])].join(', ')
  }
  const text = String(fact)
  const cut = text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text
  return cut.replaceAll(UNSHOWABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

/** Enough for any identifier, short enough for a line in a report. */
const MAX_SHOWN_CHARACTERS = 300

/** The longest enumeration of the standard has 31 terms. */
const MAX_SHOWN_MEMBERS = 40

/** C0 and C1 controls, format characters (bidirectional controls, zero width) and line separators. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
