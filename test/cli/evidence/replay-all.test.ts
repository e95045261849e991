import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src/cli/evidence/digest.js'
import type { EvidenceFolder } from '../../../src/cli/evidence/folder.js'
import { replayAll } from '../../../src/cli/evidence/replay-all.js'
import { isJudged } from '../../../src/cli/reports/entry.js'
import type { VerifyPolicy } from '../../../src/verify/policy.js'
import { keep, newFolder, token, verifier } from './kept.js'

async function replay(folder: EvidenceFolder, changes: VerifyPolicy = {}): Promise<readonly unknown[]> {
  const told: unknown[] = []
  const same = new Map<string, boolean>()
  const onReport = (source: string, isSame: boolean): void => void same.set(source, isSame)
  for await (const entry of replayAll(folder, { verifier, changes, onReport })) {
    told.push([entry.source, isJudged(entry) ? entry.report.verdict : entry.failure.code, same.get(entry.source)])
  }
  return told
}

describe('replayAll', () => {
  it('gives every report as it was kept, or as of another moment', async () => {
    const { folder } = await newFolder()
    await keep(folder, { a: token, b: '{' })
    expect(await replay(folder)).toEqual([
      ['a', 'verified', true],
      ['b', 'invalid', true],
    ])
    expect(await replay(folder, { asOf: '2040-01-01T00:00:00Z' })).toEqual([
      ['a', 'expired', false],
      ['b', 'invalid', false],
    ])
  })

  it('tells which reports are not as they were kept', async () => {
    const { path, folder } = await newFolder()
    await keep(folder, { a: token, b: token })
    const cases = join(path, 'cases.jsonl')
    const [a = '', b = ''] = readFileSync(cases, 'utf8').split('\n')
    writeFileSync(cases, `${a.replace('"verdict":"verified"', '"verdict":"revoked"')}\n${b}\n`)
    expect(await replay(folder)).toEqual([
      ['a', 'verified', false],
      ['b', 'verified', true],
    ])
  })

  it('goes on past a case that was changed or lost, and names it', async () => {
    const { path, folder } = await newFolder()
    await keep(folder, { a: token, b: '{' })
    const digest = digestOf(new TextEncoder().encode(token))
    appendFileSync(join(path, 'objects', digest.slice(0, 2), digest), 'x')
    appendFileSync(join(path, 'cases.jsonl'), '{}\n{"source":"d","report":{}}\n')
    expect(await replay(folder)).toEqual([
      ['a', 'EVIDENCE_INVALID', false],
      ['b', 'invalid', true],
      ['case 3', 'EVIDENCE_INVALID', false],
      ['d', 'EVIDENCE_INVALID', false],
    ])
  })
})
