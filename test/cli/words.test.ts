import { describe, expect, it } from 'vitest'
import { adviceOn, kindsOf } from '../../src/cli/words.js'
import { problem } from '../../src/messages/problem.js'

describe('kindsOf', () => {
  it('says of what kind the identifiers are, and none of them', () => {
    const identifiers = [
      { type: { term: 'emailAddress', text: 'Email address' }, isHashed: true },
      { type: { term: 'name', text: 'Name' }, isHashed: false, value: 'Ada' },
      { isHashed: false, value: '1815' },
    ]
    const words = kindsOf({ id: 'mailto:a@b.example', identifiers, isExpected: 'not-asked' })
    expect(words).toBe('id (mailto), emailAddress (hashed), name (readable), identifier (readable)')
  })

  it.each([
    ['did:example:holder', 'id (did:example)'],
    ['holder', 'id (of no known kind)'],
  ])('says of the id %s "%s"', (id, words) => {
    expect(kindsOf({ id, identifiers: [], isExpected: 'not-asked' })).toBe(words)
  })
})

describe('adviceOn', () => {
  it('names flags of the command, not options of the library', () => {
    const advice = adviceOn(problem('ISSUER_NOT_TRUSTED', { issuer: 'did:web:academy.example' }))
    expect(advice).toContain('--trust')
    expect(advice).not.toContain('trustedIssuers')
  })

  it('fills in the facts', () => {
    const advice = adviceOn(problem('CONTEXT_UNKNOWN', { context: 'https://example.org/context' }))
    expect(advice).toContain('https://example.org/context')
  })

  it('advises on the reason where the reason is a code', () => {
    const facts = { issuer: 'did:web:localhost%3A1', reason: 'HOST_NOT_PUBLIC', detail: '' }
    expect(adviceOn(problem('KEY_UNREACHABLE', facts))).toContain('--allow-private-origin')
    const list = { url: 'https://localhost:1/', reason: 'HOST_NOT_PUBLIC', detail: '' }
    expect(adviceOn(problem('STATUS_LIST_NOT_READ', list))).toContain('--allow-private-origin')
  })

  it('advises on the problem itself where the reason is only what was wrong with a list', () => {
    const facts = { url: 'https://school.example/status/1', reason: 'SIGNATURE_INVALID' }
    expect(adviceOn(problem('STATUS_LIST_PROOF_INVALID', facts))).toContain('Do not rely on it')
  })
})
