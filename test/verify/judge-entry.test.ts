import { describe, expect, it } from 'vitest'
import { finding, problem } from '../../src/messages/problem.js'
import type { BitEntry, IdEntry } from '../../src/status/status-entry.js'
import { judgeEntry, type EntryJudgement, type EntryQuestion } from '../../src/verify/judge-entry.js'
import type { KnownList } from '../../src/verify/known-list.js'
import type { ListAnswer } from '../../src/verify/status-lists.js'

const now = Date.parse('2026-06-01T00:00:00Z')
const url = 'https://school.example/status/1'
const school = 'did:web:school.example'

const entry: BitEntry = {
  kind: 'bits',
  type: 'BitstringStatusListEntry',
  purpose: 'revocation',
  index: 3,
  size: 1,
  messages: [],
  url,
  isIndexNumber: false,
}

const idEntry: IdEntry = { kind: 'ids', type: '1EdTechRevocationList', purpose: 'revocation', url }

function listOf(changes: Partial<KnownList> = {}, bytes: readonly number[] = [0]): KnownList {
  return {
    url,
    issuer: school,
    contents: {
      kind: 'bits',
      types: ['BitstringStatusList'],
      purposes: ['revocation', 'suspension', 'message', 'refresh'],
      bytes: Uint8Array.from(bytes),
      spelling: 'multibase',
      digest: '',
      ttlMilliseconds: undefined,
      size: undefined,
    },
    validFrom: undefined,
    validUntil: undefined,
    listed: now - 1_000,
    dates: { signedAt: now - 1_000, validFrom: undefined },
    digest: '',
    hasStatus: false,
    findings: [],
    readAt: now,
    freshUntil: now,
    fetchedAt: '2026-06-01T00:00:00Z',
    sha256: '',
    size: 1,
    ...changes,
  }
}

const question: EntryQuestion = {
  path: '/credentialStatus',
  credentialId: 'urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11',
  subjectIds: ['did:example:learner-7'],
  issuer: school,
  isAuthorized: (issuer) => issuer === school,
  at: now,
  checkedAt: now,
  toleranceSeconds: 60,
}

const has = (list: KnownList, ...others: readonly KnownList[]): ListAnswer => ({
  list,
  fromCache: false,
  doubts: [],
  others,
})

const codes = ({ problems, findings }: EntryJudgement): readonly string[] =>
  [...problems, ...findings].map(({ code }) => code)

// The bits 0001 0000: entry 3 is set.
const setList = listOf({}, [0b0001_0000])

