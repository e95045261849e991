/** The one spelling that the compacted form has for each key, type and scalar. */
import { OpenBadgesError } from '../errors.js'
import { isAbsoluteIri } from '../json/iri.js'
import { isWrittenInFull } from '../json/json-rules.js'
import { pointerTo } from '../json/json.js'
import type { ActiveContext } from './active-context.js'
import { iriTerm, type RdfTerm } from './rdf-terms.js'
import { expandIri, type DefinedTerm, type KeyReading, type TermDefinition } from './term-definition.js'

/**
 * Reads a key, which must be the term to write for what it means, and mean something.
 *
 * @param key - a key other than `@context`
 * @param active - the active context with type-scoped contexts applied
 * @param parent - JSON pointer of the object
 * @throws OpenBadgesError `NOT_COMPACTED`, `TERM_UNDEFINED`, `DOCUMENT_NOT_TRANSLATED`
 */
export function readKey(key: string, active: ActiveContext, parent: string): KeyReading {
  const known = active.keys.get(key)
  if (known !== undefined) return known
  const definition = checkKey(key, active, pointerTo(parent, key))
  const { iri, type } = definition
  const reading: KeyReading = {
    definition,
    use: useOf(definition),
    predicate: flat(iriTerm(iri)),
    datatype: definition.scalar === undefined ? undefined : type,
    step: pointerTo('', key),
  }
  // Terms are as many as the contexts define; other keys are whatever a document says.
  if (active.terms.has(key)) active.keys.set(key, reading)
  return reading
}

/** The same text in one piece: what is kept is compared often, and a text in pieces slowly. */
function flat(term: RdfTerm): RdfTerm {
  return [term.slice(0, 1), term.slice(1)].join('')
}

function useOf({ iri, type, container }: DefinedTerm): KeyReading['use'] {
  if (iri === '@id') return 'id'
  if (iri === '@type') return 'type'
  if (type === '@json') return 'json'
  if (container.includes('@list')) return 'list'
  return container.includes('@graph') ? 'graph' : 'values'
}

function checkKey(key: string, active: ActiveContext, path: string): DefinedTerm {
  if (key.startsWith('@')) throw notCompacted(`the keyword ${key}`, path)
  if (key.includes(':')) throw notCompacted(`the IRI ${key} as a key`, path)
  const definition = definitionOf(key, active)
  if (definition === undefined) throw new OpenBadgesError('TERM_UNDEFINED', { term: key }, { path })
  const { iri } = definition
  if (iri.startsWith('@') && iri !== '@id' && iri !== '@type')
    throw notCompacted(`${key} as another name of ${iri}`, path)
  if (definition.reverse) throw notCompacted(`${key}, a term that turns a statement round`, path)
  if (PREFIX_END.test(iri)) throw notCompacted(`${key}, which is the beginning of IRIs`, path)
  // One IRI has one term to write, so no two keys of an object mean the same.
  const preferred = termOfProperty(iri, active)
  if (preferred !== undefined && preferred !== key) throw notCompacted(`${key} instead of ${preferred}`, path)
  const standard = STANDARD_TERMS.get(iri)
  if (standard !== undefined && standard !== key) throw notCompacted(`${key} instead of ${standard}`, path)
  for (const container of definition.container) {
    if (!SUPPORTED_CONTAINERS.has(container)) {
      throw new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason: `a ${container} container (${key})` }, { path })
    }
  }
  return definition
}

/**
 * Reads a type, as `expandType` does.
 *
 * @returns the class
 */
export function readType(type: string, active: ActiveContext, path: string): RdfTerm {
  const known = active.types.get(type)
  if (known !== undefined) return known
  const term = flat(iriTerm(expandType(type, active, path)))
  // As for keys: only terms are remembered.
  if (active.terms.has(type)) active.types.set(type, term)
  return term
}

/**
 * Expands a type, which must be written as a term if there is one.
 *
 * @throws OpenBadgesError `NOT_COMPACTED`, `TERM_UNDEFINED`
 */
export function expandType(type: string, active: ActiveContext, path: string): string {
  const iri = expandIri(type, active)
  if (iri === undefined || !isAbsoluteIri(iri)) throw new OpenBadgesError('TERM_UNDEFINED', { term: type }, { path })
  const spellings = spellingsOfType(iri, active)
  if (!spellings.includes(type)) throw notCompacted(`the type ${type} instead of ${spellings.join(' or ')}`, path)
  return iri
}

/**
 * The terms for an IRI as a type. Some IRIs name both a class and a property; classes are
 * capitalised. Two names of one class, as the badge itself has, are both right.
 */
function spellingsOfType(iri: string, active: ActiveContext): readonly string[] {
  const terms = active.termsFor(iri)
  if (terms.length > 0) {
    const classes = terms.filter(isCapitalised)
    return classes.length > 0 ? classes : terms
  }
  const { vocab } = active
  return [vocab !== undefined && iri.startsWith(vocab) ? iri.slice(vocab.length) : iri]
}

