/**
 * In a graph, everything said of a name counts wherever it stands, so a holder could move a
 * property from one description of a node to another. What is shown is therefore the union: each
 * description of a node carries the properties of all its descriptions.
 */
import { toCanonicalJson } from '../json/canonical-json.js'
import { isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { finding, type Finding } from '../messages/problem.js'
import type { DocumentReading, NodeReading } from './compacted-form.js'

/** The document to show, and what is worth saying about it. */
export interface UnitedView {
  readonly document: JsonObject
  readonly findings: readonly Finding[]
}

/**
 * Unites the descriptions of each node.
 *
 * @param reading - of a document that passed `checkDescribedOnce`
 * @returns the very same document where nothing is described twice
 */
export function uniteDescriptions(reading: DocumentReading): UnitedView {
  const [root] = reading
  const united = new Map<string, JsonObject>()
  const findings: Finding[] = []
  for (const [id, descriptions] of descriptionsById(reading)) {
    const issuerElsewhere = root.object['issuer'] === id
    if (descriptions.length < 2 && !issuerElsewhere) continue
    united.set(id, unite(descriptions.map(({ object }) => object)))
    const [first, ...others] = descriptions
    if (issuerElsewhere || others.some((other) => stated(other) !== (first && stated(first)))) {
      findings.push(finding('NODE_DESCRIBED_TWICE', { id }, { path: descriptions.at(-1)?.path ?? '' }))
    }
  }
  if (united.size === 0) return { document: root.object, findings }
  return { document: new Rebuilder(united).root(root.object), findings }
}

function descriptionsById(reading: DocumentReading): ReadonlyMap<string, readonly NodeReading[]> {
  const byId = new Map<string, NodeReading[]>()
  for (const node of reading) {
    if (node.id === undefined || !node.inDefaultGraph) continue
    const descriptions = byId.get(node.id)
    if (descriptions === undefined) byId.set(node.id, [node])
    else descriptions.push(node)
  }
  return byId
}

function unite(objects: readonly JsonObject[]): JsonObject {
  const united: Record<string, JsonValue> = {}
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      const before = united[key]
      united[key] = before === undefined || key === 'id' || key === '@context' ? value : uniteValues(before, value)
    }
  }
  return united
}

function uniteValues(a: JsonValue, b: JsonValue): JsonValue {
  const members = new Map([...toArray(a), ...toArray(b)].map((value) => [toCanonicalJson(value), value]))
  if (members.size === 1 && !isJsonArray(a)) return a
  return [...members.values()]
}

function stated(node: NodeReading): string {
  return [...node.statements]
    .map((statement) => statement.replace(/ _:\S+$/, ' _:'))
    .sort()
    .join('\n')
}

/** Puts the united descriptions where the single ones stood; a node inside itself stays as it was. */
class Rebuilder {
  private readonly united: ReadonlyMap<string, JsonObject>
  private readonly open = new Set<string>()

  constructor(united: ReadonlyMap<string, JsonObject>) {
    this.united = united
  }

  root(document: JsonObject): JsonObject {
    const issuer = document['issuer']
    const described =
      typeof issuer === 'string' && this.united.has(issuer) ? { ...document, issuer: { id: issuer } } : document
    return this.object(described)
  }

  private value(value: JsonValue): JsonValue {
    if (isJsonArray(value)) return value.map((member) => this.value(member))
    return isJsonObject(value) ? this.object(value) : value
  }

  private object(object: JsonObject): JsonObject {
    const id = typeof object['id'] === 'string' ? object['id'] : ''
    const united = this.open.has(id) ? undefined : this.united.get(id)
    if (united !== undefined) this.open.add(id)
    const rebuilt = Object.fromEntries(Object.entries(united ?? object).map(([key, value]) => [key, this.value(value)]))
    if (united !== undefined) this.open.delete(id)
    return rebuilt
  }
}
