import { createHash, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readMultikey } from '../../../../src/keys/multikey.js'
import { toMultikey } from '../../../../src/keys/multikey.js'
import { defaultLimits } from '../../../../src/limits.js'
import { fromBase58, toUtf8 } from '../../../../src/platform/bytes.js'
import {
  findUnsigned,
  readStatementKey,
  toBaseMessage,
} from '../../../../src/proof/data-integrity/ecdsa-sd/statement-signatures.js'
import { fixedKey } from '../../../support/fixed-keys.js'
import { thrownBy } from '../../../support/thrown-by.js'

const key = await fixedKey('statements', { algorithm: 'ES256' })
const multikey = toMultikey(key.publicKey) ?? ''
const bytes = fromBase58(multikey.slice(1), 100) ?? new Uint8Array()
const statements = ['<s> <p> "a" .\n', '<s> <p> "b" .\n']
const signatures = await Promise.all(statements.map((statement) => key.sign(toUtf8(statement))))
const publicKey = readMultikey(multikey, defaultLimits)

describe('the message of the base', () => {
  it('is the hash of the options, the key, the hash of the mandatory statements', () => {
    const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
    expect(Buffer.from(toBaseMessage('options', bytes, statements))).toEqual(
      Buffer.concat([hash('options'), bytes, hash(statements.join(''))]),
    )
  })
})

describe('the key of the statements', () => {
  it('is read from its bytes', () => {
    expect(readStatementKey(bytes, '/proof', defaultLimits).thumbprint).toBe(publicKey.thumbprint)
  })

  it.each([
    ['of another curve', Uint8Array.of(0x81, 0x24, ...bytes.subarray(2)), 'KEY_MALFORMED'],
    ['of no curve', Uint8Array.of(1, 2, 3), 'KEY_TYPE_NOT_SUPPORTED'],
    ['that is Ed25519', Uint8Array.of(0xed, 0x01, ...bytes.subarray(3)), 'KEY_TYPE_MISMATCH'],
    ['whose point is on no curve', Uint8Array.of(...bytes.subarray(0, 3), ...new Uint8Array(32).fill(255)), 'KEY_WEAK'],
  ])('is refused: one %s', (_what, wrong, code) => {
    const error = thrownBy(() => readStatementKey(wrong, '/proof', defaultLimits))
    expect([error.code, error.path]).toEqual([code, '/proof/proofValue'])
  })
})

describe('the type of the key of the statements', () => {
  it('is told where it is another', async () => {
    const other = toMultikey((await fixedKey('statements')).publicKey) ?? ''
    const wrong = fromBase58(other.slice(1), 100) ?? new Uint8Array()
    expect(thrownBy(() => readStatementKey(wrong, '/proof', defaultLimits)).facts).toEqual({
      expected: 'a key for ES256',
      found: 'Ed25519',
    })
  })

  it('is told with all algorithms that it has', async () => {
    const p384 = toMultikey((await fixedKey('statements', { algorithm: 'ES384' })).publicKey) ?? ''
    const wrong = fromBase58(p384.slice(1), 100) ?? new Uint8Array()
    expect(thrownBy(() => readStatementKey(wrong, '/proof', defaultLimits)).facts['found']).toBe('ES384')
    const { publicKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const many = Uint8Array.of(0x85, 0x24, ...rsa.export({ format: 'der', type: 'pkcs1' }))
    const { facts } = thrownBy(() => readStatementKey(many, '/proof', defaultLimits))
    expect(String(facts['found']).split(', ').sort()).toEqual(['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'])
  })
})

describe('findUnsigned', () => {
  it('shows no more than the beginning of a long statement', async () => {
    const long = `<s> <p> "${'a'.repeat(400)}" .\n`
    expect(await findUnsigned([long], signatures, publicKey)).toBe(long.slice(0, 300))
    const shorter = `<s> <p> "${'a'.repeat(290)}" .\n`
    expect(await findUnsigned([shorter], signatures, publicKey)).toBe(shorter.slice(0, -3))
  })

  it('finds nothing where every signature holds', async () => {
    expect(await findUnsigned(statements, signatures, publicKey)).toBeUndefined()
  })

  it('finds the statement whose signature is that of another', async () => {
    expect(await findUnsigned(statements, signatures.toReversed(), publicKey)).toBe('<s> <p> "a"')
  })

  it('finds the statement that has no signature', async () => {
    expect(await findUnsigned(statements, signatures.slice(0, 1), publicKey)).toBe('<s> <p> "b"')
  })
})
