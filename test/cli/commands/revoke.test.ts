import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { VerificationReport } from '../../../src/verify/report.js'
import { entryOf, foundProgramme, issueInto, must, publish, type Programme } from '../programme.js'
import { runCommand, temporaryFile, type CommandResult } from '../run-command.js'

const address = { url: 'https://academy.example/status/1' }

const revoke = (programme: Programme, badge: string, ...words: readonly string[]): Promise<CommandResult> =>
  runCommand([
    ...['revoke', badge, '--register', programme.register, '--key', programme.key],
    ...['--out', programme.published, ...words],
  ])

const verdictOn = async ({ did, reach }: Programme, badge: string): Promise<string> => {
  const { stdout } = await runCommand(['verify', badge, '--trust', did, ...reach, '--json'])
  return (JSON.parse(stdout) as VerificationReport).verdict
}

describe('openbadges revoke', () => {
  it('makes the very next verification say revoked', async () => {
    const programme = await foundProgramme()
    const badge = await issueInto(programme)
    const other = await issueInto(programme, 'other.json')
    await publish(programme)
    expect(await verdictOn(programme, badge)).toBe('verified')
    const { exitCode, stdout, stderr } = await revoke(programme, badge)
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toContain(`is revoked (entry ${entryOf(badge)['statusListIndex']})`)
    expect(await verdictOn(programme, badge)).toBe('revoked')
    expect(await verdictOn(programme, other)).toBe('verified')
  })

  it('revokes a token, and an entry by number', async () => {
    const programme = await foundProgramme()
    const { award, key, register, path } = programme
    await runCommand(['issue', award, '--key', key, '--format', 'jwt', '--register', register, '--out', path('b.jwt')])
    const badge = await issueInto(programme)
    await publish(programme)
    expect((await revoke(programme, path('b.jwt'))).exitCode).toBe(0)
    expect(await verdictOn(programme, path('b.jwt'))).toBe('revoked')
    expect(await verdictOn(programme, badge)).toBe('verified')
    expect((await revoke(programme, entryOf(badge)['statusListIndex'] ?? '')).exitCode).toBe(0)
    expect(await verdictOn(programme, badge)).toBe('revoked')
  })

  it('may be said twice', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    expect((await revoke(programme, badge)).exitCode).toBe(0)
    expect((await revoke(programme, badge)).exitCode).toBe(0)
  })

  it('prints the list without --out', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const { register, key } = programme
    const { stdout } = await runCommand(['revoke', badge, '--register', register, '--key', key])
    expect(JSON.parse(stdout)).toMatchObject({ id: address.url, issuer: programme.did })
  })

  it.each([
    ['a key that is not there', (p: Programme) => ({ ...p, key: p.path('missing.jwk') })],
    ['a file that is no list of ours', (p: Programme) => ({ ...p, published: p.award })],
    ['a folder that is not there', (p: Programme) => ({ ...p, published: p.path('missing/list.json') })],
    ['the register as the place for the list', (p: Programme) => ({ ...p, published: p.register })],
  ])('revokes nothing with %s', async (_name, change) => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const before = readFileSync(programme.register, 'utf8')
    expect((await revoke(change(programme), badge)).exitCode).toBe(2)
    expect(readFileSync(programme.register, 'utf8')).toBe(before)
  })

  it.each([
    ['--ttl', 'soon'],
    ['--expires-after', '0'],
    ['--list-issuer', 'Example Academy'],
    ['--format', 'paper'],
  ])('ends with 2 for %s %s', async (flag, value) => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const { exitCode, stderr } = await revoke(programme, badge, flag, value)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(flag)
  })

  it('does not revoke in a register for something else', async () => {
    const programme = await foundProgramme({ ...address, purpose: 'suspension' })
    const badge = await issueInto(programme)
    const { exitCode, stderr } = await revoke(programme, badge)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('suspension')
  })

  it("does not revoke for a badge that is not genuine, or another issuer's", async () => {
    const programme = await foundProgramme(address)
    const stranger = await foundProgramme(address)
    const badge = await issueInto(programme)
    const theirs = await issueInto(stranger)
    const forged = temporaryFile('forged.json', readFileSync(badge, 'utf8').replace('First Aid', 'Surgery'))
    const before = readFileSync(programme.register, 'utf8')
    for (const file of [theirs, forged]) {
      const { exitCode, stderr } = await revoke(programme, file)
      expect(exitCode).toBe(2)
      expect(stderr).toContain('INPUT_INVALID')
    }
    expect(readFileSync(programme.register, 'utf8')).toBe(before)
  })

  it('signs as the list was signed last, but for what is said anew', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const { register, key, published } = programme
    const sign = (...words: readonly string[]): Promise<CommandResult> =>
      must(['status', 'sign', '--register', register, '--key', key, '--out', published, ...words])
    const listed = (): unknown => {
      const payload = readFileSync(published, 'utf8').split('.')[1] ?? ''
      return JSON.parse(Buffer.from(payload, 'base64url').toString())
    }
    await sign('--format', 'jwt', '--ttl', '60', '--expires-after', '7')
    expect((await revoke(programme, badge)).exitCode).toBe(0)
    expect(listed()).toMatchObject({ credentialSubject: { ttl: 60_000 }, validUntil: '2026-06-08T12:00:00Z' })
    await sign('--ttl', '0')
    expect(listed()).toMatchObject({ credentialSubject: { ttl: 0 }, validUntil: '2026-06-08T12:00:00Z' })
  })

  it('never writes over a badge, not even with --force', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const before = readFileSync(badge, 'utf8')
    const { exitCode, stderr } = await revoke({ ...programme, published: badge }, badge, '--force')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--out')
    expect(readFileSync(badge, 'utf8')).toBe(before)
  })

  it('says what is left to do where the list could not be written', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    const { exitCode, stderr } = await revoke({ ...programme, published: '/dev/full' }, badge)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('not published')
    expect(stderr).not.toContain('is revoked (entry')
    const { stdout } = await runCommand(['status', 'check', badge, '--register', programme.register])
    expect(stdout).toContain(': set')
  })

  it('loses no revocation if two are made at once', async () => {
    const programme = await foundProgramme(address)
    const badges = [await issueInto(programme, 'a.json'), await issueInto(programme, 'b.json')]
    await Promise.all(badges.map((badge) => revoke(programme, badge)))
    for (const badge of badges) {
      const { stdout } = await runCommand(['status', 'check', badge, '--register', programme.register])
      expect(stdout).toContain(': set')
    }
  })

  it('replaces an earlier copy of the list, but not that of another', async () => {
    const programme = await foundProgramme(address)
    const badge = await issueInto(programme)
    await publish(programme)
    expect((await revoke(programme, badge)).exitCode).toBe(0)
    expect((await revoke(programme, badge, '--format', 'jwt')).exitCode).toBe(0)
    expect((await revoke(programme, badge, '--format', 'data-integrity')).exitCode).toBe(0)
    const text = readFileSync(programme.published, 'utf8').replaceAll(address.url, 'https://academy.example/status/2')
    writeFileSync(programme.published, text)
    expect((await revoke(programme, badge)).exitCode).toBe(2)
    expect((await revoke(programme, badge, '--force')).exitCode).toBe(0)
  })
})
