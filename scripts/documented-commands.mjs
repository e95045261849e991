/** The commands that README, docs and the help of each command show. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A page, and the commands on it, in their order: lines for a shell. */
export function documentedCommands(root, helps) {
  const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ page: path, commands: commandsOfPage(readFileSync(join(root, path), 'utf8')) }))
  const shown = helps.map(({ name, text }) => ({ page: `openbadges ${name} --help`, commands: commandsOfHelp(text) }))
  return [...pages, ...shown].filter(({ commands }) => commands.length > 0)
}

/** Of blocks for a shell, the lines that run the command. */
function commandsOfPage(text) {
  const blocks = [...text.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block]) => block)
  return joined(blocks.flatMap((block) => block.split('\n'))).filter(
    (line) => /\bopenbadges\b/.test(line) && !/install|npm /.test(line),
  )
}

function commandsOfHelp(text) {
  const examples = text.slice(text.indexOf('\nExamples:'))
  return joined(examples.split('\n'))
    .filter((line) => line.startsWith('  $ '))
    .map((line) => line.slice(4))
}

/** Lines that end with a backslash go on. */
function joined(lines) {
  return lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
}
