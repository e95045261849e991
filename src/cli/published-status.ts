/** What the lists that a badge names say of it. */
import {
  anyIssuer,
  createVerifier,
  defaultLimits,
  viewCredential,
  type Finding,
  type VerificationReport,
  type VerifierOptions,
} from '../index.js'
import type { CommandIo } from './command-io.js'
import { exitCodes, type ExitCode } from './exit-codes.js'
import { readInput } from './files.js'
import { printable } from './output.js'
import { adviceOn } from './words.js'

/**
 * Looks up the status of a badge, and prints it: the first line is the answer, the next ones say why.
 *
 * @param file - the badge; `-` is standard input
 * @param means - how lists and keys may be asked for
 * @returns 0 clear or without a status, 1 set, 3 not known
 */
export async function checkPublished(file: string, means: Partial<VerifierOptions>, io: CommandIo): Promise<ExitCode> {
  const verifier = createVerifier({ ...means, trustedIssuers: anyIssuer, now: io.now, cache: 'off' })
  const report = await verifier.verify(await readInput(file, io, defaultLimits.maxInputBytes))
  const { answer, reasons, exitCode } = answerIn(report)
  io.stdout.write([answer, ...reasons.map((reason) => `  ${reason}`), ''].join('\n'))
  return exitCode
}

interface Answer {
  readonly answer: 'clear' | 'none' | 'revoked' | 'suspended' | 'set' | 'not known'
  readonly reasons: readonly string[]
  readonly exitCode: ExitCode
}

/** Entries that do not revoke count here as well: they are asked for. */
function answerIn(report: VerificationReport): Answer {
  const { checks, credential, findings } = report
  const status = checks.find(({ check }) => check === 'status')
  const problems = checks.flatMap((each) =>
    'problems' in each && (credential === undefined || each.check === 'status') ? each.problems : [],
  )
  const codes: readonly string[] = problems.map(({ code }) => code)
  const told = findings.filter(({ code }) => code.startsWith('STATUS_'))
  const reasons = [...problems, ...told].flatMap((each) => [
    `${printable(each.message, LONGEST_SENTENCE)} (${each.code})`,
    ...(problems.some((problem) => problem === each) ? [`→ ${printable(adviceOn(each), LONGEST_SENTENCE)}`] : []),
  ])
  if (codes.includes('REVOKED')) return { answer: 'revoked', reasons, exitCode: exitCodes.notVerified }
  if (codes.includes('SUSPENDED')) return { answer: 'suspended', reasons, exitCode: exitCodes.notVerified }
  const isUnread = told.some(({ code }) => code === 'STATUS_INFORMATION_UNREAD')
  if (problems.length > 0 || isUnread) return { answer: 'not known', reasons, exitCode: exitCodes.unknown }
  if (told.some(isSet)) return { answer: 'set', reasons, exitCode: exitCodes.notVerified }
  if (status?.outcome === 'skipped') {
    return { answer: 'none', reasons: ['The badge has no status, so it cannot be revoked.'], exitCode: exitCodes.done }
  }
  const view = viewCredential(report)
  const notes = view.authentic ? [printable(view.status.text)] : []
  return { answer: 'clear', reasons: [...notes, ...reasons], exitCode: exitCodes.done }
}

function isSet({ code, facts }: Finding): boolean {
  return code === 'STATUS_REFRESH_ANNOUNCED' || (code === 'STATUS_MESSAGE' && facts['value'] !== '0x0')
}

const LONGEST_SENTENCE = 1_000
