import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import { bundledContexts } from './contexts.generated.js'

/**
 * Who makes a document a graph: our own engine, which leaves to the `jsonld` package only what it declines; that
 * package for everything; or both, which then must come to the same, byte for byte.
 */
export type JsonLdEngine = 'own' | 'jsonld' | 'both'

/**
 * The contexts that a verifier or an issuer knows: the bundled ones and those that its owner adds.
 * Contexts are never fetched: a changed one would change what signed words mean.
 */
export interface ContextLibrary {
  /** Who translates documents under these contexts. */
  readonly engine: JsonLdEngine
  /** The document of a context, parsed once and the very same object ever after; or `undefined`. */
  find(url: string): JsonObject | undefined
}

/**
 * Makes a library of the bundled contexts and more.
 *
 * @param added - URL → document, as `readAddedContexts` has read them; bundled URLs are not among them
 * @param engine - who translates
 */
export function createContextLibrary(
  added: ReadonlyMap<string, JsonObject>,
  engine: JsonLdEngine = 'own',
): ContextLibrary {
  const documents = new Map(added)
  return {
    engine,
    find(url) {
      const known = documents.get(url)
      if (known !== undefined) return known
      const text = bundledContexts.get(url)
      if (text === undefined) return undefined
      const document = JSON.parse(text) as JsonObject
      documents.set(url, document)
      rememberBundled(document)
      return document
    },
  }
}

/**
 * Tells whether a local context stands in a bundled document, at whatever depth. Those are known to be
 * valid, beside each other and inside each other.
 */
export function isBundledContext(context: JsonObject): boolean {
  return bundled.has(context)
}

const bundled = new WeakSet<JsonObject>()

function rememberBundled(value: JsonValue): void {
  if (isJsonArray(value)) value.forEach(rememberBundled)
  if (!isJsonObject(value)) return
  bundled.add(value)
  Object.values(value).forEach(rememberBundled)
}
