import { Option, type Command } from 'commander'
import { canonicalizeSteps, defaultLimits, type CanonicalSteps, type ProofSteps, type ShownSteps } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { toldOf } from '../failure.js'
import { readInput } from '../files.js'
import { collect, wrongFlag } from '../flags.js'
import { printable, printableJson } from '../output.js'
import { contextsOf } from '../verdict-flags.js'

interface CanonicalizeFlags {
  readonly context?: readonly string[]
  readonly only?: Part
  readonly json?: true
}

type Part = (typeof PARTS)[number]

/** Adds the command that shows what is signed. */
export function addCanonicalize(program: Command, io: CommandIo): void {
  program
    .command('canonicalize')
    .description('Shows what is signed, step by step, for implementers who come to other bytes. Verifies nothing.')
    .argument('<file>', 'JSON, a token, or a picture with one inside; - is standard input')
    .addOption(
      new Option('--only <part>', 'one part of the first proof, to the last byte, to be compared').choices(PARTS),
    )
    .addOption(
      new Option('--context <url=file>', 'a JSON-LD context that the library does not have; may be repeated').argParser(
        collect,
      ),
    )
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: CanonicalizeFlags) => canonicalize(file, options, io))
}

async function canonicalize(file: string, options: CanonicalizeFlags, io: CommandIo): Promise<void> {
  const bytes = await readInput(file, io, defaultLimits.maxInputBytes)
  const steps = await canonicalizeSteps(bytes, { contexts: await contextsOf(options) })
  if (options.only !== undefined) {
    const part = partOf(steps, options.only)
    // To be hashed, it goes out to the last byte; on a terminal, what cannot be seen is written out.
    io.stdout.write(io.stdout.isTTY === true ? `${shown(part)}\n` : part)
    return
  }
  io.stdout.write(options.json === true ? `${printableJson(steps)}\n` : textOf(steps))
}

/** As it is hashed: no line break is added. */
function partOf(steps: CanonicalSteps, part: Part): string {
  if (steps.format === 'jwt') {
    if (part === 'document') return steps.steps.payload
    if (part === 'options') return steps.steps.header
    return steps.steps.signingInput
  }
  const [first] = steps.proofs
  if (first === undefined || !('signed' in first)) throw wrongFlag('--only', 'left out: there are no steps', part)
  if (part === 'document') return first.canonicalDocument
  return part === 'options' ? first.canonicalOptions : first.signed
}

function textOf(steps: CanonicalSteps): string {
  if (steps.format === 'jwt') {
    const { header, payload, signingInput, signature } = steps.steps
    return blocksOf([
      ['header, as it is written', header],
      ['payload, as it is written', payload],
      ['signed: both in base64url, with a dot between them', signingInput],
      ['signature', signature],
    ])
  }
  if (steps.proofs.length === 0) return 'There is no proof in it.\n'
  return steps.proofs.map(proofText).join('\n')
}

function proofText(proof: ProofSteps): string {
  const title = `${printable(proof.path)}: ${printable(proof.suite)}`
  if (!('signed' in proof)) {
    const why = proof.problem === undefined ? 'Steps of this suite are not shown.' : toldOf(proof.problem)
    return `${title}\n\n${why}\n`
  }
  return `${title}, ${proof.algorithm}\n\n${blocksOf(blocksOfProof(proof))}`
}

function blocksOfProof(proof: ShownSteps): readonly (readonly [string, string])[] {
  return [
    ['1. options of the proof, in canonical form', proof.canonicalOptions],
    [`   ${proof.hash}`, proof.optionsHash],
    ['2. document, in canonical form', proof.canonicalDocument],
    [`   ${proof.hash}`, proof.documentHash],
    ['3. signed: both hashes', proof.signed],
    ['4. signature', proof.signature],
  ]
}

/** Line breaks are those of the text; all else that is not seen as itself is escaped. */
function blocksOf(blocks: readonly (readonly [string, string])[]): string {
  return blocks.map(([title, text]) => `${title}\n${shown(text)}\n`).join('\n')
}

function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line, Infinity))
    .join('\n')
    .trimEnd()
}

const PARTS = ['document', 'options', 'signed'] as const

const EXAMPLES = `
Of a token, the document is its payload and the options are its header.

Examples:
  $ openbadges canonicalize badge.json
  $ openbadges canonicalize badge.json --only document | sha256sum
  $ openbadges canonicalize badge.jwt --json`
