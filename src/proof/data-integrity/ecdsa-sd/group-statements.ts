import { OpenBadgesError } from '../../../errors.js'
import type { JsonObject } from '../../../json/json.js'
import { selectJson } from '../../../json/select-json.js'
import type { ContextLibrary } from '../../../jsonld/context-library.js'
import { toTrackedGraph, trackNodes } from '../../../jsonld/tracked-graph.js'
import type { Limits } from '../../../limits.js'
import { certain } from '../../../platform/certain.js'
import { relabel, secretLabel } from './statements.js'

/** All statements of a document, and which of them stand in a part of it. */
export interface GroupedStatements {
  /** The document in canonical form. */
  readonly nquads: string
  /** In the words in which they are signed, in their order. */
  readonly statements: readonly string[]
  /**
   * Selects a part.
   *
   * @param pointers - JSON pointers
   * @returns `undefined` without pointers: then nothing is selected
   * @throws OpenBadgesError `POINTER_UNRESOLVED`, also for a pointer into a value that is signed as one
   */
  readonly part: (pointers: readonly string[]) => Promise<DocumentPart | undefined>
}

/** A part of a document. */
export interface DocumentPart {
  readonly document: JsonObject
  readonly statements: ReadonlySet<string>
  /** The canonical label (`c14n0`, …) of each node without name in the part, in their order, and the label it is signed with. */
  readonly labels: ReadonlyMap<string, string>
}

/**
 * Takes a document apart (ECDSA Cryptosuites 1.0, "canonicalizeAndGroup").
 *
 * @param document - without proof; `translate` has accepted it
 * @param hmacKey - 32 bytes
 * @throws OpenBadgesError `DOCUMENT_NOT_TRANSLATED`, and as `translate`
 */
export async function groupStatements(
  document: JsonObject,
  hmacKey: Uint8Array,
  library: ContextLibrary,
  limits: Limits,
): Promise<GroupedStatements> {
  const tracked = trackNodes(document, library, limits)
  const whole = await toTrackedGraph(tracked.document, tracked, library, limits)
  const labels = new Map([...whole.canonicalLabels].map(([node, label]) => [node, secretLabel(hmacKey, label)]))
  const statements = relabel(whole.statements, labels)
  const known = new Set(statements)
  return {
    nquads: whole.nquads,
    statements,
    part: async (pointers) => {
      const selected = selectJson(document, pointers)
      if (selected === undefined) return undefined
      const named = certain(selectJson(tracked.document, pointers))
      const graph = await toTrackedGraph(named, tracked, library, limits)
      const chosen = relabel(graph.statements, labels)
      if (chosen.some((statement) => !known.has(statement))) {
        throw new OpenBadgesError('POINTER_UNRESOLVED', { pointer: 'one into a value that is signed as a whole' })
      }
      const canonical = [...graph.canonicalLabels].map(([node, label]) => [label, certain(labels.get(node))] as const)
      return { document: selected, statements: new Set(chosen), labels: new Map(canonical) }
    },
  }
}
