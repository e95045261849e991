import type { Command } from 'commander'
import { defaultLimits, extractFromImage } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { toldOf } from '../failure.js'
import { checkPlace, readInput } from '../files.js'
import { addOutFlags, refuseInputs, writeOut, type OutFlags } from '../flags.js'
import { printable } from '../output.js'

/** Adds the command that takes a badge out of a picture. */
export function addExtract(program: Command, io: CommandIo): void {
  addOutFlags(program.command('extract'), 'it')
    .description('Takes the badge out of a picture, as it was baked. Verifies nothing.')
    .argument('<picture>', 'a PNG or SVG; - is standard input')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: OutFlags) => extract(file, options, io))
}

async function extract(file: string, options: OutFlags, io: CommandIo): Promise<void> {
  if (options.out !== undefined) {
    await refuseInputs(options.out, { 'the picture': file })
    await checkPlace(options.out, { force: options.force === true })
  }
  const { text, standard, findings } = await extractFromImage(await readInput(file, io, defaultLimits.maxInputBytes))
  // It is data, and goes out as it is; whoever looks at it in a terminal is told first.
  if (io.stdout.isTTY === true && options.out === undefined) io.stdout.write(`${printable(text, Infinity)}\n`)
  else await writeOut(text, options, (out) => `The badge is in ${printable(out)}.`, io)
  if (standard !== 'open-badges-3') io.stderr.write(`It was baked as ${standard.replaceAll('-', ' ')}.\n`)
  for (const finding of findings) io.stderr.write(`${toldOf(finding)}\n`)
}

const EXAMPLES = `
Examples:
  $ openbadges extract badge.png > badge.json
  $ openbadges extract badge.svg --out badge.json`
