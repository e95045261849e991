/** Our engine beside `jsonld` and `rdf-canonize`: what we translate, they translate to the very same bytes. */
import { describe, expect, it } from 'vitest'
import { isOpenBadgesError } from '../../src/errors.js'
import { isJsonObject, toArray, type JsonObject } from '../../src/json/json.js'
import { parseJson } from '../../src/json/parse-json.js'
import { ActiveContext } from '../../src/jsonld/active-context.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { canonizeByPackages as canonize } from '../support/peer-here.js'
import { readCompacted } from '../../src/jsonld/compacted-form.js'
import { contextFormFault } from '../../src/jsonld/context-form.js'
import type { ContextLibrary } from '../../src/jsonld/context-library.js'
import { applyDocumentContext } from '../../src/jsonld/inline-context.js'
import { canonicalizeQuads } from '../../src/jsonld/rdfc10.js'
import { defaultLimits } from '../../src/limits.js'
import { corpusEntries, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'
import { corpusLibrary, libraryWith } from './contexts.js'

const limits = { ...defaultLimits, maxCanonicalSteps: 100_000 }

/** What one engine makes of a document: canonical N-Quads, or why it did not. */
type Made = { readonly nquads: string } | { readonly declined: string } | { readonly refused: string }

function makeOurs(document: JsonObject, active: () => ActiveContext): Made {
  try {
    const { nodes, declined } = readCompacted(document, active(), limits)
    if (declined !== undefined) return { declined }
    return {
      nquads: canonicalizeQuads(
        nodes.flatMap(({ statements }) => statements),
        limits,
      ),
    }
  } catch (error) {
    if (isOpenBadgesError(error)) return { refused: error.code }
    throw error
  }
}

/** Compares, if we made something; the peer must make the same, and above all make something at all. */
async function compare(name: string, document: JsonObject, library: ContextLibrary, made: Made): Promise<void> {
  if (!('nquads' in made)) return
  const theirs = await canonize(document, library, limits).catch((error: unknown) =>
    expect.fail(`${name}: the peer refuses what we translate: ${String(error)}`),
  )
  expect(made.nquads, name).toBe(theirs)
}

describe('the bundled contexts', () => {
  const library = libraryWith()

  it.each([...bundledContextUrls])('%s is in the plain form that we vouch for', (url) => {
    const context = library.find(url)!['@context']
    const parts = toArray(context)
    expect(parts.filter(isJsonObject).map(contextFormFault)).toEqual(parts.filter(isJsonObject).map(() => undefined))
  })
})

describe('documents under bundled contexts', () => {
  const library = libraryWith()
  const urls = [...bundledContextUrls]
  const lists = [...urls.map((url) => [url]), ...urls.flatMap((first) => urls.map((second) => [first, second]))]

  it(`come to the same bytes under each, and under each two in either order (${lists.length})`, async () => {
    let translated = 0
    for (const contexts of lists) {
      const document = { '@context': contexts, id: 'urn:example:a', type: ['urn:example:Class'] }
      const made = makeOurs(document, () => applyDocumentContext(contexts, library, limits).active)
      await compare(contexts.join(), document, library, made)
      // The peer must not know better, either: what we refuse here are contexts that do not go together.
      if ('refused' in made)
        expect(made.refused, contexts.join()).toMatch(/^(?:CONTEXT_CONFLICT|NOT_COMPACTED|TERM_UNDEFINED)$/)
      else translated++
    }
    expect(translated).toBeGreaterThan(lists.length / 2)
  }, 60_000)
})

describeCorpus('other people’s documents', () => {
  const library = corpusLibrary()
  const ofOpenBadges = ({ profile }: CorpusEntry): boolean => ['OB3', 'OB3-Endorsement', 'CLR2'].includes(profile ?? '')

  it('come to the same bytes, and none of Open Badges is declined', { timeout: 240_000 }, async () => {
    const counts = { translated: 0, declined: 0, refused: 0 }
    const declined: string[] = []
    for (const entry of corpusEntries()) {
      for (const [place, document] of documentsIn(entry)) {
        const made = makeOurs(document, () => applyDocumentContext(document['@context'], library, limits).active)
        await compare(`${entry.id}${place}`, document, library, made)
        if ('nquads' in made) counts.translated++
        else if ('refused' in made) counts.refused++
        else {
          counts.declined++
          if (ofOpenBadges(entry)) declined.push(`${entry.id}: ${made.declined}`)
        }
      }
    }
    console.log(`corpus: ${JSON.stringify(counts)}`)
    expect(declined).toEqual([])
    expect(counts.translated).toBeGreaterThan(400)
  })
})

/** The credential of an entry and its proofs, each as it is translated; none where there is no JSON. */
function documentsIn(entry: CorpusEntry): readonly (readonly [string, JsonObject])[] {
  const document = credentialIn(entry)
  if (document === undefined) return []
  const { proof, ...unsigned } = document
  const context = document['@context'] ?? null
  const proofs = toArray(proof).filter(isJsonObject)
  return [
    ['', unsigned] as const,
    ...proofs.map(
      ({ proofValue: _, ...options }, index) => [`/proof/${index}`, { ...options, '@context': context }] as const,
    ),
  ]
}

function credentialIn({ path, format }: CorpusEntry): JsonObject | undefined {
  try {
    const text = readCorpus(path).toString()
    const value = format === 'jwt' ? Buffer.from(text.split('.')[1] ?? '', 'base64url').toString() : text
    const document = parseJson(value, defaultLimits)
    if (!isJsonObject(document)) return undefined
    return isJsonObject(document['vc']) ? document['vc'] : document
  } catch (error) {
    if (isOpenBadgesError(error)) return undefined
    throw error
  }
}

describeCorpus('the toRdf tests of JSON-LD', () => {
  const folder = 'suites/json-ld-api/tests'
  const { sequence } = JSON.parse(readCorpus(`${folder}/toRdf-manifest.jsonld`).toString()) as {
    readonly sequence: readonly { readonly '@id': string; readonly input: string; readonly name: string }[]
  }

  it('come to the same bytes where we translate them, whatever their contexts are', { timeout: 120_000 }, async () => {
    const library = libraryWith()
    const counts = { translated: 0, declined: 0, refused: 0 }
    for (const { '@id': id, input } of sequence.filter((test) => test.input.endsWith('.jsonld'))) {
      const document = documentAt(`${folder}/${input}`)
      if (document === undefined) continue
      // The rule for inline contexts would refuse nearly all of them: here the engine alone is asked.
      const made = makeOurs(document, () => new ActiveContext(library).withContext(document['@context'] ?? {}))
      await compare(id, document, library, made)
      counts['nquads' in made ? 'translated' : 'refused' in made ? 'refused' : 'declined']++
    }
    console.log(`toRdf: ${JSON.stringify(counts)} of ${sequence.length}`)
    expect(counts.translated).toBeGreaterThan(10)
  })
})

function documentAt(path: string): JsonObject | undefined {
  try {
    const document = parseJson(readCorpus(path).toString(), defaultLimits)
    return isJsonObject(document) ? document : undefined
  } catch (error) {
    if (isOpenBadgesError(error)) return undefined
    throw error
  }
}
