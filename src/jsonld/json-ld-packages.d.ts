/** The parts that this library uses of two packages that ship no types. Nothing of it is public. */
declare module 'jsonld' {
  import type { Quad } from 'rdf-canonize'
  interface RemoteDocument {
    readonly contextUrl: null
    readonly documentUrl: string
    readonly document: unknown
  }
  interface Options {
    readonly base: null
    readonly safe: true
    readonly documentLoader: (url: string) => Promise<RemoteDocument>
  }
  const jsonld: { toRDF(document: object, options: Options): Promise<readonly Quad[]> }
  export default jsonld
}

declare module 'rdf-canonize' {
  /** A term as RDF/JS has it; the label of a blank node without `_:`. */
  export interface Term {
    readonly termType: string
    readonly value: string
  }
  export interface Quad {
    readonly subject: Term
    readonly predicate: Term
    readonly object: Term
    readonly graph: Term
  }
  interface Options {
    readonly algorithm: 'RDFC-1.0'
    readonly format: 'application/n-quads'
    readonly maxDeepIterations: number
    readonly messageDigestAlgorithm?: 'SHA-256' | 'SHA-384' | 'SHA-512'
  }
  const rdfCanonize: {
    canonize(dataset: readonly Quad[], options: Options): Promise<string>
    readonly NQuads: { serializeQuad(quad: Quad): string; parse(text: string): readonly Quad[] }
  }
  export default rdfCanonize
}
