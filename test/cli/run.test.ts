import { describe, expect, it } from 'vitest'
import { version } from '../../src/version.js'
import { runCommand } from './run-command.js'

const names = [
  'keygen',
  'keys',
  'issue',
  'endorse',
  'bake',
  'verify',
  'status',
  'revoke',
  'inspect',
  'extract',
  'diff',
  'canonicalize',
  'explain',
  'completion',
] as const

describe('openbadges', () => {
  it('prints its version', async () => {
    expect(await runCommand(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('says with --help what it can do, how it ends, and with examples', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['--help'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    for (const word of [...names, 'Exit codes: 0', 'Examples:']) expect(stdout).toContain(word)
  })

  it.each(names)('says with %s --help what that does, with examples', async (name) => {
    const { exitCode, stdout } = await runCommand([name, '--help'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: openbadges ${name} [^]*Examples:\n {2}\\$ openbadges ${name} `))
  })

  it('has no line of help that a terminal would break', async () => {
    const helps = await Promise.all(
      [[], ...names.map((name) => [name]), ['keys', 'did'], ['keys', 'jwks'], ['keys', 'export']].map((words) =>
        runCommand([...words, '--help']),
      ),
    )
    expect(helps.flatMap(({ stdout }) => stdout.split('\n')).filter((line) => line.length > 110)).toEqual([])
  })

  it.each([
    ['no command', []],
    ['a command that is none', ['frobnicate']],
    ['an option that is none', ['verify', '--frobnicate', 'badge.json']],
    ['no file', ['verify']],
    ['two files', ['inspect', 'a.json', 'b.json']],
    ['a choice that is none', ['keygen', '--algorithm', 'dsa', '--out', 'key.json']],
    ['no key', ['issue', 'award.json']],
    ['no command of keys', ['keys']],
    ['a file that is not there', ['verify', 'missing.json']],
    ['a folder', ['inspect', '.']],
  ])('ends with 2 for %s, and says why on standard error only', async (_name, words) => {
    const { exitCode, stdout, stderr } = await runCommand(words)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).not.toBe('')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says one sentence', async () => {
    const { stderr: broken } = await runCommand(['verify', 'a.json', '--for\nmat'])
    expect(broken).toBe("openbadges: unknown option '--for\\u{a}mat'\n(Did you mean --format?)\n")
    const { stderr: strange } = await runCommand(['verify', 'a.json', '--a\nzzzzzzzzzzzz\u202e'])
    expect(strange).toBe("openbadges: unknown option '--a\\u{a}zzzzzzzzzzzz\\u{202e}'\n")
    const { stderr: misspelt } = await runCommand(['verify', 'a.json', '--formt', 'text'])
    expect(misspelt).toBe("openbadges: unknown option '--formt'\n(Did you mean --format?)\n")
    const { stderr } = await runCommand(['verify', 'missing.json'])
    expect(stderr).toBe('openbadges: missing.json: there is no such file or folder.\n')
  })

  it('shows with --debug, before or after the command, where it happened', async () => {
    expect((await runCommand(['--debug', 'verify', 'missing.json'])).stderr).toContain('\nError: ENOENT')
    expect((await runCommand(['verify', 'missing.json', '--debug'])).stderr).toContain('\nError: ENOENT')
  })

  it.each([['verify', '\u001b[2Jmissing.json'], ['verify', '--\u001b[2J'], ['\u001b[2J']])(
    'shows hostile arguments harmlessly',
    async (...words) => {
      expect((await runCommand([...words, '--debug'])).stderr).not.toContain('\u001b')
    },
  )
})
