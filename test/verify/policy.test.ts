import { describe, expect, it } from 'vitest'
import { echoPolicy, readPolicy, type VerifyPolicy } from '../../src/verify/policy.js'
import { thrownBy } from '../support/thrown-by.js'

const checkedAt = Date.parse('2026-06-01T00:00:00Z')

const read = (policy: object): ReturnType<typeof readPolicy> => readPolicy(policy, checkedAt)

describe('readPolicy', () => {
  it('fills in the safe defaults', () => {
    expect(read({})).toEqual({
      accept: ['badge'],
      expectedRecipient: undefined,
      presentedFor: undefined,
      at: checkedAt,
      isNow: true,
      whenStatusUnknown: 'reject',
      endorsements: 'report',
      refresh: 'ignore',
      contact: 'anyone',
      signal: undefined,
    })
  })

  it('takes nothing for the default', () => {
    expect(read({ accept: undefined, asOf: undefined, expectedRecipient: undefined, signal: undefined })).toEqual(
      read({}),
    )
  })

  it('takes what is asked', () => {
    const { signal } = new AbortController()
    const policy: VerifyPolicy = {
      accept: ['badge', 'endorsement'],
      expectedRecipient: { id: 'did:example:7' },
      presentedFor: { challenge: 'c-1', domain: 'https://shop.example' },
      asOf: '2030-01-01T00:00:00+01:00',
      whenStatusUnknown: 'accept',
      endorsements: 'require',
      refresh: 'follow',
      contact: 'trusted',
      signal,
    }
    expect(read(policy)).toEqual({
      ...policy,
      asOf: undefined,
      at: Date.parse('2029-12-31T23:00:00Z'),
      isNow: false,
    })
    expect(read(policy)).not.toHaveProperty('asOf')
    expect(read({ asOf: new Date(5_000) }).at).toBe(5_000)
  })

  it.each<[string, object | null | undefined]>([
    ['an option that does not exist', { allowExpired: true }],
    ['an option of the verifier', { trustedIssuers: [] }],
    ['a misspelt option', { expectedRecipent: { id: 'did:example:7' } }],
    ['null', null],
    ['nothing at all', undefined],
    ['accept: nothing', { accept: [] }],
    ['accept: text', { accept: 'badge' }],
    ['accept: null', { accept: null }],
    ['accept: a kind nobody knows', { accept: ['badge', 'diploma'] }],
    ['accept: unrecognized', { accept: ['unrecognized'] }],
    ['accept: a hole', { accept: [undefined] }],
    ['asOf: without zone', { asOf: '2026-01-01T00:00:00' }],
    ['asOf: a number', { asOf: 0 }],
    ['presentedFor: text', { presentedFor: 'c-1' }],
    ['presentedFor: null', { presentedFor: null }],
    ['presentedFor: nothing in it', { presentedFor: {} }],
    ['presentedFor: an empty challenge', { presentedFor: { challenge: '' } }],
    ['presentedFor: something else', { presentedFor: { nonce: 'c-1' } }],
    ['asOf: null', { asOf: null }],
    ['asOf: now', { asOf: 'now' }],
    ['asOf: an invalid Date', { asOf: new Date(NaN) }],
    ['whenStatusUnknown: true', { whenStatusUnknown: true }],
    ['whenStatusUnknown: null', { whenStatusUnknown: null }],
    ['whenStatusUnknown: Accept', { whenStatusUnknown: 'Accept' }],
    ['endorsements: ignore', { endorsements: 'ignore' }],
    ['refresh: true', { refresh: true }],
    ['contact: nobody', { contact: 'nobody' }],
    ['contact: an object that reads like it', { contact: { toString: () => 'anyone' } }],
    ['signal: true', { signal: true }],
    ['signal: a controller', { signal: new AbortController() }],
    ['signal: null', { signal: null }],
    // A recipient that is missing somewhere else must not match a badge that names nobody.
    ['recipient: null', { expectedRecipient: null }],
    ['recipient: text', { expectedRecipient: 'kari@school.example' }],
    ['recipient: nothing in it', { expectedRecipient: {} }],
    ['recipient: an id that is nothing', { expectedRecipient: { id: undefined } }],
    ['recipient: an empty id', { expectedRecipient: { id: '' } }],
    ['recipient: a type alone', { expectedRecipient: { type: 'emailAddress' } }],
    ['recipient: a value alone', { expectedRecipient: { value: 'kari@school.example' } }],
    ['recipient: an empty value', { expectedRecipient: { type: 'emailAddress', value: '' } }],
    ['recipient: an empty type', { expectedRecipient: { type: '', value: 'kari' } }],
    ['recipient: a value that is no text', { expectedRecipient: { type: 'systemId', value: 7 } }],
  ])('refuses %s with OPTIONS_INVALID', (_, policy) => {
    expect(thrownBy(() => readPolicy(policy as VerifyPolicy, checkedAt)).code).toBe('OPTIONS_INVALID')
  })

  const recipient = '{ id } or { type, value }, each a text that is not empty'
  const occasion = '{ challenge, domain }, one or both, each a text that is not empty'

  it.each<[string, unknown, string, string]>([
    ['policy', null, 'an object', 'null'],
    ['policy', 'badge', 'an object', '"badge"'],
    ['accept', { accept: 'badge' }, 'an array of at least one kind', '"badge"'],
    [
      'accept',
      { accept: ['diploma'] },
      "'badge' or 'endorsement' or 'status-list' or 'clr' or 'presentation'",
      '"diploma"',
    ],
    ['asOf', { asOf: 7 }, 'an RFC 3339 date-time with a zone, or a Date', '7'],
    ['whenStatusUnknown', { whenStatusUnknown: 7 }, "'reject' or 'accept'", '7'],
    ['endorsements', { endorsements: 7 }, "'report' or 'require'", '7'],
    ['refresh', { refresh: 7 }, "'ignore' or 'follow'", '7'],
    ['contact', { contact: 7 }, "'anyone' or 'trusted'", '7'],
    ['signal', { signal: 7 }, 'an AbortSignal', '7'],
    ['expectedRecipient', { expectedRecipient: 7 }, recipient, '7'],
    ['presentedFor', { presentedFor: 7 }, occasion, '7'],
    ['presentedFor', { presentedFor: {} }, occasion, 'an empty object'],
    ['presentedFor.challenge', { presentedFor: { challenge: 7 } }, occasion, '7'],
  ])('says of a wrong %s what was expected and what was found: %j', (option, policy, expected, found) => {
    expect(thrownBy(() => readPolicy(policy as VerifyPolicy, checkedAt)).facts).toEqual({ option, expected, found })
  })

  it('reads a recipient by type and value, and nothing else of it', () => {
    const expectedRecipient = { type: 'emailAddress', value: 'kari@school.example', more: 7 }
    expect(read({ expectedRecipient }).expectedRecipient).toEqual({
      type: 'emailAddress',
      value: 'kari@school.example',
    })
  })

  it('does not say whom the caller expected when that is wrong', () => {
    const error = thrownBy(() => read({ expectedRecipient: { type: 7, value: 'kari@school.example' } }))
    expect(error.message + JSON.stringify(error.facts)).not.toContain('kari')
  })

  it('keeps what it read when the caller changes it', () => {
    const accept: ('badge' | 'clr')[] = ['badge']
    const expectedRecipient = { id: 'did:example:7' }
    const policy = read({ accept, expectedRecipient })
    accept.push('clr')
    expectedRecipient.id = 'did:example:8'
    expect(policy).toMatchObject({ accept: ['badge'], expectedRecipient: { id: 'did:example:7' } })
  })
})

