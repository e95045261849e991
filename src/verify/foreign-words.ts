/**
 * What credentials inside another one say of its subject. Where a document is signed as a graph, all of them speak in one
 * graph with the issuer: whoever wrote an endorsement or a member may have given the recipient an address of his choice.
 */
import { isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { idOf, issuerIdOf, subjectsOf } from '../model/readers.js'
import { append } from '../platform/append.js'
import { certain } from '../platform/certain.js'
import type { ReliedProof } from '../proof/authentication.js'
import type { Placed } from './find-contained.js'

/** A report, as far as it is looked at. */
interface Checked {
  readonly checks: readonly { readonly check: string; readonly outcome: string }[]
}

/** A credential as it was read, and the judged credentials inside it. */
export interface Surroundings {
  readonly read: JsonObject
  readonly inside: readonly { readonly placed: Placed; readonly report: Checked }[]
}

/** Others who may have identified the subject. */
export interface ForeignWords {
  /** JSON pointer to the first credential that may have. */
  readonly path: string
  /** The identifiers that are the issuer's word all the same. */
  readonly own: readonly JsonValue[]
}

/**
 * Tells whether others may have given the subject of a credential an identifier.
 *
 * A credential inside counts if the graph leads from it to the subject, unless its own proof holds, which fixes what it says,
 * and it identifies nobody or is the same issuer's. Where all that count hold, identifiers without a name that stand at the
 * subject are the issuer's: they can be moved from nowhere without spoiling a proof.
 *
 * @param proof - what was relied on, and whose it is; one that signs text mixes nobody's words
 * @returns `undefined` if all identifiers are the issuer's
 */
export function findForeignWords(
  { proof, by }: { readonly proof: Pick<ReliedProof, 'format' | 'suite'>; readonly by: string },
  { read, inside }: Surroundings,
): ForeignWords | undefined {
  if (proof.format === 'jwt' || proof.suite.includes('-jcs-')) return undefined
  const [subject = {}] = subjectsOf(read)
  const id = idOf(subject)
  if (id === undefined || inside.length === 0) return undefined
  const places = placesById(read)
  const speaking = inside.filter(({ placed: { input } }) => isJsonObject(input) && leadsTo(id, input, places))
  const doubtful = speaking.find(({ report }) => !isProven(report))
  if (doubtful !== undefined) return { path: doubtful.placed.path, own: [] }
  const foreign = speaking.find(({ placed: { input } }) => issuerIdOf(input as JsonObject) !== by && identifies(input))
  if (foreign === undefined) return undefined
  return { path: foreign.placed.path, own: toArray(subject['identifier']).filter((each) => idOf(each) === undefined) }
}

function isProven({ checks }: Checked): boolean {
  return checks.some(({ check, outcome }) => check === 'proof' && outcome === 'passed')
}

/** Every object with an id, by it. */
function placesById(document: JsonObject): ReadonlyMap<JsonValue, readonly JsonObject[]> {
  const places = new Map<JsonValue, JsonObject[]>()
  for (const value of within([document])) {
    const id = isJsonObject(value) ? idOf(value) : undefined
    if (id !== undefined) append(places, id, value as JsonObject)
  }
  return places
}

/** Whether a value names a node, or names one that does, as far as texts that are names of nodes tell. */
function leadsTo(id: string, from: JsonObject, places: ReadonlyMap<JsonValue, readonly JsonObject[]>): boolean {
  const open: JsonValue[] = [from]
  for (const value of within(open)) {
    if (value === id) return true
    for (const place of places.get(value) ?? []) open.push(place)
  }
  return false
}

function identifies(value: JsonValue): boolean {
  return [...within([value])].some((each) => isJsonObject(each) && ('identifier' in each || 'identityHash' in each))
}

/** The values on a list and all inside them, each once; the list may grow meanwhile. */
function* within(open: JsonValue[]): Generator<JsonValue> {
  const seen = new Set<JsonValue>()
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (seen.has(value)) continue
    seen.add(value)
    yield value
    if (isJsonArray(value)) for (const member of value) open.push(member)
    else if (isJsonObject(value)) for (const key of Object.keys(value)) open.push(certain(value[key]))
  }
}
