/** The terms of the contexts of badges, so that mutators can say the same in other words. */
import { bundledContexts } from '../../../src/jsonld/contexts.generated.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../../src/model/contexts.js'
import { isNode, many, type Node, type Value } from './mutator.js'

/** Term → its IRIs; some mean another thing inside another class. */
export const irisOfTerm: ReadonlyMap<string, readonly string[]> = collect()

/** IRI → the terms that mean it. */
export const termsOfIri: ReadonlyMap<string, readonly string[]> = invert(irisOfTerm)

/** All terms that are no keywords. */
export const knownTerms: readonly string[] = [...irisOfTerm.keys()]

/** The IRI of a term, or one that nobody has defined. */
export function iriOf(term: string): string {
  return irisOfTerm.get(term)?.[0] ?? `https://purl.imsglobal.org/spec/vc/ob/vocab.html#${term}`
}

function collect(): Map<string, string[]> {
  const terms = new Map<string, string[]>()
  for (const url of [credentialsV2Context, newestOpenBadgesContext]) {
    const document = JSON.parse(bundledContexts.get(url) ?? '{}') as Node
    for (const context of many(document['@context'])) addTerms(context, terms)
  }
  return terms
}

function addTerms(context: Value, terms: Map<string, string[]>): void {
  if (!isNode(context)) return
  for (const [term, definition] of Object.entries(context)) {
    const iri = isNode(definition) ? definition['@id'] : definition
    if (!term.startsWith('@') && typeof iri === 'string' && iri.includes(':')) {
      terms.set(term, [...new Set([...(terms.get(term) ?? []), iri])])
    }
    if (isNode(definition) && definition['@context'] !== undefined) {
      for (const scoped of many(definition['@context'])) addTerms(scoped, terms)
    }
  }
}

function invert(terms: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const inverted = new Map<string, string[]>()
  for (const [term, iris] of terms) for (const iri of iris) inverted.set(iri, [...(inverted.get(iri) ?? []), term])
  return inverted
}
