import type { ActiveContext, StandardNames } from './active-context.js'

/**
 * Reads the names that contexts give to IRIs, those of scoped contexts included.
 *
 * Whoever holds a badge may append contexts to it without breaking its signature. If one of these
 * gave a second name to a word of the standard, the holder could write that instead, and readers
 * who look for the standard name would miss what was signed.
 *
 * @param active - the contexts whose names count; looked through when a name is first asked for
 */
export function readStandardNames(active: ActiveContext): StandardNames {
  let names: Names | undefined
  return {
    namesOf: (iri) => (names ??= collect(active)).byIri.get(iri),
    hasTerm: (term) => (names ??= collect(active)).terms.has(term),
  }
}

interface Names {
  readonly byIri: ReadonlyMap<string, ReadonlySet<string>>
  readonly terms: ReadonlySet<string>
}

function collect(top: ActiveContext): Names {
  const byIri = new Map<string, Set<string>>()
  const terms = new Set<string>()
  const scopes = new Set<unknown>()
  const pending = [top]
  for (let active = pending.shift(); active !== undefined; active = pending.shift()) {
    for (const [term, { iri, context }] of active.terms) {
      terms.add(term)
      if (iri !== undefined && !iri.startsWith('@')) byIri.set(iri, (byIri.get(iri) ?? new Set()).add(term))
      if (context === undefined || scopes.has(context)) continue
      scopes.add(context)
      // As the scope of a property, since that may redefine what is protected: only names are looked for.
      pending.push(active.withPropertyScope(context))
    }
  }
  return { byIri, terms }
}
