/**
 * A1: a token says that it is not signed at all, or by a shared secret that everybody knows since it is the issuer's
 * public key, or by an algorithm that does not belong to the issuer's key.
 */
import { createHmac, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { Jwk } from '../../src/platform/algorithms.js'
import { badgeOf, claimsOf, newKey, signBadgeAsToken, type TestKey } from '../support/foreign-signer.js'
import { encodePart } from '../support/tokens.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking, issuerKinds, type Asker, type Issuer } from './issuers.js'

const keys = { RS256: newKey('RS256'), ES256: newKey('ES256'), ES384: newKey('ES384'), EdDSA: newKey('Ed25519') }

const kinds = Object.keys(issuerKinds)
const algorithms = Object.keys(keys) as (keyof typeof keys)[]

/** An issuer of a kind with a key for an algorithm, and a verifier that can ask it. */
function sceneOf(
  kind: string,
  algorithm: keyof typeof keys,
): Asker & { readonly key: TestKey; readonly issuer: Issuer } {
  const key = keys[algorithm]
  const issuer = issuerKinds[kind]!(key.publicJwk)
  return { key, issuer, ...asking(issuer.pages, issuer.trust) }
}

/** The token of the issuer's badge, signed by anything whatever. */
function tokenOf({ id, method }: Issuer, alg: string, signer: (input: string) => Buffer): string {
  const badge = badgeOf(id)
  const payload: JsonObject = { ...badge, ...claimsOf(badge) }
  const input = `${encodePart({ alg, typ: 'JWT', kid: method })}.${encodePart(payload)}`
  return `${input}.${signer(input).toString('base64url')}`
}

/** Everything that is public about a key and could be taken for a secret. */
function secretsOf({ publicJwk, method, privateKey }: TestKey): Readonly<Record<string, Buffer | string>> {
  const publicKey = createPublicKey(privateKey)
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    'its SPKI': publicKey.export({ type: 'spki', format: 'der' }),
    'its PEM': pem,
    'its PEM without the last line break': pem.trimEnd(),
    'its JWK': JSON.stringify(publicJwk),
    'its first number': Buffer.from(publicJwk.x ?? publicJwk.n ?? '', 'base64url'),
    'its first number as text': publicJwk.x ?? publicJwk.n ?? '',
    'its name': method,
    nothing: '',
  }
}

const grid = kinds.flatMap((kind) => algorithms.map((algorithm) => [kind, algorithm] as const))

describe.each(grid)('an issuer that is %s, with a key for %s', (kind, algorithm) => {
  const { key, issuer, by } = sceneOf(kind, algorithm)

  it('control: its own token verifies', async () => {
    await expectGenuine(signBadgeAsToken(badgeOf(issuer.id), key, { kid: issuer.method }), by)
  })

  it.each(['none', 'NONE', 'None', 'nOnE', ''])('has signed nothing that says %j', async (alg) => {
    const genuine = signBadgeAsToken(badgeOf(issuer.id), key).split('.')[2] ?? ''
    for (const signature of [Buffer.alloc(0), Buffer.from(genuine, 'base64url'), Buffer.alloc(64)]) {
      expect(
        await codesOf(
          tokenOf(issuer, alg, () => signature),
          {},
          by,
        ),
      ).toEqual(['ALGORITHM_NOT_ALLOWED'])
    }
  })

  it.each(Object.entries(secretsOf(key)))('has signed nothing by a shared secret that is %s', async (_, secret) => {
    for (const size of [256, 384, 512]) {
      for (const alg of [`HS${size}`, `hs${size}`]) {
        const token = tokenOf(issuer, alg, (input) => createHmac(`sha${size}`, secret).update(input).digest())
        expect(await codesOf(token, {}, by)).toEqual(['ALGORITHM_NOT_ALLOWED'])
      }
    }
  })

  it('has signed nothing by a curve that is not on the list', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
    const token = tokenOf(issuer, 'ES256K', (input) => signByOtherCurve(input, privateKey))
    expect(await codesOf(token, {}, by)).toEqual(['ALGORITHM_NOT_SUPPORTED'])
  })

  it.each(algorithms.filter((other) => other !== algorithm))('has signed nothing that says %s', async (alg) => {
    const own = signBadgeAsToken(badgeOf(issuer.id), key, { kid: issuer.method, alg })
    const byOthers = signBadgeAsToken(badgeOf(issuer.id), keys[alg], { kid: issuer.method })
    for (const token of [own, byOthers]) {
      const [code, ...more] = await codesOf(token, {}, by)
      expect(more).toEqual([])
      // Pinned keys are looked through; the one of another type is passed over, and nobody else is known.
      expect(code).toBe(kind.includes('pinned') ? 'ISSUER_PUBLISHES_NO_KEYS' : 'KEY_TYPE_MISMATCH')
    }
  })
})

describe('an issuer whose own key is of a curve that is not on the list', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })

  it.each(kinds.filter((kind) => !kind.includes('did:key') && !kind.includes('pinned')))(
    'is not known to have signed, though the signature holds: %s',
    async (kind) => {
      const issuer = issuerKinds[kind]!(publicKey.export({ format: 'jwk' }) as Jwk)
      const { by } = asking(issuer.pages, issuer.trust)
      const token = tokenOf(issuer, 'ES256K', (input) => signByOtherCurve(input, privateKey))
      expect((await by.verify(token)).verdict).toBe('unknown')
      expect(await codesOf(token, {}, by)).toEqual(['ALGORITHM_NOT_SUPPORTED'])
    },
  )
})

function signByOtherCurve(input: string, key: KeyObject): Buffer {
  return sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
}
