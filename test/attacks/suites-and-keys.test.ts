/** B15: an algorithm or a suite is used with a key that was made for another. */
import { createHash, createHmac, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { didJwkOf, didKeyOf } from '../../src/keys/publish.js'
import { generateKey, type LocalSigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { signatureAlgorithms, signatureNames, type SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { toBase58 } from '../../src/platform/bytes.js'
import { suites } from '../../src/proof/data-integrity/suites.js'
import { smallBadge } from '../support/badges.js'
import { badgeOf, canonizeElsewhere, claimsOf, newKey, proofOf } from '../support/foreign-signer.js'
import { encodePart, signToken } from '../support/tokens.js'
import type { JsonObject } from '../../src/json/json.js'
import { codesOf, verifier } from './genuine.js'

const keys = new Map<SignatureAlgorithm, LocalSigningKey>()
for (const algorithm of signatureNames) keys.set(algorithm, await generateKey({ algorithm, rsaBits: 2_048 }))
const keyFor = (algorithm: SignatureAlgorithm): LocalSigningKey => keys.get(algorithm)!
const issuerOf = ({ publicKey }: LocalSigningKey): string => didKeyOf(publicKey) ?? didJwkOf(publicKey)
const badgeBy = (key: LocalSigningKey): JsonObject => smallBadge(issuerOf(key))
const payloadBy = (key: LocalSigningKey): JsonObject => ({ ...badgeBy(key), ...claimsOf(badgeBy(key)) })
const nameOf = (algorithm: SignatureAlgorithm): string => (algorithm === 'Ed25519' ? 'EdDSA' : algorithm)

describe.each(signatureNames)('a token of an issuer with a key for %s', (algorithm) => {
  const key = keyFor(algorithm)

  it('is verified as it is', async () => {
    expect((await verifier.verify(await signToken(payloadBy(key), key))).verdict).toBe('verified')
  })

  it.each(signatureNames.filter((other) => other !== algorithm))('is refused if it says %s', async (other) => {
    const token = await signToken(payloadBy(key), key, { header: { alg: nameOf(other) } })
    const isSameKind = signatureAlgorithms[other].keyType === signatureAlgorithms[algorithm].keyType
    expect(await codesOf(token)).toEqual([isSameKind ? 'SIGNATURE_INVALID' : 'KEY_TYPE_MISMATCH'])
  })

  it.each(['none', 'NONE', 'None', 'HS256', 'HS384', 'HS512', 'ES256K', ''])(
    'is refused if it says %j',
    async (alg) => {
      const input = `${encodePart({ alg, kid: key.id })}.${encodePart(payloadBy(key))}`
      const secrets = [JSON.stringify(key.publicKey), key.publicKey.x ?? key.publicKey.n ?? '', '']
      const signatures = [
        '',
        ...secrets.map((secret) => createHmac('sha256', secret).update(input).digest('base64url')),
      ]
      for (const signature of signatures) {
        const [code] = await codesOf(`${input}.${signature}`)
        expect(['ALGORITHM_NOT_ALLOWED', 'ALGORITHM_NOT_SUPPORTED', 'JWT_MALFORMED']).toContain(code)
      }
    },
  )
})

describe.each(suites.map((suite) => [suite.name, suite] as const))('a proof of %s', (_, suite) => {
  it.each(signatureNames.filter((algorithm) => !suite.algorithms.includes(algorithm)))(
    'is refused with a key for %s, whatever the length of its signature',
    async (algorithm) => {
      const key = keyFor(algorithm)
      const badge = badgeBy(key)
      const base = {
        type: suite.type,
        ...(suite.type === suite.name ? {} : { cryptosuite: suite.name }),
        created: '2026-02-01T00:00:00Z',
        verificationMethod: key.id,
        proofPurpose: 'assertionMethod',
      }
      for (const length of [64, 96, 132, 256]) {
        const proof = { ...base, proofValue: `z${toBase58(new Uint8Array(length).fill(7))}` }
        const [code] = await codesOf({ ...badge, proof })
        expect(['KEY_TYPE_MISMATCH', 'PROOF_MALFORMED', 'TERM_UNDEFINED']).toContain(code)
      }
    },
  )
})

describe('a good proof under the name of another suite', () => {
  const signed = async (algorithm: SignatureAlgorithm): Promise<JsonObject & { readonly proof: JsonObject }> => {
    const badge = badgeBy(keyFor(algorithm)) as unknown as OpenBadgeCredential
    const made = await createDataIntegritySigner(keyFor(algorithm)).sign(badge, Date.UTC(2026, 1, 1))
    if (made.format !== 'data-integrity') throw new Error('no document')
    return made.document as unknown as JsonObject & { readonly proof: JsonObject }
  }

  it.each(['Ed25519', 'ES256', 'ES384'] as const)('is refused, by a key for %s', async (algorithm) => {
    const document = await signed(algorithm)
    expect((await verifier.verify(document)).verdict).toBe('verified')
    for (const { name, type } of suites) {
      if (name === document.proof['cryptosuite']) continue
      const { cryptosuite: __, ...rest } = document.proof
      const proof = { ...rest, type, ...(type === name ? {} : { cryptosuite: name }) }
      expect([name, (await verifier.verify({ ...document, proof })).verified]).toEqual([name, false])
    }
  })
})

describe('a proof of ecdsa-rdfc-2019', () => {
  const hashes = { ES256: 'SHA-256', ES384: 'SHA-384' } as const

  /** Signs as the suite says, but with a hash that the test chooses. */
  async function signedOver(hash: 'SHA-256' | 'SHA-384', algorithm: keyof typeof hashes): Promise<JsonObject> {
    const key = newKey(algorithm)
    const badge = badgeOf(key.did)
    const { proofValue: _, ...options } = await proofOf(badge, key)
    const hashed = [{ ...options, '@context': badge['@context']! }, badge].map(async (each) =>
      createHash(hash.replace('-', ''))
        .update(await canonizeElsewhere(each, {}, hash))
        .digest(),
    )
    const message = Buffer.concat(await Promise.all(hashed))
    const signature = sign(hashes[algorithm], message, { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
    return { ...badge, proof: { ...options, proofValue: `z${toBase58(signature)}` } }
  }

  it.each([
    ['ES256', 'SHA-384'],
    ['ES384', 'SHA-256'],
  ] as const)('by a key for %s is refused over hashes of the other curve, %s', async (algorithm, other) => {
    expect((await verifier.verify(await signedOver(hashes[algorithm], algorithm))).verdict).toBe('verified')
    expect(await codesOf(await signedOver(other, algorithm))).toEqual(['SIGNATURE_INVALID'])
  })
})
