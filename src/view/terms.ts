/** Terms of the standard's enumerations, with their words. */
import type { JsonValue } from '../json/json.js'
import type { Wording } from '../messages/languages.js'
import { Shown, type Draft } from './draft.js'
import { stringsOf, type Texts } from './texts.js'

/** A term, such as `CertificateOfCompletion`. */
export interface ViewTerm {
  /** As the credential has it. */
  readonly term: string
  /** In words; of an issuer's own term (`ext:…`) the term without its prefix. */
  readonly text: string
}

/** Reads a term; where there are several that contradict each other, all of them. */
export function termOf(value: JsonValue | undefined, texts: Texts, { terms }: Wording): Draft<ViewTerm> | undefined {
  const term = texts.line(value)
  if (term === undefined) return undefined
  const known: Readonly<Record<string, string>> = terms
  const words = stringsOf(value).map((each) => (Object.hasOwn(known, each) ? known[each] : each.replace(/^ext:/, '')))
  const text = texts.line(words.map((each) => each ?? ''))
  return { term, text: new Shown(text?.text ?? term.text) }
}
