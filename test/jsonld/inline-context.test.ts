import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { applyDocumentContext } from '../../src/jsonld/inline-context.js'
import { defaultLimits } from '../../src/limits.js'
import { badgeContexts, library } from './support.js'

const apply = (...more: readonly JsonValue[]): ReturnType<typeof applyDocumentContext> =>
  applyDocumentContext([...badgeContexts, ...more], library, defaultLimits)
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error

describe('applyDocumentContext', () => {
  it('applies the contexts of a usual badge without a finding', () => {
    const { active, findings } = apply()
    expect(active.terms.has('OpenBadgeCredential')).toBe(true)
    expect(findings).toEqual([])
  })

  it.each([
    [{ colour: 'https://example.org/colour' }],
    [{ ex: 'https://example.org/', colour: 'ex:colour' }],
    [{ colour: { '@id': 'https://example.org/colour', '@type': '@id' } }],
    [{ colours: { '@id': 'https://example.org/colours', '@container': '@set' } }],
    [{ id: '@id', type: '@type', '@version': 1.1, colour: 'https://example.org/colour' }],
  ])('lets %j add terms, with a finding', (context) => {
    expect(apply(context).findings.map(({ code: found }) => found)).toEqual(['CONTEXT_INLINE'])
  })

  it.each([
    [{ forged: '@index' }],
    [{ '@vocab': 'https://example.org/' }],
    [{ name: 'https://example.org/name' }],
    [{ validUntil: 'https://example.org/until' }],
    [{ forever: 'https://www.w3.org/2018/credentials#validUntil' }],
    [{ called: 'https://schema.org/name' }],
    [{ colour: null }],
    [{ colour: 5 }],
    [{ colour: { '@id': 'https://example.org/colour', '@context': {} } }],
    [{ colour: { '@id': 'https://example.org/colour', '@container': '@index' } }],
    [{ colour: { '@id': 'https://example.org/colour', '@type': '@json' } }],
    [{ 'a:b': 'https://example.org/colour' }],
    [{ '': 'https://example.org/colour' }],
    [{ '@protected': true, id: '@type' }],
    [{ ident: '@id' }],
    [{ color: 'https://example.org/colour' }],
    [{ ex: 'https://example.org/', color: 'ex:colour' }],
    [{ colour: 'urn:uuid:0b8f5f8e-5c7e-4b55-8a0e-1f0c9d1c7a11' }],
    [{ issuanceDate: 'https://example.org/issuanceDate' }],
    [{ born: 'http://purl.org/dc/terms/created' }],
    [{ created: 'http://purl.org/dc/terms/created' }],
    [{ outer: 'https://www.w3.org/', inner: 'outer:2018/', validUntil: 'inner:credentials#validUntil' }],
    [{ outer: 'https://w3id.org/', inner: 'outer:', expiration: 'inner:security#expiration' }],
    [{ inner: 'https://w3id.org/security#', expiration: { '@id': 'inner:expiration' } }],
    [{ colour: { '@id': 'https://example.org/colour', '@type': '@vocab' } }],
    [{ colour: { '@id': 'https://example.org/colour', '@type': '@none' } }],
    [{ colour: { '@id': 'https://example.org/colour', '@prefix': true } }],
    [{ colour: { '@reverse': 'https://example.org/colour' } }],
    [{ colour: {} }],
    [{ colour: false }],
  ])('refuses %j', (context) => {
    expect(() => apply(context as JsonValue)).toThrow(code('CONTEXT_INLINE_NOT_ALLOWED'))
  })

  it.each([
    [{ colour: 'relative' }, 'CONTEXT_CONFLICT'],
    [{ colour: { '@type': '@id' } }, 'CONTEXT_CONFLICT'],
    [{ colour: {}, '@version': 1.1 }, 'CONTEXT_INLINE_NOT_ALLOWED'],
  ])('refuses %j, by which a term means nothing', (context, expected) => {
    expect(() => apply(context)).toThrow(code(expected))
  })

  it('refuses a second inline context that changes the first', () => {
    const first = { colour: 'https://example.org/colour' }
    const second = { colour: { '@id': 'https://example.org/colour', '@type': '@id' } }
    expect(() => apply(first, second)).toThrow(code('CONTEXT_INLINE_NOT_ALLOWED'))
  })

  it('refuses what a context by URL names, whether it comes before the inline one or after', () => {
    const url = 'https://owner.example/context'
    const owned = createContextLibrary(new Map([[url, { '@context': { shade: 'https://example.org/shade' } }]]))
    for (const inline of [{ shade: 'https://example.org/other#shade' }, { other: 'https://example.org/shade' }]) {
      for (const order of [
        [inline, url],
        [url, inline],
      ]) {
        const context = [...badgeContexts, ...order]
        expect(() => applyDocumentContext(context, owned, defaultLimits)).toThrow(code('CONTEXT_INLINE_NOT_ALLOWED'))
      }
    }
  })

  it('counts contexts and terms against their limits', () => {
    expect(() => apply(...Array.from({ length: 9 }, () => badgeContexts[0] ?? ''))).toThrow(code('GRAPH_TOO_COMPLEX'))
    const one = { colour: 'https://example.org/colour' }
    expect(() => apply(one, { size: 'https://example.org/size' }, { age: 'https://example.org/age' })).toThrow(
      code('GRAPH_TOO_COMPLEX'),
    )
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [`t${index}`, `https://example.org/t${index}`]),
    )
    expect(() => apply(many)).toThrow(code('GRAPH_TOO_COMPLEX'))
  })

  it('refuses a document without a context, and names one that is unknown', () => {
    expect(() => applyDocumentContext(undefined, library, defaultLimits)).toThrow(code('NOT_COMPACTED'))
    expect(() => apply('https://example.org/unknown')).toThrow(code('CONTEXT_UNKNOWN'))
    expect(() => apply(5)).toThrow(code('CONTEXT_INLINE_NOT_ALLOWED'))
  })
})
