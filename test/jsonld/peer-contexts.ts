/** The context processor of `jsonld`, as an independent second opinion. */
import {
  getInitialContext,
  process,
  type PeerContext,
  type PeerDefinition,
  type PeerOptions,
} from 'jsonld/lib/context.js'
import ContextResolver from 'jsonld/lib/ContextResolver.js'
import type { ActiveContext } from '../../src/jsonld/active-context.js'
import type { ContextLibrary } from '../../src/jsonld/context-library.js'

/** How a context is applied: to a document, to the value of a property, to a node of a type. */
export type Scope = 'document' | 'property' | 'type'

/** Processes contexts with `jsonld`. */
export interface PeerProcessor {
  readonly initial: PeerContext
  apply(active: PeerContext, local: unknown, scope: Scope): Promise<PeerContext>
}

/** Makes a processor that knows the contexts of a library, and fetches none. */
export function peerProcessor(library: ContextLibrary): PeerProcessor {
  const options: PeerOptions = {
    processingMode: 'json-ld-1.1',
    base: '',
    contextResolver: new ContextResolver({ sharedCache: new Map() }),
    documentLoader: (url) => {
      const document = library.find(url)
      if (document === undefined) return Promise.reject(new Error(`no such context: ${url}`))
      return Promise.resolve({ contextUrl: null, documentUrl: url, document, tag: 'static' })
    },
  }
  return {
    initial: getInitialContext(options),
    apply: (activeCtx, localCtx, scope) =>
      process({
        activeCtx,
        localCtx: structuredClone(localCtx),
        options,
        propagate: scope !== 'type',
        overrideProtected: scope === 'property',
      }),
  }
}

/** What our processor made of every term, as plain text. */
export function ownTerms(active: ActiveContext): ReadonlyMap<string, string> {
  return new Map(
    [...active.terms].map(([term, { iri, type, container, prefix, protected: isProtected, reverse }]) => [
      term,
      describe([iri, type, container, prefix, isProtected, reverse]),
    ]),
  )
}

/** What the peer's processor made of every term, as plain text. */
export function peerTerms(active: PeerContext): ReadonlyMap<string, string> {
  return new Map([...active.mappings].map(([term, definition]) => [term, describe(partsOf(definition))]))
}

function partsOf(definition: PeerDefinition | null): readonly unknown[] {
  if (definition === null) return [undefined, undefined, [], false, false, false]
  const { '@id': iri, '@type': type, '@container': container = [], reverse } = definition
  // It takes @type: @none for no type at all.
  return [iri ?? undefined, type, container, definition._prefix === true, definition.protected === true, reverse]
}

function describe(parts: readonly unknown[]): string {
  return JSON.stringify(parts.map((part) => part ?? null))
}