describe('an entry of bits', () => {
  it.each<[string, Partial<KnownList>]>([
    ['is clear in the one at hand', {}],
    ['does not fit the one at hand', { contents: listOf({}, [0]).contents }],
    ['cannot be read in the one at hand', { contents: { ...listOf().contents, purposes: ['suspension'] } as never }],
  ])('counts where it is set in a list that was read before, and %s', (_, changes) => {
    const judged = judgeEntry({ ...entry, index: 3 }, has(listOf(changes), listOf(), setList), question)
    expect(codes(judged)).toEqual(['REVOKED'])
  })

  it('is the bit at its index, the left-most first', () => {
    const found = Array.from({ length: 8 }, (_, index) =>
      codes(judgeEntry({ ...entry, index }, has(setList), question)),
    )
    expect(found).toEqual([[], [], [], ['REVOKED'], [], [], [], []])
  })

  it('of more than one bit revokes by any value but 0', () => {
    const wide = { ...entry, size: 2, messages: ['a', 'b', 'c', 'd'] }
    const found = [0, 1, 2, 3].map((index) =>
      codes(judgeEntry({ ...wide, index }, has(listOf({}, [0b0001_1011])), question)),
    )
    expect(found).toEqual([[], ['REVOKED'], ['REVOKED'], ['REVOKED']])
  })

  it.each([
    ['beyond the end of the list', { index: 8 }, 'STATUS_INDEX_OUT_OF_RANGE'],
    ['whose last bit lies beyond the end', { index: 2, size: 3 }, 'STATUS_INDEX_OUT_OF_RANGE'],
    ['far beyond any list', { index: Number.MAX_SAFE_INTEGER }, 'STATUS_INDEX_OUT_OF_RANGE'],
    ['of the forerunner, in a list of today', { type: 'StatusList2021Entry' }, 'STATUS_LIST_TYPE_MISMATCH'],
  ] as const)('%s leaves the answer unknown', (_, changes, code) => {
    expect(codes(judgeEntry({ ...entry, ...changes }, has(setList), question))).toEqual([code])
  })

  it('of another purpose than the list leaves the answer unknown, be the bit set or not', () => {
    const contents = { ...setList.contents, purposes: ['suspension'] } as KnownList['contents']
    for (const index of [2, 3]) {
      const judged = judgeEntry({ ...entry, index }, has({ ...setList, contents }), question)
      expect(codes(judged)).toEqual(['STATUS_LIST_PURPOSE_MISMATCH'])
    }
  })

  it('of another size than the list itself says leaves the answer unknown', () => {
    const contents = { ...setList.contents, size: 2 } as KnownList['contents']
    expect(codes(judgeEntry(entry, has({ ...setList, contents }), question))).toEqual(['STATUS_SIZE_INVALID'])
  })

  it('says that its index stands as a number', () => {
    const judged = judgeEntry({ ...entry, index: 1, isIndexNumber: true }, has(setList), question)
    expect(judged.findings).toMatchObject([
      { code: 'STATUS_INDEX_NUMBER', facts: { index: 1 }, path: '/credentialStatus' },
    ])
  })

  it('says that the address of its list gives the badge away', () => {
    const traceable = `https://school.example/status/5f0c4f0e-7a4e-4ce7-9d0b-0c8b6d7a2e11`
    const judged = judgeEntry({ ...entry, index: 1, url: traceable }, has(setList), question)
    expect(judged.findings).toMatchObject([
      { code: 'STATUS_URL_TRACEABLE', facts: { url: traceable }, path: '/credentialStatus', url: traceable },
    ])
  })

  it.each<[string, Partial<EntryQuestion>, boolean]>([
    ['a subject of eight letters', { subjectIds: ['status/1'] }, true],
    ['a subject of seven, which may stand there by chance', { subjectIds: ['tatus/1'] }, false],
    ['a subject written as in an address', { subjectIds: ['a b/c d e'] }, true],
    ['a badge whose name holds a number elsewhere', { credentialId: 'x:urn:uuid:status/1' }, false],
  ])('tells whether its address names %s', (_, names, isTold) => {
    const address = 'https://school.example/status/1/a%20b%2Fc%20d%20e'
    const { findings } = judgeEntry({ ...entry, index: 1, url: address }, has(setList), { ...question, ...names })
    expect(findings.map(({ code }) => code)).toEqual(isTold ? ['STATUS_URL_TRACEABLE'] : [])
  })

  it('says what is set where, since when, and by whom', () => {
    const facts = { url, index: 3, listed: '2026-05-31T23:59:59Z' }
    const place = { path: '/credentialStatus', url }
    const set = (purpose: BitEntry['purpose'], list: KnownList): unknown =>
      judgeEntry({ ...entry, purpose }, has(list), question).problems
    expect(set('revocation', setList)).toMatchObject([
      { code: 'REVOKED', facts: { ...facts, issuer: school }, ...place },
    ])
    expect(set('suspension', setList)).toMatchObject([{ code: 'SUSPENDED', facts, ...place }])
    const [nobody] = judgeEntry(entry, has({ ...setList, issuer: undefined }), question).problems
    expect(nobody?.facts).toEqual(facts)
  })

  it.each<[string, Partial<KnownList>, Partial<EntryQuestion>, object]>([
    [
      'STATUS_LIST_NOT_YET_VALID',
      { validFrom: now + 120_000 },
      {},
      { url, validFrom: '2026-06-01T00:02:00Z', at: '2026-06-01T00:00:00Z' },
    ],
    [
      'STATUS_LIST_EXPIRED',
      { validUntil: now - 1_000 },
      {},
      { url, validUntil: '2026-05-31T23:59:59Z', at: '2026-06-01T00:00:00Z' },
    ],
    ['STATUS_LIST_HAS_STATUS', { hasStatus: true }, {}, { url }],
    ['STATUS_NOT_YET_KNOWN', {}, { at: now + 120_000 }, { at: '2026-06-01T00:02:00Z', now: '2026-06-01T00:00:00Z' }],
  ])('that is clear clears nothing, and says why: %s', (code, changes, asked, facts) => {
    const judged = judgeEntry(entry, has(listOf(changes)), { ...question, ...asked })
    expect(judged.problems).toMatchObject([{ code, facts, path: '/credentialStatus', url }])
  })

  it('repeats what is worth saying of the list, whatever comes of it', () => {
    const short = finding('STATUS_LIST_SHORT', { url, length: 8, least: 131_072 }, { url })
    for (const index of [1, 3, 9]) {
      const judged = judgeEntry({ ...entry, index }, has({ ...setList, findings: [short] }), question)
      expect(judged.findings).toEqual([short])
    }
  })
})

