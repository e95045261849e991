import { describe, expect, it } from 'vitest'
import { readCandidate } from '../../src/keys/candidate.js'
import { didJwkOf } from '../../src/keys/publish.js'
import { readPublicKey } from '../../src/keys/public-key.js'
import { defaultLimits } from '../../src/limits.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const p256 = await fixedKey('school', { algorithm: 'ES256' })
const p384 = await fixedKey('school', { algorithm: 'ES384' })
const p521 = await fixedKey('school', { algorithm: 'ES512' })
const fragmentOf = (id: string): string => id.slice(id.indexOf('#') + 1)
const thumbprint = readPublicKey(key.publicKey, defaultLimits).thumbprint
const read = (method: string | undefined): ReturnType<typeof readCandidate> =>
  readCandidate({ method, embedded: undefined, path: '', purpose: 'assertionMethod' }, defaultLimits)

describe('readCandidate', () => {
  it.each([
    ['a did:key', key.id],
    ['a did:key without fragment', key.id.slice(0, key.id.indexOf('#'))],
    ['a did:jwk', `${didJwkOf(key.publicKey)}#0`],
    ['a multikey as the fragment of a URL', `https://school.example/1#${fragmentOf(key.id)}`],
    ['a multikey as the fragment of a did:web', `did:web:school.example#${fragmentOf(key.id)}`],
  ])('reads the key out of %s', (_, method) => {
    expect(read(method)?.thumbprint).toBe(thumbprint)
  })

  it.each([
    ['P-256', p256],
    ['P-384', p384],
    ['P-521', p521],
  ])('reads a %s key out of a fragment', (_, { id, publicKey }) => {
    expect(read(`https://school.example/1#${fragmentOf(id)}`)?.jwk).toEqual(publicKey)
  })

  it('takes the key in the header before all names', () => {
    const embedded = readPublicKey(p256.publicKey, defaultLimits)
    expect(readCandidate({ method: key.id, embedded, path: '', purpose: 'assertionMethod' }, defaultLimits)).toBe(
      embedded,
    )
  })

  it.each([
    ['nothing', undefined],
    ['empty text', ''],
    ['an ordinary fragment', 'https://school.example/1#key-1'],
    ['a fragment that begins like a multikey', 'https://school.example/1#z6Mk-2024'],
    ['a multikey without #', fragmentOf(key.id)],
    ['a multikey after a second #', `https://school.example/1#a#${fragmentOf(key.id)}`],
    ['a did:web', 'did:web:school.example#key-1'],
    ['a fragment that ends like a multikey', `https://school.example/1#a${fragmentOf(key.id)}`],
    ['a fragment that goes on after a multikey', `https://school.example/1#${fragmentOf(key.id)}-a`],
    ['a fragment that is too short for a multikey', `https://school.example/1#z6Mk${'1'.repeat(39)}`],
    ['a multikey of another type', `https://school.example/1#z6LS${fragmentOf(key.id).slice(4)}`],
    ['a did:key after something', `x${key.id.slice(0, key.id.indexOf('#'))}`],
    ['a did:jwk after something', `x${didJwkOf(key.publicKey)}`],
  ])('reads no key out of %s', (_, method) => {
    expect(read(method)).toBeUndefined()
  })

  it.each([
    ['a broken did:key', 'did:key:z6Mk', 'KEY_MALFORMED'],
    ['a did:key of small order', 'did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP', 'KEY_WEAK'],
    ['a broken did:jwk', 'did:jwk:AAAA#0', 'JSON_SYNTAX'],
    [
      'a fragment that is a multikey but names no type',
      `https://school.example/1#z6Mk${'1'.repeat(43)}`,
      'KEY_TYPE_NOT_SUPPORTED',
    ],
    [
      'the shortest fragment that is a multikey',
      `https://school.example/1#zDn${'1'.repeat(40)}`,
      'KEY_TYPE_NOT_SUPPORTED',
    ],
  ])('refuses %s', (_, method, code) => {
    expect(thrownBy(() => read(method)).code).toBe(code)
  })
})
