import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importKey } from '../../../src/keys/signing-key.js'
import { runCommand, temporaryFile, temporaryFolder } from '../run-command.js'

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>

describe('openbadges keygen', () => {
  it('prints the id of the issuer and nothing else on standard output', async () => {
    const out = join(temporaryFolder(), 'key.jwk')
    const { exitCode, stdout } = await runCommand(['keygen', '--out', out])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]+\n$/)
    expect((await importKey(readFileSync(out, 'utf8'))).id).toBe(`${stdout.trim()}#${stdout.trim().slice(8)}`)
  })

  it('writes a file that only its owner can read, and prints nothing of the key', async () => {
    const out = join(temporaryFolder(), 'key.jwk')
    const { stdout, stderr } = await runCommand(['keygen', '--out', out])
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect(stdout + stderr).not.toContain(read(out)['d'])
    expect(readdirSync(dirname(out))).toEqual(['key.jwk'])
  })

  it.each([
    ['ed25519', 'Ed25519', 'did:key:z6Mk'],
    ['es256', 'ES256', 'did:key:zDn'],
    ['es384', 'ES384', 'did:key:z82'],
    ['rs256', 'RS256', 'did:jwk:'],
  ])('makes a key of %s', async (name, algorithm, start) => {
    const out = join(temporaryFolder(), 'key.jwk')
    const { stdout } = await runCommand(['keygen', '--algorithm', name, '--out', out])
    expect(stdout.startsWith(start)).toBe(true)
    expect((await importKey(readFileSync(out, 'utf8'))).algorithm).toBe(algorithm)
  })

  it('names the key as it is told', async () => {
    const out = join(temporaryFolder(), 'key.jwk')
    const { stdout } = await runCommand(['keygen', '--id', 'did:web:academy.example#key-1', '--out', out])
    expect(stdout).toBe('did:web:academy.example\n')
    expect(read(out)['kid']).toBe('did:web:academy.example#key-1')
  })

  it('prints no issuer for a key at an https address, which does not say whose it is', async () => {
    const id = 'https://academy.example/keys/1'
    const { stdout, stderr } = await runCommand(['keygen', '--id', id, '--out', join(temporaryFolder(), 'key.jwk')])
    expect(stdout).toBe('')
    expect(stderr).toContain(id)
  })

  it.each(['key-1', 'did:web:academy.example', 'http://academy.example/key', 'did:web:a b#1'])(
    'ends with 2 for the name "%s"',
    async (id) => {
      const out = join(temporaryFolder(), 'key.jwk')
      expect((await runCommand(['keygen', '--id', id, '--out', out])).exitCode).toBe(2)
      expect(readdirSync(dirname(out))).toEqual([])
    },
  )

  it('leaves a file alone that is there already', async () => {
    const out = temporaryFile('key.jwk', 'the only copy')
    const { exitCode, stdout } = await runCommand(['keygen', '--out', out])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(readFileSync(out, 'utf8')).toBe('the only copy')
  })

  it('replaces it with --force', async () => {
    const out = temporaryFile('key.jwk', 'old')
    expect((await runCommand(['keygen', '--out', out, '--force'])).exitCode).toBe(0)
    expect(read(out)['kty']).toBe('OKP')
  })
})
