import { describe, expect, it } from 'vitest'
import { classify, readDocument, withoutProofs } from '../../src/envelope/read-document.js'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { credentialsV1Context, credentialsV2Context } from '../../src/model/contexts.js'
import { thrownBy } from '../support/thrown-by.js'

const origin = { inputKind: 'object', sha256: 'ab'.repeat(32) } as const

describe('readDocument', () => {
  it('takes document and proofs apart, and says where they come from', () => {
    const proof = { type: 'DataIntegrityProof' }
    const value = { '@context': [credentialsV2Context], type: ['OpenBadgeCredential'], id: 'urn:a', proof }
    const { proof: _, ...document } = value
    expect(readDocument(value, origin)).toStrictEqual({
      format: 'data-integrity',
      ...origin,
      document,
      proofs: [{ proof, path: '/proof' }],
      kind: 'badge',
      dataModel: '2.0',
    })
  })

  it.each<[JsonValue]>([[[]], ['text'], [1], [null], [true]])('refuses %j with INPUT_NOT_JSON', (value) => {
    expect(thrownBy(() => readDocument(value, origin)).code).toBe('INPUT_NOT_JSON')
  })

  // A8: one serialization of JWS, the compact one.
  it.each<[string, JsonObject]>([
    ['the general serialization', { payload: 'e30', signatures: [{ protected: 'e30', signature: '' }] }],
    ['the flattened serialization', { payload: 'e30', protected: 'e30', signature: 'AAAA' }],
  ])('refuses %s of a JWS with JWT_MALFORMED', (_, value) => {
    expect(thrownBy(() => readDocument(value, origin)).code).toBe('JWT_MALFORMED')
  })
})

describe('a document with some of the members of a JWS', () => {
  it.each([[{ payload: 'e30' }], [{ signature: 'AAAA' }], [{ signatures: [] }]])('%j is no JWS', (value) => {
    expect(readDocument(value, origin).kind).toBe('unrecognized')
  })
})

describe('withoutProofs', () => {
  it.each<[string, JsonObject, readonly string[]]>([
    ['none', { id: 'urn:a' }, []],
    ['an empty list', { id: 'urn:a', proof: [] }, []],
    ['one', { id: 'urn:a', proof: {} }, ['/proof']],
    ['a list of one', { id: 'urn:a', proof: [{}] }, ['/proof/0']],
    ['several', { id: 'urn:a', proof: [{}, {}] }, ['/proof/0', '/proof/1']],
  ])('finds proofs: %s', (_, credential, paths) => {
    const { document, proofs } = withoutProofs(credential)
    expect(document).toEqual({ id: 'urn:a' })
    expect(proofs.map(({ path }) => path)).toEqual(paths)
  })

  it.each<[JsonValue, string]>([
    ['z1', '/proof'],
    [null, '/proof'],
    [false, '/proof'],
    [[{}, null], '/proof/1'],
    [[[{}]], '/proof/0'],
  ])('refuses the proof %j at %s with PROOF_MALFORMED', (proof, path) => {
    const error = thrownBy(() => withoutProofs({ proof }))
    expect([error.code, error.path]).toEqual(['PROOF_MALFORMED', path])
  })
})

describe('classify', () => {
  it.each<[JsonValue | undefined, string]>([
    [['VerifiableCredential', 'OpenBadgeCredential'], 'badge'],
    [['VerifiableCredential', 'AchievementCredential'], 'badge'],
    [['AchievementCredential', 'OpenBadgeCredential'], 'badge'],
    ['OpenBadgeCredential', 'badge'],
    [['VerifiableCredential', 'EndorsementCredential'], 'endorsement'],
    [['VerifiableCredential', 'BitstringStatusListCredential'], 'status-list'],
    [['VerifiableCredential', 'StatusList2021Credential'], 'status-list'],
    [['VerifiableCredential', 'ClrCredential'], 'clr'],
    ['VerifiablePresentation', 'presentation'],
    [['VerifiableCredential'], 'unrecognized'],
    [[], 'unrecognized'],
    [undefined, 'unrecognized'],
    [null, 'unrecognized'],
    [{ id: 'OpenBadgeCredential' }, 'unrecognized'],
    [[['OpenBadgeCredential']], 'unrecognized'],
    [[null, 7, 'OpenBadgeCredential'], 'badge'],
    ['openbadgecredential', 'unrecognized'],
  ])('types %j are a document of kind %s', (type, kind) => {
    expect(classify(type === undefined ? {} : { type }).kind).toBe(kind)
  })

  // A7: nothing may pass as two things.
  it.each([
    [
      ['OpenBadgeCredential', 'EndorsementCredential'],
      ['badge', 'endorsement'],
    ],
    [
      ['OpenBadgeCredential', 'BitstringStatusListCredential'],
      ['badge', 'status-list'],
    ],
    [
      ['VerifiablePresentation', 'OpenBadgeCredential'],
      ['badge', 'presentation'],
    ],
  ])('types %j are refused with KIND_AMBIGUOUS', (type, kinds) => {
    const error = thrownBy(() => classify({ type }))
    expect([error.code, error.path, error.facts['kinds']]).toEqual(['KIND_AMBIGUOUS', '/type', kinds])
  })

  it.each<[JsonValue | undefined, string | undefined]>([
    [[credentialsV2Context, 'https://school.example/v1'], '2.0'],
    [credentialsV2Context, '2.0'],
    [[credentialsV1Context, credentialsV2Context], '1.1'],
    [['https://school.example/v1', credentialsV2Context], undefined],
    [[{ '@vocab': credentialsV2Context }], undefined],
    [[], undefined],
    [undefined, undefined],
  ])('contexts %j are of data model %s', (context, dataModel) => {
    expect(classify(context === undefined ? {} : { '@context': context }).dataModel).toBe(dataModel)
  })
})
