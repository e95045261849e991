import type { Command } from 'commander'
import { explainAllCodes, explainCode, type CodeExplanation } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { wrongFlag } from '../flags.js'
import { labelled, printableJson, styleFor, type Style } from '../output.js'

/** Adds the command that tells what a code means. */
export function addExplain(program: Command, io: CommandIo): void {
  program
    .command('explain')
    .description('Tells what a code of a report means, and what to do about it.')
    .argument('[code]', 'such as SIGNATURE_INVALID; without one, all are listed')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action((code: string | undefined, { json }: { readonly json?: true }) => explain(code, json === true, io))
}

function explain(code: string | undefined, isJson: boolean, io: CommandIo): void {
  const style = styleFor(io.stdout, io.env)
  if (code === undefined) {
    const all = explainAllCodes()
    io.stdout.write(
      isJson ? `${printableJson(all)}\n` : all.map(({ code: each, group }) => `${each}  ${group}\n`).join(''),
    )
    return
  }
  const explanation = explainCode(code.toUpperCase())
  if (explanation === undefined) throw wrongFlag('code', 'one of those that "openbadges explain" lists', code)
  io.stdout.write(isJson ? `${printableJson(explanation)}\n` : textOf(explanation, style))
}

function textOf({ code, group, message, remedy }: CodeExplanation, style: Style): string {
  const rows = [
    ['Says', message],
    ['Means', GROUPS[group]],
    ['What to do', remedy],
  ] as const
  const lines = rows.flatMap(([label, text]) =>
    labelled(style, { label: `  ${label.padEnd(12)}`, labelWidth: 14 }, text),
  )
  return `${style.colors.bold(code)}\n${lines.join('\n')}\n`
}

const GROUPS: Readonly<Record<CodeExplanation['group'], string>> = {
  failed: 'The answer is no: something was looked at, and is wrong.',
  unknown: 'Nobody can tell: it could not be looked at, and nothing is known to be wrong.',
  finding: 'Legal, but worth knowing. It changes no verdict.',
  mistake: 'Wrong in what a builder was given.',
  input: 'Thrown at whoever called: wrong options, keys or files.',
}

const EXAMPLES = `
Words in {braces} are what a report has the particulars of.

Examples:
  $ openbadges explain SIGNATURE_INVALID
  $ openbadges explain --json > codes.json`
