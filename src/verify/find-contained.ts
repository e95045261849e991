/** Finds the credentials that stand inside another. */
import { isJsonArray, isJsonObject, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Kind } from '../model/kinds.js'
import { idOf } from '../model/readers.js'

/** A credential inside another, not looked into. */
export interface Placed {
  /** An object with a proof of its own or an envelope, or a token. */
  readonly input: JsonValue
  /** JSON pointer to it. */
  readonly path: string
}

/** An endorsement, and who carries it. */
export interface PlacedEndorsement extends Placed {
  /** The id of the object that it stands in; `undefined` if that has none. */
  readonly carrier: string | undefined
}

/**
 * Finds the endorsements of a credential, wherever they stand: on itself, its achievement, its
 * issuer, a creator or any other profile (Open Badges 3.0, `endorsement` and `endorsementJwt`).
 * What stands inside a credential within is that credential's own.
 *
 * @param document - the credential as it was signed
 */
export function findEndorsements(document: JsonObject): readonly PlacedEndorsement[] {
  const found: PlacedEndorsement[] = []
  visitNodes(document, '', (node, path) => {
    for (const property of ENDORSEMENTS) {
      const value = node[property]
      if (value === undefined) continue
      for (const { input, path: at } of membersOf(value, pointerTo(path, property)))
        found.push({ input, path: at, carrier: idOf(node) })
    }
  })
  return found
}

/**
 * Finds the credentials that a container holds: a presentation, or a Comprehensive Learner Record.
 *
 * @param document - the container
 * @param kind - what it is; all else holds nothing
 */
export function findMembers(document: JsonObject, kind: Kind): readonly Placed[] {
  if (kind === 'presentation') return membersOf(document['verifiableCredential'], '/verifiableCredential')
  if (kind !== 'clr') return []
  const { credentialSubject: subject } = document
  return isJsonObject(subject)
    ? membersOf(subject['verifiableCredential'], '/credentialSubject/verifiableCredential')
    : []
}

/**
 * The ids of all that a credential describes or names as an object, without the credentials inside it.
 *
 * @param document - the credential as it was signed
 */
export function nodeIdsOf(document: JsonObject): ReadonlySet<string> {
  const ids = new Set<string>()
  visitNodes(document, '', (node) => {
    const id = idOf(node)
    if (id !== undefined) ids.add(id)
  })
  return ids
}

/** From the outside in; the depth limit of JSON bounds the recursion. */
function visitNodes(value: JsonValue, path: string, visit: (node: JsonObject, path: string) => void): void {
  if (isJsonArray(value)) {
    for (const [index, member] of value.entries()) {
      if (typeof member === 'object') visitNodes(member, pointerTo(path, index), visit)
    }
  } else if (isJsonObject(value)) {
    visit(value, path)
    for (const key of Object.keys(value)) {
      const member = value[key] ?? null
      if (typeof member === 'object' && !CREDENTIALS_INSIDE.has(key)) visitNodes(member, pointerTo(path, key), visit)
    }
  }
}

function membersOf(value: JsonValue | undefined, path: string): readonly Placed[] {
  return toArray(value).map((input, index) => ({
    input,
    path: isJsonArray(value) ? pointerTo(path, index) : path,
  }))
}

const ENDORSEMENTS = ['endorsement', 'endorsementJwt'] as const

const CREDENTIALS_INSIDE: ReadonlySet<string> = new Set([...ENDORSEMENTS, 'verifiableCredential', '@context'])
