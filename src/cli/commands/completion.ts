import { Argument, type Command, type Option } from 'commander'
import type { CommandIo } from '../command-io.js'

/** Adds the command that writes the completion script of a shell. */
export function addCompletion(program: Command, io: CommandIo): void {
  program
    .command('completion')
    .description('Writes what a shell needs to complete commands and flags.')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SCRIPTS)))
    .addHelpText('after', EXAMPLES)
    .action((shell: keyof typeof SCRIPTS) => void io.stdout.write(SCRIPTS[shell](wordsOf(program))))
}

/** What a command may be followed by. */
interface CommandWords {
  /** The command, with those it stands under: `keys did`. */
  readonly path: string
  readonly description: string
  readonly commands: readonly string[]
  readonly flags: readonly Option[]
}

/** All commands, from the outside in. */
function wordsOf(command: Command, path: readonly string[] = []): readonly CommandWords[] {
  const words = {
    path: path.join(' '),
    description: command.description(),
    commands: command.commands.map((each) => each.name()),
    flags: command.options,
  }
  return [words, ...command.commands.flatMap((each) => wordsOf(each, [...path, each.name()]))]
}

function bash(all: readonly CommandWords[]): string {
  const cases = all.map(
    ({ path, commands, flags }) => `    '${path}') words='${[...commands, ...namesOf(flags)].join(' ')}' ;;`,
  )
  const choices = all.flatMap(({ path, flags }) =>
    flags.flatMap(({ long, argChoices }) =>
      argChoices === undefined ? [] : [`    '${path} ${long ?? ''}') words='${argChoices.join(' ')}' ;;`],
    ),
  )
  return `_openbadges() {
  local seen='' word words='' current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$seen $word" in ${pathsOf(all)
      .map((path) => `' ${path}'|'${path}'`)
      .join('|')}) seen="\${seen:+$seen }$word" ;; esac
  done
  case "$seen $previous" in
${choices.join('\n')}
  esac
  if [ -z "$words" ]; then case "$seen" in
${cases.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _openbadges openbadges
`
}

/** Zsh reads those of bash. */
function zsh(all: readonly CommandWords[]): string {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash(all)}`
}

function fish(all: readonly CommandWords[]): string {
  const line = (path: string, rest: string): string => {
    const inside = path.split(' ').filter((word) => word !== '')
    const tests = inside.map((word) => `__fish_seen_subcommand_from ${word}`)
    const when = inside.length === 0 ? '__fish_use_subcommand' : tests.join('; and ')
    return `complete -c openbadges -n '${when}' ${rest}`
  }
  const commands = all.slice(1).map(({ path, description }) => {
    const [name = '', ...outside] = path.split(' ').reverse()
    return line(outside.reverse().join(' '), `-f -a ${name} -d '${quoted(description)}'`)
  })
  const flags = all.flatMap(({ path, flags: own }) =>
    own.flatMap(({ long, description, required, argChoices }) => {
      const takes = required ? ' -r' : ''
      const choices = argChoices === undefined ? '' : ` -f -a '${argChoices.join(' ')}'`
      return long === undefined ? [] : [line(path, `-l ${long.slice(2)}${takes}${choices} -d '${quoted(description)}'`)]
    }),
  )
  return `${[...commands, ...flags].join('\n')}\n`
}

function namesOf(flags: readonly Option[]): readonly string[] {
  return flags.flatMap(({ long }) => long ?? [])
}

function pathsOf(all: readonly CommandWords[]): readonly string[] {
  return all.map(({ path }) => path).filter((path) => path !== '')
}

function quoted(text: string): string {
  return text.replaceAll("'", "\\'")
}

const SCRIPTS = { bash, zsh, fish } as const

const EXAMPLES = `
Examples:
  $ openbadges completion fish > ~/.config/fish/completions/openbadges.fish
  $ source <(openbadges completion bash)`
