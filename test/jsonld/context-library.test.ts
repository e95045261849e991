import { expect, it } from 'vitest'
import { toCanonicalJson } from '../../src/json/canonical-json.js'
import type { JsonValue } from '../../src/json/json.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { openBadgesContexts } from '../../src/model/contexts.js'
import { describeCorpus, readCorpus } from '../support/corpus.js'

const library = createContextLibrary(new Map())

it('bundles every Open Badges context that is known', () => {
  for (const { url } of openBadgesContexts) expect(library.find(url)).toHaveProperty('@context')
})

it('finds what it bundles, and nothing else', () => {
  for (const url of bundledContextUrls) expect(library.find(url)).toBe(library.find(url))
  expect(library.find('https://example.org/')).toBeUndefined()
  expect(library.find('__proto__')).toBeUndefined()
})

describeCorpus('the bundled contexts', () => {
  it('equal what their publishers serve, the newest of 3.0.3 included (T-1)', () => {
    const served = JSON.parse(readCorpus('urlmap.json').toString()) as Record<string, { local: string }>
    const compared = [...bundledContextUrls].filter((url) => served[url] !== undefined)
    expect(compared.length).toBeGreaterThanOrEqual(12)
    for (const url of compared) {
      const theirs = JSON.parse(readCorpus(served[url]?.local ?? '').toString()) as JsonValue
      expect(toCanonicalJson(library.find(url) ?? null), url).toBe(toCanonicalJson(theirs))
    }
  })
})
