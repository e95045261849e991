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
import type { Quad } from './quads.js'
import { RDF, blankTerm, iriTerm, jsonTerm, literalTerm, type RdfTerm } from './rdf-terms.js'
import { checkReference, checkScalar, readKey, readType } from './spelling.js'
import type { KeyReading } from './term-definition.js'

/** One place where a node stands as an object, and what is stated of it there. */
export interface NodeReading {
  /** The node's IRI; `undefined` for a node without a name. */
  readonly id: string | undefined
  /** JSON pointer to the object. */
  readonly path: string
  readonly object: JsonObject
  /** What its keys mean; `undefined` for a node that no object stands for. */
  readonly active: ActiveContext | undefined
  /** Each once; none where the node is only named. Nodes without names are numbered as they are read. */
  readonly statements: readonly Quad[]
  /** The graph that it is stated in: `''` is the default graph, and what a proof container holds has one of its own. */
  readonly graph: RdfTerm
}

/** Everything a document states. */
export interface DocumentReading {
  /** The first node is the document itself. */
  readonly nodes: readonly [NodeReading, ...NodeReading[]]
  /** Why this reading alone cannot tell that the document is valid JSON-LD; `undefined` if it can. */
  readonly declined: string | undefined
}

/**
 * Reads a document.
 *
 * @param document - a credential or a proof, without its own `@context` applied
 * @param active - the active context of the document's `@context`
 * @param limits - statements, and contexts on nodes inside
 * @param path - JSON pointer of the document, for errors
 * @throws OpenBadgesError `NOT_COMPACTED`, `TERM_UNDEFINED`, `ID_NOT_ABSOLUTE`, `CONTEXT_NESTED`,
 *   `CONTEXT_CONFLICT`, `CONTEXT_UNKNOWN`, `DOCUMENT_NOT_TRANSLATED`, `GRAPH_TOO_COMPLEX`, with the JSON pointer
 */
export function readCompacted(document: JsonObject, active: ActiveContext, limits: Limits, path = ''): DocumentReading {
  const reader = new Reader(document, limits)
  const { reading } = reader.node(document, active, path, DEFAULT_GRAPH)
  if (reading.statements.length === 0) throw notCompacted('a document that states nothing', path)
  return { nodes: [reading, ...reader.others], declined: reader.declined }
}

class Reader {
  readonly others: NodeReading[] = []
  declined: string | undefined
  private readonly rootContexts: readonly JsonValue[]
  private readonly limits: Limits
  private nestedContexts = 0
  private blanks = 0
  private readonly jsonSaid = new Set<string>()
  private quads = 0

  constructor(document: JsonObject, limits: Limits) {
    this.rootContexts = toArray(document['@context'])
    this.limits = limits
  }

  /** JSON-LD expansion (API 5.1.2) steps 11 to 13, for a node object whose own context is applied. */
  node(object: JsonObject, base: ActiveContext, path: string, graph: RdfTerm): ReadNode {
    const active = typeScoped(object, base)
    this.declined ??= active.declined
    const statements: Draft[] = []
    let id: string | undefined
    let saysJson = false
    for (const key of Object.keys(object)) {
      if (key === '@context') continue
      const value = object[key] ?? null
      const reading = readKey(key, active, path)
      const place = path + reading.step
      saysJson ||= reading.use === 'json'
      if (reading.use === 'id') id = readId(value, active, place)
      else if (reading.use === 'type') readTypes(value, { base, place, graph }, statements)
      else this.property(value, { active, reading, place, graph }, statements)
    }
    const term = id === undefined ? this.blank() : iriTerm(id)
    for (const statement of statements) statement.subject = term
    this.count(statements)
    if (id !== undefined && saysJson) this.noteRepeatedJson(statements)
    return { term, reading: { id, path, object, active, statements, graph } }
  }

  /** The processor that most others sign with keeps a JSON value twice that is said of one name in two places. */
  private noteRepeatedJson(statements: readonly Quad[]): void {
    for (const { subject, predicate, object, graph } of statements) {
      if (!object.endsWith(JSON_END)) continue
      const statement = [subject, predicate, object, graph].join(' ')
      if (this.jsonSaid.has(statement)) this.declined ??= 'a JSON value said twice of one name'
      this.jsonSaid.add(statement)
    }
  }

  private property(value: JsonValue, property: Property, statements: Draft[]): void {
    const { graph, reading } = property
    const { predicate, use } = reading
    if (use === 'json') statements.push(draft(predicate, jsonTerm(value), graph))
    else if (use === 'list') statements.push(draft(predicate, this.list(value, property), graph))
    else if (!isJsonArray(value)) statements.push(draft(predicate, this.value(value, property), graph))
    else this.values(value, property, statements)
  }

  private values(values: readonly JsonValue[], property: Property, statements: Draft[]): void {
    const { reading, place, graph } = property
    const seen = new Set<RdfTerm>()
    for (const [index, value] of values.entries()) {
      const path = pointerTo(place, index)
      const object = this.value(value, { ...property, place: path })
      // A graph is a set: whoever holds the document could say one thing several times.
      if (seen.has(object)) throw notCompacted('the same value twice', path)
      seen.add(object)
      statements.push(draft(reading.predicate, object, graph))
    }
  }

