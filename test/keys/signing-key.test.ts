import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '#platform'
import { readPublicKey } from '../../src/keys/public-key.js'
import { generateKey, importKey, type LocalSigningKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { signatureNames, type PrivateJwk, type SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { toUtf8 } from '../../src/platform/bytes.js'
import { fixedKey } from '../support/fixed-keys.js'
import { hostileValues } from '../support/hostile-values.js'
import { thrownBy } from '../support/thrown-by.js'

const algorithms = signatureNames
const message = toUtf8('a message')
const generated = new Map<SignatureAlgorithm, LocalSigningKey>()
for (const algorithm of algorithms) generated.set(algorithm, await generateKey({ algorithm, rsaBits: 2_048 }))
const keyFor = (algorithm: SignatureAlgorithm): LocalSigningKey => generated.get(algorithm)!

async function isSigned(key: LocalSigningKey): Promise<boolean> {
  const { algorithm, publicKey } = key
  const signature = await key.sign(message)
  const platformKey = await readPublicKey({ ...publicKey }, defaultLimits).load(algorithm)
  return verifySignature(algorithm, platformKey, message, signature)
}

describe('generateKey', () => {
  it.each(algorithms)('makes %s keys whose signatures hold', async (algorithm) => {
    expect(keyFor(algorithm).algorithm).toBe(algorithm)
    expect(await isSigned(keyFor(algorithm))).toBe(true)
  })

  it.each([
    ['Ed25519', 64],
    ['ES256', 64],
    ['ES384', 96],
    ['ES512', 132],
    ['RS256', 256],
    ['PS512', 256],
  ] as const)('makes %s signatures of %i bytes', async (algorithm, length) => {
    expect(await keyFor(algorithm).sign(message)).toHaveLength(length)
  })

  it.each(algorithms)('makes %s keys that come back as what they were', async (algorithm) => {
    const stored = JSON.stringify(keyFor(algorithm).exportPrivateJwk())
    const again = await importKey(stored)
    expect([again.algorithm, again.publicKey, again.id]).toEqual([
      algorithm,
      keyFor(algorithm).publicKey,
      keyFor(algorithm).id,
    ])
    expect(await isSigned(again)).toBe(true)
  })

  it('makes Ed25519 keys if not told otherwise', async () => {
    expect((await generateKey()).algorithm).toBe('Ed25519')
  })

  it('never makes the same key twice', async () => {
    expect((await generateKey()).publicKey).not.toEqual((await generateKey()).publicKey)
  })

  it.each([
    ['Ed25519', /^did:key:(z6Mk\w+)#\1$/],
    ['ES256', /^did:key:(zDn\w+)#\1$/],
    ['ES384', /^did:key:(z82\w+)#\1$/],
    ['ES512', /^did:key:(z2J9\w+)#\1$/],
    ['RS256', /^did:jwk:[\w-]+#0$/],
  ] as const)('names %s keys by their own DID', (algorithm, name) => {
    expect(keyFor(algorithm).id).toMatch(name)
  })

  it('names a key as it is told', async () => {
    expect((await generateKey({ id: 'did:web:school.example#a' })).id).toBe('did:web:school.example#a')
  })

  it.each<[string, object]>([
    ['an algorithm that nobody knows', { algorithm: 'ES256K' }],
    ['a shared secret', { algorithm: 'HS256' }],
    ['RSA of 1024 bits', { algorithm: 'RS256', rsaBits: 1_024 }],
    ['RSA of 16384 bits', { algorithm: 'RS256', rsaBits: 16_384 }],
    ['RSA of half a bit more', { algorithm: 'RS256', rsaBits: 2_048.5 }],
    ['RSA of NaN bits', { algorithm: 'RS256', rsaBits: Number.NaN }],
    ['bits as text', { algorithm: 'RS256', rsaBits: '4096' }],
  ])('refuses %s', async (_, options) => {
    expect((await thrownBy(() => generateKey(options))).code).toBe('OPTIONS_INVALID')
  })
})

describe('importKey', () => {
  it.each(algorithms)('imports what a %s key exports', async (algorithm) => {
    const key = keyFor(algorithm)
    const again = await importKey(key.exportPrivateJwk())
    expect([again.id, again.algorithm, again.publicKey]).toEqual([key.id, key.algorithm, key.publicKey])
    expect(await isSigned(again)).toBe(true)
  })

  it.each(algorithms)('imports a %s key as PKCS#8 PEM', async (algorithm) => {
    const key = keyFor(algorithm)
    const pem = createPrivateKey({ key: key.exportPrivateJwk() as never, format: 'jwk' }).export({
      format: 'pem',
      type: 'pkcs8',
    })
    // PEM does not say what an RSA key signs with.
    const again = await importKey(pem as string, key.publicKey.kty === 'RSA' ? { algorithm } : {})
    expect([again.id, again.algorithm]).toEqual([key.id, key.algorithm])
    expect(await isSigned(again)).toBe(true)
  })

  it.each(algorithms)('imports a %s key as JSON text', async (algorithm) => {
    expect((await importKey(JSON.stringify(keyFor(algorithm).exportPrivateJwk()))).id).toBe(keyFor(algorithm).id)
  })

  const jwk = keyFor('Ed25519').exportPrivateJwk()
  it.each([
    ['a DID URL as kid', { ...jwk, kid: 'did:web:school.example#a' }, 'did:web:school.example#a'],
    ['an https kid', { ...jwk, kid: 'https://school.example/1#a' }, 'https://school.example/1#a'],
    ['a kid that is no identifier', { ...jwk, kid: 'key-1' }, keyFor('Ed25519').id],
    ['an http kid', { ...jwk, kid: 'http://school.example/1#a' }, keyFor('Ed25519').id],
    ['no kid', jwk, keyFor('Ed25519').id],
  ])('names a key with %s', async (_, material, id) => {
    expect((await importKey(material)).id).toBe(id)
  })

  it('names a key as it is told, before its kid', async () => {
    expect((await importKey({ ...jwk, kid: 'did:web:a.example#a' }, { id: 'did:web:b.example#b' })).id).toBe(
      'did:web:b.example#b',
    )
  })

  it('does not change with the object it came from', async () => {
    const material = { ...jwk }
    const key = await importKey(material)
    Object.assign(material, { d: 'AAAA', x: 'AAAA' })
    expect(key.exportPrivateJwk()).toEqual(jwk)
    expect(await isSigned(key)).toBe(true)
  })

  it.each<[string, object, string]>([
    ['a public key', keyFor('ES256').publicKey, 'KEY_NOT_PRIVATE'],
    ['a key whose private part is no text', { ...jwk, d: 7 }, 'KEY_NOT_PRIVATE'],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }, 'KEY_NOT_PRIVATE'],
    ['no key at all', { achievement: {} }, 'KEY_INVALID'],
    ['an array', [jwk], 'KEY_INVALID'],
    [
      'a weak RSA key',
      generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ format: 'jwk' }),
      'KEY_WEAK',
    ],
    [
      'a key of another type',
      generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }),
      'KEY_TYPE_NOT_SUPPORTED',
    ],
    [
      'secp256k1',
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey.export({ format: 'jwk' }),
      'KEY_TYPE_NOT_SUPPORTED',
    ],
    ['a public part that is broken', { ...jwk, x: 'AAAA' }, 'KEY_MALFORMED'],
    ['a weak public part', { ...jwk, x: Buffer.alloc(32).toString('base64url') }, 'KEY_WEAK'],
    ['a point off its curve', { ...keyFor('ES256').exportPrivateJwk(), y: keyFor('ES256').publicKey.x }, 'KEY_WEAK'],
  ])('refuses %s', async (_, material, code) => {
    expect((await thrownBy(() => importKey(material as PrivateJwk))).code).toBe(code)
  })

  it.each(Object.entries(hostileValues))('refuses %s', async (_, make) => {
    const value = make()
    const error = await thrownBy(() => importKey(value as PrivateJwk))
    expect(error.code).toMatch(/^(?:KEY_|INPUT_|JSON_)/)
  })

  it('refuses to sign with a private part that is none, when it is asked to', async () => {
    const key = await importKey({ ...jwk, d: 'AAAA' })
    await expect(key.sign(message)).rejects.toThrow()
  })
})

describe('the private key', () => {
  const secretsOf = (key: LocalSigningKey): string[] => {
    const { d, p, q, dp, dq, qi } = key.exportPrivateJwk()
    return [d, p, q, dp, dq, qi].filter((secret) => secret !== undefined)
  }

  it.each(algorithms)('of %s is in nothing that is printed', async (algorithm) => {
    const key = keyFor(algorithm)
    const printed = [
      JSON.stringify(key),
      inspect(key, { depth: Infinity, showHidden: true, getters: true }),
      JSON.stringify(Object.getOwnPropertyDescriptors(key)),
      JSON.stringify({ ...key }),
      String(key),
      JSON.stringify(await key.sign(message)),
    ].join('\n')
    for (const secret of secretsOf(key)) {
      expect(printed).not.toContain(secret)
      expect(printed).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
    }
  })

  it.each(algorithms)('of %s is in no message about a key that is broken', async (algorithm) => {
    const material = keyFor(algorithm).exportPrivateJwk()
    const broken: readonly unknown[] = [
      { ...material, kty: 'odd' },
      { ...material, crv: 'odd', n: 'AAAA' },
      { ...material, x: 'AAAA', e: 'AAAA' },
      { ...material, kty: undefined },
      { ...material, use: 'enc' },
      [material],
      { keys: [material] },
      JSON.stringify(material).slice(0, -1),
      JSON.stringify(material).replace('{', '{{'),
      `${JSON.stringify(material)} x`,
      JSON.stringify([material]),
    ]
    for (const each of broken) {
      const error = await thrownBy(() => importKey(each as PrivateJwk))
      const shown = `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)}`
      for (const secret of secretsOf(keyFor(algorithm))) expect(shown).not.toContain(secret.slice(0, 12))
    }
  })

  it('is exported as a copy', () => {
    const key = keyFor('Ed25519')
    Object.assign(key.exportPrivateJwk(), { d: 'changed' })
    expect(key.exportPrivateJwk().d).not.toBe('changed')
  })

  it('cannot be replaced in a key', async () => {
    const key = await fixedKey('frozen')
    expect(Object.isFrozen(key)).toBe(true)
    expect(Object.isFrozen(key.publicKey)).toBe(true)
  })
})
