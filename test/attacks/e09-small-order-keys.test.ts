/** E9, B10: a key for which one signature fits every message, so that everybody can sign for its issuer. */
import { describe, expect, it } from 'vitest'
import { concatBytes, toBase58, toBase64Url, toHex, toUtf8 } from '../../src/platform/bytes.js'
import { importPublicJwk } from '../../src/keys/public-material.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine } from './genuine.js'

const P = (1n << 255n) - 19n
const ORDER_8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n

/** y of every point of small order, in all spellings that fit into 255 bits, with either sign. */
const encodings = [0n, 1n, P - 1n, ORDER_8, P - ORDER_8, P, P + 1n]
  .flatMap((y) => [y, y | (1n << 255n)])
  .map((value) => Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn)))

/** The signature that holds for every message under the identity: the identity, and zero. */
const universal = concatBytes(Uint8Array.of(1), new Uint8Array(63))

describe('E9: a key of small order, for which anybody can sign', () => {
  it('control: an ordinary key verifies', () => expectGenuine())

  it('knows the points of order eight: twice such a point has y = 0', () => {
    const inverse = (value: bigint): bigint => power(value, P - 2n)
    const d = ((P - 121665n) * inverse(121666n)) % P
    for (const y of [ORDER_8, P - ORDER_8]) expect((d * power(y, 4n) + 2n * power(y, 2n) - 1n) % P).toBe(0n)
  })

  it('covers fourteen encodings', () => {
    expect(new Set(encodings.map(toHex)).size).toBe(14)
  })

  it.each(encodings.map((point) => [toHex(point), point] as const))(
    'refuses %s as did:key, did:jwk and in a header',
    async (_, point) => {
      const multikey = `z${toBase58(concatBytes(Uint8Array.of(0xed, 0x01), point))}`
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(point) }
      const dids = [
        [`did:key:${multikey}`, `did:key:${multikey}#${multikey}`],
        [`did:jwk:${encode(jwk)}`, `did:jwk:${encode(jwk)}#0`],
      ] as const
      for (const [issuer, method] of dids) {
        const proof = {
          type: 'DataIntegrityProof',
          cryptosuite: 'eddsa-rdfc-2022',
          created: '2026-02-01T00:00:00Z',
          verificationMethod: method,
          proofPurpose: 'assertionMethod',
          proofValue: `z${toBase58(universal)}`,
        }
        expect(await codesOf({ ...smallBadge(issuer), proof })).toEqual(['KEY_WEAK'])
        const payload = encode({ ...smallBadge(issuer), iss: issuer })
        for (const header of [
          { alg: 'EdDSA', kid: method },
          { alg: 'EdDSA', jwk },
        ]) {
          expect(await codesOf(`${encode(header)}.${payload}.${toBase64Url(universal)}`)).toEqual(['KEY_WEAK'])
        }
      }
    },
  )

  const issuer = 'https://victim.example/issuer'
  const jwksUrl = 'https://victim.example/.well-known/jwks.json'
  const method = `${issuer}#key-1`
  const published = (key: object): object => ({
    id: issuer,
    verificationMethod: [{ id: method, controller: issuer, ...key }],
    assertionMethod: [method],
  })

  it.each(encodings.map((point) => [toHex(point), point] as const))(
    'refuses %s where an issuer publishes it, in every form',
    async (_, point) => {
      const multikey = `z${toBase58(concatBytes(Uint8Array.of(0xed, 0x01), point))}`
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(point) }
      const places: readonly (readonly [string, object])[] = [
        [issuer, published({ type: 'Multikey', publicKeyMultibase: multikey })],
        [issuer, published({ type: 'JsonWebKey', publicKeyJwk: jwk })],
        [issuer, published({ type: 'Ed25519VerificationKey2020', publicKeyMultibase: multikey })],
        [issuer, published({ type: 'Ed25519VerificationKey2018', publicKeyBase58: toBase58(point) })],
        [jwksUrl, { keys: [{ ...jwk, kid: method }] }],
      ]
      for (const [address, document] of places) {
        const serving = createVerifier({
          trustedIssuers: anyIssuer,
          now: () => judgedAt,
          fetch: (url) =>
            Promise.resolve(url === address ? Response.json(document) : new Response('nothing', { status: 404 })),
        })
        const token = [
          { alg: 'EdDSA', kid: method },
          { ...smallBadge(issuer), iss: issuer },
        ]
          .map(encode)
          .join('.')
        expect(await codesOf(`${token}.${toBase64Url(universal)}`, {}, serving)).toEqual(['KEY_WEAK'])
      }
    },
  )

  it.each(encodings.map((point) => [toHex(point), point] as const))(
    'refuses %s where it is pinned or imported',
    (_, point) => {
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(point) } as const
      const weak = expect.objectContaining({ code: 'KEY_WEAK' }) as Error
      expect(() => createVerifier({ trustedIssuers: [{ id: issuer, keys: [jwk] }] })).toThrow(weak)
      expect(() => importPublicJwk(jwk)).toThrow(weak)
    },
  )
})

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, rest] = [base, exponent]; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % P
    square = (square * square) % P
  }
  return result
}

function encode(value: object): string {
  return toBase64Url(toUtf8(JSON.stringify(value)))
}
