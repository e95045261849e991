import { describe, expect, it } from 'vitest'
import { readRefreshService, readStatus, readTermsOfUse, schemasOf } from '../../src/build/credential-services.js'
import { placeOf, readWith } from './support.js'

const own = ['https://school.example/context.json']
const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

describe('readStatus', () => {
  const entry = {
    id: 'https://school.example/status/1#7',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'suspension',
    statusListIndex: '0',
    statusListCredential: 'https://school.example/status/1',
  }

  it('takes an entry with or without an id', () => {
    const { id: _id, ...unnamed } = entry
    expect(readWith(readStatus, entry)).toEqual(entry)
    expect(readWith(readStatus, unnamed)).toEqual(unnamed)
  })

  it.each(['statusPurpose', 'statusListIndex', 'statusListCredential'])('refuses an entry without %s', (name) => {
    expect(placeOf(() => readWith(readStatus, { ...entry, [name]: undefined }))).toBe(`/${name}`)
  })

  it('refuses a type that no context defines, and takes it with a context of one’s own', () => {
    const other = { type: 'OwnStatusEntry', ownIndex: 7 }
    expect(placeOf(() => readWith(readStatus, { type: 'OwnStatusEntry' }))).toBe('/type')
    expect(readWith(readStatus, other, own)).toEqual(other)
  })

  it('refuses an entry without a type', () => {
    expect(placeOf(() => readWith(readStatus, { id: 'urn:x:1' }))).toBe('/type')
  })
})

describe('readRefreshService', () => {
  it('takes the one type that Open Badges knows as said', () => {
    expect(readWith(readRefreshService, { id: 'urn:x:1' })).toEqual({ id: 'urn:x:1', type: '1EdTechCredentialRefresh' })
  })

  it.each([
    [{}, '/id'],
    ['https://school.example/refresh', ''],
    [{ id: 'urn:x:1', type: 'OwnRefresh' }, '/type'],
    [{ id: 'urn:x:1', url: 'https://school.example/' }, '/url'],
  ])('refuses %j', (service, place) => {
    expect(placeOf(() => readWith(readRefreshService, service))).toBe(place)
  })
})

describe('readTermsOfUse', () => {
  it('takes one, or several, as they were given', () => {
    const terms = { id: 'urn:x:1', type: 'https://school.example/types#Terms' }
    expect(readWith(readTermsOfUse, terms)).toEqual(terms)
    expect(readWith(readTermsOfUse, [terms])).toEqual([terms])
  })

  it('refuses a type that no context defines', () => {
    expect(placeOf(() => readWith(readTermsOfUse, [{ type: 'Terms' }]))).toBe('/0/type')
  })

  it('refuses an empty array', () => {
    expect(placeOf(() => readWith(readTermsOfUse, []))).toBe('')
  })
})

describe('schemasOf', () => {
  const read = schemasOf('achievement')

  it('takes the schema of Open Badges, with others or alone', () => {
    const schema = { id: official, type: '1EdTechJsonSchemaValidator2019' }
    const other = { id: 'urn:x:1', type: 'JsonSchema' }
    expect(readWith(read, { id: official })).toEqual(schema)
    expect(readWith(read, [other, { id: official }])).toEqual([other, schema])
  })

  it.each([
    [{ id: 'urn:x:1', type: 'JsonSchema' }],
    [{ id: official, type: 'JsonSchema' }],
    [{ id: official.replace('achievement', 'endorsement') }],
  ])('refuses %j, which leaves out that of Open Badges', (schema) => {
    expect(placeOf(() => readWith(read, schema))).toBe('')
  })
})