  /** A list is a chain of nodes without names, each with a first and a rest. */
  private list(value: JsonValue, property: Property): RdfTerm {
    const { place, graph } = property
    const isMany = isJsonArray(value)
    return toArray(value).reduceRight<RdfTerm>((rest, item, index) => {
      const path = isMany ? pointerTo(place, index) : place
      const first = this.value(item, { ...property, place: path })
      const subject = this.blank()
      const statements = [
        { subject, predicate: RDF_FIRST, object: first, graph },
        { subject, predicate: RDF_REST, object: rest, graph },
      ]
      this.count(statements)
      this.others.push({ id: undefined, path, object: {}, active: undefined, statements, graph })
      return subject
    }, RDF_NIL)
  }

  private value(value: JsonValue, property: Property): RdfTerm {
    const { active, reading, place } = property
    const { definition } = reading
    if (value === null) throw notCompacted('null', place)
    if (isJsonArray(value)) throw notCompacted('an array in an array', place)
    if (isJsonObject(value)) return this.child(value, property)
    if (reading.use === 'graph') throw notCompacted('a graph that is no object', place)
    const scoped = definition.context === undefined ? active : active.withPropertyScope(definition.context)
    this.declined ??= scoped.declined
    const iri = checkScalar(value, definition, scoped, place)
    return iri === undefined ? literalTerm(value, reading.datatype) : iriTerm(iri)
  }

  private child(object: JsonObject, { active, reading, place, graph }: Property): RdfTerm {
    const { definition } = reading
    const isGraph = reading.use === 'graph'
    // Expansion step 7: a context that does not propagate ends here, but not for a bare reference.
    const inherited = isReference(object, active) ? active : (active.previous ?? active)
    const scoped = definition.context === undefined ? inherited : inherited.withPropertyScope(definition.context)
    const own =
      object['@context'] === undefined ? scoped : this.nested(object, object['@context'], scoped, place, isGraph)
    const inside = isGraph ? this.blank() : graph
    const { reading: node, term } = this.node(object, own, place, inside)
    if (isGraph && node.statements.length === 0) throw notCompacted('a graph that states nothing', place)
    this.others.push(node)
    return isGraph ? inside : term
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
    return parts.reduce<ActiveContext>((inside, part) => inside.withContext(part), active)
  }

  private blank(): RdfTerm {
    return blankTerm(this.blanks++)
  }

  private count({ length }: readonly Quad[]): void {
    const limit = this.limits.maxQuads
    this.quads += length
    if (this.quads > limit) throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit, what: 'statements' })
  }
}

/** A node that was read, and the term for it. */
interface ReadNode {
  readonly reading: NodeReading
  readonly term: RdfTerm
}

/** A statement whose subject is not known yet: the id may stand anywhere in the object. */
type Draft = { -readonly [Part in keyof Quad]: Quad[Part] }

function draft(predicate: RdfTerm, object: RdfTerm, graph: RdfTerm): Draft {
  return { subject: '', predicate, object, graph }
}

interface Property {
  readonly active: ActiveContext
  readonly reading: KeyReading
  readonly place: string
  readonly graph: RdfTerm
}

/** The contexts of the types of a node, in the order of their names (API 5.1.2, step 11). */
function typeScoped(object: JsonObject, base: ActiveContext): ActiveContext {
  const types: string[] = []
  for (const key of base.termsMeaning('@type')) {
    if (!Object.hasOwn(object, key)) continue
    for (const type of toArray(object[key])) if (typeof type === 'string') types.push(type)
  }
  let active = base
  for (const type of types.length > 1 ? types.sort() : types) {
    const scope = base.terms.get(type)?.context
    if (scope !== undefined) active = active.withTypeScope(scope)
  }
  return active
}

function readTypes(
  value: JsonValue,
  { base, place, graph }: { readonly base: ActiveContext; readonly place: string; readonly graph: RdfTerm },
  statements: Draft[],
): void {
  const types = toArray(value)
  const classes = new Set<RdfTerm>()
  for (const [index, type] of types.entries()) {
    if (typeof type !== 'string') throw notCompacted('a type that is no text', place)
    if (types.indexOf(type) !== index) throw notCompacted('the same type twice', place)
    classes.add(readType(type, base, place))
  }
  // Two names of one class, as the badge itself has, state one thing.
  for (const object of classes) statements.push(draft(RDF_TYPE, object, graph))
}

function readId(value: JsonValue, active: ActiveContext, path: string): string {
  if (typeof value !== 'string') throw notCompacted('an id that is no text', path)
  return checkReference(value, active, path)
}

function isReference(object: JsonObject, active: ActiveContext): boolean {
  const keys = Object.keys(object)
  return keys.length === 1 && active.terms.get(keys[0] ?? '')?.iri === '@id'
}

function notCompacted(found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('NOT_COMPACTED', { found }, { path })
}

const JSON_END = `^^<${RDF}JSON>`

const DEFAULT_GRAPH = ''

const RDF_TYPE = iriTerm(`${RDF}type`)

const RDF_FIRST = iriTerm(`${RDF}first`)

const RDF_REST = iriTerm(`${RDF}rest`)

const RDF_NIL = iriTerm(`${RDF}nil`)
