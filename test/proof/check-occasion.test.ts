import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/json.js'
import type { Kind } from '../../src/model/kinds.js'
import { checkOccasion } from '../../src/proof/check-occasion.js'
import { thrownBy } from '../support/thrown-by.js'

const verifier = 'https://verifier.example'
const expected = { challenge: 'c-1', domain: verifier }
const check = (
  challenge: JsonValue | undefined,
  domain: JsonValue | undefined,
  means: { challenge?: string; domain?: string } = expected,
  kind: Kind = 'presentation',
): readonly string[] => checkOccasion({ challenge, domain }, { kind }, means, '/proof')

describe('checkOccasion', () => {
  it.each<[string, JsonValue]>([
    ['as text', verifier],
    ['in a list', [verifier]],
    ['in a list, twice', [verifier, verifier]],
  ])('lets a presentation pass that was made for this occasion, with its domain %s', (_, domain) => {
    expect(check('c-1', domain)).toEqual([])
  })

  it.each<[string, JsonValue | undefined, string]>([
    ['none', undefined, 'nothing'],
    ['another', 'c-2', '"c-2"'],
    ['one in capitals', 'C-1', '"C-1"'],
    ['an empty one', '', '""'],
    ['null', null, 'null'],
    ['a number', 1, '1'],
    ['a list', ['c-1'], 'an array of 1'],
  ])('refuses one whose challenge is %s', (_, challenge, found) => {
    const error = thrownBy(() => check(challenge, verifier))
    expect([error.code, error.path]).toEqual(['PROOF_CHALLENGE_MISMATCH', '/proof'])
    expect(error.facts).toEqual({ expected: 'c-1', found })
  })

  it.each<[string, JsonValue | undefined, string]>([
    ['nobody', undefined, 'nothing'],
    ['somebody else', 'https://else.example', '"https://else.example"'],
    ['a place within', `${verifier}/login`, `"${verifier}/login"`],
    ['several', [verifier, 'https://else.example'], 'an array of 2'],
    ['an empty list', [], 'an empty array'],
    ['an object', { id: verifier }, 'an object'],
  ])('refuses one made for %s', (_, domain, found) => {
    const error = thrownBy(() => check('c-1', domain))
    expect([error.code, error.path]).toEqual(['PROOF_DOMAIN_MISMATCH', '/proof'])
    expect(error.facts).toEqual({ expected: verifier, found })
  })

  it('says what it did not compare, because nobody expects anything', () => {
    expect(check('c-1', verifier, {})).toEqual(['challenge', 'domain'])
    expect(check('c-1', verifier, { domain: verifier })).toEqual(['challenge'])
    expect(check(undefined, undefined, {})).toEqual([])
  })

  it.each(['badge', 'endorsement', 'status-list'] as const)('compares nothing of a %s', (kind) => {
    expect(check('c-2', undefined, expected, kind)).toEqual(['challenge'])
    expect(check(undefined, undefined, expected, kind)).toEqual([])
  })
})
