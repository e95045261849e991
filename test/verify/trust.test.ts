import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import type { PrivateJwk } from '../../src/platform/algorithms.js'
import { anyIssuer, createTrustDesk, type Trust, type TrustDesk, type TrustedIssuer } from '../../src/verify/trust.js'
import { fixedKey } from '../support/fixed-keys.js'
import { hostileValues } from '../support/hostile-values.js'
import { thrownBy } from '../support/thrown-by.js'

const school = 'did:web:school.example'
const key = await fixedKey('school')
const { publicKey } = key

const desk = (trust: Trust): TrustDesk => createTrustDesk(trust, defaultLimits)

const refusal = (trust: unknown): string => thrownBy(() => desk(trust as Trust)).code

describe('a list of issuers', () => {
  it('trusts those on it, by the exact id', async () => {
    const asked = desk([school, { id: 'https://guild.example/' }])
    expect(asked.kind).toBe('list')
    expect(await asked.ask(school)).toMatchObject({
      answer: 'trusted',
      issuer: { id: school, keys: [], statusIssuers: [] },
    })
    expect((await asked.ask('https://guild.example/')).answer).toBe('trusted')
  })

  it.each([
    '',
    'did:web:school.example#key-1',
    'did:web:school.example:',
    'did:web:SCHOOL.example',
    'did:web:school.exampl',
    ' did:web:school.example',
    'https://guild.example',
    'https://guild.example/#',
    'constructor',
    '__proto__',
  ])('does not trust %j, which is only like one of them', async (id) => {
    expect(await desk([school, 'https://guild.example/']).ask(id)).toEqual({ answer: 'not-trusted' })
  })

  it('trusts nobody if it is empty', async () => {
    expect(await desk([]).ask(school)).toEqual({ answer: 'not-trusted' })
  })

  it('reads keys, status issuers and periods', async () => {
    const trusted = {
      id: school,
      keys: [publicKey],
      statusIssuers: ['did:web:lists.example'],
      from: '2026-01-01T00:00:00Z',
      until: new Date('2028-01-01T00:00:00Z'),
    }
    const answer = await desk([trusted]).ask(school)
    expect(answer).toMatchObject({
      answer: 'trusted',
      issuer: {
        id: school,
        keys: [{ algorithms: ['Ed25519'], jwk: { x: publicKey.x } }],
        statusIssuers: ['did:web:lists.example'],
        from: Date.parse('2026-01-01T00:00:00Z'),
        until: Date.parse('2028-01-01T00:00:00Z'),
      },
    })
  })

  it('is read once: changing it afterwards changes nothing', async () => {
    const list: TrustedIssuer[] = [school]
    const asked = desk(list)
    list.push('did:web:intruder.example')
    expect((await asked.ask('did:web:intruder.example')).answer).toBe('not-trusted')
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an id alone', school],
    ['true', true],
    ['an object', { [school]: true }],
    ['a Set', new Set([school])],
    ['another symbol', Symbol('anyIssuer')],
    ['a registered symbol', Symbol.for('anyIssuer')],
    ['an entry that is nothing', [undefined]],
    ['an entry that is null', [null]],
    ['an entry that is a number', [7]],
    ['an entry that is anyIssuer', [anyIssuer]],
    ['an entry without id', [{ keys: [] }]],
    ['an entry whose id is no text', [{ id: new URL('https://school.example/') }]],
    ['an empty id', ['']],
    ['a name', ['Example Academy']],
    ['an entry with an empty id', [{ id: '' }]],
    ['an issuer twice', [school, { id: school, until: '2027-01-01T00:00:00Z' }]],
    ['a misspelt name', [{ id: school, untill: '2027-01-01T00:00:00Z' }]],
    ['keys that are no array', [{ id: school, keys: publicKey }]],
    ['a key that is no object', [{ id: school, keys: ['z6Mk'] }]],
    ['status issuers that are no array', [{ id: school, statusIssuers: 'did:web:lists.example' }]],
    ['a status issuer that is no id', [{ id: school, statusIssuers: [7] }]],
    ['a status issuer by name', [{ id: school, statusIssuers: ['Registry'] }]],
    ['a period that begins at no moment', [{ id: school, from: '2026' }]],
    ['a period that ends without zone', [{ id: school, until: '2026-01-01T00:00:00' }]],
    ['a period that ends never', [{ id: school, until: null }]],
  ])('%s is refused with OPTIONS_INVALID', (_, trust) => {
    expect(refusal(trust)).toBe('OPTIONS_INVALID')
  })

  const anything = 'an array, a function or anyIssuer'
  const anId = 'ids, which are DIDs or URLs'
  it.each<[unknown, string, string, string]>([
    [undefined, 'trustedIssuers', anything, 'nothing'],
    [true, 'trustedIssuers', anything, 'true'],
    [[null], 'trustedIssuers', 'an id, or an object with "id"', 'null'],
    [['Example Academy'], 'trustedIssuers', anId, '"Example Academy"'],
    [[{ id: 7 }], 'trustedIssuers', 'an id, or an object with "id"', 'an object'],
    [[school, school], 'trustedIssuers', 'each issuer once', `${school} twice`],
    [[{ id: school, keys: 7 }], 'trustedIssuers.keys', 'an array', '7'],
    [[{ id: school, keys: ['z6Mk'] }], 'trustedIssuers.keys', 'public keys as JWK', '"z6Mk"'],
    [[{ id: school, statusIssuers: 7 }], 'trustedIssuers.statusIssuers', 'an array', '7'],
    [[{ id: school, statusIssuers: ['Registry'] }], 'trustedIssuers.statusIssuers', anId, '"Registry"'],
  ])('%j is refused, and it is said what is wanted where', (trust, option, expected, found) => {
    expect(thrownBy(() => desk(trust as Trust)).facts).toEqual({ option, expected, found })
  })

  it.each([
    ['untill', '2027-01-01T00:00:00Z', 'trustedIssuers.untill'],
    ['from', '2026', 'trustedIssuers.from'],
    ['until', '2026', 'trustedIssuers.until'],
  ])('names what is wrong in an entry: %s', (name, value, option) => {
    expect(thrownBy(() => desk([{ id: school, [name]: value }])).facts['option']).toBe(option)
  })

  it('is known to pin keys, without anybody being asked, for the issuers that have some', () => {
    const { pinned } = desk([school, { id: 'https://guild.example/', keys: [publicKey] }])
    expect([...(pinned ?? [])].map(([id, keys]) => [id, keys.map(({ jwk }) => jwk)])).toEqual([
      ['https://guild.example/', [expect.objectContaining({ x: publicKey.x })]],
    ])
  })

  it.each(Object.entries(hostileValues).filter(([, make]) => typeof make() !== 'function'))(
    '%s in place of an issuer is refused',
    (_, make) => {
      expect(() => desk([make() as TrustedIssuer])).toThrow()
    },
  )

  it.each<[string, object, string]>([
    ['private', key.exportPrivateJwk(), 'KEY_MALFORMED'],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }, 'KEY_MALFORMED'],
    ['of a type nobody knows', { kty: 'PQC' }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['of small order', { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }, 'KEY_WEAK'],
    ['broken', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, 'KEY_MALFORMED'],
    ['without members', {}, 'KEY_TYPE_NOT_SUPPORTED'],
  ])('a pinned key that is %s is refused, and not repeated', (_, pinned, code) => {
    const error = thrownBy(() => desk([{ id: school, keys: [pinned as PrivateJwk] }]))
    expect(error.code).toBe(code)
    expect(JSON.stringify(error) + error.message).not.toContain(key.exportPrivateJwk().d)
  })
})

