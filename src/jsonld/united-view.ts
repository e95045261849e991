/**
 * In a graph, everything said of a name counts wherever it stands, so a holder could move a
 * property from one description of a node to another. What is shown is therefore the union: each
 * description of a node carries the properties of all its descriptions.
 */
import { OpenBadgesError } from '../errors.js'
import { toCanonicalJson } from '../json/canonical-json.js'
import { isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { isSameJson } from '../json/same-json.js'
import type { Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { append } from '../platform/append.js'
import type { ActiveContext } from './active-context.js'
import type { DocumentReading, NodeReading } from './compacted-form.js'
import { wordsOf } from './quads.js'

/** The document to show, and what is worth saying about it. */
export interface UnitedView {
  readonly document: JsonObject
  readonly findings: readonly Finding[]
}

/**
 * Unites the descriptions of each node.
 *
 * @param reading - of a document that passed `checkDescribedOnce`
 * @param limits - values in what is shown: nodes that name each other can stand inside each other
 *   in more ways than anybody could look at
 * @returns the very same document where nothing is described twice
 * @throws OpenBadgesError `GRAPH_TOO_COMPLEX`
 */
export function uniteDescriptions(reading: DocumentReading, limits: Limits): UnitedView {
  const { nodes: all } = reading
  const [root] = all
  if (isEachDescribedOnce(all)) return { document: root.object, findings: [] }
  const parts = new Set<JsonValue>(all.map(({ object }) => object))
  const united = new Map<JsonObject, UnitedNode>()
  const findings: Finding[] = []
  for (const [id, nodes] of nodesById(all)) {
    if (nodes.length < 2 && root.object['issuer'] !== id) continue
    const descriptions = nodes.filter(({ statements }) => statements.length > 0)
    const [first, ...others] = descriptions
    const issuerElsewhere = root.object['issuer'] === id && first !== undefined
    if (first === undefined || (nodes.length < 2 && !issuerElsewhere)) continue
    for (const [active, here] of byMeaning(nodes)) {
      const sayable = nodes.map((node) => sayableAt(active, node))
      const node = { id, object: unite(sayable, parts) }
      for (const { object } of here) united.set(object, node)
      if (!united.has(node.object)) united.set(node.object, node)
    }
    if (issuerElsewhere || others.some((other) => !isStatedAlike(other, first))) {
      findings.push(finding('NODE_DESCRIBED_TWICE', { id }, { path: descriptions.at(-1)?.path ?? '' }))
    }
  }
  if (united.size === 0) return { document: root.object, findings }
  return { document: new Rebuilder(united, parts, limits).root(root.object), findings }
}

/** Most documents name each thing once: there is nothing to unite. */
function isEachDescribedOnce(nodes: DocumentReading['nodes']): boolean {
  const ids = new Set<string>()
  for (const { id, graph } of nodes) {
    if (id === undefined || graph !== '') continue
    if (ids.has(id)) return false
    ids.add(id)
  }
  const { issuer } = nodes[0].object
  return typeof issuer !== 'string' || !ids.has(issuer)
}

/** The descriptions of one node by what their keys mean: mostly the same everywhere. */
function byMeaning(nodes: readonly NodeReading[]): ReadonlyMap<ActiveContext | undefined, readonly NodeReading[]> {
  const places = new Map<ActiveContext | undefined, NodeReading[]>()
  for (const node of nodes) {
    append(places, node.active, node)
  }
  return places
}

/** What of a description can be said at another place: not what its key would mean something else there. */
function sayableAt(active: ActiveContext | undefined, node: NodeReading): JsonObject {
  if (node.active === active) return node.object
  const isOther = (key: string): boolean => {
    const [here, there] = [node.active?.terms.get(key)?.iri, active?.terms.get(key)?.iri]
    return here !== undefined && there !== undefined && here !== there
  }
  const entries = Object.entries(node.object)
  return entries.some(([key]) => isOther(key))
    ? Object.fromEntries(entries.filter(([key]) => !isOther(key)))
    : node.object
}

interface UnitedNode {
  readonly id: string
  /** The properties of all descriptions. */
  readonly object: JsonObject
}

function nodesById(reading: DocumentReading['nodes']): ReadonlyMap<string, readonly NodeReading[]> {
  const byId = new Map<string, NodeReading[]>()
  for (const node of reading) {
    if (node.id === undefined || node.graph !== '') continue
    append(byId, node.id, node)
  }
  return byId
}

/** The very same object where one description says what all say. */
function unite(objects: readonly JsonObject[], parts: ReadonlySet<JsonValue>): JsonObject {
  const fullest = objects.reduce((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a))
  if (objects.every((object) => saysAllOf(fullest, object))) return fullest
  const united: Record<string, JsonValue> = {}
  for (const object of objects) {
    for (const key of Object.keys(object)) {
      if (!Object.hasOwn(united, key)) united[key] = uniteValues(key, objects, parts)
    }
  }
  return united
}

function saysAllOf(fuller: JsonObject, object: JsonObject): boolean {
  if (object === fuller) return true
  return Object.keys(object).every(
    (key) => Object.hasOwn(fuller, key) && isSameJson(fuller[key] ?? null, object[key] ?? null),
  )
}

function uniteValues(key: string, objects: readonly JsonObject[], parts: ReadonlySet<JsonValue>): JsonValue {
  const values: JsonValue[] = []
  for (const object of objects) {
    if (Object.hasOwn(object, key)) values.push(object[key] ?? null)
  }
  const [first = null] = values
  if (key === 'id' || key === '@context') return first
  if (values.every((value) => isSameJson(value, first))) return isJsonArray(first) ? partsOnce(first, parts) : first
  return [...new Map(values.flatMap(toArray).map((value) => [toCanonicalJson(value), value])).values()]
}

/** A part that stands twice in one place says what once in each of two places says; JSON that is a value stays as it is. */
function partsOnce(list: readonly JsonValue[], parts: ReadonlySet<JsonValue>): readonly JsonValue[] {
  if (!mayRepeat(list, parts)) return list
  const seen = new Set<string>()
  return list.filter((member) => {
    if (!parts.has(member)) return true
    const text = toCanonicalJson(member)
    const again = seen.has(text)
    seen.add(text)
    return !again
  })
}

/** Parts of different names are different parts. */
function mayRepeat(list: readonly JsonValue[], parts: ReadonlySet<JsonValue>): boolean {
  const names = new Set<JsonValue | undefined>()
  for (const member of list) {
    if (!isJsonObject(member) || !parts.has(member)) continue
    const { id } = member
    if (names.has(id)) return true
    names.add(id)
  }
  return false
}

function isStatedAlike(a: NodeReading, b: NodeReading): boolean {
  return a.statements.length === b.statements.length && stated(a) === stated(b)
}

function stated(node: NodeReading): string {
  return node.statements.map(wordsOf).sort().join('\n')
}

/** Puts the united descriptions where the single ones stood; a node inside itself says what it said, each thing once. */
class Rebuilder {
  private readonly united: ReadonlyMap<JsonObject, UnitedNode>
  private readonly byId: ReadonlyMap<string, UnitedNode>
  private readonly parts: ReadonlySet<JsonValue>
  private readonly limits: Limits
  private readonly open = new Set<string>()
  private values = 0

  constructor(united: ReadonlyMap<JsonObject, UnitedNode>, parts: ReadonlySet<JsonValue>, limits: Limits) {
    this.united = united
    this.byId = new Map([...united.values()].map((node) => [node.id, node]))
    this.parts = parts
    this.limits = limits
  }

  /** The issuer may be named by text alone, and described elsewhere. */
  root(document: JsonObject): JsonObject {
    const node = this.united.get(document)
    const { issuer } = document
    const described = typeof issuer === 'string' ? this.byId.get(issuer) : undefined
    const whole = node?.object ?? document
    if (node !== undefined) this.open.add(node.id)
    return this.object(described === undefined ? whole : { ...whole, issuer: described.object })
  }

  private value(value: JsonValue): JsonValue {
    const limit = this.limits.maxJsonNodes
    if (++this.values > limit)
      throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit, what: 'values, each node in full' })
    if (isJsonArray(value)) return this.list(value)
    return isJsonObject(value) ? this.object(value) : value
  }

  /** The very same list where nothing in it is shown otherwise. */
  private list(list: readonly JsonValue[]): readonly JsonValue[] {
    let rebuilt: JsonValue[] | undefined
    for (const [index, member] of list.entries()) {
      const made = this.value(member)
      if (made !== member) rebuilt ??= [...list]
      if (rebuilt !== undefined) rebuilt[index] = made
    }
    return rebuilt ?? list
  }

  /** The very same object where nothing in it is shown otherwise. */
  private object(object: JsonObject): JsonObject {
    const node = this.united.get(object)
    const isOutermost = node !== undefined && !this.open.has(node.id)
    if (isOutermost) this.open.add(node.id)
    const shown = isOutermost ? node.object : object
    let rebuilt: Record<string, JsonValue> | undefined
    for (const key of Object.keys(shown)) {
      const value = shown[key] ?? null
      const isList = node !== undefined && isJsonArray(value) && key !== '@context'
      const once = isList ? partsOnce(value, this.parts) : value
      const made = this.value(once)
      if (made !== value) rebuilt ??= { ...shown }
      if (rebuilt !== undefined) rebuilt[key] = made
    }
    if (isOutermost) this.open.delete(node.id)
    return rebuilt ?? shown
  }
}
