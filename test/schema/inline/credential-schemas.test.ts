import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/json/json.js'
import { readCredentialSchemas } from '../../../src/schema/inline/credential-schemas.js'

const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
const own = 'https://school.example/schema.json'
const edTech = '1EdTechJsonSchemaValidator2019'

const readIn = (credentialSchema: JsonValue, kind: 'badge' | 'endorsement' = 'badge'): unknown[] =>
  readCredentialSchemas({ credentialSchema }, kind).map(({ path, url, judging }) => [path, url, judging])

describe('readCredentialSchemas', () => {
  it('reads one, and several', () => {
    expect(readIn({ id: own, type: 'JsonSchema' })).toEqual([['/credentialSchema', own, { dialect: undefined }]])
    expect(
      readIn([
        { id: official, type: edTech },
        { id: own, type: edTech },
      ]),
    ).toEqual([
      ['/credentialSchema/0', official, 'done'],
      ['/credentialSchema/1', own, { dialect: '2019-09' }],
    ])
  })

  it('takes the schema of the standard for done on a credential of its kind only', () => {
    expect(readIn({ id: official, type: 'AnythingAtAll' })).toEqual([['/credentialSchema', official, 'done']])
    expect(readIn({ id: official, type: edTech }, 'endorsement')).toEqual([
      ['/credentialSchema', official, { dialect: '2019-09' }],
    ])
  })

  it.each<[JsonValue]>([['JsonSchemaCredential'], ['JsonSchemaValidator2018'], ['toString'], [[]], [7], [['a', 'b']]])(
    'does not know the type %j',
    (type) => {
      expect(readIn({ id: own, type })).toEqual([['/credentialSchema', own, 'not-supported']])
    },
  )

  it('finds a type that it knows among several', () => {
    expect(readIn({ id: own, type: ['Other', 'JsonSchema'] })).toEqual([
      ['/credentialSchema', own, { dialect: undefined }],
    ])
  })

  it.each<[JsonValue]>([[null], ['https://school.example/schema.json'], [{}], [7]])(
    'never takes %j for done',
    (entry) => {
      expect(readIn(entry)).toEqual([['/credentialSchema', '', 'not-supported']])
    },
  )

  it('reads the digest', () => {
    const entry = { id: own, type: 'JsonSchema', digestSRI: 'sha384-AAAA' }
    expect(readCredentialSchemas({ credentialSchema: entry }, 'badge')[0]?.digest).toBe('sha384-AAAA')
  })

  it('finds none where there are none', () => {
    expect(readCredentialSchemas({}, 'badge')).toEqual([])
    expect(readIn([])).toEqual([])
  })
})
