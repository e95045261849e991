/**
 * What an application shows of a credential, made independently of the library: two credentials
 * with the same view cannot be told apart by a reader, whatever their JSON looks like.
 */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../src/json/json.js'

/**
 * Everything that a credential says, one line a property, whatever node it is said of and wherever:
 * properties of one name count together, sets have no order, a reference is the same as text or as
 * an object. A node of which nothing is said is no more than its name, which stands where it is
 * referred to.
 */
export function viewOf(credential: JsonObject): readonly string[] {
  const nodes = new Map<string, Map<string, Counts>>()
  const root = project(credential, nodes)
  const said = [...nodes].flatMap(([id, properties]) =>
    [...properties].map(([key, counts]) => `${JSON.stringify(id)} ${key} ${shown(counts)}`),
  )
  return [`this is ${root}`, ...said.sort()]
}

/**
 * What stands at each path, for readers who follow one such as `issuer.name`; sets have no order. A
 * node inside itself is no more than its name, and so is a name beside the description of its node.
 */
export function placesViewOf(value: JsonValue, around: readonly string[] = []): string {
  if (!isJsonObject(value)) return JSON.stringify(value)
  const id = typeof value['id'] === 'string' ? value['id'] : undefined
  const keys = Object.keys(value).filter((key) => key !== '@context')
  if (id !== undefined && (keys.length === 1 || around.includes(id))) return JSON.stringify(id)
  const path = id === undefined ? around : [...around, id]
  return braced(
    keys.map((key) => [key, countsOf(key, withoutNamesOf(value[key] ?? null), (each) => placesViewOf(each, path))]),
  )
}

function withoutNamesOf(value: JsonValue): JsonValue {
  if (!isJsonArray(value)) return value
  const described = new Set(value.map((member) => (isJsonObject(member) ? member['id'] : undefined)))
  return value.filter((member) => !(typeof member === 'string' && described.has(member)))
}

/** How often a property has a value. */
type Counts = ReadonlyMap<string, number>

function project(value: JsonValue, nodes: Map<string, Map<string, Counts>>): string {
  if (!isJsonObject(value)) return JSON.stringify(value)
  const properties = Object.entries(value)
    .filter(([key]) => key !== '@context' && key !== 'id')
    .map(([key, member]): [string, Counts] => [key, countsOf(key, member, (each) => project(each, nodes))])
    .filter(([, counts]) => counts.size > 0)
  const { id } = value
  if (typeof id !== 'string') return `${id === undefined ? '' : JSON.stringify(id)}${braced(properties)}`
  const known = nodes.get(id) ?? new Map<string, Counts>()
  for (const [key, counts] of properties) known.set(key, union(known.get(key), counts))
  nodes.set(id, known)
  return JSON.stringify(id)
}

/** Texts and references count once, however often they stand; parts without a name count each. */
function countsOf(key: string, value: JsonValue, show: (value: JsonValue) => string): Counts {
  if (LISTS.has(key)) return new Map([[JSON.stringify(isJsonArray(value) ? value : [value]), 1]])
  const counts = new Map<string, number>()
  for (const member of isJsonArray(value) ? value : [value]) {
    const text = key === 'type' ? JSON.stringify(SYNONYMS.get(String(member)) ?? member) : show(member)
    const isPart = isJsonObject(member) && member['id'] === undefined
    counts.set(text, isPart ? (counts.get(text) ?? 0) + 1 : 1)
  }
  return counts
}

/** A part that stands at two descriptions of one node is one part. */
function union(a: Counts = new Map(), b: Counts): Counts {
  return new Map([...a, ...b].map(([text]) => [text, Math.max(a.get(text) ?? 0, b.get(text) ?? 0)]))
}

function braced(properties: readonly (readonly [string, Counts])[]): string {
  const stated = properties.filter(([, counts]) => counts.size > 0).map(([key, counts]) => `${key} ${shown(counts)}`)
  return `{${stated.sort().join('; ')}}`
}

function shown(counts: Counts): string {
  const values = [...counts].map(([text, count]) => (count === 1 ? text : `${count} times ${text}`))
  return values.sort().join(', ')
}

/** Properties whose values have an order. */
const LISTS: ReadonlySet<string> = new Set(['allowedValue'])

/** The standard's two names for the same class. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([['AchievementCredential', 'OpenBadgeCredential']])
