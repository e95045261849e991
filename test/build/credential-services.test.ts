import { describe, expect, it } from 'vitest'
import { readRefreshService, readStatus, readTermsOfUse, schemasOf } from '../../src/build/credential-services.js'
import { placeOf, readWith, refusalOf } from './support.js'

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

  it.each(['revocation', 'suspension', 'refresh', 'message'])('takes the purpose %s', (statusPurpose) => {
    expect(readWith(readStatus, { ...entry, statusPurpose })).toEqual({ ...entry, statusPurpose })
  })

  it.each([
    ['revoked', 'revocation'],
    ['suspended', 'suspension'],
    ['Revocation', 'revocation'],
  ])('refuses the purpose %s and suggests %s', (statusPurpose, suggestion) => {
    const call = (): unknown => readWith(readStatus, { ...entry, statusPurpose })
    expect(placeOf(call)).toBe('/statusPurpose')
    expect(refusalOf(call).facts).toMatchObject({ suggestion })
  })

  it.each(['', '7abc', ' 7', '8e0', '-1', '+1', '01', '0x7', '7.0', 7, null, ['7']])(
    'refuses the index %j, which two readers could read as two places',
    (statusListIndex) => {
      expect(placeOf(() => readWith(readStatus, { ...entry, statusListIndex }))).toBe('/statusListIndex')
    },
  )

  it('refuses a type that no context defines, and takes it with a context of one’s own', () => {
    const other = { type: 'OwnStatusEntry', ownIndex: 7 }
    expect(placeOf(() => readWith(readStatus, { type: 'OwnStatusEntry' }))).toBe('/type')
    expect(readWith(readStatus, other, own)).toEqual(other)
  })

  it('refuses an entry without a type', () => {
    expect(placeOf(() => readWith(readStatus, { id: 'urn:x:1' }))).toBe('/type')
  })
})

describe('readStatus, of an entry with messages', () => {
  const messagesFor = (count: number): object[] =>
    Array.from({ length: count }, (_, value) => ({ status: `0x${value.toString(16)}`, message: `message ${value}` }))
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'message',
    statusListIndex: '7',
    statusListCredential: 'https://school.example/status/2',
  }

  it.each([
    [undefined, 2],
    [1, 2],
    [2, 4],
    [8, 256],
  ])('takes for a size of %s messages for its %i values', (size, count) => {
    const whole = { ...entry, ...(size === undefined ? {} : { statusSize: size }), statusMessage: messagesFor(count) }
    expect(readWith(readStatus, whole)).toEqual(whole)
  })

  it('takes no messages for one bit', () => {
    expect(readWith(readStatus, { ...entry, statusSize: 1 })).toEqual({ ...entry, statusSize: 1 })
  })

  it('takes one place, or several, where it is explained what they mean', () => {
    const one = { ...entry, statusReference: 'https://school.example/statuses' }
    const several = { ...entry, statusReference: ['https://school.example/statuses', 'urn:x:1'] }
    expect([readWith(readStatus, one), readWith(readStatus, several)]).toEqual([one, several])
  })

  it.each<[object, string]>([
    [{ statusSize: 0 }, '/statusSize'],
    [{ statusSize: 9 }, '/statusSize'],
    [{ statusSize: 1.5 }, '/statusSize'],
    [{ statusSize: '2' }, '/statusSize'],
    [{ statusSize: 2 }, '/statusMessage'],
    [{ statusSize: 2, statusMessage: messagesFor(3) }, '/statusMessage'],
    [{ statusSize: 2, statusMessage: messagesFor(5) }, '/statusMessage'],
    [{ statusMessage: messagesFor(1) }, '/statusMessage'],
    [{ statusMessage: messagesFor(3) }, '/statusMessage'],
    [{ statusMessage: [] }, '/statusMessage'],
    [{ statusMessage: [...messagesFor(1), ...messagesFor(1)] }, '/statusMessage'],
    [{ statusMessage: [...messagesFor(1), { status: '0x2', message: 'a' }] }, '/statusMessage'],
    [{ statusMessage: messagesFor(1)[0] }, '/statusMessage'],
    [{ statusMessage: ['a', 'b'] }, '/statusMessage/0'],
    [{ statusMessage: [...messagesFor(1), { status: '1', message: 'a' }] }, '/statusMessage/1/status'],
    [{ statusMessage: [...messagesFor(1), { status: 1, message: 'a' }] }, '/statusMessage/1/status'],
    [{ statusMessage: [...messagesFor(1), { status: '0x', message: 'a' }] }, '/statusMessage/1/status'],
    [{ statusMessage: [...messagesFor(1), { message: 'a' }] }, '/statusMessage/1/status'],
    [{ statusMessage: [...messagesFor(1), { status: '0x1' }] }, '/statusMessage/1/message'],
    [{ statusMessage: [...messagesFor(1), { status: '0x1', message: '' }] }, '/statusMessage/1/message'],
    [{ statusReference: 'statuses' }, '/statusReference'],
    [{ statusReference: [] }, '/statusReference'],
    [{ statusReference: ['https://school.example/statuses', 7] }, '/statusReference/1'],
  ])('refuses %j', (changes, place) => {
    expect(placeOf(() => readWith(readStatus, { ...entry, ...changes }))).toBe(place)
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
