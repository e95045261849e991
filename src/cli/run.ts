/** The command `openbadges`, as a function. */
import { Command, CommanderError, type OutputConfiguration } from 'commander'
import { version } from '../index.js'
import type { CommandIo } from './command-io.js'
import { addBake } from './commands/bake.js'
import { addCanonicalize } from './commands/canonicalize.js'
import { addCompletion } from './commands/completion.js'
import { addDiff } from './commands/diff.js'
import { addEndorse } from './commands/endorse.js'
import { addExplain } from './commands/explain.js'
import { addExtract } from './commands/extract.js'
import { addInspect } from './commands/inspect.js'
import { addIssue } from './commands/issue.js'
import { addKeygen } from './commands/keygen.js'
import { addKeys } from './commands/keys.js'
import { addRevoke } from './commands/revoke.js'
import { addStatus } from './commands/status.js'
import { addVerify } from './commands/verify.js'
import { exitCodes, type ExitCode } from './exit-codes.js'
import { explainFailure } from './failure.js'
import { collect } from './flags.js'
import { printable } from './output.js'

/**
 * Runs the command once.
 *
 * @param words - the arguments, without the program's own name
 * @param io - where it reads and writes
 * @returns the exit code; never throws
 */
export async function run(words: readonly string[], io: CommandIo): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done
  const program = createProgram(io, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has said what it has to say; help and version are no failures.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage
    const failure = explainFailure(error)
    io.stderr.write(`openbadges: ${failure.sentence}\n`)
    if (program.opts()['debug'] === true) io.stderr.write(traceOf(error))
    return failure.exitCode
  }
}

function createProgram(io: CommandIo, end: (code: ExitCode) => void): Command {
  const program = new Command('openbadges')
    .description('Issues and verifies Open Badges 3.0.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .option('--debug', 'on failure, also print where in the program it happened')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput(outputTo(io))
    .exitOverride()
    .addHelpText('after', EXAMPLES)
  addKeygen(program, io)
  addKeys(program, io)
  addIssue(program, io, end)
  addEndorse(program, io)
  addBake(program, io)
  addVerify(program, io, end)
  addStatus(program, io, end)
  addRevoke(program, io)
  addInspect(program, io)
  addExtract(program, io)
  addDiff(program, io, end)
  addCanonicalize(program, io)
  addExplain(program, io)
  addCompletion(program, io)
  refuseRepeats(program)
  return program
}

/** Of two values for one flag, none is better than the other. */
function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    const takesOne = (option.required || option.optional) && option.parseArg !== collect
    let isGiven = false
    command.on(`option:${option.name()}`, () => {
      if (takesOne && isGiven) command.error(`error: option '${option.flags}' is given twice`)
      isGiven = true
    })
  }
  command.commands.forEach(refuseRepeats)
}

function outputTo({ stdout, stderr }: CommandIo): OutputConfiguration {
  return {
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
    outputError: (text, write) => write(`openbadges: ${oneLine(text.replace(/^error: /, '').trimEnd())}\n`),
    getOutHelpWidth: () => HELP_WIDTH,
    getErrHelpWidth: () => HELP_WIDTH,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  }
}

/** The stack of an error and of what caused it. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const causes = error.cause === undefined ? '' : `Caused by:\n${traceOf(error.cause)}`
  return `${harmless(error.stack ?? error.name)}\n${causes}`
}

/** What is wrong with the arguments is one sentence, whatever they hold; that another was meant stands below. */
function oneLine(text: string): string {
  const [hint = ''] = /\n\(Did you mean [^\n]*\)$/.exec(text) ?? []
  return printable(text.slice(0, text.length - hint.length), LONGEST_LINE) + harmless(hint)
}

/** Arguments may be file names that others chose. */
function harmless(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line, LONGEST_LINE))
    .join('\n')
}

const HELP_WIDTH = 100

const LONGEST_LINE = 1_000

const EXAMPLES = `
Examples:
  $ openbadges keygen --out issuer.jwk
  $ openbadges keys did --id did:web:example.org issuer.jwk > did.json
  $ openbadges issue award.json --key issuer.jwk --out badge.json
  $ openbadges verify badge.json --trust did:key:z6Mk…
  $ openbadges inspect badge.json

Exit codes: 0 verified, or done; 1 not verified; 2 wrong usage, or a file that cannot be read or
written; 3 unknown or untrusted. Data goes to standard output, everything else to standard error.`
