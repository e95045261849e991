import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readRsaKey } from '../../src/keys/rsa-key.js'
import { defaultLimits } from '../../src/limits.js'
import { thrownBy } from '../support/thrown-by.js'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const der = Uint8Array.from(pair.publicKey.export({ type: 'pkcs1', format: 'der' }))
const jwk = pair.publicKey.export({ format: 'jwk' })

describe('readRsaKey', () => {
  it('reads PKCS#1 as others write it', () => {
    expect(readRsaKey(der, defaultLimits, {})?.jwk).toEqual(jwk)
  })

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['one byte more', Uint8Array.of(...der, 0)],
    ['one byte less', der.slice(0, -1)],
    ['SPKI', Uint8Array.from(pair.publicKey.export({ type: 'spki', format: 'der' }))],
    ['a private key', Uint8Array.from(pair.privateKey.export({ type: 'pkcs1', format: 'der' }))],
  ])('does not read %s', (_, bytes) => {
    expect(readRsaKey(bytes, defaultLimits, {})).toBeUndefined()
  })

  it('refuses a key that is too short', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
    const bytes = Uint8Array.from(short.export({ type: 'pkcs1', format: 'der' }))
    expect(thrownBy(() => readRsaKey(bytes, defaultLimits, {})).code).toBe('KEY_WEAK')
  })
})