describe('a moment', () => {
  const clearList = listOf({ listed: now - 86_400_000 })

  it.each([
    ['a minute ahead of the clock', now + 60_000, []],
    ['more than a minute ahead of the clock', now + 60_001, ['STATUS_NOT_YET_KNOWN']],
  ])('%s', (_, at, expected) => {
    expect(codes(judgeEntry(entry, has(clearList), { ...question, at }))).toEqual(expected)
  })

  it.each([
    ['when the list was made', clearList.listed, []],
    ['a minute before', clearList.listed - 60_000, []],
    ['more than a minute before', clearList.listed - 60_001, ['STATUS_NOT_HISTORICAL']],
  ])('of a suspension that may have been lifted: %s', (_, at, expected) => {
    expect(codes(judgeEntry({ ...entry, purpose: 'suspension' }, has(clearList), { ...question, at }))).toEqual(
      expected,
    )
    expect(codes(judgeEntry(entry, has(clearList), { ...question, at }))).toEqual([])
  })

  it('of a suspension is told with the moment and that of the list; now is no such moment, however new the list', () => {
    const suspension: BitEntry = { ...entry, purpose: 'suspension' }
    const judged = judgeEntry(suspension, has(clearList), { ...question, at: now - 2 * 86_400_000 })
    expect(judged.problems).toMatchObject([
      {
        code: 'STATUS_NOT_HISTORICAL',
        facts: { url, at: '2026-05-30T00:00:00Z', listed: '2026-05-31T00:00:00Z' },
      },
    ])
    const ahead = listOf({ listed: now + 120_000 })
    expect(codes(judgeEntry(suspension, has(ahead), question))).toEqual([])
  })

  it.each([
    ['the last moment of the list', { validUntil: now }, []],
    ['the moment after', { validUntil: now - 1 }, ['STATUS_LIST_EXPIRED']],
    ['a minute before the list begins', { validFrom: now + 60_000 }, []],
    ['more than a minute before', { validFrom: now + 60_001 }, ['STATUS_LIST_NOT_YET_VALID']],
  ])('%s', (_, changes, expected) => {
    expect(codes(judgeEntry(entry, has(listOf(changes)), question))).toEqual(expected)
  })
})

