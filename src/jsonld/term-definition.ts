/** Definitions of terms (JSON-LD 1.1 API, section 4.2) and the expansion of IRIs (section 5.2). */
import { OpenBadgesError } from '../errors.js'
import { toCanonicalJson } from '../json/canonical-json.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { append } from '../platform/append.js'

/** What a term means. */
export interface TermDefinition {
  /** An absolute IRI or a keyword; `undefined` for a term that is switched off. */
  readonly iri: string | undefined
  /** `@id`, `@vocab`, `@json`, `@none` or the IRI of a datatype. */
  readonly type: string | undefined
  readonly container: readonly string[]
  /** What JSON has for the datatype, if `type` is one: 42 and "42" are the same literal under it. */
  readonly scalar: 'string' | 'number' | 'boolean' | undefined
  /** The scoped context; `undefined` for none, `null` for the one that clears. */
  readonly context: JsonValue | undefined
  readonly protected: boolean
  /** Whether the term may begin a compact IRI. */
  readonly prefix: boolean
  readonly reverse: boolean
}

/** A definition whose IRI is known. */
export type DefinedTerm = TermDefinition & { readonly iri: string }

/** What a key means at one place, made ready for writing statements. */
export interface KeyReading {
  readonly definition: DefinedTerm
  /** How its values are read: one by one as nodes or scalars, or as what the term makes of them. */
  readonly use: 'id' | 'type' | 'values' | 'list' | 'graph' | 'json'
  /** In the syntax of N-Quads. */
  readonly predicate: string
  /** The datatype of literals, if the term names one. */
  readonly datatype: string | undefined
  /** The key as a step of a JSON pointer, with its slash. */
  readonly step: string
}

/** What the expansion of an IRI looks at. */
export interface Vocabulary {
  readonly terms: ReadonlyMap<string, TermDefinition>
  readonly vocab: string | undefined
}

interface LocalVocabulary extends Vocabulary {
  readonly local: JsonObject
}

/**
 * Makes the definition of a term.
 *
 * @param term - the term
 * @param value - what the local context says of it
 * @param vocabulary - terms known so far, and the local context with its `@protected`
 * @param lookUp - completes the definition of another term of the same local context first
 * @throws OpenBadgesError `CONTEXT_CONFLICT`, `DOCUMENT_NOT_TRANSLATED`
 */
export function createTermDefinition(
  term: string,
  value: JsonValue | undefined,
  vocabulary: LocalVocabulary,
  lookUp: (other: string) => void,
): TermDefinition {
  if (KEYWORD_FORM.test(term) && term !== '@type') throw invalid(`the keyword ${term} as a term`)
  const simple = typeof value === 'string'
  const details: JsonObject = simple
    ? { '@id': value }
    : value === null || value === undefined
      ? { '@id': null }
      : asObject(value)
  for (const keyword of UNSUPPORTED_DETAILS) {
    if (details[keyword] !== undefined) throw unsupported(`${keyword} of the term ${term}`)
  }
  const isProtected = details['@protected'] ?? vocabulary.local['@protected'] ?? false
  const iri = iriOf(term, details, vocabulary, lookUp)
  const type = typeOf(details['@type'], vocabulary, lookUp)
  return {
    iri,
    type,
    scalar: scalarOf(type),
    container: toArray(details['@container']).map(String),
    context: details['@context'],
    protected: isProtected === true,
    prefix: details['@prefix'] === true || (simple && iri !== undefined && GEN_DELIM_END.test(iri)),
    reverse: details['@reverse'] !== undefined,
  }
}

/** The terms that mean an IRI or a keyword, in the order of their definitions: IRI → terms. */
export function termsByIri(terms: ReadonlyMap<string, TermDefinition>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const [term, { iri }] of terms) {
    if (iri === undefined) continue
    append(names, iri, term)
  }
  return names
}

/**
 * Expands a term, compact IRI or IRI.
 *
 * @param value - the text
 * @param vocabulary - terms and vocabulary IRI
 * @param lookUp - completes the definition of a term of the same local context first
 * @returns an absolute IRI or keyword, or `undefined` if nothing defines it
 */
export function expandIri(value: string, vocabulary: Vocabulary, lookUp?: (term: string) => void): string | undefined {
  if (KEYWORDS.has(value)) return value
  lookUp?.(value)
  const own = vocabulary.terms.get(value)
  if (own !== undefined) return own.iri
  const colon = value.indexOf(':', 1)
  if (colon > 0) return expandCompactIri(value, colon, vocabulary, lookUp)
  return vocabulary.vocab === undefined ? undefined : vocabulary.vocab + value
}

