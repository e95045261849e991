import { isAbsoluteIri } from '../json/iri.js'
import { isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'

/**
 * Tells whether a local context is written in the plain form that this library can vouch for: whatever
 * it accepts, any JSON-LD 1.1 processor accepts, too, and understands likewise (API, sections 4.1.2
 * and 4.2.2). What is written otherwise may be right all the same; that is for another engine to say.
 *
 * Looks at scoped contexts, too, those that nothing uses included. Does not look at what terms come to
 * mean, nor into contexts named by URL.
 *
 * @param context - an object that stands in a `@context`
 * @returns what is not plain; `undefined` if all is
 */
export function contextFormFault(context: JsonObject): string | undefined {
  const known = faults.get(context)
  if (known !== undefined) return known === '' ? undefined : known
  const fault = findFault(context)
  faults.set(context, fault ?? '')
  return fault
}

/** Contexts are parsed once and looked at often. */
const faults = new WeakMap<JsonObject, string>()

function findFault(context: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(context)) {
    const keyword = KEYWORD_VALUES.get(key)
    if (keyword !== undefined ? !keyword(value) : !isPlainTerm(key)) return `${key} in a context`
    const fault = keyword === undefined ? definitionFault(value) : undefined
    if (fault !== undefined) return `${fault} for the term ${key}`
  }
  return undefined
}

const isBoolean = (value: JsonValue): boolean => typeof value === 'boolean'

const KEYWORD_VALUES: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ['@version', (value: JsonValue) => value === 1.1],
  ['@protected', isBoolean],
  ['@propagate', isBoolean],
  ['@vocab', (value: JsonValue) => value === null || (typeof value === 'string' && isAbsoluteIri(value))],
])

/** Neither a keyword nor what looks like one, neither an IRI nor a part of one. */
function isPlainTerm(term: string): boolean {
  return term !== '' && !/[:/]/.test(term) && !term.startsWith('@')
}

function definitionFault(value: JsonValue): string | undefined {
  if (value === null) return undefined
  if (typeof value === 'string') return isPlainId(value) ? undefined : `the IRI ${value}`
  if (!isJsonObject(value)) return 'neither text nor an object'
  for (const [key, detail] of Object.entries(value)) {
    const isPlain = DETAILS.get(key)
    if (isPlain === undefined) return key
    if (!isPlain(detail)) return `an unusual ${key}`
  }
  return scopeFault(value['@context'])
}

/** A term, a compact IRI, an IRI, or the keyword that a term is another name of. */
function isPlainId(id: string): boolean {
  return id === '@id' || id === '@type' || (id !== '' && !id.startsWith('@') && !id.startsWith('_:'))
}

const CONTAINERS: ReadonlySet<JsonValue> = new Set(['@set', '@graph', '@list'])

function isPlainContainer(container: JsonValue): boolean {
  const parts = toArray(container)
  const isList = parts.includes('@list')
  return parts.length > 0 && parts.every((part) => CONTAINERS.has(part)) && (!isList || parts.length === 1)
}

const DETAILS: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ['@id', (value: JsonValue) => value === null || (typeof value === 'string' && isPlainId(value))],
  ['@type', (value: JsonValue) => typeof value === 'string' && isPlainType(value)],
  ['@container', isPlainContainer],
  ['@context', () => true],
  ['@protected', isBoolean],
  ['@prefix', isBoolean],
])

function isPlainType(type: string): boolean {
  return ['@id', '@vocab', '@json', '@none'].includes(type) || (type !== '' && !/^(?:@|_:)/.test(type))
}

function scopeFault(context: JsonValue | undefined): string | undefined {
  for (const part of isJsonArray(context) ? context : context === undefined ? [] : [context]) {
    if (isJsonObject(part)) {
      const fault = contextFormFault(part)
      if (fault !== undefined) return fault
    } else if (part !== null && typeof part !== 'string') {
      return 'a scoped context that is neither text nor an object'
    }
  }
  return undefined
}
