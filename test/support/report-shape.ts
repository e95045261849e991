/** Whether a report is what a report must be, whatever the input was. */
import { failedCodes, unknownCodes } from '../../src/codes.js'
import { checkNames, type CheckResult, type VerificationReport } from '../../src/verify/report.js'

/** Says what is wrong with a report; nothing if it is well-formed and no error of ours stands in it. */
export function faultsOf(report: VerificationReport): string[] {
  const faults: string[] = []
  const say = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault)
  }
  say(report.checks.map(({ check }) => check).join() === checkNames.join(), 'not every check once, in order')
  say(report.verified === (report.verdict === 'verified'), '"verified" is not what the verdict says')
  const gates = report.checks.slice(0, 3).every(({ outcome }) => outcome === 'passed')
  say((report.credential !== undefined) === gates, 'a credential without open gates, or open gates without one')
  for (const check of report.checks) faults.push(...faultsOfCheck(check))
  say(isPlain(report), 'not plain JSON')
  return faults
}

function faultsOfCheck(check: CheckResult): string[] {
  if (check.outcome === 'passed') return []
  if (check.outcome === 'skipped') return SKIP_REASONS.has(check.because) ? [] : [`${check.check}: no reason to skip`]
  const codes = check.problems.map(({ code }) => code)
  const foreign = codes.filter((code) => code === 'INTERNAL_ERROR' || !PROBLEM_CODES.has(code))
  const hasNo = codes.some((code) => FAILED_CODES.has(code))
  return [
    ...foreign.map((code) => `${check.check}: ${code}`),
    ...(codes.length === 0 ? [`${check.check}: no problem`] : []),
    ...(hasNo === (check.outcome === 'failed') ? [] : [`${check.check}: ${check.outcome} with ${codes.join()}`]),
  ]
}

function isPlain(value: unknown): boolean {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  const isData = Array.isArray(value) || prototype === Object.prototype || prototype === null
  return isData && Object.values(value).every(isPlain)
}

const FAILED_CODES: ReadonlySet<string> = new Set(failedCodes)

const PROBLEM_CODES: ReadonlySet<string> = new Set([...failedCodes, ...unknownCodes])

const SKIP_REASONS: ReadonlySet<string> = new Set(['gate-closed', 'not-present', 'not-asked', 'refresh-unavailable'])
