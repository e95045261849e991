import type { Command } from 'commander'
import { defaultLimits, inspectCredential } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { readInput } from '../files.js'
import { inspectionText } from '../inspection-text.js'
import { printableJson, styleFor } from '../output.js'

/** Adds the command that tells what a file says of itself. */
export function addInspect(program: Command, io: CommandIo): void {
  program
    .command('inspect')
    .description('Tells what a file says of itself. Verifies nothing.')
    .argument('<file>', 'JSON, a token, or a PNG or SVG with one inside; - is standard input')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: { readonly json?: true }) => inspect(file, options, io))
}

async function inspect(file: string, { json }: { readonly json?: true }, io: CommandIo): Promise<void> {
  const inspection = await inspectCredential(await readInput(file, io, defaultLimits.maxInputBytes))
  const source = file === '-' ? '(standard input)' : file
  io.stdout.write(
    json === true ? `${printableJson(inspection)}\n` : inspectionText(inspection, styleFor(io.stdout, io.env), source),
  )
}

const EXAMPLES = `
Anybody can have written what it tells. It shows the recipient's id.

Examples:
  $ openbadges inspect badge.json
  $ openbadges inspect badge.jwt --json`
