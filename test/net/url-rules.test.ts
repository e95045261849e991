import { describe, expect, it } from 'vitest'
import type { OpenBadgesError } from '../../src/errors.js'
import { defaultLimits } from '../../src/limits.js'
import { readRequestUrl } from '../../src/net/url-rules.js'
import { ssrfSpellings } from './ssrf-spellings.js'

const read = (text: string, origins: readonly string[] = []): URL => readRequestUrl(text, defaultLimits, origins)

function refusalOf(text: string, origins: readonly string[] = []): OpenBadgesError | undefined {
  try {
    read(text, origins)
    return undefined
  } catch (error) {
    return error as OpenBadgesError
  }
}

describe('readRequestUrl', () => {
  it.each([
    ['https://example.com/', 'https://example.com/'],
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.COM/Path', 'https://example.com/Path'],
    ['https://example.com:443/did.json', 'https://example.com/did.json'],
    ['https://xn--bcher-kva.example.com/', 'https://xn--bcher-kva.example.com/'],
    ['https://a-b.c1.example.co.uk/x?y=1&z=@', 'https://a-b.c1.example.co.uk/x?y=1&z=@'],
    ['https://example.com/læreplan', 'https://example.com/l%C3%A6replan'],
    ['https://example.com?q', 'https://example.com/?q'],
    ['https://1.example.com/', 'https://1.example.com/'],
    ['https://localhost.example.com/', 'https://localhost.example.com/'],
    ['https://internal.example.com/', 'https://internal.example.com/'],
  ])('reads %s as %s', (text, href) => {
    expect(read(text).href).toBe(href)
  })

  it.each(['https://example.com/a#key-1', 'https://example.com/a#', 'https://example.com/a#@127.0.0.1'])(
    'takes the fragment off %s',
    (text) => {
      expect(read(text).href).toBe('https://example.com/a')
    },
  )

  const spellings = [...ssrfSpellings(''), ...ssrfSpellings(':8443')]

  it('is tried on at least 200 spellings', () => {
    expect(ssrfSpellings('').length).toBeGreaterThanOrEqual(200)
  })

  it.each(spellings)('refuses %j', (text) => {
    expect(refusalOf(text)?.code).toBe('URL_NOT_ALLOWED')
  })

  it.each([
    ['http://example.com/', 'it is not an https URL'],
    ['did:web:example.com', 'it is not an https URL'],
    ['https://user@example.com/', 'it holds a user name or password'],
    ['https://example.com/a b', 'it holds white space, a control character or a backslash'],
    ['https://example.com:8443/', 'its port is not 443'],
    ['https://127.0.0.1/', 'its host is an IP address'],
    ['https://[::1]/', 'its host is an IP address'],
    ['https://0x7f.1/', 'its host is not written as a plain host name'],
    ['https://bücher.example.com/', 'its host is not written as a plain host name'],
    ['https://example.com./', 'its host is not written as a plain host name'],
    ['https://printer/', 'its host is a name of private networks'],
    ['https://wiki.corp/', 'its host is a name of private networks'],
  ])('says of %s: %s', (url, reason) => {
    expect(refusalOf(url)).toMatchObject({ url, facts: { url, reason } })
  })

  it('cuts a URL that is too long where it names it', () => {
    const text = `https://example.com/${'a'.repeat(1_000_000)}`
    expect(refusalOf(text)?.url?.length).toBe(defaultLimits.maxUrlLength + 1)
  })

  it('allows exactly maxUrlLength characters', () => {
    const text = 'https://example.com/'.padEnd(defaultLimits.maxUrlLength, 'a')
    expect(read(text).href).toBe(text)
    expect(refusalOf(`${text}a`)?.code).toBe('URL_NOT_ALLOWED')
  })

  describe('with private origins', () => {
    const origins = ['https://localhost:8443', 'https://127.0.0.1:8443', 'https://[::1]:8443', 'https://wiki.corp']

    it.each([
      'https://localhost:8443/did.json',
      'https://LOCALHOST:8443/did.json',
      'https://127.0.0.1:8443/',
      'https://[::1]:8443/',
      'https://wiki.corp/',
      'https://wiki.corp:443/',
    ])('allows %s', (text) => {
      expect(refusalOf(text, origins)).toBeUndefined()
    })

    it.each([
      'https://localhost/',
      'https://localhost:8444/',
      'https://localhost.:8443/',
      'https://a.localhost:8443/',
      'http://localhost:8443/',
      'https://user@localhost:8443/',
      'https://wiki.corp:8443/',
      'https://127.0.0.1/',
      'https://127.0.0.2:8443/',
      'https://127.1:8443/',
      'https://2130706433:8443/',
      'https://[0:0:0:0:0:0:0:1]:8443/',
      'https://[::ffff:127.0.0.1]:8443/',
      'https://localhost:8443@169.254.169.254/',
      'https://example.com:8443/',
    ])('still refuses %s', (text) => {
      expect(refusalOf(text, origins)?.code).toBe('URL_NOT_ALLOWED')
    })
  })
})
