import { OpenBadgesError } from '../errors.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import { bundledContexts } from './contexts.generated.js'

/**
 * The contexts that a verifier or an issuer knows: the bundled ones and those that its owner adds.
 * Contexts are never fetched: a changed one would change what signed words mean.
 */
export interface ContextLibrary {
  /** The document of a context, parsed once and the very same object ever after; or `undefined`. */
  find(url: string): JsonObject | undefined
}

/**
 * Makes a library of the bundled contexts and more.
 *
 * @param added - URL → the bytes of the context as JSON text; a bundled URL cannot be replaced
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function createContextLibrary(added: Readonly<Record<string, string>>): ContextLibrary {
  const documents = new Map<string, JsonObject>()
  for (const [url, text] of Object.entries(added)) {
    if (bundledContexts.has(url)) refuse(`a URL that is not bundled already`, url)
    documents.set(url, readContext(text, url))
  }
  return {
    find(url) {
      const known = documents.get(url)
      if (known !== undefined) return known
      const text = bundledContexts.get(url)
      if (text === undefined) return undefined
      const document = JSON.parse(text) as JsonObject
      documents.set(url, document)
      return document
    },
  }
}

function readContext(text: string, url: string): JsonObject {
  const document = parseTrusted(text, url)
  return isJsonObject(document) && document['@context'] !== undefined
    ? document
    : refuse('a JSON object with "@context"', url)
}

/** The owner of the verifier gives these texts, so they are not measured against the limits for input. */
function parseTrusted(text: string, url: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch (cause) {
    return refuse('JSON text', url, cause)
  }
}

function refuse(expected: string, url: string, cause?: unknown): never {
  throw new OpenBadgesError('OPTIONS_INVALID', { option: 'contexts', expected, found: url }, { cause })
}
