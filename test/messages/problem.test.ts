import { describe, expect, it } from 'vitest'
import { finding, problem } from '../../src/messages/problem.js'
import { say } from '../../src/messages/say.js'

describe.each([
  ['problem', () => problem('DATE_INVALID', { found: '"soon"' }), 'DATE_INVALID'],
  ['finding', () => finding('DATE_READ_AS_UTC', { found: '"soon"' }), 'DATE_READ_AS_UTC'],
] as const)('%s', (_, make, code) => {
  it('has a code, facts and the sentence made of both, and nothing else', () => {
    expect(make()).toStrictEqual({ code, facts: { found: '"soon"' }, message: say(code, { found: '"soon"' }) })
  })
})

describe('where', () => {
  it('is told by path and address, each only if it is there', () => {
    const facts = { url: 'https://school.example/', status: 500 }
    const both = { path: '/issuer', url: facts.url }
    expect(problem('FETCH_STATUS', facts, both)).toMatchObject(both)
    expect(problem('FETCH_STATUS', facts, { path: '' })).toHaveProperty('path', '')
    expect(Object.keys(problem('FETCH_STATUS', facts, { url: facts.url })).sort()).toEqual([
      'code',
      'facts',
      'message',
      'url',
    ])
  })
})

it('no fact grows with what a stranger wrote', () => {
  const long = 'x'.repeat(100_000)
  const { facts, message, url } = problem(
    'STATUS_LIST_PURPOSE_MISMATCH',
    { url: 'u', purpose: long, found: Array.from({ length: 1_000 }, () => long) },
    { url: long },
  )
  expect(facts['purpose']).toBe(`${'x'.repeat(4_096)}…`)
  expect(facts['found']).toEqual(Array.from({ length: 100 }, () => `${'x'.repeat(4_096)}…`))
  expect(url).toHaveLength(4_097)
  expect(message.length).toBeLessThan(20_000)
})

it('what fits is kept as it is', () => {
  const longest = 'x'.repeat(4_096)
  expect(problem('DATE_INVALID', { found: longest }).facts).toEqual({ found: longest })
  expect(problem('FETCH_STATUS', { url: '', status: 500 }).facts).toEqual({ url: '', status: 500 })
})

it('a failed code is no finding, and a finding no problem, says the compiler', () => {
  // @ts-expect-error: EXPIRED is a failed code
  expect(finding('EXPIRED', { validUntil: '', at: '' }).code).toBe('EXPIRED')
  // @ts-expect-error: CONTEXT_INLINE is a finding
  expect(problem('CONTEXT_INLINE', { count: 1 }).code).toBe('CONTEXT_INLINE')
})
