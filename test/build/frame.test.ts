import { describe, expect, it } from 'vitest'
import { completeFrame, frameReaders, nounOf } from '../../src/build/frame.js'
import { credentialsV2Context, newestOpenBadgesContext } from '../../src/model/contexts.js'
import { buildWith, placeOf, readWith } from './support.js'

describe('completeFrame', () => {
  it('gives contexts and validity', () => {
    const issuer = { id: 'urn:x:1', type: ['Profile'] }
    const frame = readWith((_value, reading) => completeFrame({ id: 'urn:x:2', issuer }, 'achievement', reading), null)
    expect(frame).toEqual({
      '@context': [credentialsV2Context, newestOpenBadgesContext],
      validFrom: '2026-11-22T09:00:00Z',
      credentialSchema: undefined,
    })
  })
})

describe('frameReaders', () => {
  it('holds a badge to the schema of badges, an endorsement to that of endorsements', () => {
    const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json'
    expect(readWith(frameReaders('endorsement').credentialSchema, { id: schema })).toMatchObject({ id: schema })
    expect(placeOf(() => buildWith({ credentialSchema: { id: schema } }))).toBe('/credentialSchema')
  })
})

describe('nounOf', () => {
  it('leaves out what is not there, and freezes the rest', () => {
    const noun = nounOf<{ a: number; b?: number }>({ a: 0, b: undefined })
    expect(Object.keys(noun)).toEqual(['a'])
    expect(Object.isFrozen(noun)).toBe(true)
  })
})
