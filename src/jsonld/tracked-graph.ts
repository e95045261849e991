/**
 * A graph whose nodes without names can be found again in the graph of any part of the document:
 * each is named for the time being, before the document is made a graph, and loses its name again in
 * the graph ("skolemizing", RDF 1.1 Concepts, section 3.5).
 */
import { hexDigest, randomUuid } from '#platform'
import { OpenBadgesError } from '../errors.js'
import { isJsonArray, isJsonObject, pointerTo, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import { append } from '../platform/append.js'
import type { ContextLibrary } from './context-library.js'
import { readDocument, toStatements } from './engine.js'
import { isBlank, toLine, type Quad } from './quads.js'
import { RDF, type RdfTerm } from './rdf-terms.js'
import { canonicalizeQuads } from './rdfc10.js'

/** A document each node of which has a name. */
export interface TrackedDocument {
  readonly document: JsonObject
  /** What the names that were given for the time being begin with. */
  readonly prefix: string
}

/** A graph by its statements. Nodes that had no names have labels that are the same in each part of the document. */
export interface TrackedGraph {
  /** Lines of N-Quads, in no order. */
  readonly statements: readonly string[]
  /** The same in canonical form (RDFC-1.0). */
  readonly nquads: string
  /** Label → canonical label in this graph (RDFC-1.0), both without `_:`. */
  readonly canonicalLabels: ReadonlyMap<string, string>
}

/**
 * Names every node of a document.
 *
 * @param document - a credential without `proof` that `translate` accepts
 * @throws OpenBadgesError as `readCompacted`
 */
export function trackNodes(document: JsonObject, library: ContextLibrary, limits: Limits): TrackedDocument {
  const { reading } = readDocument(document, library, limits)
  const unnamed = new Map(reading.nodes.filter(({ id }) => id === undefined).map(({ path }, index) => [path, index]))
  const prefix = `urn:bnid:${randomUuid()}:`
  const name = (value: JsonValue, path: string): JsonValue => {
    if (isJsonArray(value)) return value.map((member, index) => name(member, pointerTo(path, index)))
    if (!isJsonObject(value)) return value
    const members = Object.entries(value).map(([key, member]) => [key, name(member, pointerTo(path, key))] as const)
    const index = unnamed.get(path)
    return Object.fromEntries(index === undefined ? members : [...members, ['id', `${prefix}n${index}`]])
  }
  return { document: name(document, '') as JsonObject, prefix }
}

/**
 * Makes the graph of a tracked document, or of a part of it.
 *
 * @param part - selected from `tracked.document`
 * @param tracked - for the names in it
 * @throws OpenBadgesError `JSON_LD_INVALID`, `GRAPH_TOO_COMPLEX`; `DOCUMENT_NOT_TRANSLATED` where two graphs or
 *   two ordered lists inside cannot be told apart
 */
export async function toTrackedGraph(
  part: JsonObject,
  { prefix }: Pick<TrackedDocument, 'prefix'>,
  library: ContextLibrary,
  limits: Limits,
): Promise<TrackedGraph> {
  const named = await toStatements(readDocument(part, library, limits))
  const labels = new Map([...labelGraphs(named), ...labelLists(named)])
  const start = `<${prefix}`
  const untrack = (term: RdfTerm): RdfTerm => {
    if (isBlank(term)) return labels.get(term) ?? term
    return term.startsWith(start) ? `_:${term.slice(start.length, -1)}` : term
  }
  const quads = named.map(({ subject, predicate, object, graph }) => ({
    subject: untrack(subject),
    predicate,
    object: untrack(object),
    graph: untrack(graph),
  }))
  const canonicalLabels = new Map<string, string>()
  const nquads = canonicalizeQuads(quads, limits, { labels: canonicalLabels })
  return { statements: [...new Set(quads.map((quad) => toLine(quad)))], nquads, canonicalLabels }
}

/** A graph inside, such as that of an embedded proof, cannot be named in the document; its label is made of its first node. */
function labelGraphs(quads: readonly Quad[]): ReadonlyMap<RdfTerm, RdfTerm> {
  const graphs = new Map<RdfTerm, Quad[]>()
  for (const quad of quads.filter(({ graph }) => isBlank(graph))) {
    append(graphs, quad.graph, quad)
  }
  const labels = new Labels()
  for (const [graph, inside] of graphs) {
    const objects = new Set(inside.map(({ object }) => object))
    const first = inside.find(({ subject }) => !objects.has(subject))?.subject ?? ''
    labels.add(graph, 'graph', [first])
  }
  return labels.labels
}

/** The nodes that an ordered list is a chain of have labels made of what the list belongs to, and of their places in it. */
function labelLists(quads: readonly Quad[]): ReadonlyMap<RdfTerm, RdfTerm> {
  const rests = new Map<RdfTerm, RdfTerm>()
  for (const { subject, predicate, object } of quads) if (predicate === RDF_REST) rests.set(subject, object)
  const labels = new Labels()
  for (const { subject, predicate, object } of quads) {
    if (!isBlank(object) || predicate === RDF_REST) continue
    let place = 0
    for (let node: RdfTerm | undefined = object; node !== undefined && rests.has(node); node = rests.get(node)) {
      labels.add(node, 'list', [subject, predicate, String(place++)])
    }
  }
  return labels.labels
}

const RDF_REST = `<${RDF}rest>`

/** Labels that are the same wherever the parts that they are made of are the same. */
class Labels {
  readonly labels = new Map<RdfTerm, RdfTerm>()
  private readonly taken = new Set<string>()

  add(node: RdfTerm, kind: 'graph' | 'list', parts: readonly string[]): void {
    const label = `_:${kind}${hexDigest('SHA-256', JSON.stringify(parts))}`
    if (this.taken.has(label)) throw notTracked(kind)
    this.taken.add(label)
    this.labels.set(node, label)
  }
}

function notTracked(kind: string): OpenBadgesError {
  return new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason: `a ${kind} inside cannot be told from another` })
}