describe('an entry that does not bear on the verdict', () => {
  const message: BitEntry = { ...entry, purpose: 'message', size: 2, index: 1, messages: ['a', 'b', 'c', 'd'] }

  it('of a message says which, and nothing else', () => {
    const judged = judgeEntry(message, has(listOf({}, [0b0010_0000])), question)
    expect(judged.problems).toEqual([])
    expect(judged.findings).toMatchObject([
      { code: 'STATUS_MESSAGE', facts: { url, message: 'c', value: '0x2' }, path: '/credentialStatus', url },
    ])
  })

  it.each([
    [0, 'unset'],
    [0b0001_0000, 'set'],
  ])('of a message without words says whether it is set', (byte, said) => {
    const plain: BitEntry = { ...entry, purpose: 'message' }
    const { findings } = judgeEntry(plain, has(listOf({}, [byte])), question)
    expect(findings).toMatchObject([{ code: 'STATUS_MESSAGE', facts: { message: said } }])
  })

  it('of a newer version says so only where it is set', () => {
    const refresh: BitEntry = { ...entry, purpose: 'refresh' }
    expect(judgeEntry(refresh, has(setList), question).findings).toMatchObject([
      { code: 'STATUS_REFRESH_ANNOUNCED', facts: { url, index: 3 }, path: '/credentialStatus', url },
    ])
    expect(codes(judgeEntry(refresh, has(listOf()), question))).toEqual([])
  })

  it.each<[string, ListAnswer]>([
    ['cannot be read', { problems: [problem('STATUS_LIST_UNREACHABLE', { url, reason: '', detail: '' })] }],
    ['is a stranger’s', has(listOf({ issuer: 'did:web:stranger.example' }))],
    ['has expired', has(listOf({ validUntil: now - 1 }))],
  ])('is a finding where its list %s: nobody’s words are put into the issuer’s mouth', (_, answer) => {
    for (const purpose of ['message', 'refresh'] as const) {
      expect(codes(judgeEntry({ ...entry, purpose }, answer, question))).toEqual(['STATUS_INFORMATION_UNREAD'])
    }
  })

  it('names all that kept it from being read', () => {
    const list = listOf({ issuer: 'did:web:stranger.example', validUntil: now - 1 })
    const { findings } = judgeEntry({ ...entry, purpose: 'message' }, has(list), question)
    expect(findings).toMatchObject([
      {
        facts: { purpose: 'message', reason: 'STATUS_ISSUER_NOT_AUTHORIZED, STATUS_LIST_EXPIRED' },
        path: '/credentialStatus',
      },
    ])
  })
})

describe('an entry of ids', () => {
  const idsOf = (revoked: readonly string[], issuer: string | undefined): KnownList =>
    listOf({ issuer, contents: { kind: 'ids', id: undefined, issuer, revoked: new Set(revoked) } })

  it('revokes the badge whose very id the list holds', () => {
    const judged = judgeEntry(idEntry, has(idsOf([question.credentialId], undefined)), question)
    expect(judged.problems).toMatchObject([{ code: 'REVOKED', facts: { index: question.credentialId } }])
  })

  it('revokes no other', () => {
    const others = [question.credentialId.toUpperCase(), `${question.credentialId} `, 'urn:uuid:0']
    expect(codes(judgeEntry(idEntry, has(idsOf(others, undefined)), question))).toEqual([])
  })

  it('clears the badge if the list names nobody, or the issuer; not if it names somebody else', () => {
    expect(codes(judgeEntry(idEntry, has(idsOf([], school)), question))).toEqual([])
    expect(codes(judgeEntry(idEntry, has(idsOf([], 'did:web:stranger.example')), question))).toEqual([
      'STATUS_ISSUER_NOT_AUTHORIZED',
    ])
  })

  it('is never looked up among bits, nor found clear there', () => {
    const judged = judgeEntry(idEntry, has(listOf({}, [0xff])), question)
    expect(judged.problems).toMatchObject([
      {
        code: 'STATUS_LIST_TYPE_MISMATCH',
        facts: { url, expected: '1EdTechRevocationList', found: 'bits' },
        path: question.path,
        url,
      },
    ])
  })

  it('says so where a list that counts for nobody names nobody', () => {
    const asked = { ...question, isAuthorized: () => false }
    const judged = judgeEntry(entry, has(listOf({ issuer: undefined })), asked)
    expect(judged.problems).toMatchObject([
      { code: 'STATUS_ISSUER_NOT_AUTHORIZED', facts: { url, issuer: school, found: 'nobody' } },
    ])
  })

  it('revokes it whoever the list names', () => {
    const list = idsOf([question.credentialId], 'did:web:stranger.example')
    expect(codes(judgeEntry(idEntry, has(list), question))).toEqual(['REVOKED'])
  })
})
