import { describe, expect, it } from 'vitest'
import type { PeerContext } from 'jsonld/lib/context.js'
import type { JsonValue } from '../../src/json/json.js'
import { ActiveContext } from '../../src/jsonld/active-context.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'
import { activeOf, corpusLibrary, libraryWith, OB, V1, V2, VOCAB } from './contexts.js'
import { ownTerms, peerProcessor, peerTerms, type PeerProcessor } from './peer-contexts.js'

const bundled = [...bundledContextUrls]

describe('ActiveContext', () => {
  it('knows no term before a context is applied', () => {
    expect(activeOf([]).terms.size).toBe(0)
  })

  it('gives the very same object for the same context on top of the same', () => {
    const active = activeOf([V2])
    expect(active.withContext(OB)).toBe(active.withContext(OB))
    const scope = active.terms.get('VerifiableCredential')?.context ?? null
    expect(active.withTypeScope(scope)).toBe(active.withTypeScope(scope))
    expect(active.withTypeScope(scope)).not.toBe(active.withPropertyScope(scope))
  })

  it('remembers where to return to from the context of a type, and not from that of a property', () => {
    const active = activeOf([V2, OB])
    const scope = active.terms.get('Achievement')?.context ?? null
    const inside = active.withTypeScope(scope)
    expect(inside.terms.get('achievementType')?.iri).toBe(`${VOCAB}achievementType`)
    expect(inside.previous).toBe(active)
    expect(inside.withTypeScope(active.terms.get('Image')?.context ?? null).previous).toBe(active)
    expect(active.withPropertyScope(scope).previous).toBeUndefined()
  })

  it('follows @propagate before the way in which a context is applied', () => {
    const active = activeOf([{ a: 'https://x.example/a' }])
    expect(active.withContext({ '@propagate': false, b: 'https://x.example/b' }).previous).toBe(active)
    expect(active.withTypeScope({ '@propagate': true, b: 'https://x.example/b' }).previous).toBeUndefined()
  })

  it.each<[string, readonly JsonValue[], string]>([
    ['an unknown URL', ['https://x.example/unknown'], 'CONTEXT_UNKNOWN'],
    ['a number', [7], 'DOCUMENT_NOT_TRANSLATED'],
    ['@import', [{ '@import': V2 }], 'DOCUMENT_NOT_TRANSLATED'],
    ['@base', [{ '@base': 'https://x.example/' }], 'DOCUMENT_NOT_TRANSLATED'],
    ['@language', [{ '@language': 'en' }], 'DOCUMENT_NOT_TRANSLATED'],
    ['@direction', [{ '@direction': 'rtl' }], 'DOCUMENT_NOT_TRANSLATED'],
    ['an @vocab that is no text', [{ '@vocab': 7 }], 'DOCUMENT_NOT_TRANSLATED'],
    ['a protected term with a new meaning', [V2, { name: 'https://x.example/name' }], 'CONTEXT_CONFLICT'],
    ['data model 1.1 after 2.0', [V2, V1], 'CONTEXT_CONFLICT'],
    ['clearing protected terms', [V2, null], 'CONTEXT_CONFLICT'],
    ['a term that is defined by itself', [{ a: 'b:a', b: 'a:b' }], 'CONTEXT_CONFLICT'],
  ])('refuses %s', (_, contexts, code) => {
    expect(thrownBy(() => activeOf(contexts)).code).toBe(code)
  })

  it('takes a context by URL that consists of others, and refuses one that includes itself', () => {
    const [outer, inner, loop] = ['https://x.example/outer', 'https://x.example/inner', 'https://x.example/loop']
    const library = libraryWith({
      [outer]: [inner, { b: 'https://x.example/b' }],
      [inner]: { a: 'https://x.example/a' },
      [loop]: [loop],
    })
    expect([...activeOf([outer], library).terms.keys()]).toEqual(['a', 'b'])
    expect(thrownBy(() => activeOf([loop], library)).code).toBe('CONTEXT_CONFLICT')
  })

  it('lets the context of a property redefine what is protected, and clear everything', () => {
    const active = activeOf([V2])
    expect(active.withPropertyScope({ name: 'https://x.example/name' }).terms.get('name')?.iri).toBe(
      'https://x.example/name',
    )
    expect(active.withPropertyScope(null).terms.size).toBe(0)
  })

  it('takes the same definition of a protected term again', () => {
    expect(activeOf([V2, OB, V2, OB]).terms.size).toBe(activeOf([V2, OB]).terms.size)
  })

  it('applies an array in its order', () => {
    expect(activeOf([[{ a: 'https://x.example/1' }, { a: 'https://x.example/2' }]]).terms.get('a')?.iri).toBe(
      'https://x.example/2',
    )
  })

  it.each([
    ['a vocabulary', { '@vocab': 'https://x.example/' }, 'https://x.example/'],
    ['a vocabulary that is taken away again', [{ '@vocab': 'https://x.example/' }, { '@vocab': null }], undefined],
    ['a vocabulary behind a prefix', [{ x: 'https://x.example/' }, { '@vocab': 'x:y#' }], 'https://x.example/y#'],
  ])('knows %s', (_, context, vocab) => {
    expect(activeOf([context]).vocab).toBe(vocab)
  })

  it('gives all terms for an IRI, in the order of their definition', () => {
    const active = activeOf([V2, OB])
    expect(active.termsFor(`${VOCAB}OpenBadgeCredential`)).toEqual(['OpenBadgeCredential', 'AchievementCredential'])
    expect(active.termsFor('https://x.example/unknown')).toEqual([])
  })

  it('gives only standard terms for an IRI that has some', () => {
    const names: ReadonlyMap<string, ReadonlySet<string>> = new Map([
      ['https://x.example/a', new Set(['a'])],
      ['https://x.example/b', new Set(['b'])],
    ])
    const standard = { namesOf: (iri: string) => names.get(iri), hasTerm: () => false }
    const active = new ActiveContext(libraryWith(), { standard }).withContext({
      other: 'https://x.example/a',
      a: 'https://x.example/a',
      alias: 'https://x.example/b',
      own: 'https://x.example/c',
    })
    expect(active.termsFor('https://x.example/a')).toEqual(['a'])
    expect(active.termsFor('https://x.example/b')).toEqual(['b'])
    expect(active.termsFor('https://x.example/c')).toEqual(['own'])
  })
})

