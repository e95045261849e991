import { generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { signWith } from '../../src/proof/sign-with.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const key = await fixedKey('school')
const message = Uint8Array.of(1, 2, 3)

/** A key elsewhere that fails in its own way. */
const failing = (fail: () => Promise<Uint8Array>): SigningKey => ({ ...key, sign: fail })

describe('signWith', () => {
  it('gives what the key gives', async () => {
    expect(await signWith(key, message)).toEqual(await key.sign(message))
  })

  it.each([
    ['P-256', 'ES256', 'sha256', 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n],
    [
      'P-384',
      'ES384',
      'sha384',
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    ],
    [
      'P-521',
      'ES512',
      'sha512',
      0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    ],
  ] as const)(
    'writes ECDSA signatures of %s in their smaller spelling, which holds',
    async (namedCurve, algorithm, hash, order) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
      const dsaEncoding = 'ieee-p1363'
      const sign: SigningKey['sign'] = (bytes) =>
        Promise.resolve(nodeSign(hash, bytes, { key: privateKey, dsaEncoding }))
      const size = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }[namedCurve]
      // Every second one would come out large.
      for (let number = 0; number < 32; number++) {
        const bytes = Uint8Array.of(number)
        const signature = await signWith({ ...key, algorithm, sign }, bytes)
        expect(BigInt(`0x${Buffer.from(signature.subarray(size)).toString('hex')}`)).toBeLessThanOrEqual(order / 2n)
        expect(nodeVerify(hash, bytes, { key: publicKey, dsaEncoding }, signature)).toBe(true)
      }
    },
  )

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['rejects', () => Promise.reject(new RangeError('secret-token')), 'RangeError'],
    [
      'throws',
      () => {
        throw new TypeError('secret-token')
      },
      'TypeError',
    ],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- keys of others may
    ['rejects with text', () => Promise.reject('secret-token'), 'string'],
  ])('names the kind of error of a key that %s, and keeps it as the cause', async (_, fail, reason) => {
    const error = await thrownBy(() => signWith(failing(fail), message))
    expect([error.code, error.facts]).toEqual(['SIGNING_FAILED', { reason }])
    expect(error.message).not.toContain('secret-token')
    expect(String(error.cause)).toContain('secret-token')
  })

  it('passes on what a key says itself about why it did not sign', async () => {
    const own = new OpenBadgesError('SIGNING_FAILED', { reason: 'the token is locked' })
    expect(
      await thrownBy(() =>
        signWith(
          failing(() => Promise.reject(own)),
          message,
        ),
      ),
    ).toBe(own)
  })

  it('wraps other errors of the library', async () => {
    const other = new OpenBadgesError('KEY_NOT_PRIVATE', {})
    const error = await thrownBy(() =>
      signWith(
        failing(() => Promise.reject(other)),
        message,
      ),
    )
    expect([error.code, error.cause]).toEqual(['SIGNING_FAILED', other])
  })
})
