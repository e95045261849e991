import jsonld from 'jsonld'
import rdfCanonize, { type Quad } from 'rdf-canonize'
import { OpenBadgesError } from '../errors.js'
import type { JsonObject } from '../json/json.js'
import type { Limits } from '../limits.js'
import type { HashName } from '../platform/algorithms.js'
import type { ContextLibrary } from './context-library.js'

/**
 * Brings a document to its canonical form: JSON-LD to RDF in safe mode, then RDFC-1.0.
 *
 * This is the one seam to the JSON-LD processor. Only documents that `readCompacted` has accepted
 * may come here: the processor keys plain objects by what the document says.
 *
 * @param document - a document with its `@context`
 * @param library - the contexts; nothing is fetched
 * @param limits - statements, and steps of the canonicalisation
 * @param hash - what puts nodes without names in order
 * @returns canonical N-Quads
 * @throws OpenBadgesError `JSON_LD_INVALID` if the processor refuses it, `GRAPH_TOO_COMPLEX`
 */
export async function canonize(
  document: JsonObject,
  library: ContextLibrary,
  limits: Limits,
  hash: HashName = 'SHA-256',
): Promise<string> {
  return canonizeDataset(await toDataset(document, library, limits), limits, { hash })
}

/**
 * Brings a dataset to its canonical form (RDFC-1.0).
 *
 * @param options - `hash`: what puts nodes without names in order; `labels` is filled: label of a node
 *   without name → canonical label, both without `_:`
 * @throws OpenBadgesError `GRAPH_TOO_COMPLEX`
 */
export async function canonizeDataset(
  dataset: readonly Quad[],
  limits: Limits,
  { hash, labels }: { readonly hash: HashName; readonly labels?: Map<string, string> },
): Promise<string> {
  const maxDeepIterations = limits.maxCanonicalSteps
  try {
    return await rdfCanonize.canonize(dataset, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      maxDeepIterations,
      messageDigestAlgorithm: hash,
      ...(labels === undefined ? {} : { canonicalIdMap: labels }),
    })
  } catch (cause) {
    // A well-formed dataset can fail here only by its work budget.
    throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit: maxDeepIterations, what: 'steps' }, { cause })
  }
}

/** Makes a document a dataset, in safe mode. Errors as `canonize`. */
export async function toDataset(
  document: JsonObject,
  library: ContextLibrary,
  limits: Limits,
): Promise<readonly Quad[]> {
  const dataset = await toRdf(document, library)
  if (dataset.length <= limits.maxQuads) return dataset
  throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit: limits.maxQuads, what: 'statements' })
}

async function toRdf(document: JsonObject, library: ContextLibrary): Promise<readonly Quad[]> {
  const documentLoader = (url: string): Promise<{ contextUrl: null; documentUrl: string; document: unknown }> => {
    const found = library.find(url)
    if (found === undefined) return Promise.reject(new OpenBadgesError('CONTEXT_UNKNOWN', { context: url }))
    return Promise.resolve({ contextUrl: null, documentUrl: url, document: found })
  }
  try {
    return await jsonld.toRDF(document, { base: null, safe: true, documentLoader })
  } catch (cause) {
    throw new OpenBadgesError('JSON_LD_INVALID', { reason: reasonOf(cause) }, { cause })
  }
}

/** The processor names its errors by the codes of the JSON-LD API. */
function reasonOf(cause: unknown): string {
  const details: unknown = typeof cause === 'object' && cause !== null && 'details' in cause ? cause.details : undefined
  if (typeof details !== 'object' || details === null) return 'the document is no valid JSON-LD'
  if ('code' in details && typeof details.code === 'string') return details.code
  const event: unknown = 'event' in details ? details.event : undefined
  const code: unknown = typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined
  return typeof code === 'string' ? code : 'the document is no valid JSON-LD'
}
