/**
 * A12: an issuer's key is one under which others can sign: too short, with an exponent that does nothing, or no point of
 * its curve; or one that only costs time. It is refused wherever it stands, be the signature good or not.
 */
import { createHash, createPublicKey, ECDH, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { importPublicJwk } from '../../src/keys/public-material.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { toBase58, toBase64Url } from '../../src/platform/bytes.js'
import { edwards, encodings } from '../support/edwards.js'
import { badgeOf, claimsOf, newKey, signBadgeAsToken } from '../support/foreign-signer.js'
import { thrownBy } from '../support/thrown-by.js'
import { encodePart } from '../support/tokens.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { asking, issuerKinds, multikeyOf } from './issuers.js'

/** A weak key, and how anybody signs with it. */
interface WeakKey {
  readonly name: string
  readonly alg: string
  readonly jwk: Jwk
  readonly sign: (message: Buffer) => Buffer
}

const bytesOf = (value: bigint): Buffer => {
  const digits = value.toString(16)
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
}
const numberOf = (text: string | undefined): bigint =>
  BigInt(`0x${Buffer.from(text ?? '', 'base64url').toString('hex')}`)
const rsaJwk = (n: bigint, e: bigint): Jwk => ({ kty: 'RSA', n: toBase64Url(bytesOf(n)), e: toBase64Url(bytesOf(e)) })
const nothing = (size: number) => (): Buffer => Buffer.alloc(size, 7)

const goodKey = newKey('RS256')
const good = goodKey.publicJwk
const n = numberOf(good.n)

/** Where the exponent is 1, the signature is the padded digest itself (RFC 8017, section 9.2). */
function padded(message: Buffer): Buffer {
  const digest = createHash('sha256').update(message).digest()
  const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest])
  return Buffer.concat([Buffer.of(0, 1), Buffer.alloc(256 - 3 - info.length, 0xff), Buffer.of(0), info])
}

function shortRsa(modulusLength: number): WeakKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as Jwk
  return {
    name: `RSA of ${modulusLength} bits`,
    alg: 'RS256',
    jwk,
    sign: (message) => sign('sha256', message, privateKey),
  }
}

const rsa = (name: string, modulus: bigint, exponent: bigint, by: WeakKey['sign'] = nothing(256)): WeakKey => ({
  name: `RSA with ${name}`,
  alg: 'RS256',
  jwk: rsaJwk(modulus, exponent),
  sign: by,
})

const curves = [
  { crv: 'P-256', alg: 'ES256', name: 'prime256v1', size: 32 },
  { crv: 'P-384', alg: 'ES384', name: 'secp384r1', size: 48 },
  { crv: 'P-521', alg: 'ES512', name: 'secp521r1', size: 66 },
] as const

/** The first x above a number that no point of the curve has. */
function xOfNoPoint({ name, size }: (typeof curves)[number]): Buffer {
  for (let x = 1n; ; x++) {
    const written = Buffer.from(x.toString(16).padStart(2 * size, '0'), 'hex')
    try {
      ECDH.convertKey(Buffer.concat([Buffer.of(2), written]), name)
    } catch {
      return written
    }
  }
}

const offCurve = curves.map((curve): WeakKey => {
  const x = toBase64Url(xOfNoPoint(curve))
  const jwk: Jwk = { kty: 'EC', crv: curve.crv, x, y: toBase64Url(Buffer.alloc(curve.size, 1)) }
  return { name: `a point that ${curve.crv} does not have`, alg: curve.alg, jwk, sign: nothing(2 * curve.size) }
})

const smallOrder = edwards.smallOrder.flatMap(encodings).map((point, index): WeakKey => {
  const jwk: Jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(point) }
  // The identity and zero: for some of these keys a signature of every message.
  const universal = Buffer.concat([Buffer.of(1), Buffer.alloc(63)])
  return { name: `a point of small order (${index + 1})`, alg: 'EdDSA', jwk, sign: () => universal }
})

const weakKeys: readonly WeakKey[] = [
  shortRsa(512),
  shortRsa(1_024),
  shortRsa(2_040),
  rsa('a modulus of 8,200 bits', (1n << 8_199n) + 1n, 65_537n, nothing(1_025)),
  rsa('the exponent 1', n, 1n, padded),
  rsa('the exponent 2', n, 2n),
  rsa('an even exponent', n, 65_536n),
  rsa('an exponent as long as the modulus', n, n - 2n),
  rsa('an even modulus', n - 1n, 65_537n),
  ...offCurve,
  ...smallOrder,
]

/** Too long for a did:key, which is told by its length. */
const isTooLong = (jwk: Jwk): boolean => multikeyOf(jwk).length > 800

function tokenBy({ alg, sign: by }: WeakKey, issuer: string, header: object): string {
  const badge = badgeOf(issuer)
  const input = `${encodePart({ alg, typ: 'JWT', ...header })}.${encodePart({ ...badge, ...claimsOf(badge) })}`
  return `${input}.${by(Buffer.from(input)).toString('base64url')}`
}

