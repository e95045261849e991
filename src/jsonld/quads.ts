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

/** What a quad says of its subject; nodes without names have other numbers at each place, and are told by having none. */
export function wordsOf({ predicate, object }: Quad): string {
  return `${predicate} ${isBlank(object) ? '_:' : object}`
}

/** Writes a quad as a line of N-Quads. */
export function toLine({ subject, predicate, object, graph }: Quad): string {
  return `${subject} ${predicate} ${object}${endOf(graph)}`
}

/**
 * Writes quads as lines of N-Quads, in the order of UTF-16 code units.
 *
 * @param quads - the quads
 * @param label - what to write for a node without a name
 * @param repeats - whether a line that comes again is left out
 */
export function toSortedText(
  quads: readonly Quad[],
  label: (node: RdfTerm) => RdfTerm,
  repeats: 'each once' | 'as they are' = 'as they are',
): string {
  const written = quads.map((quad) => relabel(quad, label)).sort(compareQuads)
  const parts: string[] = []
  let before: Quad | undefined
  for (const quad of written) {
    const isAgain = before !== undefined && repeats === 'each once' && compareQuads(before, quad) === 0
    if (!isAgain) parts.push(quad.subject, ' ', quad.predicate, ' ', quad.object, endOf(quad.graph))
    before = quad
  }
  return parts.join('')
}

function endOf(graph: RdfTerm): string {
  return graph === '' ? ' .\n' : ` ${graph} .\n`
}

function relabel(quad: Quad, label: (node: RdfTerm) => RdfTerm): Quad {
  const { subject, predicate, object, graph } = quad
  const isNamed = !isBlank(subject) && !isBlank(object) && (graph === '' || !isBlank(graph))
  if (isNamed) return quad
  const labelled = (term: RdfTerm): RdfTerm => (isBlank(term) ? label(term) : term)
  return { subject: labelled(subject), predicate, object: labelled(object), graph: labelled(graph) }
}

/**
 * The order of their lines: no term can go on where another one ends but by characters that come after the space.
 * Terms that are the very same text are told at once, so this costs less than comparing lines.
 */
function compareQuads(a: Quad, b: Quad): number {
  if (a.subject !== b.subject) return compare(a.subject, b.subject)
  if (a.predicate !== b.predicate) return compare(a.predicate, b.predicate)
  return a.object === b.object ? compare(a.graph, b.graph) : compare(a.object, b.object)
}

function compare(a: RdfTerm, b: RdfTerm): number {
  if (a === b) return 0
  return a < b ? -1 : 1
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
