/**
 * RDF Dataset Canonicalization (RDFC-1.0): a dataset as text that is the same however it was written.
 * The steps named in comments are those of section 4.4.3.
 */
import { hexDigest } from '#platform'
import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import type { HashName } from '../platform/algorithms.js'
import { append } from '../platform/append.js'
import { hashNDegreeQuads, type CanonicalizationState } from './n-degree.js'
import { isBlank, toSortedText, type Quad } from './quads.js'
import type { RdfTerm } from './rdf-terms.js'

/** What canonicalisation needs. */
export interface CanonicalizationOptions {
  /** What puts nodes without names in order. Default: SHA-256. */
  readonly hash?: HashName
  /** Is filled, if given: label of a node without a name → canonical label, both without `_:`. */
  readonly labels?: Map<string, string>
}

/**
 * Brings a dataset to its canonical form.
 *
 * Lines stand in the order of UTF-16 code units, as the peers of this library have them.
 *
 * @param quads - terms in the syntax of canonical N-Quads; a quad may occur twice
 * @param limits - the steps that telling like nodes apart may take
 * @returns canonical N-Quads
 * @throws OpenBadgesError `GRAPH_TOO_COMPLEX`
 */
export function canonicalizeQuads(
  quads: readonly Quad[],
  limits: Limits,
  { hash = 'SHA-256', labels }: CanonicalizationOptions = {},
): string {
  const canonicalization = new Canonicalization(quads, hash, limits.maxCanonicalSteps)
  const issued = canonicalization.run()
  if (labels !== undefined) for (const [node, label] of issued) labels.set(node.slice(2), label.slice(2))
  // Step 6.
  return toSortedText(quads, (node) => issued.get(node) ?? node, 'each once')
}

class Canonicalization implements CanonicalizationState {
  /** Label → the quads in which it occurs. */
  private readonly quadsOf: ReadonlyMap<RdfTerm, readonly Quad[]>
  private readonly firstDegree = new Map<RdfTerm, string>()
  private readonly issued = new Map<RdfTerm, RdfTerm>()
  private readonly hashName: HashName
  private readonly limit: number
  private steps = 0

  constructor(quads: readonly Quad[], hash: HashName, limit: number) {
    this.quadsOf = indexByNode(quads)
    this.hashName = hash
    this.limit = limit
  }

  /** Gives every node without a name its canonical label. */
  run(): ReadonlyMap<RdfTerm, RdfTerm> {
    if (this.quadsOf.size < 2) {
      // There is nothing to tell one from.
      for (const node of this.quadsOf.keys()) this.issue(node)
      return this.issued
    }
    // Step 3: nodes by their first-degree hash.
    const byHash = new Map<string, RdfTerm[]>()
    for (const node of this.quadsOf.keys()) {
      const hash = this.hashFirstDegree(node)
      append(byHash, hash, node)
    }
    // Step 4: a hash that one node has alone is enough.
    const alike: (readonly RdfTerm[])[] = []
    for (const hash of [...byHash.keys()].sort()) {
      const [node = '', ...others] = byHash.get(hash) ?? []
      if (others.length === 0) this.issue(node)
      else alike.push([node, ...others])
    }
    // Step 5: the others are told apart by what lies around them.
    for (const nodes of alike) this.issueByNeighbours(nodes)
    return this.issued
  }

  canonicalLabel(node: RdfTerm): RdfTerm | undefined {
    return this.issued.get(node)
  }

  quadsWith(node: RdfTerm): readonly Quad[] {
    return this.quadsOf.get(node) ?? []
  }

  hashFirstDegree(node: RdfTerm): string {
    const known = this.firstDegree.get(node)
    if (known !== undefined) return known
    const hash = this.hash(toSortedText(this.quadsWith(node), (other) => (other === node ? '_:a' : '_:z')))
    this.firstDegree.set(node, hash)
    return hash
  }

  hash(text: string): string {
    return hexDigest(this.hashName, text)
  }

  countStep(): void {
    if (++this.steps > this.limit) throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit: this.limit, what: 'steps' })
  }

  private issueByNeighbours(nodes: readonly RdfTerm[]): void {
    const paths = nodes
      .filter((node) => !this.issued.has(node))
      .map((node) => hashNDegreeQuads(node, new Map([[node, '_:b0']]), this))
      .sort((a, b) => (a.hash < b.hash ? -1 : Number(a.hash > b.hash)))
    for (const { issuer } of paths) for (const node of issuer.keys()) this.issue(node)
  }

  private issue(node: RdfTerm): void {
    if (!this.issued.has(node)) this.issued.set(node, `_:c14n${this.issued.size}`)
  }
}

/** Step 2: which quads a node without a name occurs in; a quad counts once a node. */
function indexByNode(quads: readonly Quad[]): ReadonlyMap<RdfTerm, readonly Quad[]> {
  const index = new Map<RdfTerm, Quad[]>()
  const add = (node: RdfTerm, quad: Quad): void => {
    const known = index.get(node)
    if (known === undefined) index.set(node, [quad])
    else if (known.at(-1) !== quad) known.push(quad)
  }
  for (const quad of quads) {
    if (isBlank(quad.subject)) add(quad.subject, quad)
    if (isBlank(quad.object)) add(quad.object, quad)
    if (quad.graph !== '' && isBlank(quad.graph)) add(quad.graph, quad)
  }
  return index
}
