import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import { isJsonObject, type JsonObject } from '../../src/json/json.js'
import { parseJson } from '../../src/json/parse-json.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { translate, translateProofOptions } from '../../src/jsonld/translate.js'
import { defaultLimits } from '../../src/limits.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { badge, badgeContexts, library } from './support.js'

describe('translate', () => {
  it('gives canonical lines and the document to show', async () => {
    const document = badge()
    const translation = await translate(document, library, defaultLimits)
    expect(translation.document).toBe(document)
    expect(translation.nquads).toContain(
      '<urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11> <https://schema.org/name> "Welder" .\n',
    )
  })
})

describe('translateProofOptions', () => {
  const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' }

  it('leaves the value of the proof out', async () => {
    const one = await translateProofOptions({ proof, path: '/proof' }, badge(), library, defaultLimits)
    const valued = { ...proof, proofValue: 'z1' }
    expect(await translateProofOptions({ proof: valued, path: '/proof' }, badge(), library, defaultLimits)).toBe(one)
  })

  it('takes contexts of the document in their order, and no others', async () => {
    const own = { ...proof, '@context': [badgeContexts[0] ?? ''] }
    await translateProofOptions({ proof: own, path: '/proof' }, badge(), library, defaultLimits)
    for (const context of [[badgeContexts[1] ?? ''], { a: 'urn:a' }, 'https://example.org/other']) {
      const odd = { ...proof, '@context': context }
      await expect(
        translateProofOptions({ proof: odd, path: '/proof/1' }, badge(), library, defaultLimits),
      ).rejects.toMatchObject({
        code: 'CONTEXT_NESTED',
        path: '/proof/1/@context',
      })
    }
  })
})

describeCorpus('other people’s documents', () => {
  it('are read and translated to the same statements by two engines, or refused with a code', async () => {
    const known = withTheirContexts()
    const counts = { translated: 0, refused: 0 }
    for (const entry of corpusEntries().filter(({ format }) => format.startsWith('json-'))) {
      try {
        const document = parseJson(readCorpus(entry.path).toString(), defaultLimits)
        if (!isJsonObject(document)) continue
        const { proof: _, ...unsigned } = document
        await translate(unsigned, known, defaultLimits)
        counts.translated++
      } catch (error) {
        if (!(error instanceof OpenBadgesError)) throw error
        // Were the two engines to disagree, one of them would be wrong.
        expect(error.code, entry.id).not.toBe('GRAPH_MISMATCH')
        expect(error.code, entry.id).not.toBe('INTERNAL_ERROR')
        counts.refused++
      }
    }
    console.log(`corpus: ${counts.translated} documents translated alike by both, ${counts.refused} refused`)
    expect(counts.translated).toBeGreaterThan(250)
  }, 120_000)
})

function withTheirContexts(): ReturnType<typeof createContextLibrary> {
  const urls = JSON.parse(readCorpus('urlmap.json').toString()) as Record<string, { local: string; role: string }>
  const added = Object.entries(urls).filter(([url, { role }]) => role === 'context' && library.find(url) === undefined)
  return createContextLibrary(
    new Map(added.map(([url, { local }]) => [url, JSON.parse(readCorpus(local).toString()) as JsonObject])),
  )
}
