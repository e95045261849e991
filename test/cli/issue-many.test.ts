import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { Interruption } from '../../src/cli/failure.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { pngOf } from '../support/pictures.js'
import { runCommand, temporaryFile, temporaryFolder, type CommandResult } from './run-command.js'

const key = await generateKey()
const [did = ''] = key.id.split('#')
const award = {
  issuer: { name: 'Example Academy' },
  achievement: { name: 'First Aid', description: 'Helps in the first minutes.', criteria: 'Passed the test.' },
  expiresAfter: { years: 2 },
}

interface Table {
  readonly folder: string
  readonly run: (...words: readonly string[]) => Promise<CommandResult>
  readonly write: (text: string) => void
}

function table(text: string): Table {
  const work = temporaryFolder()
  const [path, keyFile, folder] = ['recipients.csv', 'key.jwk', 'badges'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(path, text)
  writeFileSync(keyFile, JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
  const template = temporaryFile('award.json', JSON.stringify(award))
  return {
    folder,
    write: (other) => writeFileSync(path, other),
    run: (...words) => runCommand(['issue', template, '--key', keyFile, '--csv', path, '--out', folder, ...words]),
  }
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true })

describe('openbadges issue --csv', () => {
  it('issues a badge for each row, says which, and each verifies', async () => {
    const { folder, run } = table(
      'recipient.email,file,validFrom\nada@example.org,ada,2026-01-01T00:00:00Z\nbob@example.org,,\n',
    )
    const { exitCode, stdout, stderr } = await run()
    expect([exitCode, stderr]).toEqual([0, '2 issued, 0 failed.\n'])
    const rows = rowsOf(stdout)
    expect(rows).toMatchObject([
      { line: '2', file: join(folder, 'ada.json'), outcome: 'issued' },
      { line: '3', outcome: 'issued' },
    ])
    for (const { file = '', id } of rows) {
      const verified = await runCommand(['verify', file, '--trust', did, '--json'])
      expect(JSON.parse(verified.stdout)).toMatchObject({
        verdict: 'verified',
        credential: { id, issuer: { name: 'Example Academy' } },
      })
    }
    expect(existsSync(join(folder, 'failures.csv'))).toBe(false)
  })

  it('tells failures by line and column, goes on, and leaves them in a table to be mended', async () => {
    const { folder, run } = table(
      'recipient.email,validFrom,file\nada@example.org,yesterday,ada\nbob@example.org,,bob\ncy@example.org,,../cy\ndan@example.org\neve@example.org,,bob\n',
    )
    const { exitCode, stdout, stderr } = await run()
    expect(exitCode).toBe(2)
    expect(rowsOf(stdout).map(({ line }) => line)).toEqual(['3'])
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^.*recipients\.csv:/, ''))
    expect(lines).toEqual([
      expect.stringMatching(/^2:2: .*DATE_INVALID at \/validFrom\)$/),
      expect.stringMatching(/^4:3: .*INPUT_INVALID at \/file\)$/),
      expect.stringMatching(/^5: Expected 3 cells, found 1/),
      expect.stringMatching(/^6:3: .*line 3/),
      expect.stringMatching(/^1 issued, 4 failed; those are in .*failures\.csv\.$/),
    ])
    const failures = rowsOf(readFileSync(join(folder, 'failures.csv'), 'utf8'))
    expect(failures.map((row) => row['recipient.email'])).toEqual([
      'ada@example.org',
      'cy@example.org',
      'dan@example.org',
      'eve@example.org',
    ])
    expect(failures[0]?.['error']).toContain('DATE_INVALID')
    writeFileSync(join(folder, 'failures.csv'), 'mended')
    expect((await run()).stderr).toContain('failures-2.csv')
    expect(readFileSync(join(folder, 'failures.csv'), 'utf8')).toBe('mended')
  })

  it('issues nothing twice: run again, or mended in the table of failures', async () => {
    const { folder, run, write } = table('recipient.email,validFrom\nada@example.org,\nbob@example.org,yesterday\n')
    await run()
    const mended = readFileSync(join(folder, 'failures.csv'), 'utf8').replace('yesterday', '2026-01-01T00:00:00Z')
    write(mended)
    expect((await run()).stderr).toContain('1 issued, 0 failed.\n')
    write('recipient.email,validFrom\nada@example.org,\nbob@example.org,2026-01-01T00:00:00Z\n')
    const again = await run()
    expect([again.exitCode, again.stderr]).toEqual([0, '0 issued, 2 there already, 0 failed.\n'])
    expect(rowsOf(again.stdout).map(({ outcome }) => outcome)).toEqual(['there already', 'there already'])
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(2)
    expect((await run('--force')).stderr).toContain('2 issued, 0 failed.\n')
  })

  it('never writes a badge over what it reads', async () => {
    const work = temporaryFolder()
    const path = (name: string): string => join(work, name)
    writeFileSync(path('key.json'), JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
    writeFileSync(path('award.json'), JSON.stringify(award))
    writeFileSync(
      path('table.csv'),
      'recipient.email,file\na@example.org,key\nb@example.org,award\nc@example.org,good\n',
    )
    const words = ['issue', path('award.json'), '--key', path('key.json'), '--csv', path('table.csv'), '--out', work]
    const { exitCode, stderr } = await runCommand([...words, '--force'])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('1 issued, 2 failed')])
    expect(readFileSync(path('key.json'), 'utf8')).toContain('"d"')
  })

  it('issues tokens, or puts each badge into a picture', async () => {
    const { folder, run } = table('recipient.email,file\nada@example.org,ada\n')
    await run('--format', 'jwt')
    expect(readFileSync(join(folder, 'ada.jwt'), 'utf8')).toMatch(/^ey/)
    await run('--force', '--into', temporaryFile('design.png', pngOf()))
    expect((await runCommand(['verify', join(folder, 'ada.png'), '--trust', did])).exitCode).toBe(0)
  })

  it('ends where it is interrupted, and what was issued is there', async () => {
    const stop = new AbortController()
    const { folder } = table('')
    const work = temporaryFile('key.jwk', JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
    const path = temporaryFile(
      'recipients.csv',
      'recipient.email,file\na@example.org,a\nb@example.org,b\nc@example.org,c\n',
    )
    const template = temporaryFile('award.json', JSON.stringify(award))
    const words = ['issue', template, '--key', work, '--csv', path, '--out', folder]
    // The folder tells when the first one is there.
    const watching = setInterval(() => existsSync(join(folder, 'a.json')) && stop.abort(new Interruption()), 0)
    const { exitCode } = await runCommand(words, { signal: stop.signal })
    clearInterval(watching)
    expect([exitCode, existsSync(join(folder, 'a.json'))]).toEqual([130, true])
    expect((await runCommand(words)).stderr).toMatch(/^\d issued, [12] there already, 0 failed\.\n$/)
  })
})

