import { describe, expect, it } from 'vitest'
import { readPolicyFile } from '../../src/cli/policy-file.js'
import { thrownBy } from '../support/thrown-by.js'
import { temporaryFile } from './run-command.js'

const read = (text: string): ReturnType<typeof readPolicyFile> => readPolicyFile(temporaryFile('policy.json', text))

describe('readPolicyFile', () => {
  it('tells whom to trust from what to expect', async () => {
    const policy = { accept: ['badge', 'clr'], asOf: '2026-01-01T00:00:00Z', endorsements: 'require' }
    const trustedIssuers = ['did:web:a.example', { id: 'https://b.example' }]
    const file = { trustedIssuers, statusIssuers: ['did:web:c.example'], ...policy }
    expect(await read(JSON.stringify(file))).toEqual({
      trustedIssuers,
      verifier: { statusIssuers: ['did:web:c.example'] },
      policy,
    })
    expect(await read('\uFEFF{}')).toEqual({ verifier: {}, policy: {} })
    expect(await read('{"trustedIssuers":"any-issuer"}')).toMatchObject({ trustedIssuers: 'any-issuer' })
  })

  it.each([
    '',
    '[]',
    'null',
    '{',
    '{"trust":[]}',
    '{"trustedIssuers":"did:web:a.example"}',
    '{"signal":null}',
    '{"statusIssuers":7}',
  ])('refuses %j', async (text) => {
    expect((await thrownBy(() => read(text))).code).toBe('OPTIONS_INVALID')
  })
})
