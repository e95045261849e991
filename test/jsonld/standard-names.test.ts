import { expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import type { ActiveContext } from '../../src/jsonld/active-context.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { readStandardNames } from '../../src/jsonld/standard-names.js'
import { activeOf, badgeContexts } from './support.js'

it('knows the names that contexts give at any place, scoped ones included', () => {
  const names = readStandardNames(activeOf(badgeContexts))
  expect([...(names.namesOf('https://schema.org/name') ?? [])]).toEqual(['name'])
  expect([...(names.namesOf('https://www.w3.org/2018/credentials#validUntil') ?? [])]).toEqual(['validUntil'])
  expect([...(names.namesOf('https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement') ?? [])]).toEqual([
    'achievement',
  ])
  expect(names.namesOf('https://example.org/unheard')).toBeUndefined()
  // Of every class; within Profile alone; within the options of a proof; of none.
  const terms = ['name', 'dateOfBirth', 'cryptosuite', 'unheard']
  expect(terms.map((term) => names.hasTerm(term))).toEqual([true, true, true, false])
})

// Appending a bundled context is left to everybody (`applyDocumentContext`), because of this.
it('finds no bundled context that, appended, would give another name to what a badge says', () => {
  for (const openBadges of ['3.0.3', '3.0.2'].map((version) => `${SPECIFICATION}/context-${version}.json`)) {
    const badge = activeOf([badgeContexts[0] ?? '', openBadges])
    const names = readStandardNames(badge)
    let appended = 0
    for (const active of [...bundledContextUrls].flatMap((url) => unlessInConflict(badge, url))) {
      const more = readStandardNames(active)
      for (const iri of irisOf(badge))
        expect([...(more.namesOf(iri) ?? [])], iri).toEqual([...(names.namesOf(iri) ?? [])])
      appended += 1
    }
    expect(appended).toBeGreaterThan(3)
  }
})

function unlessInConflict(active: ActiveContext, url: string): readonly ActiveContext[] {
  try {
    return [active.withContext(url)]
  } catch (error) {
    if (isOpenBadgesError(error) && error.code === 'CONTEXT_CONFLICT') return []
    throw error
  }
}

/** Every IRI that these contexts name, at whatever place. */
function irisOf(active: ActiveContext, depth = 2): readonly string[] {
  return [...active.terms.values()].flatMap(({ iri, context }) => [
    ...(iri === undefined || iri.startsWith('@') ? [] : [iri]),
    ...(context === undefined || depth === 0 ? [] : irisOf(active.withPropertyScope(context), depth - 1)),
  ])
}

const SPECIFICATION = 'https://purl.imsglobal.org/spec/ob/v3p0'
