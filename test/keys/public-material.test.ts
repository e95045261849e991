import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { importPublicJwk, type PublicKeyMaterial } from '../../src/keys/public-material.js'
import { didJwkOf, didKeyOf } from '../../src/keys/publish.js'
import { generateKey, type LocalSigningKey } from '../../src/keys/signing-key.js'
import type { SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { toBase58, toUtf8 } from '../../src/platform/bytes.js'
import { hostileValues } from '../support/hostile-values.js'
import { thrownBy } from '../support/thrown-by.js'

const algorithms: readonly SignatureAlgorithm[] = ['Ed25519', 'ES256', 'ES384', 'RS256']
const keys = await Promise.all(algorithms.map((algorithm) => generateKey({ algorithm, rsaBits: 2_048 })))
const named = keys.map((key) => [key.algorithm, key] as const)
const elliptic = named.filter(([algorithm]) => algorithm !== 'RS256')
const [ed25519, p256] = keys as [LocalSigningKey, LocalSigningKey]

function spkiOf({ publicKey }: LocalSigningKey, format: 'pem' | 'der'): string | Buffer {
  const key = createPublicKey({ key: publicKey, format: 'jwk' })
  return format === 'pem' ? key.export({ format, type: 'spki' }) : key.export({ format, type: 'spki' })
}

function multikeyOf({ publicKey }: LocalSigningKey): string {
  return didKeyOf(publicKey)?.slice('did:key:'.length) ?? ''
}

describe('importPublicJwk', () => {
  it.each(named)('takes a JWK of %s as it is', (_, { publicKey }) => {
    expect(importPublicJwk(publicKey)).toEqual(publicKey)
  })

  it.each(named)('takes the public part of a private JWK of %s, and nothing else', (_, key) => {
    const withName = { ...key.exportPrivateJwk(), kid: 'key-1', alg: key.algorithm, oth: [] }
    expect(importPublicJwk(withName)).toEqual(key.publicKey)
  })

  it.each(named)('reads a JWK of %s as text', (_, { publicKey }) => {
    expect(importPublicJwk(`\n ${JSON.stringify(publicKey, null, 2)}\n`)).toEqual(publicKey)
  })

  it.each(named)('reads SPKI of %s as PEM and as DER', (_, key) => {
    expect(importPublicJwk(spkiOf(key, 'pem'))).toEqual(key.publicKey)
    expect(importPublicJwk(spkiOf(key, 'der'))).toEqual(key.publicKey)
  })

  it.each(elliptic)('reads a multikey of %s', (_, key) => {
    expect(importPublicJwk(` ${multikeyOf(key)}\n`)).toEqual(key.publicKey)
  })

  it.each(elliptic)('reads a did:key of %s, with and without its fragment', (_, key) => {
    const did = `did:key:${multikeyOf(key)}`
    expect(importPublicJwk(did)).toEqual(key.publicKey)
    expect(importPublicJwk(`${did}#${multikeyOf(key)}`)).toEqual(key.publicKey)
  })

  it.each(named)('reads a did:jwk of %s, with and without its fragment', (_, { publicKey }) => {
    expect(importPublicJwk(didJwkOf(publicKey))).toEqual(publicKey)
    expect(importPublicJwk(`${didJwkOf(publicKey)}#0`)).toEqual(publicKey)
  })

  it.each<[string, string]>([
    ['a JWK', JSON.stringify(p256.publicKey)],
    ['PEM', spkiOf(p256, 'pem') as string],
    ['a multikey', `${multikeyOf(p256)}\n`],
    ['a did:jwk', didJwkOf(p256.publicKey)],
  ])('reads %s as the bytes of a file', (_, text) => {
    expect(importPublicJwk(toUtf8(text))).toEqual(p256.publicKey)
  })

  it('gives a key that cannot be changed, and does not change with what it came from', () => {
    const material = { ...p256.publicKey }
    const key = importPublicJwk(material)
    Object.assign(material, { x: material.y })
    expect(key).toEqual(p256.publicKey)
    expect(Object.isFrozen(key)).toBe(true)
  })

  const encrypted = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { format: 'pem', type: 'spki' },
    privateKeyEncoding: { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'a' },
  }).privateKey
  it.each<[string, unknown, string]>([
    ['nothing', '', 'KEY_INVALID'],
    ['no bytes', new Uint8Array(), 'KEY_INVALID'],
    ['text', 'hello', 'KEY_INVALID'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe), 'KEY_INVALID'],
    ['JSON that is cut off', JSON.stringify(p256.publicKey).slice(0, -1), 'KEY_INVALID'],
    ['an array', [p256.publicKey], 'KEY_INVALID'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'KEY_INVALID'],
    ['an encrypted private PEM', encrypted, 'KEY_INVALID'],
    ['a did:web', 'did:web:school.example#a', 'KEY_INVALID'],
    ['a did:key with the fragment of another', `did:key:${multikeyOf(p256)}#${multikeyOf(ed25519)}`, 'KEY_INVALID'],
    ['a did:jwk with another fragment', `${didJwkOf(p256.publicKey)}#1`, 'KEY_INVALID'],
    ['a did:key that is none', 'did:key:1234', 'DID_MALFORMED'],
    ['a did:jwk that is none', 'did:jwk:!', 'DID_MALFORMED'],
    ['a multikey with a digit that is none', `${multikeyOf(p256)}0`, 'KEY_MALFORMED'],
    ['DER that is cut off', (spkiOf(p256, 'der') as Buffer).subarray(0, -1), 'KEY_MALFORMED'],
    ['PEM that is cut off', (spkiOf(p256, 'pem') as string).slice(0, -30), 'KEY_MALFORMED'],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }, 'KEY_MALFORMED'],
    ['a key set', { keys: [p256.publicKey] }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['a key for encryption', { ...p256.publicKey, use: 'enc' }, 'KEY_MALFORMED'],
    ['a key of another algorithm', { ...p256.publicKey, alg: 'ES512' }, 'KEY_TYPE_NOT_SUPPORTED'],
    ['a weak point', { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32).toString('base64url') }, 'KEY_WEAK'],
    ['a point off its curve', { ...p256.publicKey, y: p256.publicKey.x }, 'KEY_WEAK'],
  ])('refuses %s', (_, material, code) => {
    expect(thrownBy(() => importPublicJwk(material as PublicKeyMaterial)).code).toBe(code)
  })

  it.each(Object.entries(hostileValues))('refuses %s', (_, make) => {
    const error = thrownBy(() => importPublicJwk(make() as PublicKeyMaterial))
    expect(error.code).toMatch(/^(?:KEY_|INPUT_|JSON_)/)
  })
})

