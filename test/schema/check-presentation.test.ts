import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { credentialsV1Context, credentialsV2Context } from '../../src/model/contexts.js'
import { checkPresentation } from '../../src/schema/check-presentation.js'

const presentation: JsonObject = { '@context': [credentialsV2Context], type: ['VerifiablePresentation'] }

const said = (changes: JsonObject): string[] =>
  checkPresentation({ ...presentation, ...changes }).problems.map(({ code, path }) => `${code} ${path ?? ''}`)

describe('checkPresentation', () => {
  it.each<[string, JsonObject]>([
    ['nothing in it', {}],
    ['the context of data model 1.1', { '@context': [credentialsV1Context, 'https://x.example/y'] }],
    ['a context alone', { '@context': credentialsV2Context }],
    ['a holder by id', { holder: 'did:example:holder' }],
    ['a holder as an object', { holder: { id: 'did:example:holder', name: 'Kari' } }],
    ['an id', { id: 'urn:uuid:1' }],
    ['a member', { verifiableCredential: { type: ['VerifiableCredential'] } }],
    ['members of all kinds', { verifiableCredential: [{}, 'eyJ.e30.c2ln'] }],
    ['whatever else', { more: 'words' }],
  ])('accepts one with %s', (_, changes) => {
    expect(said(changes)).toEqual([])
  })

  it.each<[string, JsonObject, string[]]>([
    ['another context', { '@context': ['https://x.example/y'] }, ['CONTEXT_ORDER /@context/0']],
    ['another context alone', { '@context': 'https://x.example/y' }, ['CONTEXT_ORDER /@context']],
    ['a holder that is no id', { holder: 'Kari' }, ['ID_NOT_ABSOLUTE /holder']],
    ['a holder of another type', { holder: 7 }, ['ID_NOT_ABSOLUTE /holder']],
    ['a holder without an id', { holder: { name: 'Kari' } }, ['PROPERTY_MISSING /holder']],
    ['a holder whose id is none', { holder: { id: 'Kari' } }, ['ID_NOT_ABSOLUTE /holder/id']],
    ['an id that is none', { id: '7' }, ['ID_NOT_ABSOLUTE /id']],
    ['a member that is none', { verifiableCredential: 7 }, ['PROPERTY_INVALID /verifiableCredential']],
    [
      'several problems',
      { id: '', verifiableCredential: [{}, null, ['x']] },
      ['ID_NOT_ABSOLUTE /id', 'PROPERTY_INVALID /verifiableCredential/1', 'PROPERTY_INVALID /verifiableCredential/2'],
    ],
  ])('refuses one with %s', (_, changes, expected) => {
    expect(said(changes)).toEqual(expected)
  })

  it('refuses one without a context', () => {
    const { problems } = checkPresentation({ type: 'VerifiablePresentation' })
    expect(problems).toMatchObject([{ code: 'PROPERTY_MISSING', facts: { property: '@context' }, path: '' }])
  })

  it('names at most 50 problems', () => {
    expect(said({ verifiableCredential: Array.from({ length: 200 }, () => null) })).toHaveLength(50)
  })
})
