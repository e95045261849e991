import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import { findSources } from '../../src/cli/sources.js'
import { thrownBy } from '../support/thrown-by.js'
import { silentIo, temporaryFolder } from './run-command.js'

async function* stdin(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode('piped'))
}
const io = { ...silentIo, stdin: stdin() }
const find = (words: readonly string[], world: CommandIo = io): ReturnType<typeof findSources> =>
  findSources(words, world, 100)
const names = async (words: readonly string[]): Promise<readonly string[]> =>
  (await find(words)).sources.map(({ name }) => name)

/** A folder as people keep them. */
function tree(): { readonly folder: string; readonly path: (name: string) => string } {
  const folder = temporaryFolder()
  const path = (name: string): string => join(folder, name)
  for (const inside of ['b', '.hidden', 'b/deep.json']) mkdirSync(path(inside), { recursive: true })
  for (const name of [
    'a.json',
    'b/c.PNG',
    'b/a.jwt',
    'b/deep.json/x.svg',
    '.hidden/a.json',
    '.dot.json',
    'notes.md',
    'z.txt',
  ])
    writeFileSync(path(name), name)
  symlinkSync('/etc/hostname', path('link.json'))
  return { folder, path }
}

describe('findSources', () => {
  it('finds in a folder, at any depth and in the order of paths, what is called like a badge, and says what it leaves', async () => {
    const { folder, path } = tree()
    const { sources, skipped, isOne } = await find([folder])
    expect(sources.map(({ name }) => name)).toEqual(
      ['a.json', 'b/a.jwt', 'b/c.PNG', 'b/deep.json/x.svg', 'z.txt'].map(path),
    )
    expect(skipped).toEqual(['.dot.json', '.hidden', 'link.json', 'notes.md'].map(path))
    expect(isOne).toBe(false)
    expect(new TextDecoder().decode((await sources[1]!.read()) as Uint8Array)).toBe('b/a.jwt')
  })

  it('finds what a pattern matches, links apart', async () => {
    const { path } = tree()
    expect(await names([path('**/*.{json,PNG}')])).toEqual([path('a.json'), path('b/c.PNG')])
    expect((await find([path('a.*')])).isOne).toBe(false)
  })

  it('takes a file whose name looks like a pattern for that file', async () => {
    const { path } = tree()
    writeFileSync(path('[1].json'), '')
    expect(await names([path('[1].json')])).toEqual([path('[1].json')])
  })

  it('takes whatever is named by itself, also if it is called otherwise or is not there', async () => {
    const { path } = tree()
    const { sources, isOne } = await find([path('notes.md'), path('gone.json')])
    expect(sources.map(({ name }) => name)).toEqual(['notes.md', 'gone.json'].map(path))
    expect(isOne).toBe(false)
    await expect(sources[1]!.read()).rejects.toMatchObject({ code: 'ENOENT', path: path('gone.json') })
    expect((await find([path('a.json')])).isOne).toBe(true)
  })

  it('leaves addresses to the verifier', async () => {
    const { sources, isOne } = await find(['https://example.org/badge.json'])
    expect(await sources[0]!.read()).toEqual(new URL('https://example.org/badge.json'))
    expect(isOne).toBe(true)
  })

  it('reads standard input for -, and no more of anything than was asked for', async () => {
    const { path } = tree()
    writeFileSync(path('large.json'), 'x'.repeat(500))
    const { sources } = await find(['-', path('large.json')])
    expect(sources[0]!.name).toBe('(standard input)')
    expect(new TextDecoder().decode((await sources[0]!.read()) as Uint8Array)).toBe('piped')
    expect((await sources[1]!.read()) as Uint8Array).toHaveLength(101)
  })

  it('refuses an empty folder, a pattern of nothing, two standard inputs and a broken address', async () => {
    const folder = temporaryFolder()
    for (const words of [[folder], [join(folder, '*.json')], ['-', '-'], ['https://[']]) {
      expect((await thrownBy(() => find(words))).code).toBe('OPTIONS_INVALID')
    }
  })
})
