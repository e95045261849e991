import { describe, expect, it } from 'vitest'
import type { PublishedKey } from '../../src/keys/key-document.js'
import { readJwk } from '../../src/keys/key-document.js'
import { agreesWithHeader, lifetimeOf, pickKey, pickSame, type KeyWish } from '../../src/keys/pick-key.js'
import { readPublicKey, type PublicKey } from '../../src/keys/public-key.js'
import { defaultLimits as limits } from '../../src/limits.js'
import type { JsonObject } from '../../src/json/json.js'
import { ed25519Key, newKey, type TestKey } from '../support/foreign-signer.js'
import { thrownBy } from '../support/thrown-by.js'

const URL = 'https://school.example/keys'
const [first, second] = [ed25519Key(1), ed25519Key(2)]
const elliptic = newKey('ES256')

function published(key: TestKey, members: JsonObject = {}): PublishedKey {
  return readJwk({ ...key.publicJwk, ...members }, limits, URL)
}

function publicKey(key: TestKey): PublicKey {
  return readPublicKey({ ...key.publicJwk }, limits)
}

function wish(method: string | undefined, embedded?: TestKey): KeyWish {
  return {
    reference: { method, embedded: embedded && publicKey(embedded), path: '', purpose: 'assertionMethod' },
    fits: ({ algorithms }) => algorithms.includes('Ed25519'),
    limits,
  }
}

/** The name under which a key was picked. */
function picked(keys: readonly PublishedKey[], method: string | undefined, embedded?: TestKey): string | undefined {
  return pickKey(keys, method, wish(method, embedded))?.entry.id
}

const keys = [published(first, { kid: 'k1' }), published(second, { kid: 'k2' })]

describe('pickKey', () => {
  it.each<[string, string | undefined, string | undefined, TestKey?]>([
    ['the key with just this name', 'k2', 'k2'],
    ['the key that is named by the fragment', `${URL}#k2`, 'k2'],
    ['no key for another name', 'k3', undefined],
    ['no key for no name where several fit', undefined, undefined],
    ['no key for the beginning of a name', 'k', undefined],
    ['no key for another case', 'K1', undefined],
    ['the very same key for no name', undefined, 'k2', second],
    ['the very same key for a name that is not there', 'k3', 'k2', second],
    ['the key that is both named and carried', 'k2', 'k2', second],
    ['no key where name and carried key contradict each other', 'k1', undefined, second],
    ['no key for a carried one that is not there', undefined, undefined, ed25519Key(3)],
    ['the very same key for a multikey as fragment', `https://elsewhere.example/#${second.multikey}`, 'k2'],
    ['the very same key for its did:key', second.method, 'k2'],
  ])('picks %s', (_, method, name, embedded) => {
    expect(picked(keys, method, embedded)).toBe(name)
  })

  it('takes the one key that fits where the proof says nothing', () => {
    expect(picked([published(elliptic, { kid: 'p' }), keys[0]!], undefined)).toBe('k1')
  })

  it('takes no key out of none', () => {
    expect(picked([], undefined)).toBeUndefined()
    expect(picked([], 'k1')).toBeUndefined()
  })

  it('compares absolute names only as a whole', () => {
    const absolute = [published(first, { kid: `${URL}#k1` })]
    expect(picked(absolute, `${URL}#k1`)).toBe(`${URL}#k1`)
    expect(picked(absolute, 'https://elsewhere.example/keys#k1')).toBeUndefined()
    expect(picked(absolute, 'k1')).toBeUndefined()
  })

  it('refuses one name for two keys', () => {
    const error = thrownBy(() => picked([keys[0]!, published(second, { kid: 'k1' })], 'k1'))
    expect([error.code, error.facts]).toEqual(['KEY_AMBIGUOUS', { key: 'k1', found: 2 }])
  })

  it('takes no key by a name where the keys have none', () => {
    expect(picked([published(first)], 'k1')).toBeUndefined()
    expect(picked([published(first)], `${URL}#k1`)).toBeUndefined()
  })

  it('takes one key without a name where it is the only one that fits', () => {
    const one = published(first)
    expect(pickKey([one], undefined, wish(undefined))?.entry).toBe(one)
  })

  it('gives the key beside what was published of it', () => {
    for (const [method, embedded] of [['k2'], [undefined, second], ['k3', second]] as const) {
      const found = pickKey(keys, method, wish(method, embedded))
      expect([found?.entry, found?.key.thumbprint]).toEqual([keys[1], publicKey(second).thumbprint])
    }
  })

  it('does not hide a fault of ours', () => {
    const faulty = {
      ...keys[0]!,
      read: (): never => {
        throw new TypeError('a fault')
      },
    }
    expect(() => picked([faulty, keys[1]!], undefined)).toThrow('a fault')
  })

  it('refuses a broken key only if it is the one that is named', () => {
    const broken = readJwk({ kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'broken' }, limits, URL)
    expect(thrownBy(() => picked([broken, ...keys], 'broken')).code).toBe('KEY_MALFORMED')
    expect(picked([broken, ...keys], undefined, second)).toBe('k2')
    expect(picked([broken, keys[0]!], undefined)).toBe('k1')
  })
})

