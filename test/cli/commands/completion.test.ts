import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryFile } from '../run-command.js'

const { stdout: script } = await runCommand(['completion', 'bash'])
const hasBash = spawnSync('bash', ['--version']).status === 0

/** What bash offers after these words, the last of which is being written. */
function offered(...words: readonly string[]): readonly string[] {
  const file = temporaryFile('completion.bash', script)
  const asking = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _openbadges; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = spawnSync('bash', ['-c', asking, file, 'openbadges', ...words], { encoding: 'utf8' })
  return stdout.split('\n').filter((word) => word !== '')
}

describe.skipIf(!hasBash)('openbadges completion, in bash (needs bash)', () => {
  it('offers commands, their flags, and the choices of a flag', () => {
    expect(offered('ver')).toEqual(['verify'])
    expect(offered('verify', 'badge.json', '--as')).toEqual(['--as-of'])
    expect(offered('verify', '--format', 'j')).toEqual(['json', 'jsonl', 'junit'])
    expect(offered('keys', '')).toEqual(expect.arrayContaining(['did', 'jwks', 'export']))
    expect(offered('keys', 'did', '--na')).toEqual(['--name'])
  })
})

describe('openbadges completion', () => {
  it('knows every command, in every shell', async () => {
    const { stdout: help } = await runCommand(['--help'])
    const commands = [...help.matchAll(/^ {2}([a-z]+) .*\[options\]|^ {2}(completion|explain|status|keys) /gm)].map(
      ([, a, b]) => a ?? b,
    )
    expect(commands.length).toBeGreaterThan(10)
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { stdout, exitCode } = await runCommand(['completion', shell])
      expect(exitCode).toBe(0)
      for (const command of commands) expect(stdout).toContain(command)
    }
    expect((await runCommand(['completion', 'dos'])).exitCode).toBe(2)
  })

  it('closes every quote that it opens in fish', async () => {
    const { stdout } = await runCommand(['completion', 'fish'])
    for (const line of stdout.trimEnd().split('\n')) {
      expect(line).toMatch(
        /^complete -c openbadges -n '[^']+' (?:-f -a \S+|-l \S+(?: -r)?(?: -f -a '[^']*')?) -d '(?:[^'\\]|\\.)*'$/,
      )
    }
  })
})
