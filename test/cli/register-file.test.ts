import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeRegister, readRegister, createRegister } from '../../src/cli/register-file.js'
import { createStatusList } from '../../src/status/status-list.js'
import { temporaryFile, temporaryFolder } from './run-command.js'

const head = { url: 'https://academy.example/status/1', issuer: 'did:web:academy.example', publication: {} }
const list = createStatusList({ purpose: 'revocation' })

const state = await list.toState()
const withState = (changes: object): string => JSON.stringify({ openbadgesRegister: 1, ...head, ...state, ...changes })

async function newRegister(): Promise<string> {
  const path = `${temporaryFolder()}/register.json`
  await createRegister(path, { ...head, list }, { force: false })
  return path
}

describe('a register file', () => {
  it('is read as it was written', async () => {
    const path = await newRegister()
    const { index } = await changeRegister(path, async ({ register }) => {
      const { statusListIndex } = await register.allocate()
      await register.set(Number(statusListIndex))
      return { index: Number(statusListIndex) }
    })
    const { list: read, ...readHead } = await readRegister(path)
    expect(readHead).toEqual(head)
    expect([read.isSet(index), read.isAllocated(index), read.allocated]).toEqual([true, true, 1])
  })

  it('leaves nothing beside it', async () => {
    const path = await newRegister()
    await changeRegister(path, ({ register }) => register.allocate())
    await expect(changeRegister(path, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop')
    expect(readdirSync(dirname(path))).toEqual(['register.json'])
  })

  it('gives out no entry twice, however many programs ask at once', async () => {
    const path = await newRegister()
    const allocate = (): Promise<string> =>
      changeRegister(path, async ({ register }) => (await register.allocate()).statusListIndex)
    const indexes = await Promise.all(Array.from({ length: 10 }, allocate))
    expect(new Set(indexes).size).toBe(10)
    expect((await readRegister(path)).list.allocated).toBe(10)
  })

  it('is one file, however it is named', async () => {
    const path = await newRegister()
    const link = `${dirname(path)}/link.json`
    symlinkSync(path, link)
    chmodSync(path, 0o600)
    await Promise.all(
      [path, link, path, link].map((name) => changeRegister(name, ({ register }) => register.allocate())),
    )
    expect((await readRegister(link)).list.allocated).toBe(4)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(path)).sort()).toEqual(['link.json', 'register.json'])
  })

  it('keeps how the list is published, through every change', async () => {
    const path = await newRegister()
    const publication = {
      format: 'jwt',
      listIssuer: 'did:web:other.example',
      ttlSeconds: 60,
      expiresAfterDays: 7,
    } as const
    await changeRegister(path, async ({ register, remember }) => {
      await register.allocate()
      await remember(publication)
      await register.allocate()
    })
    await changeRegister(path, ({ register }) => register.allocate())
    const read = await readRegister(path)
    expect([read.publication, read.list.allocated]).toEqual([publication, 3])
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a list credential', '{"id":"https://academy.example/status/1","issuer":"did:web:academy.example"}'],
    ['another version', JSON.stringify({ openbadgesRegister: 2, ...head })],
    ['no state', JSON.stringify({ openbadgesRegister: 1, ...head })],
    ['no address', JSON.stringify({ openbadgesRegister: 1, issuer: head.issuer })],
    ['an address that is none', withState({ url: 'http://academy.example/status/1' })],
    ['a format that is none', withState({ publication: { format: 'paper' } })],
    ['a ttl that is none', withState({ publication: { ttlSeconds: 'soon' } })],
  ])('with %s in it is refused, by name', async (_name, content) => {
    const path = temporaryFile('register.json', content)
    await expect(readRegister(path)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(path),
    })
  })

  it('that was cut or has bits that do not fit is refused', async () => {
    const path = await newRegister()
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
    for (const name of ['encodedList', 'encodedAllocated']) {
      writeFileSync(path, JSON.stringify({ ...stored, [name]: stored[name]?.slice(0, -8) }))
      await expect(readRegister(path)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    }
    writeFileSync(path, JSON.stringify({ ...stored, length: 999_999 }))
    await expect(readRegister(path)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('that is not there is told by the path', async () => {
    const path = `${temporaryFolder()}/register.json`
    await expect(readRegister(path)).rejects.toMatchObject({ code: 'ENOENT', path })
  })
})
