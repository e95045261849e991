import { describe, expect, it } from 'vitest'
import { contextsOf, exitCodeOfRun, mostBytes, policyOf, readFailOn } from '../../src/cli/verdict-flags.js'
import type { Totals } from '../../src/cli/reports/entry.js'
import type { Verdict } from '../../src/verify/report.js'
import { defaultLimits } from '../../src/limits.js'
import { thrownBy } from '../support/thrown-by.js'
import { temporaryFile } from './run-command.js'

const totals = (verdicts: readonly Verdict[], unread = 0): Totals => ({
  count: verdicts.length + unread,
  verdicts: new Map(verdicts.map((verdict) => [verdict, 1])),
  unread,
  replayed: 0,
  startedAt: new Date(0),
  seconds: 1,
})

describe('policyOf', () => {
  it('lets flags go before a file, and changes nothing else', () => {
    const before = { asOf: '2026-01-01T00:00:00Z', endorsements: 'require', refresh: 'follow' } as const
    expect(policyOf({}, before)).toEqual(before)
    expect(policyOf({ asOf: '2027-01-01T00:00:00Z', contact: 'trusted', whenStatusUnknown: 'accept' }, before)).toEqual(
      {
        ...before,
        asOf: '2027-01-01T00:00:00Z',
        contact: 'trusted',
        whenStatusUnknown: 'accept',
      },
    )
  })

  it('reads kinds, or all of them', () => {
    expect(policyOf({ accept: 'badge, clr' }, {})).toEqual({ accept: ['badge', 'clr'] })
    expect(policyOf({ accept: 'any' }, {}).accept).toHaveLength(5)
    expect(thrownBy(() => policyOf({ accept: 'badges' }, {})).code).toBe('OPTIONS_INVALID')
  })
})

describe('contextsOf', () => {
  it('reads files, by address', async () => {
    const file = temporaryFile('context.json', '{"@context":{}}')
    expect(await contextsOf({ context: [`https://a.example/c?v=1=${file}`] })).toEqual({
      'https://a.example/c?v=1': '{"@context":{}}',
    })
    expect(await contextsOf({})).toEqual({})
  })

  it.each(['https://a.example/c', '=file', 'https://a.example/c='])('refuses %j', async (word) => {
    expect((await thrownBy(() => contextsOf({ context: [word] }))).code).toBe('OPTIONS_INVALID')
  })
})

describe('the exit code of a run', () => {
  const all = readFailOn({})

  it.each<readonly [readonly Verdict[], number, number]>([
    [['verified'], 0, 0],
    [[], 0, 0],
    [['verified', 'unknown'], 0, 3],
    [['untrusted'], 0, 3],
    [['unknown'], 1, 2],
    [['verified'], 1, 2],
    [['unknown', 'revoked'], 1, 1],
    [['expired'], 0, 1],
  ])('of %j and %i unread is %i', (verdicts, unread, code) => {
    expect(exitCodeOfRun(totals(verdicts, unread), all)).toBe(code)
  })

  it('is chosen by the verdicts that count', () => {
    expect(exitCodeOfRun(totals(['expired', 'untrusted']), readFailOn({ failOn: 'invalid, untrusted' }))).toBe(3)
    expect(exitCodeOfRun(totals(['expired', 'invalid']), readFailOn({ failOn: 'none' }))).toBe(0)
    for (const failOn of ['verified', 'bad', '']) {
      expect(thrownBy(() => readFailOn({ failOn })).code).toBe('OPTIONS_INVALID')
    }
  })
})

it('reads no more of a file than the library looks at', () => {
  expect(mostBytes).toBe(defaultLimits.maxInputBytes)
})
