/**
 * Reads a JSON-LD document that must be in compacted form, and says what it states.
 *
 * A signature over RDF holds for every JSON that gives the same graph. A holder can therefore
 * re-spell a credential (a full IRI for a term, a value object for a string, a part moved
 * elsewhere) so that readers of the JSON miss what was signed. This reader accepts one spelling
 * only, and notes every statement it reads, so that `checkGraph` can compare them with the graph.
 */
import { OpenBadgesError } from '../errors.js'
import { isJsonArray, isJsonObject, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import type { ActiveContext } from './active-context.js'
import { RDF, blankTerm, iriTerm, jsonTerm, literalTerm, type RdfTerm } from './rdf-terms.js'
import type { TermDefinition } from './term-definition.js'
import { checkKey, checkReference, checkScalar, expandType } from './spelling.js'

/** One place where a node stands as an object, and what is stated of it there. */
export interface NodeReading {
  /** The node's IRI; `undefined` for a node without a name. */
  readonly id: string | undefined
  /** JSON pointer to the object. */
  readonly path: string
  readonly object: JsonObject
  /**
   * `predicate object` in N-Quads syntax, each once; nodes without names are numbered as they are read.
   * None where the node is only named.
   */
  readonly statements: ReadonlySet<string>
  /** Whether the node stands in the default graph; what a proof container holds does not. */
  readonly inDefaultGraph: boolean
}

/** Everything a document states. The first node is the document itself. */
export type DocumentReading = readonly [NodeReading, ...NodeReading[]]

/**
 * Reads a document.
 *
 * @param document - a credential or a proof, without its own `@context` applied
 * @param active - the active context of the document's `@context`
 * @param limits - contexts on nodes inside
 * @param path - JSON pointer of the document, for errors
 * @throws OpenBadgesError `NOT_COMPACTED`, `TERM_UNDEFINED`, `ID_NOT_ABSOLUTE`, `CONTEXT_NESTED`,
 *   `CONTEXT_CONFLICT`, `CONTEXT_UNKNOWN`, `DOCUMENT_NOT_TRANSLATED`, `GRAPH_TOO_COMPLEX`, with the JSON pointer
 */
export function readCompacted(document: JsonObject, active: ActiveContext, limits: Limits, path = ''): DocumentReading {
  const reader = new Reader(document, limits)
  const root = reader.node(document, active, path, true)
  if (root.statements.size === 0) throw notCompacted('a document that states nothing', path)
  return [root, ...reader.others]
}

class Reader {
  readonly others: NodeReading[] = []
  private readonly rootContexts: readonly JsonValue[]
  private readonly limits: Limits
  private nestedContexts = 0
  private blanks = 0

  constructor(document: JsonObject, limits: Limits) {
    this.rootContexts = toArray(document['@context'])
    this.limits = limits
  }

  /** JSON-LD expansion (API 5.1.2) steps 11 to 13, for a node object whose own context is applied. */
  node(object: JsonObject, base: ActiveContext, path: string, inDefaultGraph: boolean): NodeReading {
    const active = this.typeScoped(object, base)
    const statements = new Set<string>()
    const spelled = new Map<string, string>()
    let id: string | undefined
    for (const [key, value] of Object.entries(object)) {
      if (key === '@context') continue
      const place = pointerTo(path, key)
      const definition = checkKey(key, active, spelled, place)
      if (definition.iri === '@id') id = readId(value, active, place)
      else if (definition.iri === '@type') this.types(value, base, place, statements)
      else this.property(value, { active, definition, iri: definition.iri, place, inDefaultGraph }, statements)
    }
    return { id, path, object, statements, inDefaultGraph }
  }

  private typeScoped(object: JsonObject, base: ActiveContext): ActiveContext {
    const terms = Object.entries(object)
      .filter(([key]) => base.terms.get(key)?.iri === '@type')
      .flatMap(([, value]) => toArray(value))
      .filter((type) => typeof type === 'string')
      .sort()
    return terms.reduce((active, term) => {
      const scope = base.terms.get(term)?.context
      return scope === undefined ? active : active.withTypeScope(scope)
    }, base)
  }

  private types(value: JsonValue, base: ActiveContext, path: string, statements: Set<string>): void {
    const types = toArray(value)
    for (const [index, type] of types.entries()) {
      if (typeof type !== 'string') throw notCompacted('a type that is no text', path)
      if (types.indexOf(type) !== index) throw notCompacted('the same type twice', path)
      statements.add(`<${RDF}type> ${iriTerm(expandType(type, base, path))}`)
    }
  }

  private property(value: JsonValue, property: Property, statements: Set<string>): void {
    const { definition, place } = property
    const predicate = iriTerm(property.iri)
    if (definition.type === '@json') {
      statements.add(`${predicate} ${jsonTerm(value)}`)
    } else if (definition.container.includes('@list')) {
      statements.add(`${predicate} ${this.list(members(value, place), property)}`)
    } else {
      for (const [member, path] of members(value, place)) {
        const statement = `${predicate} ${this.value(member, { ...property, place: path })}`
        // A graph is a set: whoever holds the document could say one thing several times.
        if (statements.has(statement)) throw notCompacted('the same value twice', path)
        statements.add(statement)
      }
    }
  }

  /** A list is a chain of nodes without names, each with a first and a rest. */
  private list(items: readonly (readonly [JsonValue, string])[], property: Property): RdfTerm {
    return items.reduceRight<RdfTerm>((rest, [item, path]) => {
      const first = this.value(item, { ...property, place: path })
      const statements = new Set([`<${RDF}first> ${first}`, `<${RDF}rest> ${rest}`])
      this.others.push({ id: undefined, path, object: {}, statements, inDefaultGraph: property.inDefaultGraph })
      return blankTerm(this.blanks++)
    }, `<${RDF}nil>`)
  }

  private value(value: JsonValue, property: Property): RdfTerm {
    const { active, definition, place } = property
    if (value === null) throw notCompacted('null', place)
    if (isJsonArray(value)) throw notCompacted('an array in an array', place)
    if (isJsonObject(value)) return this.child(value, property)
    if (definition.container.includes('@graph')) throw notCompacted('a graph that is no object', place)
    const scoped = definition.context === undefined ? active : active.withPropertyScope(definition.context)
    const iri = checkScalar(value, definition, scoped, place)
    return iri === undefined ? literalTerm(value, datatypeOf(definition)) : iriTerm(iri)
  }

  private child(object: JsonObject, { active, definition, place, inDefaultGraph }: Property): RdfTerm {
    const isGraph = definition.container.includes('@graph')
    // Expansion step 7: a context that does not propagate ends here, but not for a bare reference.
    const inherited = isReference(object, active) ? active : (active.previous ?? active)
    const scoped = definition.context === undefined ? inherited : inherited.withPropertyScope(definition.context)
    const own =
      object['@context'] === undefined ? scoped : this.nested(object, object['@context'], scoped, place, isGraph)
    const reading = this.node(object, own, place, inDefaultGraph && !isGraph)
    if (isGraph && reading.statements.size === 0) throw notCompacted('a graph that states nothing', place)
    this.others.push(reading)
    return isGraph || reading.id === undefined ? blankTerm(this.blanks++) : iriTerm(reading.id)
  }

  /** A context inside: an embedded credential may name contexts by URL, a proof may repeat the document's. */
  private nested(
    object: JsonObject,
    context: JsonValue,
    active: ActiveContext,
    path: string,
    isGraph: boolean,
  ): ActiveContext {
    const parts = toArray(context)
    const isCredential = toArray(object['type']).includes('VerifiableCredential')
    const repeats = isGraph && parts.every((part, index) => part === this.rootContexts[index])
    if (!(isCredential && parts.every((part) => typeof part === 'string')) && !repeats) {
      throw new OpenBadgesError('CONTEXT_NESTED', {}, { path: pointerTo(path, '@context') })
    }
    const limit = this.limits.maxNestedContexts
    this.nestedContexts += parts.length
    if (this.nestedContexts > limit) throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit, what: 'contexts inside' })
    return active.withContext(context)
  }
}

interface Property {
  readonly active: ActiveContext
  readonly definition: TermDefinition
  readonly iri: string
  readonly place: string
  readonly inDefaultGraph: boolean
}

function members(value: JsonValue, place: string): readonly (readonly [JsonValue, string])[] {
  return isJsonArray(value) ? value.map((member, index) => [member, pointerTo(place, index)]) : [[value, place]]
}

function readId(value: JsonValue, active: ActiveContext, path: string): string {
  if (typeof value !== 'string') throw notCompacted('an id that is no text', path)
  return checkReference(value, active, path)
}

function isReference(object: JsonObject, active: ActiveContext): boolean {
  const keys = Object.keys(object)
  return keys.length === 1 && active.terms.get(keys[0] ?? '')?.iri === '@id'
}

function datatypeOf({ type }: TermDefinition): string | undefined {
  return type === undefined || type.startsWith('@') ? undefined : type
}

function notCompacted(found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('NOT_COMPACTED', { found }, { path })
}
