/** Hash N-Degree Quads (RDFC-1.0, section 4.8): tells apart nodes without names by the paths around them. */
import { append } from '../platform/append.js'
import { isBlank, type Quad } from './quads.js'
import type { RdfTerm } from './rdf-terms.js'

/** Labels given for the time being, in the order in which they were given. */
export type TemporaryLabels = ReadonlyMap<RdfTerm, RdfTerm>

/** What the paths are made of: the canonicalisation state (section 4.2). */
export interface CanonicalizationState {
  /** The canonical label, if one has been issued. */
  canonicalLabel(node: RdfTerm): RdfTerm | undefined
  /** The quads in which a node occurs. */
  quadsWith(node: RdfTerm): readonly Quad[]
  /** Hash First Degree Quads (section 4.6): what is stated with a node, other nodes without names being alike. */
  hashFirstDegree(node: RdfTerm): string
  /** The hash of a text, in hexadecimal digits. */
  hash(text: string): string
  /**
   * Counts a step of the part whose cost may grow without bounds.
   * @throws OpenBadgesError `GRAPH_TOO_COMPLEX`
   */
  countStep(): void
}

/** A hash, and the labels that the best path gave. */
export interface NDegreeResult {
  readonly hash: string
  readonly issuer: TemporaryLabels
}

/**
 * Hashes a node with all that can be reached from it over nodes without names.
 *
 * @param node - a label
 * @param issuer - labels given on the way here
 * @param state - counts every step
 * @throws OpenBadgesError `GRAPH_TOO_COMPLEX`
 */
export function hashNDegreeQuads(node: RdfTerm, issuer: TemporaryLabels, state: CanonicalizationState): NDegreeResult {
  state.countStep()
  const related = relatedByHash(node, issuer, state)
  let data = ''
  let labels = issuer
  for (const hash of [...related.keys()].sort()) {
    const best = bestPath(related.get(hash) ?? [], labels, state)
    data += hash + best.path
    labels = best.issuer
  }
  return { hash: state.hash(data), issuer: labels }
}

/** Steps 2 and 3: the nodes beside this one, by the way they stand to it. */
function relatedByHash(
  node: RdfTerm,
  issuer: TemporaryLabels,
  state: CanonicalizationState,
): ReadonlyMap<string, readonly RdfTerm[]> {
  const related = new Map<string, RdfTerm[]>()
  const add = (other: RdfTerm, quad: Quad, position: 's' | 'o' | 'g'): void => {
    if (other === node || !isBlank(other)) return
    const hash = hashRelated(other, quad, { position, issuer, state })
    append(related, hash, other)
  }
  for (const quad of state.quadsWith(node)) {
    add(quad.subject, quad, 's')
    add(quad.object, quad, 'o')
    add(quad.graph, quad, 'g')
  }
  return related
}

/** Hash Related Blank Node (section 4.7). */
function hashRelated(
  node: RdfTerm,
  { predicate }: Quad,
  {
    position,
    issuer,
    state,
  }: { readonly position: 's' | 'o' | 'g'; readonly issuer: TemporaryLabels; readonly state: CanonicalizationState },
): string {
  const label = state.canonicalLabel(node) ?? issuer.get(node) ?? state.hashFirstDegree(node)
  return state.hash(position + (position === 'g' ? '' : predicate) + label)
}

interface Path {
  readonly path: string
  readonly issuer: TemporaryLabels
}

/** Step 5.4: of all orders in which like nodes can be visited, the one whose path comes first. */
function bestPath(nodes: readonly RdfTerm[], issuer: TemporaryLabels, state: CanonicalizationState): Path {
  let best: Path | undefined
  for (const order of isEachAnEnd(nodes, issuer, state) ? [inOrder(nodes, issuer, state)] : distinctOrders(nodes)) {
    state.countStep()
    const path = walk(order, issuer, { state, best: best?.path ?? '' })
    if (path !== undefined && (best === undefined || path.path < best.path)) best = path
  }
  return best ?? { path: '', issuer }
}