describe('openbadges issue --set', () => {
  it('makes an award of fields, or changes one of a file', async () => {
    const keyFile = temporaryFile('key.jwk', JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
    const fields = [
      'recipient.email=a=b@example.org',
      'achievement.name=First Aid',
      'achievement.description=Helps.',
      'achievement.criteria=Passed.',
    ]
    const words = ['issue', '--key', keyFile, ...fields.flatMap((field) => ['--set', field])]
    const { exitCode, stdout } = await runCommand(words)
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ name: 'First Aid' })
    const file = temporaryFile('award.json', JSON.stringify({ ...award, recipient: { email: 'ada@example.org' } }))
    const changed = await runCommand(['issue', file, '--key', keyFile, '--set', 'achievement.name=Second Aid'])
    expect(JSON.parse(changed.stdout)).toMatchObject({ name: 'Second Aid' })
  })

  it.each([
    ['no award at all', []],
    ['a field without a value', ['--set', 'recipient.email']],
    ['a picture without a table', ['--set', 'name=a', '--set', 'recipient.email=a@b.c', '--into', 'design.png']],
    ['a table without a folder', ['--csv', 'recipients.csv']],
  ])('ends with 2 for %s', async (_, words) => {
    const keyFile = temporaryFile('key.jwk', JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
    expect((await runCommand(['issue', '--key', keyFile, ...words])).exitCode).toBe(2)
  })
})
