import type { Command } from 'commander'
import {
  compareCredentials,
  defaultLimits,
  findDifferences,
  type CredentialComparison,
  type Difference,
} from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { exitCodes, type ExitCode } from '../exit-codes.js'
import { readInput } from '../files.js'
import { printable, printableJson, styleFor, type Style } from '../output.js'

/** Adds the command that compares two badges; `end` is told the exit code. */
export function addDiff(program: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  program
    .command('diff')
    .description('Compares two badges: are they the same one, which is newer, what changed? Verifies nothing.')
    .argument('<one>', 'JSON, a token, or a picture with one inside; - is standard input')
    .argument('<other>', 'likewise')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (one: string, other: string, { json }: { readonly json?: true }) =>
      end(await diff(one, other, json === true, io)),
    )
}

async function diff(one: string, other: string, isJson: boolean, io: CommandIo): Promise<ExitCode> {
  const first = await readInput(one, io, defaultLimits.maxInputBytes)
  const second = one === '-' && other === '-' ? first : await readInput(other, io, defaultLimits.maxInputBytes)
  const comparison = await compareCredentials(first, second)
  const differences = await findDifferences(first, second)
  io.stdout.write(
    isJson
      ? `${printableJson({ comparison, differences })}\n`
      : textOf(comparison, differences, styleFor(io.stdout, io.env)),
  )
  return differences.length === 0 ? exitCodes.done : exitCodes.notVerified
}

function textOf(comparison: CredentialComparison, differences: readonly Difference[], { colors }: Style): string {
  const lines = differences.flatMap(({ path, before, after }) => [
    colors.bold(path === '' ? '(the whole)' : printable(path)),
    ...(before === undefined ? [] : [colors.red(`  - ${printable(JSON.stringify(before), LONGEST)}`)]),
    ...(after === undefined ? [] : [colors.green(`  + ${printable(JSON.stringify(after), LONGEST)}`)]),
  ])
  return [WORDS[comparison], ...lines].map((line) => `${line}\n`).join('')
}

const WORDS: Readonly<Record<CredentialComparison, string>> = {
  different: 'Two credentials: their ids or issuers differ.',
  newer: 'The same credential: the first is the newer version.',
  older: 'The same credential: the first is the older version.',
  'equally-new': 'The same credential, and of one date.',
  undated: 'The same credential, but the date of one of them cannot be read.',
}

const LONGEST = 500

const EXAMPLES = `
Proofs, the claims of tokens and the order of keys are not compared. Exit codes: 0 both say the same;
1 they differ; 2 wrong usage, or a file that cannot be read.

Examples:
  $ openbadges diff before.json after.json
  $ openbadges diff badge.jwt badge.png --json`
