/** Traps of what happens to a badge later: T-17, T-18, T-21. */
import { describe, expect, it } from 'vitest'
import { createStatusList } from '../../../src/status/status-list.js'
import { createStatusRegister } from '../../../src/status/status-register.js'
import { buildWith, now, problemsOf, refusalOf, welding } from '../support.js'
import { documentOf, formats, issue, judge } from './issue.js'

const entry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: 'https://school.example/status/1',
}

describe('T-17: one status entry', () => {
  it('keeps a single entry', () => {
    expect(buildWith({ credentialStatus: entry }).credentialStatus).toEqual(entry)
  })

  it.each([[[entry]], [[entry, { ...entry, statusPurpose: 'suspension' }]]])(
    'refuses an array of entries',
    (entries) => {
      expect(problemsOf(() => buildWith({ credentialStatus: entries }))).toEqual(['PROPERTY_INVALID /credentialStatus'])
    },
  )

  it('refuses no entry at all', () => {
    expect(problemsOf(() => buildWith({ credentialStatus: [] }))).toEqual(['ARRAY_EMPTY /credentialStatus'])
    expect(problemsOf(() => buildWith({ credentialStatus: null }))).toEqual(['VALUE_NULL /credentialStatus'])
  })
})

describe('T-18: the index of a status entry is text', () => {
  it.each([94567, '-1', '1.5', '007', '', ' 7', '0x10'])('refuses the index %j', (statusListIndex) => {
    const changes = { credentialStatus: { ...entry, statusListIndex } }
    expect(problemsOf(() => buildWith(changes))).toEqual(['PROPERTY_INVALID /credentialStatus/statusListIndex'])
  })

  it('asks for all that an entry needs', () => {
    expect(problemsOf(() => buildWith({ credentialStatus: { type: entry.type } }))).toEqual([
      'PROPERTY_MISSING /credentialStatus/statusPurpose',
      'PROPERTY_MISSING /credentialStatus/statusListIndex',
      'PROPERTY_MISSING /credentialStatus/statusListCredential',
    ])
  })

  it('refuses a purpose that is none, and suggests what was meant', () => {
    const { problems } = refusalOf(() => buildWith({ credentialStatus: { ...entry, statusPurpose: 'revoked' } }))
    expect(problems).toMatchObject([
      { code: 'TERM_UNKNOWN', path: '/credentialStatus/statusPurpose', facts: { suggestion: 'revocation' } },
    ])
  })

  it('says that digits are wanted as text, and which', () => {
    const { problems } = refusalOf(() => buildWith({ credentialStatus: { ...entry, statusListIndex: 94567 } }))
    expect(problems![0]!.message).toContain('decimal digits')
    expect(problems![0]!.facts.suggestion).toBe('94567')
  })

  it.each(formats)('is text in what a register gives out, in a badge as %s', async (format) => {
    const url = 'https://school.example/status/2'
    const list = createStatusList({ purpose: 'revocation' })
    const badge = await issue(format, {}, { status: createStatusRegister({ url, list, save: 'memory-only' }) })
    const report = await judge(badge)
    expect(report.credential?.credentialStatus).toMatchObject({
      type: entry.type,
      statusListIndex: expect.stringMatching(/^(?:0|[1-9]\d*)$/) as string,
      statusListCredential: url,
    })
  })
})

describe('T-21: the original date survives a new issue', () => {
  const first = { awardedDate: '2020-06-01T12:00:00+02:00', validFrom: '2026-06-01T00:00:00Z' }

  it('keeps awardedDate beside a later validFrom', () => {
    expect(buildWith(first)).toMatchObject(first)
  })

  it('issues a badge anew under its id, with a later validFrom', async () => {
    const [old, renewed] = [
      documentOf(await issue('data-integrity', { id: 'urn:x:1' }, { now: () => now - 86_400_000 })),
      documentOf(await issue('data-integrity', { id: 'urn:x:1', awardedDate: '2026-11-21T09:00:00Z' })),
    ]
    expect(renewed['id']).toBe(old['id'])
    expect(old['validFrom']).toBe(renewed['awardedDate'])
    expect(Date.parse(String(renewed['validFrom']))).toBeGreaterThan(Date.parse(String(old['validFrom'])))
    expect((await judge(renewed)).verdict).toBe('verified')
  })

  it('suggests validFrom for the names of data models before', () => {
    for (const name of ['issuanceDate', 'issuedOn']) {
      const { problems } = refusalOf(() => buildWith({ [name]: '2020-06-01T12:00:00Z', achievement: welding }))
      expect(problems).toMatchObject([{ code: 'NAME_UNKNOWN', path: `/${name}`, facts: { suggestion: 'validFrom' } }])
    }
  })
})
