/** The context processor of the peer, which it does not export and ships no types for. */
declare module 'jsonld/lib/context.js' {
  export interface PeerDefinition {
    readonly '@id': string | null
    readonly '@type'?: string
    readonly '@container'?: readonly string[]
    readonly '@context'?: unknown
    readonly reverse: boolean
    readonly protected?: boolean
    readonly _prefix?: boolean
  }
  export interface PeerContext {
    readonly mappings: ReadonlyMap<string, PeerDefinition | null>
    readonly '@vocab'?: string
    readonly previousContext?: PeerContext
  }
  export interface PeerOptions {
    readonly processingMode: 'json-ld-1.1'
    readonly base: string
    readonly documentLoader: (url: string) => Promise<object>
    readonly contextResolver?: unknown
  }
  export function getInitialContext(options: PeerOptions): PeerContext
  export function process(step: {
    readonly activeCtx: PeerContext
    readonly localCtx: unknown
    readonly options: PeerOptions
    readonly propagate?: boolean
    readonly overrideProtected?: boolean
  }): Promise<PeerContext>
}

declare module 'jsonld/lib/ContextResolver.js' {
  const ContextResolver: new (options: { readonly sharedCache: Map<string, unknown> }) => object
  export default ContextResolver
}
