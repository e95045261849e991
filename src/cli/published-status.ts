/** What the lists that a badge names say of it. */
import { anyIssuer, createVerifier, defaultLimits, type VerifierOptions } from '../index.js'
import type { CommandIo } from './command-io.js'
import { exitCodes, type ExitCode } from './exit-codes.js'
import { readInput } from './files.js'
import { printable } from './output.js'
import { noteOnPassed } from './words.js'

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
  const status = report.checks.find(({ check }) => check === 'status')
  const problems = report.checks.flatMap((check) =>
    'problems' in check && (report.credential === undefined || check.check === 'status') ? check.problems : [],
  )
  const say = (...lines: readonly string[]): unknown => io.stdout.write(`${lines.join('\n')}\n`)
  const reasons = problems.map(({ code, message }) => `  ${printable(message, LONGEST_SENTENCE)} (${code})`)
  if (status?.outcome === 'passed') {
    say('clear', `  ${printable(noteOnPassed('status', report))}`)
    return exitCodes.done
  }
  if (status?.outcome === 'skipped' && report.credential !== undefined) {
    say('none', '  The badge has no status, so it cannot be revoked.')
    return exitCodes.done
  }
  const codes: readonly string[] = problems.map(({ code }) => code)
  const answer = codes.includes('REVOKED') ? 'revoked' : codes.includes('SUSPENDED') ? 'suspended' : 'not known'
  say(answer, ...reasons)
  return answer === 'not known' ? exitCodes.unknown : exitCodes.notVerified
}

const LONGEST_SENTENCE = 1_000
