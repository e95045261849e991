import { describe, expect, it } from 'vitest'
import { describeJson, type JsonObject, type JsonValue } from '../../../src/json/json.js'
import { defaultLimits } from '../../../src/limits.js'
import { readProofOptions, type ProofOptions } from '../../../src/proof/data-integrity/proof-options.js'
import { thrownBy } from '../../support/thrown-by.js'

const at = Date.UTC(2026, 5, 1)
const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  verificationMethod: 'did:key:z6Mk#z6Mk',
  proofPurpose: 'assertionMethod',
  created: '2026-02-01T00:00:00Z',
}
const read = (changes: JsonObject = {}): ProofOptions => {
  const stated = Object.entries({ ...proof, ...changes }).filter(([, value]) => value !== '(none)')
  return readProofOptions(Object.fromEntries(stated), { at, limits: defaultLimits }, '/proof')
}
const refusal = (changes: JsonObject): readonly [string, string | undefined, object] => {
  const { code, path, facts } = thrownBy(() => read(changes))
  return [code, path, facts]
}
const away = (milliseconds: number): string => new Date(at + milliseconds).toISOString()

describe('readProofOptions', () => {
  it('reads the options as they are written', () => {
    expect(read()).toEqual({
      verificationMethod: 'did:key:z6Mk#z6Mk',
      created: '2026-02-01T00:00:00Z',
      signedAt: Date.parse('2026-02-01T00:00:00Z'),
      findings: [],
    })
  })

  it('needs no date', () => {
    expect(read({ created: '(none)' })).toEqual({ verificationMethod: 'did:key:z6Mk#z6Mk', findings: [] })
  })

  it.each(
    ['verificationMethod'].flatMap((option) =>
      (
        [
          ['(none)', 'nothing'],
          ['', '""'],
          [7, '7'],
          [null, 'null'],
          [['a'], 'an array of 1'],
          [{ id: 'a' }, 'an object'],
        ] as const
      ).map(([value, found]) => [option, value, found] as const),
    ),
  )('refuses %s: %j', (option, value, found) => {
    const facts = { expected: `"${option}" as text`, found }
    expect(refusal({ [option]: value })).toEqual(['PROOF_MALFORMED', `/proof/${option}`, facts])
  })

  it.each([
    ['a URL may have', { maxUrlLength: 30, maxDidJwkLength: 20 }],
    ['a did:jwk may have', { maxUrlLength: 20, maxDidJwkLength: 30 }],
  ])('takes a name of a key as long as %s, and refuses a longer one', (_, changes) => {
    const moment = { at, limits: { ...defaultLimits, ...changes } }
    const named = (length: number): ProofOptions =>
      readProofOptions({ ...proof, verificationMethod: 'a'.repeat(length) }, moment, '/proof')
    expect(named(30).verificationMethod).toHaveLength(30)
    const error = thrownBy(() => named(31))
    const facts = { expected: 'a verificationMethod of ordinary length', found: '31 characters' }
    expect([error.code, error.path, error.facts]).toEqual(['PROOF_MALFORMED', '/proof', facts])
  })

  it.each(
    ['created', 'expires'].flatMap((date) =>
      [
        '',
        'yesterday',
        '2026-01-01',
        '2026-02-30T00:00:00Z',
        '2026-01-01T25:00:00Z',
        '2026-01-01 00:00:00Z',
        1_767_225_600,
        null,
        true,
        ['2026-01-01T00:00:00Z'],
        {},
      ].map((value) => [date, value as JsonValue] as const),
    ),
  )('refuses the date %s: %j', (date, value) => {
    const facts = { expected: `"${date}" as a date and time`, found: describeJson(value) }
    expect(refusal({ [date]: value })).toEqual(['PROOF_MALFORMED', `/proof/${date}`, facts])
  })

  it.each([
    ['a year ago', away(-365 * 86_400_000)],
    ['this very moment', away(0)],
    ['a second from now', away(1_000)],
    ['60 seconds from now', away(60_000)],
    ['long before', '0001-01-01T00:00:00Z'],
  ])('takes a proof created %s', (_, created) => {
    expect(read({ created }).created).toBe(created)
  })

  it.each([
    ['60 seconds and a millisecond from now', away(60_001)],
    ['a year from now', away(365 * 86_400_000)],
    ['at the end of time', '9999-12-31T23:59:59Z'],
  ])('refuses a proof created %s', (_, created) => {
    const facts = { created: created.replace('.000Z', 'Z'), at: '2026-06-01T00:00:00Z' }
    expect(refusal({ created })).toEqual(['PROOF_CREATED_IN_FUTURE', '/proof/created', facts])
  })

  it.each([
    ['this very moment', away(0)],
    ['a millisecond from now', away(1)],
    ['a year from now', away(365 * 86_400_000)],
  ])('takes a proof that expires %s', (_, expires) => {
    expect(read({ expires }).findings).toEqual([])
  })

  it.each([
    ['a millisecond ago', away(-1)],
    ['30 seconds ago: ends have no tolerance', away(-30_000)],
    ['a year ago', away(-365 * 86_400_000)],
  ])('refuses a proof that expired %s', (_, expires) => {
    const facts = { expires: expires.replace('.000Z', 'Z'), at: '2026-06-01T00:00:00Z' }
    expect(refusal({ expires })).toEqual(['PROOF_EXPIRED', '/proof/expires', facts])
  })

  it('measures the tolerance by the limits', () => {
    const limits = { ...defaultLimits, clockToleranceSeconds: 0 }
    expect(thrownBy(() => readProofOptions({ ...proof, created: away(1) }, { at, limits }, '')).code).toBe(
      'PROOF_CREATED_IN_FUTURE',
    )
  })

  it.each(['created', 'expires'])('reads %s without zone as UTC, and says so', (date) => {
    const text = date === 'created' ? '2026-06-01T00:01:00' : '2026-06-01T00:00:00'
    const facts = { found: JSON.stringify(text) }
    expect(read({ [date]: text }).findings).toMatchObject([{ code: 'DATE_READ_AS_UTC', path: `/proof/${date}`, facts }])
    const wrong = date === 'created' ? '2026-06-01T00:01:01' : '2026-05-31T23:59:59'
    expect(refusal({ [date]: wrong })[0]).toMatch(/^PROOF_(?:CREATED_IN_FUTURE|EXPIRED)$/)
  })

  it('reads when the proof ends', () => {
    expect(read({ expires: away(1_000) }).expires).toBe(at + 1_000)
  })

  it('reads offsets', () => {
    expect(refusal({ expires: '2026-06-01T00:00:00+00:01' })[0]).toBe('PROOF_EXPIRED')
    expect(read({ expires: '2026-06-01T00:00:00-00:01' }).findings).toEqual([])
  })
})
