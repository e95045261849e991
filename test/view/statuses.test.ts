import { describe, expect, it } from 'vitest'
import type { Code, ProblemCode } from '../../src/codes.js'
import type { JsonValue } from '../../src/json/json.js'
import { statusOf, type ViewStatus } from '../../src/view/statuses.js'
import { pens, verify, viewOf, withChecks } from './support.js'

const report = await verify()
const entry = (statusPurpose?: string): JsonValue => (statusPurpose === undefined ? {} : { statusPurpose })
const problem = (code: Code, path?: string): object => ({
  code: code as ProblemCode,
  facts: {},
  message: '',
  ...(path === undefined ? {} : { path }),
})

function read(credentialStatus: JsonValue | undefined, outcome: object): ViewStatus {
  const document = credentialStatus === undefined ? {} : { credentialStatus }
  return viewOf<ViewStatus>(statusOf(document, withChecks(report, { status: outcome }), pens))
}

describe('statusOf', () => {
  it.each([
    [['revocation'], 'not revoked'],
    [['suspension'], 'not suspended'],
    [['suspension', 'message', 'revocation'], 'not revoked, not suspended'],
    [[undefined], 'not revoked'],
    [['message', 'refresh'], 'of no kind that revokes'],
  ])('says of entries for %j that are clear "%s"', (purposes, text) => {
    const status = read(purposes.map(entry), { outcome: 'passed' })
    expect(status).toMatchObject({ state: 'clear', text })
  })

  it('gives of each entry what it came to', () => {
    const entries = [entry('revocation'), entry('suspension'), entry('message'), entry('revocation')]
    const problems = [problem('SUSPENDED', '/credentialStatus/1'), problem('STATUS_LIST_STALE', '/credentialStatus/3')]
    const status = read(entries, { outcome: 'failed', problems })
    expect(status.state).toBe('suspended')
    expect(status.entries).toEqual([
      { purpose: 'revocation', state: 'clear' },
      { purpose: 'suspension', state: 'set' },
      { purpose: 'message', state: 'informs' },
      { purpose: 'revocation', state: 'not-known' },
    ])
  })

  it('calls a badge revoked that is suspended as well', () => {
    const problems = [problem('SUSPENDED', '/credentialStatus/0'), problem('REVOKED', '/credentialStatus/1')]
    expect(read([entry(), entry()], { outcome: 'failed', problems })).toMatchObject({ state: 'revoked' })
  })

  it.each([
    ['of the whole status', '/credentialStatus'],
    ['of no place', undefined],
    ['of another place', '/credentialStatus/10'],
  ])('calls no entry clear where a problem is %s', (_, path) => {
    const problems = [problem('STATUS_ENTRIES_TOO_MANY', path)]
    const status = read([entry(), entry()], { outcome: 'unknown', problems })
    expect(status.state).toBe('not-known')
    expect(status.entries.map(({ state }) => state)).toEqual(['not-known', 'not-known'])
  })

  it('takes a problem inside an entry for that of the entry', () => {
    const problems = [problem('STATUS_INDEX_INVALID', '/credentialStatus/1/statusListIndex')]
    const status = read([entry(), entry()], { outcome: 'failed', problems })
    expect(status.entries.map(({ state }) => state)).toEqual(['clear', 'not-known'])
    expect(status.state).toBe('not-known')
  })

  it('reads an entry that stands alone', () => {
    const problems = [problem('REVOKED', '/credentialStatus')]
    expect(read(entry('revocation'), { outcome: 'failed', problems }).entries).toEqual([
      { purpose: 'revocation', state: 'set' },
    ])
  })

  it.each([
    ['not-present', 'none'],
    ['gate-closed', 'not-checked'],
    ['not-asked', 'not-checked'],
  ])('does not call a badge clear whose status is skipped as %s', (because, state) => {
    expect(read(undefined, { outcome: 'skipped', because })).toMatchObject({ state, entries: [] })
    expect(read([entry()], { outcome: 'skipped', because }).entries).toEqual([
      { purpose: 'revocation', state: 'not-checked' },
    ])
  })

  it('never calls an entry for something nobody knows clear', () => {
    const status = read(entry('blessing\u202E'), { outcome: 'passed' })
    expect(status).toMatchObject({ state: 'not-known', entries: [{ purpose: 'blessing', state: 'not-known' }] })
  })
})
