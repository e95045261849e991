import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { libraryFiles } from './architecture/house.js'
import * as rules from './architecture/rules.js'
import { filesUnder, readSources } from './architecture/sources.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = readSources(root, 'src')
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>
  readonly dependencies: Readonly<Record<string, string>>
}
const entryPoints = Object.entries(manifest.exports)
  .flatMap(([name, target]) => (typeof target === 'string' ? [] : [{ name, built: target.default }]))
  .map(({ name, built }) => ({ name, path: built.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts') }))

describe('the house', () => {
  it('has source files', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it('lets a room import only the rooms below it', () => {
    expect(rules.roomViolations(sources)).toEqual([])
  })

  it('has no cycle of files', () => {
    expect(rules.fileCycles(sources)).toEqual([])
  })

  it('has no cycle of rooms', () => {
    expect(rules.roomCycles(sources)).toEqual([])
  })

  it('imports only files that are there', () => {
    expect(rules.unresolvedImports(sources)).toEqual([])
  })

  it('keeps each outside library in its own files', () => {
    expect(rules.libraryViolations(sources)).toEqual([])
  })

  it('imports the modules of Node in the platform, the network and the command line only', () => {
    expect(rules.nodeViolations(sources)).toEqual([])
  })

  it('loads nothing of Node in a browser', () => {
    expect(rules.nodeInBrowsers(sources)).toEqual([])
  })

  it('reaches the platform and the network through their two-faced names only', () => {
    expect(rules.faceViolations(sources)).toEqual([])
  })

  it('shows the same names in Node and in browsers', () => {
    expect(rules.unequalFaces(sources)).toEqual([])
  })

  it('leaves process and console to the command line', () => {
    expect(rules.globalViolations(sources)).toEqual([])
  })

  it('exports by name, and passes on at the front doors only', () => {
    expect(rules.exportViolations(sources)).toEqual([])
  })

  it('has a docstring on every export', () => {
    expect(rules.undocumentedExports(sources)).toEqual([])
  })

  it('has a test for every source file with something to run', () => {
    expect(rules.untestedFiles(sources, new Set(filesUnder(root, 'test')))).toEqual([])
  })

  it('has no file with two concepts', () => {
    expect(rules.longFiles(sources)).toEqual([])
  })

  it('names files and rooms for what they are about', () => {
    expect(rules.misnamedFiles(sources)).toEqual([])
  })

  it('loads JSON-LD and proofs only where they are needed', () => {
    expect(rules.eagerLoads(sources)).toEqual([])
  })
})

describe('the front doors', () => {
  it('are those of package.json, and no others', () => {
    const doors = sources.map(({ path }) => path).filter((path) => /^src\/(index|entries\/[^/]+)\.ts$/.test(path))
    expect(doors.sort()).toEqual(entryPoints.map(({ path }) => path).sort())
  })

  // A name that comes, goes or changes between type and value changes the public API. If that is
  // meant: npx vitest run test/architecture.test.ts -u, and say it in CHANGELOG.md.
  it('show the names that are pinned, and no others', async () => {
    const names = entryPoints.map(({ name, path }) => {
      const exported = sources.find((source) => source.path === path)?.exports ?? []
      expect(exported, path).not.toEqual([])
      const lines = exported.map((each) => `  ${each.isType ? 'type ' : ''}${each.name}\n`).sort()
      return `${name.replace(/^\./, 'openbadges-kit')}\n${lines.join('')}`
    })
    await expect(names.join('\n')).toMatchFileSnapshot('./architecture/exported-names.txt')
  })
})

describe('the outside libraries', () => {
  it('of the table are the dependencies of package.json', () => {
    expect(Object.keys(libraryFiles).sort()).toEqual(Object.keys(manifest.dependencies).sort())
  })

  it('are each explained in docs/dependencies.md', () => {
    const path = `${root}docs/dependencies.md`
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    expect(Object.keys(manifest.dependencies).filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })
})
