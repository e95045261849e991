import type { RdfTerm } from './rdf-terms.js'

/** A statement of the default graph, its terms in the syntax of canonical N-Quads. */
export interface Statement {
  readonly subject: RdfTerm
  readonly predicate: RdfTerm
  readonly object: RdfTerm
}

/**
 * Reads the default graph out of canonical N-Quads (RDFC-1.0). Statements of named graphs, which
 * hold embedded proofs, are left out.
 *
 * @param nquads - lines as a canonicalisation writes them, nothing else
 * @throws TypeError if a line is not canonical; nothing that this library canonicalises is
 */
export function readDefaultGraph(nquads: string): readonly Statement[] {
  return nquads
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const match = QUAD.exec(line)
      if (match === null) throw new TypeError('a line of canonical N-Quads is not canonical')
      const [, subject = '', predicate = '', object = '', graph] = match
      return graph === undefined ? [{ subject, predicate, object }] : []
    })
}

const NODE = String.raw`<[^<>]*>|_:[A-Za-z0-9]+`
const LITERAL = String.raw`"(?:[^"\\]|\\.)*"(?:\^\^<[^<>]*>|@[A-Za-z0-9-]+)?`
const QUAD = new RegExp(`^(${NODE}) (<[^<>]*>) (${NODE}|${LITERAL})(?: (${NODE}))? \\.$`)
