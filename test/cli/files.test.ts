import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPlace, placeOf, readInput, readText, writeWhole } from '../../src/cli/files.js'
import { temporaryFile, temporaryFolder } from './run-command.js'

const usual = { force: false, access: 'usual' } as const

async function* chunksOf(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(new TextEncoder().encode(text))
}

function ioWith(stdin: AsyncIterable<Uint8Array>): Parameters<typeof readInput>[1] {
  const silent = { write: (): void => undefined }
  return { stdin, stdout: silent, stderr: silent, env: {}, now: () => 0 }
}

describe('readInput', () => {
  it('reads a file as it is', async () => {
    const bytes = new Uint8Array([0, 255, 10, 13])
    expect(await readInput(temporaryFile('a', bytes), ioWith(chunksOf()), 100)).toEqual(bytes)
  })

  it('reads standard input for -', async () => {
    const bytes = await readInput('-', ioWith(chunksOf('ab', 'c')), 100)
    expect(new TextDecoder().decode(bytes)).toBe('abc')
  })

  it('reads one byte more of a file than it may, and no more', async () => {
    expect(await readInput(temporaryFile('a', 'x'.repeat(100)), ioWith(chunksOf()), 10)).toHaveLength(11)
  })

  it('stops reading standard input that does not end', async () => {
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) yield await Promise.resolve(new Uint8Array(1000))
    }
    expect(await readInput('-', ioWith(endless()), 2500)).toHaveLength(2501)
  })

  it('fails with ENOENT and the path where there is no file', async () => {
    const path = join(temporaryFolder(), 'missing')
    await expect(readInput(path, ioWith(chunksOf()), 10)).rejects.toMatchObject({ code: 'ENOENT', path })
  })

  it('fails with EISDIR and the path for a folder', async () => {
    const path = temporaryFolder()
    await expect(readInput(path, ioWith(chunksOf()), 10)).rejects.toMatchObject({ code: 'EISDIR', path })
  })
})

describe('readText', () => {
  it('fails with the path', async () => {
    const path = temporaryFolder()
    await expect(readText(path)).rejects.toMatchObject({ code: 'EISDIR', path })
  })
})

describe('writeWhole', () => {
  it('writes a file that only its owner can read', async () => {
    const path = join(temporaryFolder(), 'key')
    await writeWhole(path, 'secret', { force: false, access: 'private' })
    expect(readFileSync(path, 'utf8')).toBe('secret')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('makes a file private that everybody could read', async () => {
    const path = temporaryFile('key', 'old')
    await writeWhole(path, 'secret', { force: true, access: 'private' })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('leaves a file alone that is there already', async () => {
    const path = temporaryFile('a', 'old')
    await expect(writeWhole(path, 'new', usual)).rejects.toMatchObject({ code: 'EEXIST', path })
    expect(readFileSync(path, 'utf8')).toBe('old')
  })

  it('replaces it by force', async () => {
    const path = temporaryFile('a', 'old')
    await writeWhole(path, 'new', { force: true, access: 'usual' })
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  it('does not write through a link that leads elsewhere', async () => {
    const elsewhere = temporaryFile('elsewhere', 'old')
    const path = join(temporaryFolder(), 'link')
    symlinkSync(elsewhere, path)
    await writeWhole(path, 'new', { force: true, access: 'private' })
    expect(readFileSync(elsewhere, 'utf8')).toBe('old')
  })

  it('keeps a link a link, and who may read the file', async () => {
    const path = temporaryFile('real', 'old')
    chmodSync(path, 0o640)
    const linked = join(temporaryFolder(), 'link')
    symlinkSync(path, linked)
    await writeWhole(linked, 'new', { force: true, access: 'usual' })
    expect([lstatSync(linked).isSymbolicLink(), readFileSync(path, 'utf8')]).toEqual([true, 'new'])
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(readdirSync(dirname(path))).toEqual(['real'])
  })

  it('writes to what is no file as it is', async () => {
    await writeWhole('/dev/null', 'new', usual)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it('leaves nothing else behind, whether it succeeds or not', async () => {
    const folder = temporaryFolder()
    await writeWhole(join(folder, 'a'), 'new', usual)
    mkdirSync(join(folder, 'b'))
    await expect(writeWhole(join(folder, 'b'), 'new', { force: true, access: 'usual' })).rejects.toThrow()
    writeFileSync(join(folder, 'c'), '')
    await expect(writeWhole(join(folder, 'c'), 'new', usual)).rejects.toThrow()
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'c'])
  })

  it('fails with the path that was asked for where there is no folder', async () => {
    const path = join(temporaryFolder(), 'missing', 'a')
    await expect(writeWhole(path, 'new', usual)).rejects.toMatchObject({ code: 'ENOENT', path })
    expect(readdirSync(dirname(dirname(path)))).toEqual([])
  })
})

describe('checkPlace', () => {
  it('refuses what writeWhole would refuse, with the same error', async () => {
    const path = temporaryFile('a', 'old')
    const [checked, written] = await Promise.all(
      [checkPlace(path, usual), writeWhole(path, 'new', usual)].map((doing) => doing.catch((error: unknown) => error)),
    )
    expect(checked).toMatchObject({ code: 'EEXIST', path })
    expect(written).toMatchObject({ code: 'EEXIST', path })
  })

  it('refuses a link that leads nowhere, and a name that ends as that of a folder', async () => {
    const linked = join(temporaryFolder(), 'link')
    symlinkSync('/nowhere/at/all', linked)
    await expect(checkPlace(linked, usual)).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(checkPlace(`${join(temporaryFolder(), 'new')}/`, usual)).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it.each([
    ['a folder', () => temporaryFolder(), 'EISDIR'],
    ['a file in a folder that is not there', () => join(temporaryFolder(), 'missing', 'a'), 'ENOENT'],
    ['a file in a file', () => join(temporaryFile('a', ''), 'b'), 'ENOTDIR'],
  ])('refuses %s, also with force', async (_, make, code) => {
    const path = make()
    await expect(checkPlace(path, { force: true })).rejects.toMatchObject({ code, path })
  })

  it.each([
    ['a file that may be replaced', () => temporaryFile('a', 'old'), true],
    ['a file that is not there', () => join(temporaryFolder(), 'a'), false],
    ['what is no file', () => '/dev/null', false],
  ])('lets %s pass', async (_, path, force) => {
    await expect(checkPlace(path(), { force })).resolves.toBeUndefined()
  })
})

describe('placeOf', () => {
  it('is the same for every name of a file', async () => {
    const path = temporaryFile('a', '')
    const linked = join(temporaryFolder(), 'link')
    symlinkSync(path, linked)
    expect(await placeOf(linked)).toBe(await placeOf(path))
    expect(await placeOf(join(dirname(path), '..', basename(dirname(path)), 'a'))).toBe(await placeOf(path))
  })

  it('is the name itself where there is no file', async () => {
    expect(await placeOf('/nowhere/at/../a')).toBe('/nowhere/a')
  })
})
