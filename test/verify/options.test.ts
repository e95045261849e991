import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/limits.js'
import { readLimits, readVerifierOptions, type VerifierOptions } from '../../src/verify/options.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { noNetwork } from '../support/corpus.js'
import { thrownBy } from '../support/thrown-by.js'

const read = (options: object): ReturnType<typeof readVerifierOptions> =>
  readVerifierOptions({ trustedIssuers: anyIssuer, ...options })

describe('readVerifierOptions', () => {
  it('needs nothing but whom to trust', () => {
    const setup = read({})
    expect(setup.limits).toEqual(defaultLimits)
    expect(setup.trust.kind).toBe('any-issuer')
    expect(setup.findings).toEqual([])
    expect(Math.abs(setup.now() - Date.now())).toBeLessThan(5_000)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'did:web:school.example'],
    ['a list of issuers alone', ['did:web:school.example']],
    ['no word on trust', {}],
    ['trust that is nothing', { trustedIssuers: undefined }],
    ['the old name of an option', { trustedIssuers: [], trust: [] }],
    ['an option that does not exist', { trustedIssuers: [], safe: false }],
  ])('refuses %s with OPTIONS_INVALID', (_, options) => {
    expect(thrownBy(() => readVerifierOptions(options as VerifierOptions)).code).toBe('OPTIONS_INVALID')
  })

  it.each<[string, object]>([
    ['now', { now: 0 }],
    ['now', { now: '2026-01-01T00:00:00Z' }],
    ['now', { now: new Date() }],
    ['now', { now: null }],
    ['limits', { limits: null }],
    ['limits', { limits: 8 }],
    ['cache', { cache: 'disk' }],
    ['cache', { cache: false }],
    ['cache', { cache: null }],
    ['jsonLdEngine', { jsonLdEngine: 'fast' }],
    ['jsonLdEngine', { jsonLdEngine: null }],
    ['fetch', { fetch: 'https://proxy.example/' }],
    ['statusIssuers', { statusIssuers: 'did:web:lists.example' }],
    ['statusIssuers', { statusIssuers: [''] }],
    ['statusIssuers', { statusIssuers: [{ id: 'did:web:lists.example' }] }],
    ['statusIssuers', { statusIssuers: null }],
    ['limits.maxProofs', { limits: { maxProofs: -1 } }],
    ['limits.maxProofs', { limits: { maxProofs: 1.5 } }],
    ['limits.maxProofs', { limits: { maxProofs: Infinity } }],
    ['limits.maxProofs', { limits: { maxProofs: NaN } }],
    ['limits.maxProofs', { limits: { maxProofs: '8' } }],
    ['limits.maxProofs', { limits: { maxProofs: undefined } }],
    ['limits.maxProofs', { limits: { maxProofs: null } }],
    ['limits.maxproofs', { limits: { maxproofs: 8 } }],
    ['limits.constructor', { limits: { constructor: 8 } }],
    ['network.allowPrivateOrigins', { network: { allowPrivateOrigins: ['localhost'] } }],
    ['network.ca', { fetch: noNetwork, network: { ca: [] } }],
    ['contexts', { contexts: { 'https://school.example/v1': 'no JSON' } }],
    ['contexts', { contexts: { 'https://www.w3.org/ns/credentials/v2': '{"@context":{}}' } }],
  ])('refuses a wrong %s with OPTIONS_INVALID: %o', (option, options) => {
    const error = thrownBy(() => read(options))
    expect([error.code, error.facts['option']]).toEqual(['OPTIONS_INVALID', option])
  })

  it.each<[string, unknown, string, string]>([
    ['trustedIssuers', null, 'a list of issuers, a function, or anyIssuer', 'nothing'],
    ['trustedIssuers', 'anyone', 'a list of issuers, a function, or anyIssuer', 'nothing'],
    ['trustedIssuers', {}, 'a list of issuers, a function, or anyIssuer', 'nothing'],
    ['cache', { trustedIssuers: [], cache: 7 }, "'memory' or 'off'", '7'],
    ['jsonLdEngine', { trustedIssuers: [], jsonLdEngine: 7 }, "'own', 'jsonld' or 'both'", '7'],
    ['limits', { trustedIssuers: [], limits: 7 }, 'an object', '7'],
    ['limits', { trustedIssuers: [], limits: null }, 'an object', 'null'],
    ['limits.most', { trustedIssuers: [], limits: { most: 7 } }, 'a limit that exists', 'an unknown name'],
    ['limits.maxProofs', { trustedIssuers: [], limits: { maxProofs: 'a' } }, 'a whole number', '"a"'],
    ['now', { trustedIssuers: [], now: 7 }, 'a function', '7'],
  ])('says of a wrong %s what was expected and what was found: %j', (option, options, expected, found) => {
    const error = thrownBy(() => readVerifierOptions(options as VerifierOptions))
    expect(error.facts).toEqual({ option, expected, found })
  })

  it('keeps contexts and schemas as they were given, for workers', () => {
    const contexts = { 'https://school.example/v1': '{"@context":{}}' }
    const schemas = { 'https://school.example/s': '{}' }
    const { data } = read({ contexts, schemas, jsonLdEngine: 'both' })
    expect(data).toEqual({ contexts, schemas, jsonLdEngine: 'both' })
    expect([data.contexts === contexts, data.schemas === schemas]).toEqual([false, false])
  })

  it.each<[string, () => unknown, number | 'OPTIONS_INVALID']>([
    ['milliseconds', () => 1_000, 1_000],
    ['a Date', () => new Date(1_000), 1_000],
    ['NaN', () => NaN, 'OPTIONS_INVALID'],
    ['an invalid Date', () => new Date(NaN), 'OPTIONS_INVALID'],
    ['a moment that cannot be written', () => 1e15, 'OPTIONS_INVALID'],
    ['nothing', () => undefined, 'OPTIONS_INVALID'],
    ['null', () => null, 'OPTIONS_INVALID'],
    ['a promise', () => Promise.resolve(0), 'OPTIONS_INVALID'],
  ])('reads a clock that says %s', (_, now, expected) => {
    const setup = read({ now })
    if (expected === 'OPTIONS_INVALID') expect(thrownBy(() => setup.now()).code).toBe(expected)
    else expect(setup.now()).toBe(expected)
  })

  it('says in every report that private origins were allowed', () => {
    const setup = read({ network: { allowPrivateOrigins: ['https://localhost:8443'] } })
    expect(setup.findings).toMatchObject([
      { code: 'PRIVATE_NETWORK_ALLOWED', facts: { origins: ['https://localhost:8443'] } },
    ])
  })

  it('asks nobody and reads no clock by itself', () => {
    let calls = 0
    const count = (): never => {
      calls += 1
      throw new Error('too early')
    }
    read({ now: count, fetch: count, trustedIssuers: count })
    expect(calls).toBe(0)
  })
})

describe('readLimits', () => {
  it('changes those that are named, and no others', () => {
    expect(readLimits({ maxProofs: 2, maxFetches: 0 })).toEqual({ ...defaultLimits, maxProofs: 2, maxFetches: 0 })
  })

  it('does not change the defaults', () => {
    const before = { ...defaultLimits }
    readLimits({ maxProofs: 1 })
    expect(defaultLimits).toEqual(before)
  })
})
