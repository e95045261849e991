import { readFileSync, statSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import {
  addOutFlags,
  addStatusIssuerFlag,
  collect,
  readIds,
  refuseInputs,
  wrongFlag,
  writeOut,
} from '../../src/cli/flags.js'
import { temporaryFile, temporaryFolder } from './run-command.js'

describe('writeOut', () => {
  const streams = (): { io: CommandIo; out: string[]; err: string[] } => {
    const [out, err]: [string[], string[]] = [[], []]
    const stream = (to: string[]): CommandIo['stdout'] => ({ write: (text: string) => void to.push(text) })
    return { io: { stdout: stream(out), stderr: stream(err) } as never, out, err }
  }

  it('writes to standard output, and tells nothing', async () => {
    const { io, out, err } = streams()
    await writeOut('text', {}, () => 'there', io)
    expect({ out, err }).toEqual({ out: ['text\n'], err: [] })
  })

  it('writes to a file that others may read, and tells where', async () => {
    const { io, out, err } = streams()
    const path = `${temporaryFolder()}/list.jwt`
    await writeOut('text', { out: path }, (file) => `it is in ${file}`, io)
    expect({ out, err }).toEqual({ out: [], err: [`it is in ${path}\n`] })
    expect(readFileSync(path, 'utf8')).toBe('text\n')
    expect(statSync(path).mode & 0o444).toBe(0o444)
  })

  it('leaves a file alone that is there, unless told', async () => {
    const path = temporaryFile('list.jwt', 'precious')
    const { io, err } = streams()
    await expect(writeOut('text', { out: path }, () => 'there', io)).rejects.toMatchObject({ code: 'EEXIST' })
    expect({ err, text: readFileSync(path, 'utf8') }).toEqual({ err: [], text: 'precious' })
    await writeOut('text', { out: path, force: true }, () => 'there', io)
    expect(readFileSync(path, 'utf8')).toBe('text\n')
  })
})

describe('refuseInputs', () => {
  it('refuses to write over a file that is read, and says which', async () => {
    const path = temporaryFile('award.json', '')
    const refused = { code: 'OPTIONS_INVALID', message: expect.stringContaining('the award') as string }
    await expect(refuseInputs(path, { 'the award': path })).rejects.toMatchObject(refused)
    await expect(refuseInputs(path, { 'the award': `${path}.old`, 'the key': '-' })).resolves.toBeUndefined()
  })
})

describe('addOutFlags', () => {
  it('is read as what writeOut takes', () => {
    const command = addOutFlags(new Command('issue'), 'the badge')
    expect(command.helpInformation()).toContain('where the badge goes')
    expect(command.parse(['--out', 'badge.json', '--force'], { from: 'user' }).opts()).toEqual({
      out: 'badge.json',
      force: true,
    })
  })
})

describe('addStatusIssuerFlag', () => {
  it('takes as many as there are', () => {
    const words = ['--status-issuer', 'did:web:a.example', '--status-issuer', 'did:web:b.example']
    expect(addStatusIssuerFlag(new Command('verify')).parse(words, { from: 'user' }).opts()).toEqual({
      statusIssuer: ['did:web:a.example', 'did:web:b.example'],
    })
  })
})

describe('readIds', () => {
  it('gives ids back, and refuses names', () => {
    expect([readIds('--trust'), readIds('--trust', ['did:web:a.example'])]).toEqual([[], ['did:web:a.example']])
    expect(() => readIds('--trust', ['did:web:a.example', 'Academy'])).toThrow('--trust')
  })
})

describe('collect', () => {
  it('keeps the order', () => {
    expect(collect('b', collect('a'))).toEqual(['a', 'b'])
  })
})

describe('wrongFlag', () => {
  it('names the flag, and shows what was found as text', () => {
    expect(wrongFlag('--ttl', 'a whole number', 'soon').message).toBe(
      'Expected the option "--ttl" to be a whole number, found "soon".',
    )
  })
})