describe('a private key given in place of a public one', () => {
  const jwk = ed25519.exportPrivateJwk()
  const secret = Buffer.from(jwk.d, 'base64url')
  const multikey = `z${toBase58(Uint8Array.of(0x80, 0x26, ...secret))}`
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
  const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----`
  const didJwk = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`

  it.each<[string, PublicKeyMaterial]>([
    ['as secret multikey', multikey],
    ['as secret multikey with a wrong digit', `${multikey}0`],
    ['as PEM', pem],
    ['as DER', pkcs8],
    ['as JSON that is cut off', JSON.stringify(jwk).slice(0, -1)],
    ['as JSON twice', `${JSON.stringify(jwk)} ${JSON.stringify(jwk)}`],
    ['in an array', [jwk] as never],
    ['with a broken public part', { ...jwk, x: 'AAAA' }],
    ['of another type', { ...jwk, kty: 'odd' }],
    ['as did:jwk', didJwk],
  ])('%s is refused, and in no message', (_, material) => {
    const error = thrownBy(() => importPublicJwk(material))
    expect(error.code).toMatch(/^KEY_/)
    const shown = `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)}`
    const tail = multikey.slice(8, 24)
    for (const part of [jwk.d.slice(0, 16), tail, secret.toString('hex'), pkcs8.toString('base64').slice(24, 40)]) {
      expect(shown).not.toContain(part)
    }
  })
})
