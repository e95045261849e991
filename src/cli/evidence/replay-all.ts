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
  readonly signal?: AbortSignal | undefined
}

/** Judges all cases of a folder again, and asks nobody. A case that was changed or lost does not stop the others. */
export async function* replayAll(
  folder: EvidenceFolder,
  { verifier, changes, onReport, signal }: ReplayOptions,
): AsyncGenerator<Entry> {
  const last = await findLast(folder)
  let number = 0
  for await (const { text, start } of folder.lines()) {
    signal?.throwIfAborted()
    number += 1
    let source = `case ${number}`
    try {
      source = headOf(text).source
      // Of an input that was judged again since it had changed, the last case counts.
      if (last.get(source) !== start) continue
      const one = await readCase(text, folder)
      if (one.report === undefined) {
        onReport(source, true)
        yield { source, failure: one.failure ?? failureOf(invalid('a case holds nothing')) }
        continue
      }
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

/** Where the last case of each input begins. */
async function findLast(folder: EvidenceFolder): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  for await (const { text, start } of folder.lines()) {
    try {
      last.set(headOf(text).source, start)
    } catch {
      // Told in its turn.
    }
  }
  return last
}
