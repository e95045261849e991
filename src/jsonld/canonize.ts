import jsonld from 'jsonld'
import rdfCanonize, { type Quad } from 'rdf-canonize'
import { OpenBadgesError } from '../errors.js'
import type { PeerTask } from './peer-task.js'

/**
 * Has a document translated by the `jsonld` and `rdf-canonize` packages: JSON-LD to RDF in safe mode, then
 * RDFC-1.0.
 *
 * This is the one seam to them. The processor keys plain objects by what the document says: only documents
 * that `readCompacted` has accepted may come here, and only in a thread of their own.
 *
 * @param task - see there; nothing is fetched
 * @returns N-Quads
 * @throws OpenBadgesError `JSON_LD_INVALID` if the processor refuses it, as it does a context that is not in the task;
 *   `GRAPH_TOO_COMPLEX`
 */
export async function translateWithPackages({ document, contexts, form, hash, limits }: PeerTask): Promise<string> {
  const dataset = await toRdf(document, new Map(contexts))
  const { maxQuads, maxCanonicalSteps } = limits
  if (dataset.length > maxQuads) throw tooComplex(maxQuads, 'statements')
  if (form === 'statements') return dataset.map((quad) => rdfCanonize.NQuads.serializeQuad(quad)).join('')
  try {
    return await rdfCanonize.canonize(dataset, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      maxDeepIterations: maxCanonicalSteps,
      messageDigestAlgorithm: hash,
    })
  } catch (cause) {
    // A well-formed dataset can fail here only by its work budget.
    throw tooComplex(maxCanonicalSteps, 'steps', cause)
  }
}

async function toRdf(document: PeerTask['document'], contexts: ReadonlyMap<string, object>): Promise<readonly Quad[]> {
  const documentLoader = (url: string): Promise<{ contextUrl: null; documentUrl: string; document: unknown }> => {
    const found = contexts.get(url)
    if (found === undefined) return Promise.reject(new OpenBadgesError('CONTEXT_UNKNOWN', { context: url }))
    return Promise.resolve({ contextUrl: null, documentUrl: url, document: found })
  }
  try {
    return await jsonld.toRDF(document, { base: null, safe: true, documentLoader })
  } catch (cause) {
    throw new OpenBadgesError('JSON_LD_INVALID', { reason: reasonOf(cause) }, { cause })
  }
}

function tooComplex(limit: number, what: string, cause?: unknown): OpenBadgesError {
  return new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit, what }, { cause })
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