/**
 * Whether nothing unlabelled lies beyond any of these, nor are they labelled themselves. What is found from
 * one of them does then not depend on when it is visited, and only one order needs to be tried.
 */
function isEachAnEnd(nodes: readonly RdfTerm[], issuer: TemporaryLabels, state: CanonicalizationState): boolean {
  const isKnown = (term: RdfTerm): boolean =>
    !isBlank(term) || issuer.has(term) || state.canonicalLabel(term) !== undefined
  return (
    nodes.length > 1 &&
    new Set(nodes).size === nodes.length &&
    nodes.every(
      (node) =>
        !isKnown(node) &&
        state
          .quadsWith(node)
          .every(({ subject, object, graph }) =>
            [subject, object, graph].every((term) => term === node || isKnown(term)),
          ),
    )
  )
}

/** The order whose path comes first: all paths are alike but for these hashes. */
function inOrder(nodes: readonly RdfTerm[], issuer: TemporaryLabels, state: CanonicalizationState): readonly RdfTerm[] {
  const hashes = new Map(nodes.map((node) => [node, hashNDegreeQuads(node, issuer, state).hash]))
  const hashOf = (node: RdfTerm): string => hashes.get(node) ?? ''
  return [...nodes].sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : Number(hashOf(a) > hashOf(b))))
}

/** Steps 5.4.4 and 5.4.5; `undefined` once the path cannot come before the best one any more. */
function walk(
  order: readonly RdfTerm[],
  given: TemporaryLabels,
  { state, best }: { readonly state: CanonicalizationState; readonly best: string },
): Path | undefined {
  const isWorse = (path: string): boolean => best !== '' && path.length >= best.length && path > best
  const unvisited: RdfTerm[] = []
  let labels = new Map(given)
  let path = ''
  for (const node of order) {
    const canonical = state.canonicalLabel(node)
    if (canonical === undefined) {
      if (!labels.has(node)) unvisited.push(node)
      path += issue(node, labels)
    } else {
      path += canonical
    }
    if (isWorse(path)) return undefined
  }
  for (const node of unvisited) {
    const result = hashNDegreeQuads(node, labels, state)
    path += `${issue(node, labels)}<${result.hash}>`
    labels = new Map(result.issuer)
    if (isWorse(path)) return undefined
  }
  return { path, issuer: labels }
}

function issue(node: RdfTerm, labels: Map<RdfTerm, RdfTerm>): RdfTerm {
  const known = labels.get(node)
  if (known !== undefined) return known
  const label = `_:b${labels.size}`
  labels.set(node, label)
  return label
}

/**
 * All orders of some nodes that differ, one after the other: whoever takes them counts them. One node often
 * stands there many times, as a graph does in each of its statements.
 */
function* distinctOrders(nodes: readonly RdfTerm[]): Generator<readonly RdfTerm[]> {
  const distinct = [...new Set(nodes)]
  const rankOf = new Map(distinct.map((node, rank) => [node, rank]))
  const ranks = nodes.map((node) => rankOf.get(node) ?? 0).sort((a, b) => a - b)
  do {
    yield ranks.map((rank) => distinct[rank] ?? '')
  } while (advance(ranks))
}

/** Puts the next order of numbers in place, in lexical order; `false` after the last. */
function advance(ranks: number[]): boolean {
  let pivot = ranks.length - 2
  while (pivot >= 0 && rankAt(ranks, pivot) >= rankAt(ranks, pivot + 1)) pivot--
  if (pivot < 0) return false
  let next = ranks.length - 1
  while (rankAt(ranks, next) <= rankAt(ranks, pivot)) next--
  swap(ranks, pivot, next)
  for (let low = pivot + 1, high = ranks.length - 1; low < high; low++, high--) swap(ranks, low, high)
  return true
}

function rankAt(ranks: readonly number[], index: number): number {
  return ranks[index] ?? 0
}

function swap(ranks: number[], a: number, b: number): void {
  const rank = rankAt(ranks, a)
  ranks[a] = rankAt(ranks, b)
  ranks[b] = rank
}