/** The term for an IRI as a property: not the name of a class, and of several the one defined first. */
function termOfProperty(iri: string, active: ActiveContext): string | undefined {
  const terms = active.termsFor(iri)
  return terms.find((term) => !isCapitalised(term)) ?? terms[0]
}

function isCapitalised(term: string): boolean {
  const first = term.charAt(0)
  return first !== first.toLowerCase()
}

/**
 * Checks a scalar against its term, so that one value has one spelling.
 *
 * @returns the IRI that the value names, or `undefined` if it is a literal
 * @throws OpenBadgesError `NOT_COMPACTED`, `ID_NOT_ABSOLUTE`
 */
export function checkScalar(
  value: string | number | boolean,
  definition: TermDefinition,
  active: ActiveContext,
  path: string,
): string | undefined {
  const { type } = definition
  if (typeof value === 'number' && !isWrittenInFull(value))
    throw notCompacted(`${value}, of which less is signed`, path)
  if (type === '@id') {
    if (typeof value !== 'string') throw notCompacted('a reference that is no text', path)
    return checkReference(value, active, path)
  }
  if (type === '@vocab') {
    if (typeof value !== 'string') throw notCompacted('a value that names nothing', path)
    return expandType(value, active, path)
  }
  if (definition.scalar !== undefined) checkDatatype(value, definition, path)
  return undefined
}

/**
 * Checks the name of a node: an absolute IRI that means just what it shows.
 *
 * @returns the IRI
 * @throws OpenBadgesError `ID_NOT_ABSOLUTE`, `NOT_COMPACTED`
 */
export function checkReference(value: string, active: ActiveContext, path: string): string {
  if (!isAbsoluteIri(value)) throw new OpenBadgesError('ID_NOT_ABSOLUTE', { found: JSON.stringify(value) }, { path })
  const colon = value.indexOf(':')
  // With a term as its prefix, the text would stand for another IRI than it shows.
  const isShort = !value.startsWith('//', colon + 1) && active.terms.get(value.slice(0, colon))?.prefix === true
  if (isShort) throw notCompacted(`the short form ${value} of an IRI`, path)
  return value
}

/** 42 and "42" are the same literal under a datatype: a number is written as one, a text as one. */
function checkDatatype(value: string | number | boolean, { iri, scalar }: TermDefinition, path: string): void {
  if (typeof value === scalar) return
  // Texts by their context, numbers by their schema; the schema check tells which.
  if (typeof value === 'number' && iri !== undefined && NUMBERS_TYPED_AS_TEXT.has(iri)) return
  throw notCompacted(`a ${typeof value} where the term takes a ${String(scalar)}`, path)
}

function definitionOf(key: string, active: ActiveContext): DefinedTerm | undefined {
  const definition = active.terms.get(key)
  if (definition !== undefined) return isDefined(definition) ? definition : undefined
  const iri = active.vocab === undefined ? undefined : active.vocab + key
  if (iri === undefined || !isAbsoluteIri(iri)) return undefined
  return { ...PLAIN, iri }
}

/** What `@vocab` makes of a word that no context mentions. */
const PLAIN: Omit<TermDefinition, 'iri'> = {
  type: undefined,
  scalar: undefined,
  container: [],
  context: undefined,
  protected: false,
  prefix: false,
  reverse: false,
}

function isDefined(definition: TermDefinition): definition is DefinedTerm {
  const { iri } = definition
  return iri !== undefined && (iri.startsWith('@') || isAbsoluteIri(iri))
}

function notCompacted(found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('NOT_COMPACTED', { found }, { path })
}

/** Tells whether a name is one that a verdict rests on: it means one thing, whatever contexts there are. */
export function isReservedTerm(term: string): boolean {
  return RESERVED_TERMS.has(term)
}

const CREDENTIALS = 'https://www.w3.org/2018/credentials#'
const STATUS = 'https://www.w3.org/ns/credentials/status#'

/** What a verdict rests on has one name, whatever contexts are added. */
const STANDARD_TERMS: ReadonlyMap<string, string> = new Map([
  ...[
    'issuer',
    'validFrom',
    'validUntil',
    'issuanceDate',
    'expirationDate',
    'credentialStatus',
    'credentialSubject',
    'credentialSchema',
    'refreshService',
    'termsOfUse',
  ].map((term): [string, string] => [CREDENTIALS + term, term]),
  ...['statusPurpose', 'statusListIndex', 'statusListCredential', 'statusSize', 'statusReference', 'statusMessage'].map(
    (term): [string, string] => [STATUS + term, term],
  ),
])

const RESERVED_TERMS: ReadonlySet<string> = new Set(STANDARD_TERMS.values())

/** A term whose IRI ends so stands for the beginning of others, and has no name of its own. */
const PREFIX_END = /[:/?#[\]]$/

const SUPPORTED_CONTAINERS: ReadonlySet<string> = new Set(['@set', '@list', '@graph'])

const NUMBERS_TYPED_AS_TEXT: ReadonlySet<string> = new Set(
  ['latitude', 'longitude'].map((term) => `https://purl.imsglobal.org/spec/vc/ob/vocab.html#${term}`),
)
