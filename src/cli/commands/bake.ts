import type { Command } from 'commander'
import { bakeImage, defaultLimits, inspectCredential, OpenBadgesError } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { checkPlace, readInput, writeWhole } from '../files.js'
import { refuseInputs } from '../flags.js'
import { printable } from '../output.js'

interface BakeFlags {
  readonly into: string
  readonly out: string
  readonly replace?: true
  readonly force?: true
}

/** Adds the command that puts a badge into a picture. */
export function addBake(program: Command, io: CommandIo): void {
  program
    .command('bake')
    .description('Puts a signed badge into a picture, which stays the same to the eye.')
    .argument('<badge>', 'JSON or a token; - is standard input')
    .requiredOption('--into <picture>', 'a PNG or SVG')
    .requiredOption('--out <file>', 'where the picture with the badge goes')
    .option('--replace', 'take out a badge that is in the picture already')
    .option('--force', 'replace the file if it is there already')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: BakeFlags) => bake(file, options, io))
}

async function bake(file: string, { into, out, replace, force }: BakeFlags, io: CommandIo): Promise<void> {
  await refuseInputs(out, { 'the badge': file, 'the picture': into })
  await checkPlace(out, { force: force === true })
  const bytes = await readInput(file, io, defaultLimits.maxInputBytes)
  // What no reader could take for a credential is no help in a picture.
  const { container, proofs } = await inspectCredential(bytes)
  if (container !== undefined) throw unfit(`a picture (${container.toUpperCase()})`, file)
  // Pictures are published: a private key is JSON, too.
  if (proofs.length === 0) throw unfit('JSON without a proof', file)
  const picture = await readInput(into, io, defaultLimits.maxInputBytes)
  const baked = bakeImage(picture, new TextDecoder().decode(bytes).trim(), {
    whenBaked: replace === true ? 'replace' : 'refuse',
  })
  await writeWhole(out, baked, { force: force === true, access: 'usual' })
  io.stderr.write(`The picture with the badge is in ${printable(out)}.\n`)
}

function unfit(found: string, file: string): OpenBadgesError {
  return new OpenBadgesError('INPUT_INVALID', { expected: 'a signed badge as JSON or a token', found }, { path: file })
}

const EXAMPLES = `
The badge is not verified; verify the picture that comes out.

Examples:
  $ openbadges bake badge.json --into design.png --out badge.png
  $ openbadges bake badge.jwt --into design.svg --out badge.svg`
