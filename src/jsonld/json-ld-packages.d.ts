/** The parts that this library uses of two packages that ship no types. Nothing of it is public. */
declare module 'jsonld' {
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
  const jsonld: { toRDF(document: object, options: Options): Promise<readonly object[]> }
  export default jsonld
}

declare module 'rdf-canonize' {
  interface Options {
    readonly algorithm: 'RDFC-1.0'
    readonly format: 'application/n-quads'
    readonly maxDeepIterations: number
    readonly messageDigestAlgorithm?: 'SHA-256' | 'SHA-384' | 'SHA-512'
  }
  const rdfCanonize: { canonize(dataset: readonly object[], options: Options): Promise<string> }
  export default rdfCanonize
}
