import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/json/json.js'
import { defaultLimits } from '../../../src/limits.js'
import type { CanonicalForm } from '../../../src/proof/data-integrity/hash-suite.js'
import { jcs } from '../../../src/proof/data-integrity/jcs.js'
import { createSuiteMeans } from '../../../src/proof/data-integrity/suite-means.js'
import { thrownBy } from '../../support/thrown-by.js'

const means = createSuiteMeans({
  contexts: () => Promise.reject(new Error('JSON-LD was asked for')),
  limits: defaultLimits,
})
const formOf = (document: JsonObject, proof: JsonObject = {}): Promise<CanonicalForm> =>
  jcs({ placed: { proof, path: '/proof/1' }, document }, means, 'SHA-256')

describe('jcs', () => {
  it('is the JSON, in one spelling; no JSON-LD is loaded', async () => {
    const form = await formOf({ b: 1.0, a: [true, 'ø', 1e21] }, { type: 'T', proofValue: 'z1', nonce: 'n' })
    expect(form).toEqual({
      options: '{"nonce":"n","type":"T"}',
      document: '{"a":[true,"ø",1e+21],"b":1}',
      shown: { b: 1.0, a: [true, 'ø', 1e21] },
      findings: [],
    })
  })

  it('is another for anything that is written otherwise', async () => {
    const documents: readonly JsonObject[] = [
      { '@context': ['a', 'b'], name: 'n' },
      { '@context': ['b', 'a'], name: 'n' },
      { '@context': ['a', 'b'], name: ['n'] },
      { '@context': ['a', 'b'], name: 'n', unknown: null },
      { '@context': ['a', 'b'], name: { '@value': 'n' } },
      { '@context': ['a', 'b'], 'https://schema.org/name': 'n' },
    ]
    const forms = await Promise.all(documents.map(async (document) => (await formOf(document)).document))
    expect(new Set(forms).size).toBe(documents.length)
  })

  it.each<[string, JsonValue, JsonValue]>([
    ['all contexts', ['a', 'b'], ['a', 'b']],
    ['the first, in a list', ['a', 'b'], ['a']],
    ['the first, as text', ['a', 'b'], 'a'],
    ['the one, as text', 'a', 'a'],
    ['an inline one', ['a', { term: 'urn:t' }], ['a', { term: 'urn:t' }]],
  ])('is of the contexts that the proof repeats: %s', async (_, contexts, repeated) => {
    const form = await formOf({ '@context': contexts, name: 'n' }, { '@context': repeated, proofValue: 'z1' })
    // Contexts that were added later were not signed, and are not shown.
    expect(form.shown).toEqual({ '@context': repeated, name: 'n' })
    expect(JSON.parse(form.document)).toEqual(form.shown)
    expect(JSON.parse(form.options)).toEqual({ '@context': repeated })
  })

  it.each<[string, JsonValue | undefined, JsonValue]>([
    ['another', ['a', 'b'], ['c']],
    ['another order', ['a', 'b'], ['b', 'a']],
    ['the second alone', ['a', 'b'], ['b']],
    ['more', ['a'], ['a', 'b']],
    ['one where the document has none', undefined, ['a']],
    ['an inline one that says something else', ['a', { term: 'urn:t' }], ['a', { term: 'urn:u' }]],
    ['null', ['a'], null],
  ])('refuses a proof with other contexts: %s', async (_, contexts, repeated) => {
    const document = { name: 'n', ...(contexts === undefined ? {} : { '@context': contexts }) }
    const error = await thrownBy(() => Promise.resolve().then(() => formOf(document, { '@context': repeated })))
    expect([error.code, error.path]).toEqual(['CONTEXT_NESTED', '/proof/1/@context'])
  })
})
