import { expect, it } from 'vitest'
import { anyIssuer } from '../../../src/index.js'
import { optionsOf, questionOf } from '../../../src/cli/evidence/question.js'

it('is written down and read as what was asked', () => {
  const options = {
    trustedIssuers: ['did:web:a.example'],
    statusIssuers: ['did:web:b.example'],
    contexts: { 'https://a.example/c': '{}' },
    network: { allowPrivateOrigins: ['https://localhost:8443'], ca: ['secret'] },
  }
  const question = questionOf(options, { asOf: '2026-01-01T00:00:00Z' })
  expect(JSON.stringify(question)).not.toContain('secret')
  expect(optionsOf(JSON.parse(JSON.stringify(question)) as typeof question)).toEqual({
    ...options,
    network: { allowPrivateOrigins: ['https://localhost:8443'] },
  })
  expect(optionsOf(questionOf({ trustedIssuers: anyIssuer }, {})).trustedIssuers).toBe(anyIssuer)
  expect(() => questionOf({ trustedIssuers: () => undefined }, {})).toThrow('cannot be kept')
})
