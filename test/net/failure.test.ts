import { describe, expect, it } from 'vitest'
import { OpenBadgesError } from '../../src/errors.js'
import { toNetworkError } from '../../src/net/failure.js'

const URL_ASKED = 'https://issuer.example/did.json'

function withCode(code: unknown, options?: ErrorOptions): Error {
  return Object.assign(new Error('secret detail', options), { code })
}

describe('toNetworkError', () => {
  it.each([
    ['ENOTFOUND', 'there is no host of that name'],
    ['ECONNREFUSED', 'its host refused the connection'],
    ['CERT_HAS_EXPIRED', 'the certificate of its host has expired'],
    ['EPROTO', 'the connection failed with EPROTO'],
  ])('reads the system code %s as: %s', (code, reason) => {
    expect(toNetworkError(withCode(code), URL_ASKED)).toMatchObject({
      code: 'FETCH_FAILED',
      facts: { url: URL_ASKED, reason },
      url: URL_ASKED,
    })
  })

  it('finds the code of a cause', () => {
    const wrapped = new TypeError('fetch failed', { cause: withCode(undefined, { cause: withCode('ECONNRESET') }) })
    expect(toNetworkError(wrapped, URL_ASKED).facts).toMatchObject({ reason: 'the connection broke' })
  })

  it.each([
    ['an error without a code', new TypeError('secret detail')],
    ['a code that is a number', withCode(42)],
    ['a code that is a sentence', withCode('secret detail')],
    ['text', 'secret detail'],
    ['nothing', undefined],
  ])('does not repeat %s', (_case, thrown) => {
    const error = toNetworkError(thrown, URL_ASKED)
    expect(error.facts).toEqual({ url: URL_ASKED, reason: 'the connection failed' })
    expect(error.cause).toBe(thrown)
  })

  it('keeps an error of this library as it is', () => {
    const error = new OpenBadgesError('FETCH_TOO_LARGE', { url: URL_ASKED, limit: 1 }, { url: URL_ASKED })
    expect(toNetworkError(new TypeError('fetch failed', { cause: error }), URL_ASKED)).toBe(error)
  })

  it('tells for which URL a host was refused', () => {
    const refusal = new OpenBadgesError('HOST_NOT_PUBLIC', { host: 'issuer.example', address: '10.0.0.1' })
    const error = toNetworkError(new TypeError('fetch failed', { cause: refusal }), URL_ASKED)
    expect(error).toMatchObject({ code: 'HOST_NOT_PUBLIC', facts: refusal.facts, url: URL_ASKED })
  })

  it('ends on causes that go round', () => {
    const error = new Error('a')
    error.cause = error
    expect(toNetworkError(error, URL_ASKED).code).toBe('FETCH_FAILED')
  })
})
