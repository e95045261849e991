import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import type { HashName } from '../platform/algorithms.js'
import type { ContextLibrary } from './context-library.js'

/** A document for the JSON-LD processor, and all that it needs: plain data, which can go to another thread. */
export interface PeerTask {
  readonly document: JsonObject
  /** Every context that the document names, and those that these name: URL → document. */
  readonly contexts: readonly (readonly [string, JsonObject])[]
  /** Canonical N-Quads, or the statements as they come. */
  readonly form: 'canonical' | 'statements'
  readonly hash: HashName
  readonly limits: Pick<Limits, 'maxQuads' | 'maxCanonicalSteps'>
}

/** How a task ended in another thread. */
export type PeerAnswer =
  | { readonly nquads: string }
  | { readonly code: 'JSON_LD_INVALID'; readonly facts: { readonly reason: string } }
  | { readonly code: 'GRAPH_TOO_COMPLEX'; readonly facts: { readonly limit: number; readonly what: string } }
  | { readonly failure: string }

/**
 * Makes a task.
 *
 * @param document - with its `@context`
 * @param library - where contexts named by URL are found; those that are not found are left out
 */
export function makePeerTask(
  document: JsonObject,
  library: ContextLibrary,
  {
    form,
    hash = 'SHA-256',
    limits,
  }: { readonly form: PeerTask['form']; readonly hash?: HashName; readonly limits: Limits },
): PeerTask {
  const contexts = new Map<string, JsonObject>()
  const collect = (context: JsonValue | undefined): void => {
    if (typeof context === 'string') {
      const found = contexts.has(context) ? undefined : library.find(context)
      if (found === undefined) return
      contexts.set(context, found)
      collect(found['@context'])
    } else if (isJsonArray(context)) {
      context.forEach(collect)
    } else if (isJsonObject(context)) {
      // A term may have a context of its own.
      for (const term of Object.values(context)) if (isJsonObject(term)) collect(term['@context'])
    }
  }
  const look = (value: JsonValue): void => {
    if (isJsonArray(value)) value.forEach(look)
    if (!isJsonObject(value)) return
    collect(value['@context'])
    for (const [key, member] of Object.entries(value)) if (key !== '@context') look(member)
  }
  look(document)
  const { maxQuads, maxCanonicalSteps } = limits
  return { document, contexts: [...contexts], form, hash, limits: { maxQuads, maxCanonicalSteps } }
}
