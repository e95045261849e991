import { describe, expect, it } from 'vitest'
import { thrownBy } from '../../support/thrown-by.js'

import { listUrl, badge, hosts, trusting, offline, recorded } from './scenes.js'

describe('readRecord', () => {
  it('is refused for what is no record', async () => {
    const { record } = await recorded(trusting({ fetch: hosts().fetch }), badge)
    const [request] = record.requests
    const broken: readonly unknown[] = [
      undefined,
      [],
      { ...record, recordVersion: 2 },
      { ...record, checkedAt: 'yesterday' },
      { ...record, checkedAt: '2026-06-01T00:00:00.1230Z' },
      { ...record, input: { file: 'a' } },
      { ...record, policy: null },
      { ...record, requests: {} },
      { ...record, requests: [{ ...request, redirects: 'all' }] },
      { ...record, requests: [{ ...request, record: { ...request!.record, fromCache: 'yes' } }] },
      { ...record, requests: [{ ...request, record: { ...request!.record, fetchedAt: 7 } }] },
      { ...record, requests: [{ ...request, answer: { ...request!.answer, bytes: 'AA==' } }] },
      { ...record, requests: [{ ...request, answer: undefined }] },
      { ...record, requests: [{ ...request, answer: { ...request!.answer, ageSeconds: '1' } }] },
      { ...record, requests: [{ ...request, answer: { ...request!.answer, maxAgeSeconds: '60' } }] },
      { ...record, requests: [{ ...request, answer: { ...request!.answer, url: undefined } }] },
      { ...record, requests: [{ ...request, answer: { ...request!.answer, mediaType: 7 } }] },
      { ...record, requests: [{ ...request, url: undefined }] },
      { ...record, requests: [{ ...request, accept: 7 }] },
      { ...record, requests: [{ ...request, maxBytes: '9' }] },
      { ...record, requests: [{ ...request, record: { ...request!.record, outcome: undefined } }] },
      { ...record, waits: [{ url: listUrl, failure: { code: 'FETCH_TIMEOUT', facts: {}, url: 7 } }] },
      { ...record, waits: [{ url: listUrl, failure: { code: 'FETCH_TIMEOUT', facts: null } }] },
      { ...record, waits: [{ failure: { code: 'FETCH_TIMEOUT', facts: {} } }] },
      { ...record, waits: [{ url: listUrl, failure: { facts: {} } }] },
      { ...record, keptLists: [{ address: listUrl, list: { contents: { kind: 'bits', bytes: [] } } }] },
      { ...record, keptLists: [{ address: listUrl, list: { contents: { kind: 'ids' } } }] },
      { ...record, keptLists: [{ address: listUrl, list: {} }] },
      { ...record, newerLists: [{ url: listUrl }] },
      { ...record, newerLists: [{ url: listUrl, digest: '', dated: '' }] },
    ]
    for (const each of broken)
      expect((await thrownBy(() => offline.replay(each as never))).code).toBe('EVIDENCE_INVALID')
    expect((await thrownBy(() => offline.replay({ ...record, policy: { accept: [] } }))).code).toBe('OPTIONS_INVALID')
  })
})
