import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import { preparePublishing, type SignFlags } from '../../src/cli/sign-register.js'
import { generateKey } from '../../src/keys/signing-key.js'
import { createStatusList } from '../../src/status/status-list.js'
import { temporaryFolder } from './run-command.js'

const list = createStatusList({ purpose: 'revocation' })
const contents = {
  url: 'https://academy.example/status/1',
  issuer: 'did:web:academy.example',
  publication: {},
  list,
}

async function prepared(): Promise<{ flags: SignFlags; path: (name: string) => string; io: CommandIo; out: string[] }> {
  const folder = temporaryFolder()
  const path = (name: string): string => `${folder}/${name}`
  const key = await generateKey({ id: 'did:web:academy.example#key-1' })
  writeFileSync(path('key.jwk'), JSON.stringify({ ...key.exportPrivateJwk(), kid: key.id }))
  writeFileSync(path('register.json'), '{}')
  const out: string[] = []
  const stream = { write: (text: string) => void out.push(text) }
  const io = { stdout: stream, stderr: stream, now: () => Date.parse('2026-06-01T12:00:00Z') } as never
  return { flags: { register: path('register.json'), key: path('key.jwk') }, path, io, out }
}

describe('preparePublishing', () => {
  it('signs in the name of the issuer of the register, without a ttl or an end', async () => {
    const { flags, io, out } = await prepared()
    await (await preparePublishing(flags, contents, {}, io)).publish(list)
    const signed = JSON.parse(out.join('')) as Record<string, Record<string, unknown>>
    expect(signed).toMatchObject({ id: contents.url, issuer: contents.issuer, validFrom: '2026-06-01T12:00:00Z' })
    expect('validUntil' in signed || 'ttl' in (signed['credentialSubject'] ?? {})).toBe(false)
  })

  it('takes ttl in seconds, an end in days, and an issuer of its own', async () => {
    const { flags, io, out } = await prepared()
    const more = { ttl: '60', expiresAfter: '7', listIssuer: 'did:web:academy.example' }
    await (
      await preparePublishing({ ...flags, ...more }, { ...contents, issuer: 'did:web:other.example' }, {}, io)
    ).publish(list)
    expect(JSON.parse(out.join(''))).toMatchObject({
      issuer: more.listIssuer,
      validUntil: '2026-06-08T12:00:00Z',
      credentialSubject: { ttl: 60_000 },
    })
  })

  it('writes nothing before it is asked to', async () => {
    const { flags, io, out } = await prepared()
    await preparePublishing(flags, contents, {}, io)
    expect(out).toEqual([])
  })

  it.each([
    ['another file', '--out', { out: 'key.jwk' }],
    ['the register', '--out', { out: 'register.json' }],
    ['a ttl that is no number', '--ttl', { ttl: '1.5' }],
    ['an end that is no number', '--expires-after', { expiresAfter: 'never' }],
  ])('refuses %s before anything is done', async (_name, flag, change) => {
    const { flags, io, path } = await prepared()
    const out = 'out' in change ? { out: path(change.out) } : {}
    const preparation = preparePublishing({ ...flags, ...change, ...out }, contents, {}, io)
    await expect(preparation).rejects.toMatchObject({ code: 'OPTIONS_INVALID', facts: { option: flag } })
  })

  it('never writes over the register, not with --force or by another name either', async () => {
    const { flags, io, path } = await prepared()
    symlinkSync(path('register.json'), path('link.json'))
    for (const name of ['register.json', 'link.json', '../' + path('register.json').split('/').slice(-2).join('/')]) {
      const preparation = preparePublishing({ ...flags, out: path(name), force: true }, contents, {}, io)
      await expect(preparation).rejects.toMatchObject({ code: 'OPTIONS_INVALID' })
    }
    expect(readFileSync(path('register.json'), 'utf8')).toBe('{}')
  })

  it.each([
    ['a folder', '.', 'EISDIR'],
    ['a folder that is not there', 'missing/list', 'ENOENT'],
    ['a folder that is a file', 'key.jwk/list', 'ENOTDIR'],
  ])('refuses %s as the place for the list before anything is done', async (_, name, code) => {
    const { flags, io, path } = await prepared()
    await expect(preparePublishing({ ...flags, out: path(name) }, contents, {}, io)).rejects.toMatchObject({ code })
  })

  it('writes to a pipe without reading from it', async () => {
    const { flags, io, path } = await prepared()
    execFileSync('mkfifo', [path('pipe')])
    const read = readFile(path('pipe'), 'utf8')
    await (await preparePublishing({ ...flags, out: path('pipe') }, contents, {}, io)).publish(list)
    expect(JSON.parse(await read)).toMatchObject({ id: contents.url })
  })

  it('takes back with none what was said before', async () => {
    const { flags, io, out } = await prepared()
    const before = { ...contents, publication: { ttlSeconds: 60, expiresAfterDays: 7 } }
    const { publish, news } = await preparePublishing({ ...flags, ttl: 'none', expiresAfter: 'none' }, before, {}, io)
    await publish(list)
    const signed = JSON.parse(out.join('')) as Record<string, Record<string, unknown>>
    expect('validUntil' in signed || 'ttl' in (signed['credentialSubject'] ?? {})).toBe(false)
    expect(JSON.stringify(news)).toBe('{}')
  })

  it('signs without writing to see whether that works', async () => {
    const { flags, io, out } = await prepared()
    await (await preparePublishing(flags, contents, {}, io)).rehearse(list)
    const other = await preparePublishing({ ...flags, listIssuer: 'did:web:stranger.example' }, contents, {}, io)
    await expect(other.rehearse(list)).rejects.toMatchObject({ code: 'OPTIONS_INVALID' })
    expect(out).toEqual([])
  })

  it('replaces an earlier copy, in either format', async () => {
    const { flags, io, path } = await prepared()
    for (const format of ['jwt', 'data-integrity', 'jwt', 'jwt'] as const) {
      await (await preparePublishing({ ...flags, format, out: path('list') }, contents, {}, io)).publish(list)
      expect(readFileSync(path('list'), 'utf8').startsWith('ey')).toBe(format === 'jwt')
    }
  })
})
