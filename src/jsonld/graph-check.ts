/**
 * Compares what the JSON was read to state with the graph that is signed.
 *
 * The reading (`readCompacted`) and the graph (made by a JSON-LD processor) come from different
 * code. Every named node must state exactly the same in both, and so must the nodes without names,
 * counts included. Then a reader of the JSON sees neither less nor more than what was signed.
 */
import { OpenBadgesError } from '../errors.js'
import type { JsonObject } from '../json/json.js'
import type { DocumentReading } from './compacted-form.js'
import { isBlank, readQuads } from './quads.js'

/**
 * Checks that a reading and a graph state the same.
 *
 * @param reading - what the JSON states
 * @param nquads - the canonical form that is hashed and signed
 * @throws OpenBadgesError `GRAPH_MISMATCH`
 */
export function checkGraph(reading: DocumentReading, nquads: string): void {
  const read = statementsBySubject(readingStatements(reading))
  const signed = statementsBySubject(graphStatements(nquads))
  for (const [subject, statements] of read.named) compare(subject, statements, signed.named.get(subject) ?? [])
  for (const [subject, statements] of signed.named) compare(subject, read.named.get(subject) ?? [], statements)
  compare('nodes without names', read.unnamed, signed.unnamed)
}

interface Stated {
  /** The node's IRI, or a key of its own for a node without name. */
  readonly subject: string
  readonly named: boolean
  readonly statement: string
}

function* readingStatements(reading: DocumentReading): Generator<Stated> {
  for (const { statements, id } of reading.nodes) {
    for (const { subject, predicate, object, graph } of statements) {
      if (graph === '') yield { subject, named: id !== undefined, statement: `${predicate} ${object}` }
    }
  }
}

function* graphStatements(nquads: string): Generator<Stated> {
  for (const { subject, predicate, object, graph } of readQuads(nquads)) {
    if (graph === '') yield { subject, named: !isBlank(subject), statement: `${predicate} ${object}` }
  }
}

/** Each named node's statements, and one text a node without a name; all sorted. */
interface Grouped {
  readonly named: ReadonlyMap<string, readonly string[]>
  readonly unnamed: readonly string[]
}

function statementsBySubject(all: Iterable<Stated>): Grouped {
  const named = new Map<string, Set<string>>()
  const unnamed = new Map<string, Set<string>>()
  for (const { subject, named: isNamed, statement } of all) {
    const group = isNamed ? named : unnamed
    const statements = group.get(subject) ?? new Set()
    group.set(subject, statements.add(statement))
  }
  return {
    named: new Map([...named].map(([subject, statements]) => [subject, anonymous(statements)])),
    unnamed: [...unnamed.values()].map((statements) => anonymous(statements).join('\n')).sort(),
  }
}

/** Nodes without names have other numbers in the graph than in the reading; only their count is compared. */
function anonymous(statements: ReadonlySet<string>): readonly string[] {
  return [...statements].map((statement) => statement.replace(/ _:\S+$/, ' _:')).sort()
}

function compare(subject: string, read: readonly string[], signed: readonly string[]): void {
  if (read.length === signed.length && read.every((statement, index) => statement === signed[index])) return
  const missing = signed.find((statement) => !read.includes(statement))
  const surplus = read.find((statement) => !signed.includes(statement))
  throw new OpenBadgesError('GRAPH_MISMATCH', {
    what: subject,
    expected: missing ?? `${signed.length} statements`,
    found: surplus ?? `${read.length} statements`,
  })
}

/**
 * Checks that nobody can move what a verdict rests on from one place to another: the credential and
 * its status entries are described in one place only. Elsewhere they may be named, with a type and
 * a comment at most, as refresh services and embedded endorsements do.
 *
 * Every other node may be described in several places; `uniteDescriptions` shows the whole at each.
 *
 * @throws OpenBadgesError `NOT_COMPACTED`, at the second place
 */
export function checkDescribedOnce(reading: DocumentReading): void {
  const single = new Set(reading.nodes.filter(({ path }) => isSingle(path)).map(({ id }) => id))
  const seen = new Set<string>()
  for (const { id, path, object, graph } of reading.nodes) {
    if (id === undefined || !single.has(id) || graph !== '') continue
    if (!isSingle(path) && isNamingOnly(object)) continue
    if (seen.has(id)) throw new OpenBadgesError('NOT_COMPACTED', { found: `a second description of ${id}` }, { path })
    seen.add(id)
  }
}

function isSingle(path: string): boolean {
  return path === '' || STATUS_ENTRY.test(path)
}

const STATUS_ENTRY = /^\/credentialStatus(?:\/\d+)?$/

/** Tells whether an object only names its node: with a type and a comment at most. */
export function isNamingOnly(object: JsonObject): boolean {
  return Object.keys(object).every((key) => NAMING_KEYS.has(key))
}

const NAMING_KEYS: ReadonlySet<string> = new Set(['id', 'type', 'endorsementComment'])
