import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateKey } from '../../../src/keys/signing-key.js'
import { runCommand, temporaryFile, temporaryFolder } from '../run-command.js'

const key = await generateKey()
const [did = ''] = key.id.split('#')
const statement = {
  issuer: { name: 'Guild of Welders' },
  name: 'Accredited school',
  subject: { id: 'did:web:school.example', comment: 'Teaches to the standard of the guild.' },
  validFrom: '2026-01-01T00:00:00Z',
  expiresAfter: { years: 5 },
}

function files(content: object = statement): { readonly path: string; readonly keyFile: string; readonly out: string } {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'key.jwk'), JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
  return {
    path: temporaryFile('statement.json', JSON.stringify(content)),
    keyFile: join(folder, 'key.jwk'),
    out: join(folder, 'endorsement.json'),
  }
}

describe('openbadges endorse', () => {
  it.each([[[]], [['--format', 'jwt']]])('signs an endorsement that verifies as one, with %j', async (flags) => {
    const { path, keyFile, out } = files()
    const { exitCode, stdout, stderr } = await runCommand(['endorse', path, '--key', keyFile, '--out', out, ...flags])
    expect([exitCode, stdout, stderr]).toEqual([0, '', `The endorsement is in ${out}, by ${did}.\n`])
    const verified = await runCommand(['verify', out, '--accept', 'endorsement', '--trust', did, '--json'])
    expect(verified.exitCode).toBe(0)
    expect(JSON.parse(verified.stdout)).toMatchObject({
      kind: 'endorsement',
      credential: { name: 'Accredited school', issuer: { name: 'Guild of Welders' } },
    })
  })

  it('takes who endorses from flags', async () => {
    const { path, keyFile } = files()
    const { stdout } = await runCommand(['endorse', path, '--key', keyFile, '--issuer-name', 'Other'])
    expect(JSON.parse(stdout)).toMatchObject({ issuer: { id: did, name: 'Other' } })
  })

  it('ends with 2 for a statement that is none, and writes over nothing', async () => {
    const { path, keyFile, out } = files({ ...statement, subject: {} })
    expect((await runCommand(['endorse', path, '--key', keyFile])).stderr).toContain('/subject/id')
    const good = files()
    expect((await runCommand(['endorse', good.path, '--key', keyFile, '--out', good.path, '--force'])).exitCode).toBe(2)
    writeFileSync(out, 'mine')
    expect((await runCommand(['endorse', good.path, '--key', keyFile, '--out', out])).exitCode).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })
})
