/**
 * The translator's public face: from a JSON-LD document to the canonical form that is hashed, with
 * the proof that the JSON read is the graph signed.
 */
import { OpenBadgesError } from '../errors.js'
import { toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import type { Finding } from '../messages/problem.js'
import type { HashName } from '../platform/algorithms.js'
import type { ContextLibrary } from './context-library.js'
import { checkEndorsedNodes } from './endorsed-nodes.js'
import { readDocument, toCanonicalForm } from './engine.js'
import { checkDescribedOnce } from './graph-check.js'
import { uniteDescriptions } from './united-view.js'

/** A document in canonical form. */
export interface Translation {
  /** Canonical N-Quads (RDFC-1.0): what is hashed. */
  readonly nquads: string
  /** What may be shown once a signature over `nquads` holds. */
  readonly document: JsonObject
  readonly findings: readonly Finding[]
}

/**
 * Translates a credential without its proof.
 *
 * Refuses every spelling but the compacted form; what is read of it is the graph, or is compared with it
 * (design decisions 4 and 5; see `engine.ts`). Verifies nothing.
 *
 * @param document - the credential without `proof`
 * @param library - the contexts it may use
 * @param limits - contexts, statements and steps
 * @param hash - that of the suite, which puts nodes without names in order, too
 * @throws OpenBadgesError `NOT_COMPACTED`, `TERM_UNDEFINED`, `ID_NOT_ABSOLUTE`, `CONTEXT_…`,
 *   `GRAPH_MISMATCH`, `GRAPH_TOO_COMPLEX`, `JSON_LD_INVALID`, `DOCUMENT_NOT_TRANSLATED`
 */
export async function translate(
  document: JsonObject,
  library: ContextLibrary,
  limits: Limits,
  hash: HashName = 'SHA-256',
): Promise<Translation> {
  const read = readDocument(document, library, limits)
  checkDescribedOnce(read.reading)
  checkEndorsedNodes(read.reading)
  const nquads = await toCanonicalForm(read, hash)
  const view = uniteDescriptions(read.reading, limits)
  return { nquads, document: view.document, findings: [...read.findings, ...view.findings] }
}

/**
 * Translates the options of a proof: the proof without its value, under the contexts of the
 * credential (VC Data Integrity, "Proof Configuration").
 *
 * @param placed - the proof as it stands in the credential, and its JSON pointer
 * @param document - the credential that carries it
 * @param library - the contexts it may use
 * @param limits - contexts, statements and steps
 * @param hash - as for `translate`
 * @returns canonical N-Quads
 * @throws OpenBadgesError as `translate`
 */
export async function translateProofOptions(
  { proof, path }: { readonly proof: JsonObject; readonly path: string },
  document: JsonObject,
  library: ContextLibrary,
  limits: Limits,
  hash: HashName = 'SHA-256',
): Promise<string> {
  checkProofContext(proof, document, path)
  const options: Record<string, JsonValue> = { '@context': document['@context'] ?? null }
  for (const key of Object.keys(proof)) {
    if (key !== 'proofValue' && key !== '@context') options[key] = proof[key] ?? null
  }
  return toCanonicalForm(readDocument(options, library, limits, path), hash)
}

/** A proof may repeat contexts of its document, in their order, and nothing else. */
function checkProofContext(proof: JsonObject, document: JsonObject, path: string): void {
  const contexts = toArray(document['@context'])
  const repeats = toArray(proof['@context']).every((context, index) => context === contexts[index])
  if (!repeats) throw new OpenBadgesError('CONTEXT_NESTED', {}, { path: `${path}/@context` })
}
