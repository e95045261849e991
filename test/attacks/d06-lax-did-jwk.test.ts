/**
 * D6: one key under many names, so that it is taken for several issuers, or a name that says more than a public key: with
 * padding, in other letters, with a private part, for another use.
 */
import { describe, expect, it } from 'vitest'
import { fromBase58, toBase58, toBase64Url, toUtf8 } from '../../src/platform/bytes.js'
import { badgeOf, newKey, signBadgeAsToken, signDocument, type TestKey } from '../support/foreign-signer.js'
import type { JsonObject } from '../../src/json/json.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'

const [ed25519, p256, p384, rsa] = [newKey('Ed25519'), newKey('ES256'), newKey('ES384'), newKey('RS256')]
const jwk = ed25519.publicJwk as JsonObject

/** A badge of this issuer as a token, whose header names this method. */
function token(issuer: string, method: string, key: TestKey = ed25519): string {
  return signBadgeAsToken(badgeOf(issuer), key, { kid: method })
}

async function codesFor(issuer: string, method: string, key: TestKey = ed25519): Promise<ReadonlySet<string>> {
  const document = await signDocument(badgeOf(issuer), key, { proof: { verificationMethod: method } })
  const ofDocument = await codesOf(document)
  return new Set([...ofDocument, ...(await codesOf(token(issuer, method, key)))])
}

const didOf = (value: unknown): string =>
  `did:jwk:${toBase64Url(toUtf8(typeof value === 'string' ? value : JSON.stringify(value)))}`