/** Tells whether two definitions are the same but for their protection. */
export function sameDefinition(a: TermDefinition, b: TermDefinition): boolean {
  return (
    a.iri === b.iri &&
    a.type === b.type &&
    a.prefix === b.prefix &&
    a.reverse === b.reverse &&
    a.container.join() === b.container.join() &&
    (a.context === b.context ||
      (a.context !== undefined && b.context !== undefined && toCanonicalJson(a.context) === toCanonicalJson(b.context)))
  )
}

function expandCompactIri(
  value: string,
  colon: number,
  vocabulary: Vocabulary,
  lookUp?: (term: string) => void,
): string {
  const prefix = value.slice(0, colon)
  const suffix = value.slice(colon + 1)
  if (prefix === '_' || suffix.startsWith('//')) return value
  lookUp?.(prefix)
  const definition = vocabulary.terms.get(prefix)
  return definition?.prefix === true && definition.iri !== undefined ? definition.iri + suffix : value
}

function iriOf(
  term: string,
  details: JsonObject,
  vocabulary: Vocabulary,
  lookUp: (other: string) => void,
): string | undefined {
  const id = details['@id'] === undefined ? details['@reverse'] : details['@id']
  if (id === null) return undefined
  if (id !== undefined && id !== term) {
    if (typeof id !== 'string') throw invalid(`the @id of ${term}`)
    return mapped(term, expandIri(id, vocabulary, lookUp))
  }
  if (term === '@type') return term
  const colon = term.indexOf(':', 1)
  if (colon > 0) return expandCompactIri(term, colon, vocabulary, lookUp)
  return mapped(term, vocabulary.vocab === undefined ? undefined : vocabulary.vocab + term)
}

/** Only `null` switches a term off; whatever else a definition says must give an IRI (API 4.2.2, steps 14 to 18). */
function mapped(term: string, iri: string | undefined): string {
  if (iri === undefined || !(KEYWORDS.has(iri) || iri.includes(':'))) throw invalid(`no IRI for the term ${term}`)
  return iri
}

function typeOf(
  type: JsonValue | undefined,
  vocabulary: Vocabulary,
  lookUp: (other: string) => void,
): string | undefined {
  if (type === undefined) return undefined
  if (typeof type !== 'string') throw invalid('a @type that is no text')
  return expandIri(type, vocabulary, lookUp) ?? type
}

function scalarOf(type: string | undefined): TermDefinition['scalar'] {
  if (type === undefined || type.startsWith('@')) return undefined
  const name = (/[^#/:]*$/.exec(type)?.[0] ?? '').toLowerCase()
  if (name === 'boolean') return 'boolean'
  return NUMERIC_DATATYPES.has(name) ? 'number' : 'string'
}

function asObject(value: JsonValue): JsonObject {
  if (isJsonObject(value)) return value
  throw invalid('a definition that is neither text nor object')
}

function invalid(reason: string): OpenBadgesError {
  return new OpenBadgesError('CONTEXT_CONFLICT', { reason }, { path: '/@context' })
}

function unsupported(reason: string): OpenBadgesError {
  return new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason }, { path: '/@context' })
}

const KEYWORDS: ReadonlySet<string> = new Set([
  '@base',
  '@container',
  '@context',
  '@default',
  '@direction',
  '@graph',
  '@id',
  '@import',
  '@included',
  '@index',
  '@json',
  '@language',
  '@list',
  '@nest',
  '@none',
  '@prefix',
  '@propagate',
  '@protected',
  '@reverse',
  '@set',
  '@type',
  '@value',
  '@version',
  '@vocab',
])

const KEYWORD_FORM = /^@[A-Za-z]+$/

const GEN_DELIM_END = /[:/?#[\]@]$/

/** These change the shape of values; no credential context uses them. */
const UNSUPPORTED_DETAILS = ['@nest', '@index', '@language', '@direction'] as const

/** Of XML Schema and of schema.org, in lower case. */
const NUMERIC_DATATYPES: ReadonlySet<string> = new Set([
  'byte',
  'decimal',
  'double',
  'float',
  'int',
  'integer',
  'long',
  'negativeinteger',
  'nonnegativeinteger',
  'nonpositiveinteger',
  'number',
  'positiveinteger',
  'short',
  'unsignedbyte',
  'unsignedint',
  'unsignedlong',
  'unsignedshort',
])
