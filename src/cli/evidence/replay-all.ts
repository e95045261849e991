import type { Verifier, VerificationReport, VerifyPolicy } from '../../index.js'
import { failureOf } from '../judge-all.js'
import type { Entry } from '../reports/entry.js'
import { headOf, readCase } from './case.js'
import { invalid, type EvidenceFolder } from './folder.js'

/** How cases are judged again. */
export interface ReplayOptions {
  readonly verifier: Verifier
  /** What is expected otherwise than then. */
  readonly changes: VerifyPolicy
  /** Called with each report and the one that was kept. */
  readonly onReport: (source: string, isSame: boolean) => void
}

/** Judges all cases of a folder again, and asks nobody. A case that was changed or lost does not stop the others. */
export async function* replayAll(
  folder: EvidenceFolder,
  { verifier, changes, onReport }: ReplayOptions,
): AsyncGenerator<Entry> {
  let number = 0
  for await (const { text } of folder.lines()) {
    number += 1
    let source = `case ${number}`
    try {
      source = headOf(text).source
      const one = await readCase(text, folder)
      if (one.record === undefined) throw invalid('nothing of this input could be kept')
      const report = await verifier.replay(one.record, changes)
      onReport(source, told(report) === told(one.report))
      const { input } = one.record
      yield { source, report, ...('bytes' in input ? { bytes: input.bytes } : {}) }
    } catch (error) {
      onReport(source, false)
      yield { source, failure: failureOf(error) }
    }
  }
}

/** What a report says, but for its being replayed, and by which version of the library. */
function told(report: VerificationReport): string {
  return JSON.stringify(comparable(report))
}

function comparable({ findings, evidence, contained, ...report }: VerificationReport): object {
  return {
    ...report,
    source: 'live',
    findings: findings.filter(({ code }) => code !== 'EVIDENCE_NOT_FETCHED_HERE'),
    evidence: { ...evidence, version: '' },
    contained: contained.map(({ path, report: inside }) => ({ path, report: comparable(inside) })),
  }
}