describe('a did:jwk', () => {
  const did = didOf(jwk)

  it.each([
    ['Ed25519', ed25519],
    ['P-256', p256],
    ['P-384', p384],
    ['RSA', rsa],
  ] as const)('control: of %s verifies', async (_, key) => {
    const own = didOf(key.publicJwk)
    await expectGenuine(token(own, `${own}#0`, key))
    if (key !== rsa) {
      await expectGenuine(await signDocument(badgeOf(own), key, { proof: { verificationMethod: `${own}#0` } }))
    }
  })

  it.each(['alg', 'use', 'kid', 'key_ops'])('control: may say %s, which is part of its name', async (member) => {
    const said = { alg: 'EdDSA', use: 'sig', kid: 'key-1', key_ops: ['verify'] }[member]!
    const own = didOf({ ...jwk, [member]: said })
    expect(own).not.toBe(did)
    await expectGenuine(token(own, `${own}#0`))
    // Another name is another issuer, even of the same key.
    expect(await codesOf(token(did, `${own}#0`))).toEqual(['KEY_NOT_AUTHORIZED'])
  })

  it.each<[string, string, string]>([
    ['padding', `${did}=`, 'DID_MALFORMED'],
    ['two of it', `${did}==`, 'DID_MALFORMED'],
    ['a space in percent signs', `${did}%20`, 'DID_MALFORMED'],
    ['a character in percent signs', did.replace('did:jwk:e', 'did:jwk:%65'), 'DID_MALFORMED'],
    ['a full stop', `${did}.`, 'DID_MALFORMED'],
    ['letters of the other alphabet of base64', didOf({ ...jwk, kid: '>>>???' }).replace(/[-_]/, '+'), 'DID_MALFORMED'],
    ['a last letter of which bits are left over', withSpareBits(jwk), 'DID_MALFORMED'],
    ['half of it', did.slice(0, 60), 'JSON_SYNTAX'],
    ['nothing', 'did:jwk:', 'JSON_SYNTAX'],
    ['bytes that are no text', `did:jwk:${toBase64Url(Uint8Array.of(0xff, 0xfe, 0x7b))}`, 'DID_MALFORMED'],
    ['a mark of byte order', didOf(`\ufeff${JSON.stringify(jwk)}`), 'JSON_SYNTAX'],
    ['something after the key', didOf(`${JSON.stringify(jwk)}{}`), 'JSON_SYNTAX'],
    ['a comment', didOf(`${JSON.stringify(jwk)}//`), 'JSON_SYNTAX'],
    ['a member twice', didOf(JSON.stringify(jwk).replace('{', '{"kty":"EC",')), 'JSON_DUPLICATE_KEY'],
    [
      'a member twice, once escaped',
      didOf(JSON.stringify(jwk).replace('{', '{"\\u0078":"AAAA",')),
      'JSON_DUPLICATE_KEY',
    ],
    ['a key named __proto__', didOf(JSON.stringify(jwk).replace('{', '{"__proto__":{},')), 'JSON_FORBIDDEN_KEY'],
    ['an array of the key', didOf([jwk]), 'DID_MALFORMED'],
    ['a text', didOf(JSON.stringify('jwk')), 'DID_MALFORMED'],
    ['null', didOf(null), 'DID_MALFORMED'],
    ['a key set', didOf({ keys: [jwk] }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['more than a key needs', didOf({ ...jwk, kid: 'k'.repeat(5_000) }), 'PROOF_MALFORMED'],
    ['a private key', didOf({ ...jwk, d: 'AAAA' }), 'KEY_MALFORMED'],
    ['an empty private key', didOf({ ...jwk, d: '' }), 'KEY_MALFORMED'],
    ['a shared secret', didOf({ kty: 'oct', k: 'AAAA' }), 'KEY_MALFORMED'],
    ['a key for encryption', didOf({ ...jwk, use: 'enc' }), 'KEY_MALFORMED'],
    ['a key for deriving others', didOf({ ...jwk, key_ops: ['deriveKey'] }), 'KEY_MALFORMED'],
    ['a key for another algorithm', didOf({ ...jwk, alg: 'ES256' }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['a key for agreeing on secrets', didOf({ ...jwk, crv: 'X25519' }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['a curve in other letters', didOf({ ...jwk, crv: 'ed25519' }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['another type of key', didOf({ ...jwk, kty: 'EC' }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['no type of key', didOf({ crv: jwk['crv'], x: jwk['x'] }), 'KEY_TYPE_NOT_SUPPORTED'],
    ['a point with padding', didOf({ ...jwk, x: `${String(jwk['x'])}=` }), 'KEY_MALFORMED'],
    ['a point too short', didOf({ ...jwk, x: String(jwk['x']).slice(0, 40) }), 'KEY_MALFORMED'],
    ['a point as a number', didOf({ ...jwk, x: 7 }), 'KEY_MALFORMED'],
  ])('is refused with %s in it', async (_, other, code) => {
    expect(await codesFor(other, `${other}#0`)).toContain(code)
    await expectGenuine(token(did, `${did}#0`))
  })

  it.each([
    ['another fragment', `${did}#1`],
    ['a fragment that looks like a number', `${did}#00`],
    ['an empty fragment', `${did}#`],
    ['the key’s own fingerprint', `${did}#key-1`],
    ['a second fragment', `${did}#0#0`],
    ['a path', `${did}/0#0`],
    ['a query', `${did}?a=b#0`],
    ['the key of somebody else', `${didOf(newKey('Ed25519').publicJwk)}#0`],
  ])('has one method only: not %s', async (_, method) => {
    const codes = await codesFor(did, method)
    expect([...codes].filter((code) => code === 'KEY_NOT_AUTHORIZED' || code === 'DID_MALFORMED').length).toBe(
      codes.size,
    )
  })
})

describe('a did:key', () => {
  const keys = [
    ['Ed25519', ed25519],
    ['P-256', p256],
    ['P-384', p384],
  ] as const

  it.each(keys)('control: of %s verifies', async (_, key) => {
    await expectGenuine(token(key.did, key.method, key))
    await expectGenuine(await signDocument(badgeOf(key.did), key))
  })

  it.each(keys)('of %s has one spelling', async (_, key) => {
    const { multikey } = key
    const bytes = fromBase58(multikey.slice(1), 200)!
    for (const other of [
      multikey.slice(1),
      `Z${multikey.slice(1)}`,
      `zz${multikey.slice(1)}`,
      `u${Buffer.from(bytes).toString('base64url')}`,
      `f${Buffer.from(bytes).toString('hex')}`,
      `z1${multikey.slice(1)}`,
      `${multikey}=`,
      `${multikey}%20`,
      `%7A${multikey.slice(1)}`,
      `1.1:${multikey}`,
      `z${toBase58(Uint8Array.of(...bytes, 0))}`,
      `z${toBase58(bytes.slice(0, -1))}`,
      `z${'2'.repeat(900)}`,
    ]) {
      const did = `did:key:${other}`
      const [code] = await codesOf(token(did, `${did}#${other}`, key))
      expect([other, ['DID_MALFORMED', 'KEY_MALFORMED', 'KEY_TYPE_NOT_SUPPORTED'].includes(code ?? '')]).toEqual([
        other,
        true,
      ])
    }
  })

  /** Codes of multiformats, as varints, with as many bytes as a key of that kind has. */
  it.each<[string, readonly number[], number]>([
    ['secp256k1', [0xe7, 0x01], 33],
    ['BLS12-381 G1', [0xea, 0x01], 48],
    ['BLS12-381 G2', [0xeb, 0x01], 96],
    ['X25519', [0xec, 0x01], 32],
    ['Ed448', [0x83, 0x24], 57],
    ['X448', [0x84, 0x24], 56],
    ['SM2', [0x86, 0x24], 33],
    ['a private key of Ed25519', [0x80, 0x26], 32],
    ['a private key of P-256', [0x86, 0x26], 32],
    ['a hash', [0x12, 0x20], 32],
    ['raw bytes', [0x55], 32],
    ['nothing', [], 32],
    ['Ed25519 in a longer varint', [0xed, 0x81, 0x00], 32],
  ])('of a kind that is not on the list is refused: %s', async (_, code, size) => {
    const multikey = `z${toBase58(Uint8Array.of(...code, ...new Uint8Array(size).fill(9)))}`
    const did = `did:key:${multikey}`
    const codes = await codesOf(token(did, `${did}#${multikey}`))
    expect(['KEY_TYPE_NOT_SUPPORTED', 'KEY_MALFORMED']).toContain(codes[0])
  })

  it.each([
    ['no fragment but the key', '#key-1'],
    ['no other key', `#${p256.multikey}`],
    ['no empty fragment', '#'],
    ['no path', `/a#${ed25519.multikey}`],
    ['no query', `?a=b#${ed25519.multikey}`],
  ])('has one method only: %s', async (_, rest) => {
    for (const code of await codesFor(ed25519.did, ed25519.did + rest)) {
      expect(['KEY_NOT_AUTHORIZED', 'DID_MALFORMED']).toContain(code)
    }
  })

  it('of the next genuine badge verifies', () => expectGenuine(undefined, verifier))
})

/** The same bytes with another last letter, whose left-over bits are not zero. */
function withSpareBits(value: JsonObject): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const text = ['', ' ', '  ']
    .map((spaces) => didOf(JSON.stringify(value) + spaces))
    .find((did) => did.length % 4 !== 0)!
  const last = alphabet.indexOf(text.slice(-1))
  return text.slice(0, -1) + alphabet.charAt(last + 1)
}
