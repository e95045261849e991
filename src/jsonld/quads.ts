import type { RdfTerm } from './rdf-terms.js'

/** A statement of a dataset, its terms in the syntax of canonical N-Quads. */
export interface Quad {
  readonly subject: RdfTerm
  readonly predicate: RdfTerm
  readonly object: RdfTerm
  /** `''` is the default graph. */
  readonly graph: RdfTerm
}

/** Tells whether a term is a node without a name. */
export function isBlank(term: RdfTerm): boolean {
  return term.charCodeAt(0) === UNDERSCORE
}

const UNDERSCORE = 0x5f

/**
 * Writes a quad as a line of N-Quads.
 *
 * @param quad - the quad
 * @param relabel - what to write for a term; default: the term
 */
export function toLine({ subject, predicate, object, graph }: Quad, relabel?: (term: RdfTerm) => RdfTerm): string {
  if (relabel === undefined)
    return graph === '' ? `${subject} ${predicate} ${object} .\n` : `${subject} ${predicate} ${object} ${graph} .\n`
  const name = graph === '' ? '' : ` ${relabel(graph)}`
  return `${relabel(subject)} ${predicate} ${relabel(object)}${name} .\n`
}

/**
 * Reads N-Quads.
 *
 * @param nquads - lines as canonical N-Quads writes them, nothing else, in any order
 * @throws TypeError if a line is written otherwise; nothing that this library has canonicalised is
 */
export function readQuads(nquads: string): readonly Quad[] {
  return nquads
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [start = '', subject = '', predicate = ''] = START.exec(line) ?? refuse()
      const object = readObject(line.slice(start.length))
      const [, graph = ''] = END.exec(line.slice(start.length + object.length)) ?? refuse()
      return { subject, predicate, object, graph }
    })
}

function readObject(text: string): RdfTerm {
  const [node] = NODE_FIRST.exec(text) ?? []
  if (node !== undefined) return node
  const end = text.startsWith('"') ? endOfLiteral(text) : refuse()
  const [type = ''] = LITERAL_TYPE.exec(text.slice(end)) ?? []
  return text.slice(0, end) + type
}

/** By hand: the bits of a status list are a literal of megabytes, on which a regular expression runs out of stack. */
function endOfLiteral(text: string): number {
  for (let quote = text.indexOf('"', 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (text[quote - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return quote + 1
  }
  return refuse()
}

function refuse(): never {
  throw new TypeError('a line of canonical N-Quads is not canonical')
}

const NODE = String.raw`<[^<>]*>|_:[A-Za-z0-9]+`
const NODE_FIRST = new RegExp(`^(?:${NODE})`)
const START = new RegExp(`^(${NODE}) (<[^<>]*>) `)
const END = new RegExp(`^(?: (${NODE}))? \\.$`)
const LITERAL_TYPE = /^(?:\^\^<[^<>]*>|@[A-Za-z0-9-]+)/
