/** Hash N-Degree Quads (RDFC-1.0, section 4.8): tells apart nodes without names by the paths around them. */
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
    const nodes = related.get(hash)
    if (nodes === undefined) related.set(hash, [other])
    else nodes.push(other)
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
  for (const order of permutations(nodes)) {
    state.countStep()
    const path = walk(order, issuer, { state, best: best?.path ?? '' })
    if (path !== undefined && (best === undefined || path.path < best.path)) best = path
  }
  return best ?? { path: '', issuer }
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

/** All orders of some nodes, one after the other: whoever takes them counts them. */
function* permutations(nodes: readonly RdfTerm[]): Generator<readonly RdfTerm[]> {
  if (nodes.length < 2) {
    yield nodes
    return
  }
  const order = [...nodes]
  const state = order.map(() => 0)
  yield order
  for (let index = 1; index < order.length;) {
    const turn = state[index] ?? 0
    if (turn < index) {
      swap(order, index % 2 === 0 ? 0 : turn, index)
      yield order
      state[index] = turn + 1
      index = 1
    } else {
      state[index++] = 0
    }
  }
}

function swap(order: RdfTerm[], a: number, b: number): void {
  ;[order[a], order[b]] = [order[b] ?? '', order[a] ?? '']
}
