import { describe, expect, it } from 'vitest'
import type { FindingCode } from '../../src/codes.js'
import { finding } from '../../src/messages/problem.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { noticesOf, type ViewNotice } from '../../src/view/notices.js'
import { pens, verify, viewOf } from './support.js'

const report = await verify()
const codesOf = (findings: VerificationReport['findings']): readonly FindingCode[] =>
  viewOf<readonly ViewNotice[]>(noticesOf({ ...report, findings }, pens)).map(({ code }) => code)

describe('noticesOf', () => {
  it('tells what concerns a viewer', () => {
    expect(codesOf(report.findings)).toContain('TRUST_NOT_ASKED')
    expect(codesOf([finding('NODE_DESCRIBED_TWICE', { id: 'urn:a' })])).toEqual(['NODE_DESCRIBED_TWICE'])
    expect(codesOf([finding('HASH_WEAK', { algorithm: 'md5' })])).toEqual(['HASH_WEAK'])
  })

  it('leaves out what only concerns whoever runs the verifier', () => {
    const technical = finding('STATUS_INDEX_NUMBER', { index: 1 })
    expect(codesOf([technical])).toEqual([])
  })

  it('says each in a sentence, with advice, and makes what it quotes visible', () => {
    const [notice] = viewOf<readonly ViewNotice[]>(
      noticesOf({ ...report, findings: [finding('NODE_DESCRIBED_TWICE', { id: 'urn:\u202Ea' })] }, pens),
    )
    expect(notice?.text).toContain('\\u{202e}')
    expect(notice?.advice).not.toBe('')
  })
})
