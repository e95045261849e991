/**
 * The statements of a graph, each a line of N-Quads that is signed on its own. Nodes without names
 * have labels in them that tell nothing of the rest of the graph.
 */
import { hmacSha256 } from '#platform'
import { toBase64Url, toUtf8 } from '../../../platform/bytes.js'

/** Takes canonical N-Quads apart: one statement each, with the end of its line. */
export function toStatements(nquads: string): readonly string[] {
  return nquads
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`)
}

/**
 * Gives nodes without names other labels, and puts the statements in their new order (ECDSA
 * Cryptosuites 1.0, "labelReplacementCanonicalizeNQuads").
 *
 * Reads labels where nodes stand, never inside of texts.
 *
 * @param statements - lines of N-Quads
 * @param labels - label → new label, both without `_:`; a label that does not stand there is left as it is
 */
export function relabel(statements: readonly string[], labels: ReadonlyMap<string, string>): readonly string[] {
  return statements.map((statement) => renameNodes(statement, (label) => labels.get(label) ?? label)).sort()
}

/** Finds the labels of all nodes without names, each once and without `_:`. */
export function labelsIn(statements: readonly string[]): ReadonlySet<string> {
  const labels = new Set<string>()
  for (const statement of statements) {
    renameNodes(statement, (label) => {
      labels.add(label)
      return label
    })
  }
  return labels
}

function renameNodes(statement: string, rename: (label: string) => string): string {
  // Neither the subject nor the predicate holds a space.
  const middle = statement.indexOf(' ', statement.indexOf(' ') + 1) + 1
  const begin = renameFirst(statement.slice(0, middle), rename)
  const end = renameFirst(statement.slice(middle), rename)
  return begin + end.replace(GRAPH, (_, label: string) => ` _:${rename(label)}`)
}

/** IRIs begin with an angle bracket, texts with a quotation mark. */
function renameFirst(terms: string, rename: (label: string) => string): string {
  if (!terms.startsWith('_:')) return terms
  const end = terms.indexOf(' ')
  return `_:${rename(terms.slice(2, end))}${terms.slice(end)}`
}

/**
 * Makes the label that a node without name has in signed statements ("createHmacIdLabelMapFunction"):
 * without the key, nobody can tell from the labels how many nodes there are and in which order.
 *
 * @param key - 32 secret bytes
 * @param canonical - for example `c14n0`
 */
export function secretLabel(key: Uint8Array, canonical: string): string {
  return toLabel(hmacSha256(key, toUtf8(canonical)))
}

/** Writes the bytes of a label; the `u` of multibase makes it one that N-Quads allow. */
export function toLabel(bytes: Uint8Array): string {
  return `u${toBase64Url(bytes)}`
}

/** A graph without name, at the very end, after the object. What ends a text is a quotation mark, a type or a language. */
const GRAPH = / _:([\w-]+)(?= \.\n$)/
