/** Contexts as the tests of this room need them. */
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { ActiveContext } from '../../src/jsonld/active-context.js'
import { createContextLibrary, type ContextLibrary } from '../../src/jsonld/context-library.js'
import { readCorpus } from '../support/corpus.js'

/** The context of data model 2.0. */
export const V2 = 'https://www.w3.org/ns/credentials/v2'

/** The context of data model 1.1. */
export const V1 = 'https://www.w3.org/2018/credentials/v1'

/** The newest Open Badges context. */
export const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** The vocabulary of Open Badges. */
export const VOCAB = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'

/** A library with further contexts: URL → what stands in their `@context`. */
export function libraryWith(contexts: Readonly<Record<string, JsonValue>> = {}): ContextLibrary {
  return createContextLibrary(new Map(Object.entries(contexts).map(([url, context]) => [url, { '@context': context }])))
}

/** The active context of a document with these contexts. */
export function activeOf(contexts: readonly JsonValue[], library: ContextLibrary = libraryWith()): ActiveContext {
  return contexts.reduce<ActiveContext>((active, part) => active.withContext(part), new ActiveContext(library))
}

/** Every context that the corpus holds, by its URL. */
function corpusContexts(): ReadonlyMap<string, JsonObject> {
  const held = JSON.parse(readCorpus('urlmap.json').toString('utf8')) as Record<string, { local: string; role: string }>
  const contexts = Object.entries(held).filter(([, { role }]) => role === 'context')
  return new Map(
    contexts.map(([url, { local }]) => [url, JSON.parse(readCorpus(local).toString('utf8')) as JsonObject] as const),
  )
}

/** The bundled contexts, and those that the corpus holds besides. */
export function corpusLibrary(): ContextLibrary {
  const bundled = libraryWith()
  return createContextLibrary(new Map([...corpusContexts()].filter(([url]) => bundled.find(url) === undefined)))
}
