import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../src/verify/evidence/read-record.js'
import { thrownBy } from '../../support/thrown-by.js'

import { listUrl, badge, hosts, trusting, offline, recorded } from './scenes.js'

const { record } = await recorded(trusting({ fetch: hosts().fetch }), badge)
const [request] = record.requests
const { answer } = request!
const failure = { code: 'FETCH_TIMEOUT', facts: {} }
const withRequest = (changes: object): object => ({ ...record, requests: [{ ...request, ...changes }] })
const withAnswer = (changes: object): object => withRequest({ answer: { ...answer, ...changes } })
const withOutcome = (changes: object): object => withRequest({ record: { ...request!.record, ...changes } })
const withFailure = (value: unknown): object => ({ ...record, waits: [{ url: listUrl, failure: value }] })
const withKept = (list: unknown, address: unknown = listUrl): object => ({ ...record, keptLists: [{ address, list }] })
const withNewer = (newer: unknown): object => ({ ...record, newerLists: [newer] })
const kept = {
  ...{ url: listUrl, listed: 1, digest: 'a', hasStatus: false, readAt: 1, sha256: 'a', findings: [], dates: {} },
  fetchedAt: '2026-05-01T00:00:00Z',
  contents: { kind: 'bits', bytes: new Uint8Array(1) },
}
const newer = { url: listUrl, digest: 'a', dated: '2026-05-01T00:00:00Z' }

describe('readRecord', () => {
  it.each<[string, unknown]>([
    ['as it was made', record],
    ['of an answer that may not be used again', withAnswer({ maxAgeSeconds: undefined })],
    ['of an answer that may', withAnswer({ maxAgeSeconds: 60 })],
    ['of a request that failed', withRequest({ answer: undefined, failure })],
    ['of a wait in vain', withFailure(failure)],
    ['of a wait in vain for an address', withFailure({ ...failure, url: listUrl })],
    ['of a kept list of bits', withKept(kept)],
    ['of a kept list of ids', withKept({ ...kept, contents: { kind: 'ids', revoked: [] } })],
    ['of a newer list', withNewer(newer)],
    ...['text', 'json'].map((form): [string, unknown] => [`of ${form}`, { ...record, input: { [form]: '' } }]),
    ['of url', { ...record, input: { url: 'https://school.example/badge' } }],
    ['of bytes', { ...record, input: { bytes: new Uint8Array() } }],
  ])('takes a record %s', (_, value) => {
    expect(readRecord(value)).toBe(value)
  })

  it.each<[string, unknown]>([
    ['the record is no object', undefined],
    ['the record is no object', null],
    ['the record is no object', []],
    ['recordVersion is not 1', { ...record, recordVersion: 2 }],
    ['checkedAt is no moment', { ...record, checkedAt: 'yesterday' }],
    ['checkedAt is no moment', { ...record, checkedAt: 7 }],
    ['input is no object', { ...record, input: 'a' }],
    ['input is none of bytes, text, json and url', { ...record, input: { file: 'a' } }],
    ['input is none of bytes, text, json and url', { ...record, input: { bytes: [1] } }],
    ['the url of the input is none', { ...record, input: { url: '//' } }],
    ['policy is no object', { ...record, policy: null }],
    ['requests is no array', { ...record, requests: {} }],
    ['a request is no object', { ...record, requests: ['a'] }],
    ['a request does not say what was asked', withRequest({ redirects: 'all' })],
    ['a request does not say what was asked', withRequest({ url: undefined })],
    ['a request does not say what was asked', withRequest({ accept: 7 })],
    ['a request does not say what was asked', withRequest({ maxBytes: '9' })],
    ['the record of a request is no object', withRequest({ record: 7 })],
    ['fetchedAt is no moment', withOutcome({ fetchedAt: 7 })],
    ['a request does not say what came of it', withOutcome({ fromCache: 'yes' })],
    ['a request does not say what came of it', withOutcome({ outcome: undefined })],
    ['an answer is no object', withRequest({ answer: 7 })],
    ['an answer is incomplete', withAnswer({ bytes: 'AA==' })],
    ['an answer is incomplete', withAnswer({ ageSeconds: '1' })],
    ['an answer is incomplete', withAnswer({ maxAgeSeconds: '60' })],
    ['an answer is incomplete', withAnswer({ url: undefined })],
    ['an answer is incomplete', withAnswer({ mediaType: 7 })],
    ['an answer is not what its hash says', withAnswer({ bytes: new Uint8Array(3) })],
    ['an answer is not what its hash says', withOutcome({ sha256: undefined })],
    ['a failure is no object', withRequest({ answer: undefined })],
    ['waits is no array', { ...record, waits: undefined }],
    ['a wait is no object', { ...record, waits: [7] }],
    ['a wait has no url', { ...record, waits: [{ failure }] }],
    ['a failure is no object', withFailure(undefined)],
    ['a failure has no code', withFailure({ facts: {} })],
    ['a failure has no code', withFailure({ ...failure, url: 7 })],
    ['a failure has no code', withFailure({ ...failure, code: 'constructor' })],
    ['a failure has no code', withFailure({ ...failure, code: 'INPUT_INVALID' })],
    ['the facts of a failure is no object', withFailure({ ...failure, facts: null })],
    ['keptLists is no array', { ...record, keptLists: null }],
    ['a kept list is no object', { ...record, keptLists: [7] }],
    ['a kept list is no object', withKept(7)],
    ['what a kept list holds is no object', withKept({})],
    ['a kept list is incomplete', withKept({ ...kept, contents: { kind: 'bits', bytes: [] } })],
    ...Object.keys(kept)
      .filter((name) => name !== 'contents' && name !== 'dates')
      .map((name): [string, unknown] => ['a kept list is incomplete', withKept({ ...kept, [name]: undefined })]),
    ['the dates of a kept list is no object', withKept({ ...kept, dates: undefined })],
    ['a kept list is incomplete', withKept({ ...kept, contents: { kind: 'ids' } })],
    ['a kept list is incomplete', withKept({ ...kept, contents: { kind: 'bits', revoked: [] } })],
    [
      'a kept list is incomplete',
      withKept({ ...kept, contents: { kind: 'names', revoked: [], bytes: new Uint8Array(1) } }),
    ],
    ['a kept list has no address', withKept(kept, 7)],
    ['newerLists is no array', { ...record, newerLists: 'a' }],
    ['a newer list is no object', withNewer(7)],
    ['a newer list has no url or digest', withNewer({ ...newer, url: undefined })],
    ['a newer list has no url or digest', withNewer({ ...newer, digest: 7 })],
    ['dated is no moment', withNewer({ ...newer, dated: '' })],
  ])('refuses what is none: %s', (reason, value) => {
    const { code, facts } = thrownBy(() => readRecord(value))
    expect([code, facts]).toEqual(['EVIDENCE_INVALID', { reason }])
  })

  it('comes before a replay, whose moment and policy are read as well', async () => {
    expect((await thrownBy(() => offline.replay({ ...record, waits: 7 } as never))).code).toBe('EVIDENCE_INVALID')
    const strange = { ...record, checkedAt: '2026-06-01T00:00:00.1230Z' }
    expect(await thrownBy(() => offline.replay(strange))).toMatchObject({
      code: 'EVIDENCE_INVALID',
      facts: { reason: 'its moment is written otherwise' },
    })
    expect((await thrownBy(() => offline.replay({ ...record, policy: { accept: [] } }))).code).toBe('OPTIONS_INVALID')
  })
})
