import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import { checkStatus } from '../../src/verify/check-status.js'

const entry = { id: 'https://school.example/status/1#7', type: 'BitstringStatusListEntry' }

describe('checkStatus', () => {
  it.each([
    ['no status', {}],
    ['an empty list', { credentialStatus: [] }],
  ])('skips a credential with %s: it cannot be revoked, which is no pass', (_, document) => {
    expect(checkStatus(document)).toEqual({ outcome: 'skipped', because: 'not-present' })
  })

  // E18: every entry counts, and a type that nobody reads is no pass.
  it.each<[JsonValue, string[]]>([
    [entry, ['"BitstringStatusListEntry"']],
    [[entry], ['"BitstringStatusListEntry"']],
    [
      [entry, { type: '1EdTechRevocationList' }],
      ['"BitstringStatusListEntry"', '"1EdTechRevocationList"'],
    ],
    [{ type: 'NeverHeardOf' }, ['"NeverHeardOf"']],
    [{}, ['nothing']],
    [null, ['null']],
    ['https://school.example/status/1', ['"https://school.example/status/1"']],
    [false, ['false']],
  ])('%j is unknown, entry by entry', (credentialStatus, types) => {
    const outcome = checkStatus({ credentialStatus })
    expect(outcome.outcome).toBe('unknown')
    const problems = 'problems' in outcome ? outcome.problems : []
    expect(problems.map(({ code, facts }) => [code, facts['type']])).toEqual(
      types.map((type) => ['STATUS_NOT_SUPPORTED', type]),
    )
  })
})