describe('echoPolicy', () => {
  const echo = (asked: VerifyPolicy): ReturnType<typeof echoPolicy> => echoPolicy(read(asked), 'list', [])

  it('shows the defaults, and that nothing else was asked', () => {
    expect(echo({})).toEqual({
      accept: ['badge'],
      trust: 'list',
      expectedRecipient: 'not-asked',
      presentedFor: 'not-asked',
      asOf: 'now',
      whenStatusUnknown: 'reject',
      endorsements: 'report',
      refresh: 'ignore',
      contact: 'anyone',
      allowPrivateOrigins: [],
    })
  })

  it('shows the moment as it was understood', () => {
    expect(echo({ asOf: '2026-01-01T01:00:00+01:00' }).asOf).toBe('2026-01-01T00:00:00Z')
  })

  it('shows that somebody was expected, but not whom', () => {
    const shown = echo({ expectedRecipient: { type: 'emailAddress', value: 'kari@school.example' } })
    expect(shown.expectedRecipient).toBe('given')
    expect(JSON.stringify(shown)).not.toContain('kari')
  })

  it('shows that an occasion was asked for, but not which', () => {
    const shown = echo({ presentedFor: { challenge: 'c-1' } })
    expect(shown.presentedFor).toBe('given')
    expect(JSON.stringify(shown)).not.toContain('c-1')
  })

  it('shows who is trusted how, and what private places may be asked', () => {
    expect(echoPolicy(read({}), 'any-issuer', ['https://localhost:8443'])).toMatchObject({
      trust: 'any-issuer',
      allowPrivateOrigins: ['https://localhost:8443'],
    })
  })
})
