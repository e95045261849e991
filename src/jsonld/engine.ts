/**
 * Which engine makes the graph: the reading itself is one, for all that it can vouch for. The JSON-LD processor, in a
 * thread of its own, does what our engine declines, and everything where it is asked to; then both must state the same.
 */
import { OpenBadgesError } from '../errors.js'
import type { JsonObject } from '../json/json.js'
import type { Limits } from '../limits.js'
import type { Finding } from '../messages/problem.js'
import type { HashName } from '../platform/algorithms.js'
import { readCompacted, type DocumentReading } from './compacted-form.js'
import type { ContextLibrary } from './context-library.js'
import { checkGraph } from './graph-check.js'
import { applyDocumentContext } from './inline-context.js'
import { makePeerTask } from './peer-task.js'
import { readQuads, type Quad } from './quads.js'
import { canonicalizeQuads } from './rdfc10.js'

/** A document that was read, and under what. */
export interface ReadDocument {
  readonly reading: DocumentReading
  /** On its contexts. */
  readonly findings: readonly Finding[]
  readonly document: JsonObject
  readonly library: ContextLibrary
  readonly limits: Limits
}

/**
 * Reads a document under its own `@context`.
 *
 * @param library - the contexts it may use
 * @param limits - contexts and statements
 * @param path - JSON pointer of the document, for errors
 * @throws OpenBadgesError as `applyDocumentContext` and `readCompacted`
 */
export function readDocument(document: JsonObject, library: ContextLibrary, limits: Limits, path = ''): ReadDocument {
  const { active, findings } = applyDocumentContext(document['@context'], library, limits)
  return { reading: readCompacted(document, active, limits, path), findings, document, library, limits }
}

/**
 * Brings a document to its canonical form (RDFC-1.0).
 *
 * @param hash - what puts nodes without names in order
 * @returns canonical N-Quads
 * @throws OpenBadgesError `GRAPH_TOO_COMPLEX`; where the JSON-LD processor is asked, `JSON_LD_INVALID`, `GRAPH_MISMATCH`,
 *   `DOCUMENT_NOT_TRANSLATED`
 */
export function toCanonicalForm(read: ReadDocument, hash: HashName): string | Promise<string> {
  const { reading, library, limits } = read
  const isOurs = reading.declined === undefined && library.engine !== 'jsonld'
  const ours = isOurs ? canonicalizeQuads(statementsOf(reading), limits, { hash }) : undefined
  return ours !== undefined && library.engine === 'own' ? ours : confirmed(read, hash, ours)
}

async function confirmed(read: ReadDocument, hash: HashName, ours: string | undefined): Promise<string> {
  const theirs = await askPeer(read, 'canonical', hash)
  checkGraph(read.reading, theirs)
  if (ours !== undefined && ours !== theirs) throw differ(ours, theirs)
  return theirs
}

/**
 * Gives the statements of a document, in no order.
 *
 * @throws OpenBadgesError as `toCanonicalForm`
 */
export async function toStatements(read: ReadDocument): Promise<readonly Quad[]> {
  const { reading, library } = read
  if (reading.declined === undefined && library.engine === 'own') return statementsOf(reading)
  const theirs = await askPeer(read, 'statements', 'SHA-256')
  checkGraph(reading, theirs)
  return readQuads(theirs)
}

function statementsOf({ nodes }: DocumentReading): readonly Quad[] {
  const all: Quad[] = []
  for (const { statements } of nodes) for (const statement of statements) all.push(statement)
  return all
}

async function askPeer(
  { document, library, limits }: ReadDocument,
  form: 'canonical' | 'statements',
  hash: HashName,
): Promise<string> {
  const { translateByPeer } = await import('#peer')
  return translateByPeer(makePeerTask(document, library, { form, hash, limits }), limits.jsonLdTimeoutMilliseconds)
}

/** Nobody should sign or believe what two engines understand in two ways. */
function differ(ours: string, theirs: string): OpenBadgesError {
  const [own, other] = [ours.split('\n'), theirs.split('\n')]
  return new OpenBadgesError('GRAPH_MISMATCH', {
    what: 'the canonical form',
    expected: other.find((line) => !own.includes(line)) ?? `${other.length - 1} statements`,
    found: own.find((line) => !other.includes(line)) ?? `${own.length - 1} statements`,
  })
}
