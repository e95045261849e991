import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { readPublicKey } from '../../../src/keys/public-key.js'
import { defaultLimits } from '../../../src/limits.js'
import { fromSentKey, toSentKey } from '../../../src/verify/workers/sent-key.js'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })

it.each([
  ['RSA, for every algorithm', rsa],
  ['RSA, for one', { ...rsa, alg: 'PS256' }],
  ['Ed25519', ed25519],
  ['Ed25519, as tokens call it', { ...ed25519, alg: 'EdDSA' }],
  ['P-256', p256],
])('a key comes back as it was: %s', async (_, jwk) => {
  const key = readPublicKey(jwk as Record<string, string>, defaultLimits)
  const back = fromSentKey(structuredClone(toSentKey(key)), defaultLimits)
  expect(back.algorithms).toEqual(key.algorithms)
  expect(back.jwk).toEqual(key.jwk)
  expect(back.thumbprint).toBe(key.thumbprint)
  expect(await back.load()).toBeDefined()
})
