import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { credentialsV2Context } from '../../src/model/contexts.js'
import { checkStatusList } from '../../src/schema/check-status-list.js'
import { corpusEntries, describeCorpus, readCorpus } from '../support/corpus.js'
import { smallBadge, without, withValue } from './documents.js'
import { fullStatusList, olderStatusList } from './status-lists.js'

/** Codes and places of the problems, such as `PROPERTY_MISSING /issuer`. */
function problemsOf(document: JsonObject): string[] {
  return checkStatusList(document).problems.map(({ code, path }) => `${code} ${path ?? 'nowhere'}`)
}

describe('checkStatusList', () => {
  it('accepts a list, and one of the forerunner, in data model 1.1', () => {
    expect(checkStatusList(fullStatusList)).toEqual({ problems: [], findings: [] })
    expect(checkStatusList(olderStatusList)).toEqual({ problems: [], findings: [] })
  })

  it.each(['/id', '/name', '/description', '/validFrom', '/validUntil', '/proof', '/credentialSubject/id'])(
    'accepts a list without %s',
    (place) => {
      expect(problemsOf(without(fullStatusList, place))).toEqual([])
    },
  )

  it.each<[string, string, JsonValue]>([
    ['one context as text', '/@context', credentialsV2Context],
    [
      'contexts of one’s own',
      '/@context',
      [credentialsV2Context, 'https://school.example/own.json', { own: 'urn:x:own' }],
    ],
    ['further types', '/type', ['BitstringStatusListCredential', 'VerifiableCredential', 'OwnList']],
    ['an issuer that is no profile', '/issuer', { id: 'did:web:school.example' }],
    ['a subject of several types', '/credentialSubject/type', ['OwnList', 'BitstringStatusList']],
    ['several purposes', '/credentialSubject/statusPurpose', ['revocation', 'suspension']],
    ['a purpose of one’s own', '/credentialSubject/statusPurpose', 'https://school.example/purposes#archived'],
    ['several proofs', '/proof', [{ type: 'DataIntegrityProof' }, { type: 'OwnProof' }]],
    ['members of one’s own', '/own', { anything: [1] }],
  ])('accepts %s', (_, place, value) => {
    expect(problemsOf(withValue(fullStatusList, place, value))).toEqual([])
  })

  it.each([
    ['/@context', ''],
    ['/type', ''],
    ['/issuer', ''],
    ['/credentialSubject', ''],
    ['/credentialSubject/type', '/credentialSubject'],
    ['/credentialSubject/statusPurpose', '/credentialSubject'],
    ['/credentialSubject/encodedList', '/credentialSubject'],
    ['/proof/type', '/proof'],
  ])('says PROPERTY_MISSING without %s', (place, parent) => {
    const { problems } = checkStatusList(without(fullStatusList, place))
    expect(problems.map(({ code, path, facts }) => ({ code, path, facts }))).toEqual([
      { code: 'PROPERTY_MISSING', path: parent, facts: { property: place.split('/').at(-1) } },
    ])
  })

  it.each<[string, JsonValue, string]>([
    ['/@context', 'https://school.example/own.json', 'VALUE_NOT_ALLOWED /@context'],
    ['/@context', [], 'PROPERTY_INVALID /@context'],
    ['/@context', ['https://school.example/own.json', credentialsV2Context], 'VALUE_NOT_ALLOWED /@context/0'],
    ['/@context', { '@vocab': 'urn:x:' }, 'PROPERTY_INVALID /@context'],
    ['/id', 'status/1', 'ID_NOT_ABSOLUTE /id'],
    ['/id', 7, 'PROPERTY_INVALID /id'],
    ['/type', 'BitstringStatusListCredential', 'PROPERTY_INVALID /type'],
    ['/type', ['BitstringStatusListCredential'], 'VALUE_NOT_ALLOWED /type'],
    ['/type', ['VerifiableCredential'], 'VALUE_NOT_ALLOWED /type'],
    ['/type', ['VerifiableCredential', 'BitstringStatusList'], 'VALUE_NOT_ALLOWED /type'],
    ['/type', ['VerifiableCredential', 'BitstringStatusListCredential', 7], 'PROPERTY_INVALID /type/2'],
    ['/name', ['Revoked'], 'PROPERTY_INVALID /name'],
    ['/description', 7, 'PROPERTY_INVALID /description'],
    ['/issuer', 'school', 'ID_NOT_ABSOLUTE /issuer'],
    ['/issuer', {}, 'PROPERTY_MISSING /issuer'],
    ['/issuer', { id: 7 }, 'PROPERTY_INVALID /issuer/id'],
    ['/issuer', { id: 'school' }, 'ID_NOT_ABSOLUTE /issuer/id'],
    ['/issuer', ['did:web:school.example'], 'PROPERTY_INVALID /issuer'],
    ['/issuer', null, 'PROPERTY_INVALID /issuer'],
    ['/credentialSubject', [{ type: 'BitstringStatusList' }], 'PROPERTY_INVALID /credentialSubject'],
    ['/credentialSubject', 'list', 'PROPERTY_INVALID /credentialSubject'],
    ['/credentialSubject/id', 7, 'PROPERTY_INVALID /credentialSubject/id'],
    ['/credentialSubject/type', 'RevocationList2020', 'VALUE_NOT_ALLOWED /credentialSubject/type'],
    ['/credentialSubject/type', ['OwnList'], 'VALUE_NOT_ALLOWED /credentialSubject/type'],
    ['/credentialSubject/type', [], 'VALUE_NOT_ALLOWED /credentialSubject/type'],
    ['/credentialSubject/type', 7, 'PROPERTY_INVALID /credentialSubject/type'],
    ['/credentialSubject/statusPurpose', [], 'PROPERTY_INVALID /credentialSubject/statusPurpose'],
    ['/credentialSubject/statusPurpose', ['revocation', 7], 'PROPERTY_INVALID /credentialSubject/statusPurpose/1'],
    ['/credentialSubject/statusPurpose', null, 'PROPERTY_INVALID /credentialSubject/statusPurpose'],
    ['/credentialSubject/encodedList', ['H4sI'], 'PROPERTY_INVALID /credentialSubject/encodedList'],
    ['/credentialSubject/encodedList', null, 'PROPERTY_INVALID /credentialSubject/encodedList'],
    ['/credentialSubject/ttl', '300000', 'PROPERTY_INVALID /credentialSubject/ttl'],
    ['/credentialSubject/ttl', null, 'PROPERTY_INVALID /credentialSubject/ttl'],
    ['/proof', 'z3FXQ', 'PROPERTY_INVALID /proof'],
    ['/proof', [{}], 'PROPERTY_MISSING /proof/0'],
  ])('refuses at %s the value %j: %s', (place, value, said) => {
    expect(problemsOf(withValue(fullStatusList, place, value))).toEqual([said])
  })

  it('takes no badge for a list', () => {
    expect(problemsOf(smallBadge)).toContain('VALUE_NOT_ALLOWED /type')
  })

  it('names all problems at once, at most 50', () => {
    const two = withValue(without(fullStatusList, '/issuer'), '/credentialSubject/ttl', 'soon')
    expect(problemsOf(two)).toEqual(['PROPERTY_MISSING ', 'PROPERTY_INVALID /credentialSubject/ttl'])
    const many = withValue(fullStatusList, '/credentialSubject/statusPurpose', new Array<number>(500).fill(7))
    expect(problemsOf(many)).toHaveLength(50)
  })

  describe.each(['validFrom', 'validUntil', 'issuanceDate', 'expirationDate'])('the date %s', (name) => {
    const dated = (value: JsonValue): JsonObject => withValue(fullStatusList, `/${name}`, value)

    it.each(['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+01:00', '2026-01-01T00:00:00.5Z'])('may be %s', (value) => {
      expect(checkStatusList(dated(value))).toEqual({ problems: [], findings: [] })
    })

    it('is read as UTC where it has no zone, and this is said', () => {
      const { problems, findings } = checkStatusList(dated('2026-01-01T00:00:00'))
      expect(problems).toEqual([])
      expect(findings.map(({ code, path }) => `${code} ${path ?? ''}`)).toEqual([`DATE_READ_AS_UTC /${name}`])
    })

    it.each([
      '2026-01-01',
      '2099-02-31T00:00:00Z',
      '2099-02-31T00:00:00',
      'soon',
      '',
      1_767_225_600,
      null,
      true,
      ['2026-01-01T00:00:00Z'],
      {},
    ])('is no %j: DATE_INVALID', (value) => {
      expect(problemsOf(dated(value))).toEqual([`DATE_INVALID /${name}`])
      expect(checkStatusList(dated(value)).findings).toEqual([])
    })
  })
})

describeCorpus('the lists of other people', () => {
  it('are what the W3C says of lists, but for three that leave out what must be there', () => {
    const lists = corpusEntries().filter(({ kind }) => kind === 'status-list')
    expect(lists.length).toBeGreaterThan(10)
    const said = lists.flatMap(({ path: file }) => {
      const { problems } = checkStatusList(JSON.parse(readCorpus(file).toString('utf8')) as JsonObject)
      return problems.map(({ code, facts }) => `${file.split('/').at(-1)!}: ${code} ${String(facts['property'])}`)
    })
    expect(said.sort()).toEqual([
      'blockcerts-status-list-2021-suspension.json: PROPERTY_MISSING statusPurpose',
      'local-status-list-credential.jsonld: PROPERTY_MISSING issuer',
      'statusList.json: PROPERTY_MISSING statusPurpose',
    ])
  })
})