it('control: strong keys of the same types verify', async () => {
  for (const algorithm of ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519'] as const) {
    const key = newKey(algorithm)
    await expectGenuine(signBadgeAsToken(badgeOf(key.did), key))
    expect(importPublicJwk(key.publicJwk)).toEqual(key.publicJwk)
  }
})

it('control: what is forged under the exponent 1 is what signatures open to', () => {
  const message = Buffer.from('anything')
  const genuine = sign('sha256', message, goodKey.privateKey)
  expect(power(BigInt(`0x${genuine.toString('hex')}`), 65_537n)).toBe(BigInt(`0x${padded(message).toString('hex')}`))
})

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, rest] = [base, exponent]; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % n
    square = (square * square) % n
  }
  return result
}

describe.each(weakKeys.map((key) => [key.name, key] as const))('%s', (_, key) => {
  it.each(Object.keys(issuerKinds).filter((kind) => !kind.includes('pinned')))(
    'is refused as the key of %s',
    async (kind) => {
      const issuer = issuerKinds[kind]!(key.jwk)
      const { by } = asking(issuer.pages, issuer.trust)
      const expected = kind === 'a did:key' && isTooLong(key.jwk) ? 'DID_MALFORMED' : 'KEY_WEAK'
      expect(await codesOf(tokenBy(key, issuer.id, { kid: issuer.method }), {}, by)).toEqual([expected])
    },
  )

  it('is refused in a header', async () => {
    const issuer = issuerKinds['a did:jwk']!(good)
    expect(await codesOf(tokenBy(key, issuer.id, { jwk: key.jwk }), {}, verifier)).toEqual(['KEY_WEAK'])
  })

  it('is refused where it is pinned, and where it is imported', () => {
    const issuer = issuerKinds['an address whose key is pinned']!(key.jwk)
    expect(thrownBy(() => asking(issuer.pages, issuer.trust)).code).toBe('KEY_WEAK')
    expect(thrownBy(() => importPublicJwk(key.jwk)).code).toBe('KEY_WEAK')
  })
})

/** Those of the types that sign documents. */
const ofDocuments = weakKeys.filter(({ jwk }) => jwk.kty === 'OKP' || jwk.crv === 'P-256' || jwk.crv === 'P-384')

it.each(ofDocuments.map((key) => [key.name, key] as const))('%s is refused in a document', async (_, key) => {
  for (const kind of ['a did:key', 'a did:jwk', 'a did:web']) {
    const issuer = issuerKinds[kind]!(key.jwk)
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite: key.jwk.kty === 'OKP' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019',
      created: '2026-02-01T00:00:00Z',
      verificationMethod: issuer.method,
      proofPurpose: 'assertionMethod',
      proofValue: `z${toBase58(key.sign(Buffer.alloc(0)))}`,
    }
    const { by } = asking(issuer.pages, issuer.trust)
    expect(await codesOf({ ...badgeOf(issuer.id), proof }, {}, by)).toEqual(['KEY_WEAK'])
  }
})

describe('a point whose coordinates are no numbers of the curve', () => {
  const { publicJwk } = newKey('ES256')
  const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
  const written = (value: bigint, size = 32): string =>
    Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex').toString('base64url')

  it.each<[string, object, string]>([
    ['y is one more', { y: written(numberOf(publicJwk.y) + 1n) }, 'KEY_WEAK'],
    ['both are zero', { x: written(0n), y: written(0n) }, 'KEY_WEAK'],
    ['x is the prime', { x: written(p) }, 'KEY_WEAK'],
    ['x is larger than the prime', { x: written(p + 1n) }, 'KEY_WEAK'],
    ['y is as large as can be written', { y: written((1n << 256n) - 1n) }, 'KEY_WEAK'],
    ['x has a byte more', { x: written(numberOf(publicJwk.x), 33) }, 'KEY_MALFORMED'],
    ['x has a byte less', { x: written(5n, 31) }, 'KEY_MALFORMED'],
    ['y is not there', { y: undefined }, 'KEY_MALFORMED'],
    ['the curve is another', { crv: 'P-384' }, 'KEY_MALFORMED'],
  ])('is refused: %s', async (_, changes, code) => {
    const jwk = JSON.parse(JSON.stringify({ ...publicJwk, ...changes })) as Jwk
    const weak: WeakKey = { name: '', alg: 'ES256', jwk, sign: nothing(64) }
    for (const kind of ['a did:jwk', 'a did:web', 'an https address with a key set']) {
      const issuer = issuerKinds[kind]!(jwk)
      const { by } = asking(issuer.pages, issuer.trust)
      expect(await codesOf(tokenBy(weak, issuer.id, { kid: issuer.method }), {}, by)).toEqual([code])
    }
    expect(thrownBy(() => importPublicJwk(jwk)).code).toBe(code)
  })
})
