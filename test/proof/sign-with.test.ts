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
