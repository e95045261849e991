import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import type { DocumentReading } from '../../src/jsonld/compacted-form.js'
import { createContextLibrary, type JsonLdEngine } from '../../src/jsonld/context-library.js'
import { readDocument, toCanonicalForm, toStatements, type ReadDocument } from '../../src/jsonld/engine.js'
import { toLine } from '../../src/jsonld/quads.js'
import { canonicalizeQuads } from '../../src/jsonld/rdfc10.js'
import { defaultLimits as limits } from '../../src/limits.js'
import { canonizeByPackages } from '../support/peer-here.js'
import { badge, badgeContexts } from './support.js'

/** A context that is right, and not in the form that we vouch for. */
const unusual = { '@context': { 'x:colour': { '@id': 'x:colour' }, shade: 'https://example.org/shade' } }

function read(document: JsonObject, engine: JsonLdEngine): ReadDocument {
  const library = createContextLibrary(new Map([['https://example.org/unusual', unusual]]), engine)
  return readDocument(document, library, limits)
}

const declined = badge({ '@context': [...badgeContexts, 'https://example.org/unusual'], shade: 'blue' })

/** The same reading with one statement of another value: as if our engine had misread something. */
function misread({ reading, ...rest }: ReadDocument): ReadDocument {
  const [root, ...others] = reading.nodes
  const statements = root.statements.map((quad) => (quad.object === '"Welder"' ? { ...quad, object: '"Pilot"' } : quad))
  const nodes: DocumentReading['nodes'] = [{ ...root, statements }, ...others]
  return { ...rest, reading: { ...reading, nodes } }
}

describe('toCanonicalForm', () => {
  it.each(['own', 'jsonld', 'both'] as const)('gives the same by engine %s', async (engine) => {
    const expected = await canonizeByPackages(badge(), createContextLibrary(new Map()), limits)
    expect(await toCanonicalForm(read(badge(), engine), 'SHA-256')).toBe(expected)
  })

  it('leaves what our engine declines to the packages, and compares what both read', async () => {
    const document = read(declined, 'own')
    expect(document.reading.declined).toBe('x:colour in a context')
    const nquads = await toCanonicalForm(document, 'SHA-256')
    expect(nquads).toBe(await canonizeByPackages(declined, document.library, limits))
    expect(nquads).toContain('<https://example.org/shade> "blue"')
    await expect(toCanonicalForm(misread(document), 'SHA-256')).rejects.toMatchObject({ code: 'GRAPH_MISMATCH' })
  })

  it.each(['jsonld', 'both'] as const)('refuses what %s and our reading understand in two ways', async (engine) => {
    await expect(toCanonicalForm(misread(read(badge(), engine)), 'SHA-256')).rejects.toMatchObject({
      code: 'GRAPH_MISMATCH',
    })
  })
})

describe('a context that our engine cannot vouch for', () => {
  const odd = { '@context': { 'x:colour': { '@id': 'x:colour' } } }
  const scope = (name: string, context: JsonValue): JsonObject => ({
    '@context': { [name]: { '@id': `https://example.org/${name}`, '@context': context } },
  })
  const contexts: readonly (readonly [string, JsonObject])[] = [
    ['https://example.org/odd', odd],
    ['https://example.org/at-a-word', scope('shade', 'https://example.org/odd')],
    ['https://example.org/deeper', scope('shade', ['https://example.org/at-a-word'])],
  ]

  it.each(['https://example.org/odd', 'https://example.org/at-a-word', 'https://example.org/deeper'])(
    'makes it decline every document under %s, be the word used or not',
    (url) => {
      const library = createContextLibrary(new Map(contexts))
      for (const changes of [{}, url.endsWith('odd') ? {} : { shade: 'blue' }]) {
        const document = badge({ '@context': [...badgeContexts, url], ...changes })
        expect(readDocument(document, library, limits).reading.declined).toBe('x:colour in a context')
      }
    },
  )
})

describe('toStatements', () => {
  it.each(['own', 'jsonld'] as const)('gives what the canonical form is made of, by engine %s', async (engine) => {
    const document = read(badge(), engine)
    const quads = await toStatements(document)
    expect(canonicalizeQuads(quads, limits)).toBe(await toCanonicalForm(document, 'SHA-256'))
    expect(new Set(quads.map((quad) => toLine(quad))).size).toBe(quads.length)
  })

  it('gives those of a document that our engine declines', async () => {
    const document = read(declined, 'own')
    expect(canonicalizeQuads(await toStatements(document), limits)).toBe(await toCanonicalForm(document, 'SHA-256'))
  })
})
