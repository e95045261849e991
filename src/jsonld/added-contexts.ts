/** The contexts that a verifier's owner adds. Reading them loads no JSON-LD. */
import { OpenBadgesError } from '../errors.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import { bundledContextUrls } from './bundled-urls.generated.js'
import type { ContextLibrary, JsonLdEngine } from './context-library.js'

/** Contexts that were read, and the library that they will stand in. */
export interface AddedContexts {
  /** The bundled contexts and these; made when first asked for. */
  library(): Promise<ContextLibrary>
}

/**
 * Reads further contexts.
 *
 * @param added - URL → the context as JSON text; a bundled URL cannot be replaced
 * @param engine - who translates documents under them
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readAddedContexts(
  added: Readonly<Record<string, string>>,
  engine: JsonLdEngine = 'own',
): AddedContexts {
  const documents = new Map(Object.entries(added).map(([url, text]) => [url, readContext(text, url)]))
  let library: Promise<ContextLibrary> | undefined
  return {
    library: () => (library ??= loadLibrary(documents, engine)),
  }
}

async function loadLibrary(documents: ReadonlyMap<string, JsonObject>, engine: JsonLdEngine): Promise<ContextLibrary> {
  const { createContextLibrary } = await import('./context-library.js')
  return createContextLibrary(documents, engine)
}

function readContext(text: string, url: string): JsonObject {
  if (bundledContextUrls.has(url)) refuse('a URL that is not bundled already', url)
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