describe('pickSame', () => {
  it('picks a key whatever it is called, and no other', () => {
    expect(pickSame(keys, publicKey(second))?.entry.id).toBe('k2')
    expect(pickSame(keys, publicKey(elliptic))).toBeUndefined()
  })
})

describe('agreesWithHeader', () => {
  it('tells a token that contradicts itself', () => {
    const reference = { method: undefined, path: '', purpose: 'assertionMethod' } as const
    expect(agreesWithHeader(publicKey(first), { ...reference, embedded: undefined })).toBe(true)
    expect(agreesWithHeader(publicKey(first), { ...reference, embedded: publicKey(first) })).toBe(true)
    expect(agreesWithHeader(publicKey(first), { ...reference, embedded: publicKey(second) })).toBe(false)
  })
})

describe('lifetimeOf', () => {
  const [early, late] = ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z']

  it('is open for a key of which nothing is said', () => {
    expect(lifetimeOf(publicKey(first), keys)).toEqual({ revoked: undefined, expires: undefined, withoutZone: [] })
  })

  it('is the shortest of all that is said of the key, under whatever name', () => {
    const said = [
      published(first, { kid: 'a', revoked: late }),
      published(first, { kid: 'b', revoked: early, expires: late }),
      published(first, { kid: 'c' }),
      published(second, { kid: 'd', revoked: '2020-01-01T00:00:00Z', expires: '2020-01-01T00:00:00Z' }),
    ]
    expect(lifetimeOf(publicKey(first), said)).toEqual({
      revoked: Date.parse(early),
      expires: Date.parse(late),
      withoutZone: [],
    })
  })

  it('tells the dates that name no zone, wherever they stand', () => {
    const said = [
      published(first, { kid: 'a', revoked: '2026-06-01T00:00:00' }),
      published(first, { kid: 'b', revoked: early, expires: '2026-07-01T00:00:00' }),
      published(second, { kid: 'c', expires: '2026-08-01T00:00:00' }),
    ]
    expect(lifetimeOf(publicKey(first), said).withoutZone).toEqual([
      { found: '"2026-06-01T00:00:00"', url: URL },
      { found: '"2026-07-01T00:00:00"', url: URL },
    ])
  })

  it('refuses a revocation that cannot be read, of this key only', () => {
    const said = [published(first, { kid: 'a' }), published(second, { kid: 'b', revoked: { reason: 'stolen' } })]
    expect(lifetimeOf(publicKey(first), said).revoked).toBeUndefined()
    expect(thrownBy(() => lifetimeOf(publicKey(second), said)).code).toBe('KEY_DOCUMENT_INVALID')
  })
})
