import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readPrivateText } from '../../src/keys/private-text.js'
import type { PrivateJwk } from '../../src/platform/algorithms.js'
import { toBase58 } from '../../src/platform/bytes.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const pairs = {
  Ed25519: generateKeyPairSync('ed25519').privateKey,
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  RSA: generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey,
}
const pemOf = (name: keyof typeof pairs): string => pairs[name].export({ format: 'pem', type: 'pkcs8' }) as string
const jwkOf = (name: keyof typeof pairs): PrivateJwk => pairs[name].export({ format: 'jwk' }) as unknown as PrivateJwk
const names = Object.keys(pairs) as (keyof typeof pairs)[]

describe('readPrivateText', () => {
  it.each(names)('reads a PKCS#8 PEM of type %s', async (name) => {
    expect(await readPrivateText(pemOf(name))).toEqual(jwkOf(name))
  })

  it.each(names)('reads a JWK of type %s as text', async (name) => {
    expect(await readPrivateText(`\n ${JSON.stringify(jwkOf(name), null, 2)}\n`)).toEqual(jwkOf(name))
  })

  it('reads a PEM with Windows line ends and white space around it', async () => {
    const pem = `\r\n${pemOf('Ed25519').replaceAll('\n', '\r\n')}\r\n`
    expect(await readPrivateText(pem)).toEqual(jwkOf('Ed25519'))
  })

  it('reads a secret multikey', async () => {
    const key = await fixedKey('secret')
    const secret = Buffer.from(key.exportPrivateJwk().d, 'base64url')
    const text = `z${toBase58(Uint8Array.of(0x80, 0x26, ...secret))}`
    expect(text).toMatch(/^z3u2/)
    expect(await readPrivateText(` ${text}\n`)).toEqual(key.exportPrivateJwk())
  })

  const encrypted = pairs.Ed25519.export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: 'a',
  }) as string
  it('says of a public PEM that it is public', async () => {
    const error = await thrownBy(() =>
      readPrivateText('-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----'),
    )
    expect(error.code).toBe('KEY_NOT_PRIVATE')
  })

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['JSON that is cut off', JSON.stringify(jwkOf('Ed25519')).slice(0, -2)],
    ['a PEM of SEC 1', pairs['P-256'].export({ format: 'pem', type: 'sec1' }) as string],
    ['a PEM of PKCS#1', pairs.RSA.export({ format: 'pem', type: 'pkcs1' }) as string],
    ['an encrypted PEM', encrypted],
    ['a PEM that is cut off', pemOf('RSA').slice(0, 400)],
    ['a PEM whose bytes are cut off', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA\n-----END PRIVATE KEY-----'],
    ['a PEM that is no base64', '-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----'],
    ['an empty PEM', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----'],
    ['a PEM of X25519', generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string],
    [
      'a PEM of secp256k1',
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey.export({
        format: 'pem',
        type: 'pkcs8',
      }) as string,
    ],
    ['a public multikey', 'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'],
    ['a secret multikey of another type', `z${toBase58(Uint8Array.of(0x86, 0x26, ...new Uint8Array(32).fill(7)))}`],
    ['a secret multikey one byte short', `z${toBase58(Uint8Array.of(0x80, 0x26, ...new Uint8Array(31).fill(7)))}`],
    ['a secret multikey with a wrong digit', 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvj0q'],
    ['very much after z', `z${'2'.repeat(200_000)}`],
  ])('refuses %s, and shows nothing of it', async (_, text) => {
    const error = await thrownBy(() => readPrivateText(text))
    expect(error.code).toBe('KEY_INVALID')
    const shown = JSON.stringify([error.message, error.facts, String(error.cause), error.stack])
    for (const line of text.split('\n').filter((part) => part.length > 20 && !part.startsWith('-----'))) {
      expect(shown).not.toContain(line.slice(0, 16))
    }
  })
})