describe('anyIssuer', () => {
  it('asks nobody', async () => {
    const asked = desk(anyIssuer)
    expect(asked.kind).toBe('any-issuer')
    expect(await asked.ask(school)).toEqual({ answer: 'not-asked' })
  })
})

describe('a look-up', () => {
  it.each<[string, () => TrustedIssuer | undefined | Promise<TrustedIssuer | undefined>, string]>([
    ['answers with the id', () => school, 'trusted'],
    ['answers later', () => Promise.resolve({ id: school }), 'trusted'],
    ['answers with nothing', () => undefined, 'not-trusted'],
    ['answers with nothing later', () => Promise.resolve(undefined), 'not-trusted'],
    ['answers about somebody else', () => 'did:web:guild.example', 'unavailable'],
    ['answers with an empty text', () => '', 'unavailable'],
    ['answers with null', () => null as unknown as undefined, 'unavailable'],
    ['answers with true', () => true as unknown as undefined, 'unavailable'],
    ['answers with a misspelt name', () => ({ id: school, untill: '2027' }) as TrustedIssuer, 'unavailable'],
    ['answers with a broken key', () => ({ id: school, keys: [{ kty: 'OKP' }] }), 'unavailable'],
    ['rejects', () => Promise.reject(new Error('down')), 'unavailable'],
    [
      'throws',
      () => {
        throw new Error('down')
      },
      'unavailable',
    ],
  ])('that %s: %s', async (_, lookup, expected) => {
    const asked = desk(lookup)
    expect(asked.kind).toBe('lookup')
    expect((await asked.ask(school)).answer).toBe(expected)
  })

  it('that answers about somebody else says about whom, to the caller alone', async () => {
    expect(await desk(() => 'did:web:guild.example').ask(school)).toMatchObject({
      cause: new TypeError('the trust lookup answered about did:web:guild.example'),
    })
  })

  it('is given the id as it stands', async () => {
    const asked: string[] = []
    await desk((id) => {
      asked.push(id)
      return undefined
    }).ask('did:web:school.example#x')
    expect(asked).toEqual(['did:web:school.example#x'])
  })
})