/** Compares both processors, then all contexts within, to the given depth. */
async function expectAgreement(
  own: ActiveContext,
  peer: PeerContext,
  by: PeerProcessor,
  depth: number,
): Promise<number> {
  expect(ownTerms(own)).toEqual(peerTerms(peer))
  expect(own.vocab).toBe(peer['@vocab'])
  let compared = 1
  for (const [term, { context }] of depth === 0 ? [] : own.terms) {
    if (context === undefined) continue
    const scope = /^[A-Z0-9]/.test(term) ? 'type' : 'property'
    const peerInside = await by.apply(peer, context, scope).catch(() => undefined)
    const inside = (): ActiveContext => (scope === 'type' ? own.withTypeScope(context) : own.withPropertyScope(context))
    // What one refuses, both do: a class within another may redefine what that one protects.
    if (peerInside === undefined) expect(thrownBy(inside).code).toBe('CONTEXT_CONFLICT')
    else compared += await expectAgreement(inside(), peerInside, by, depth - 1)
  }
  return compared
}

describe('the processor of contexts agrees with that of jsonld', () => {
  const library = libraryWith()
  const peer = peerProcessor(library)

  it.each(bundled)('on every term of %s, at every place', async (url) => {
    const made = await peer.apply(peer.initial, url, 'document')
    expect(await expectAgreement(activeOf([url], library), made, peer, 2)).toBeGreaterThan(0)
  })

  it('on which of the bundled contexts go together, and what their terms mean then', async () => {
    for (const first of bundled) {
      for (const second of bundled) {
        const made = await peer.apply(peer.initial, [first, second], 'document').catch(() => undefined)
        if (made === undefined) expect(thrownBy(() => activeOf([first, second], library)).code).toBe('CONTEXT_CONFLICT')
        else await expectAgreement(activeOf([first, second], library), made, peer, 1)
      }
    }
  })
})

describeCorpus('the contexts of other people’s documents', () => {
  it('mean the same to jsonld, or are refused', async () => {
    const library = corpusLibrary()
    const peer = peerProcessor(library)
    const seen = new Set<string>()
    let agreed = 0
    for (const { format, path } of corpusEntries()) {
      if (format !== 'json-ld-di' && format !== 'json-unsigned') continue
      const document = JSON.parse(readCorpus(path).toString('utf8').padEnd(2, '{}')) as {
        readonly '@context'?: JsonValue
      }
      const context = document['@context']
      const key = JSON.stringify(context)
      if (context === undefined || seen.has(key)) continue
      seen.add(key)
      const made = await peer.apply(peer.initial, context, 'document').catch(() => undefined)
      const own = attempt(() => activeOf([context], library))
      if (own === undefined) continue
      // Ours leaves some faults to the processor that follows it; where both answer, they agree.
      if (made !== undefined) expect(ownTerms(own)).toEqual(peerTerms(made))
      agreed += 1
    }
    expect(agreed).toBeGreaterThan(20)
  })
})

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
