import { describe, expect, it } from 'vitest'
import { componentsWithCycles } from './graph.js'
import * as house from './house.js'
import * as rules from './rules.js'
import { parseSources } from './sources.js'

/** A rule that finds nothing may be a rule that looks at nothing: here each one has something to find. */
describe('roomViolations', () => {
  it.each([
    ['an import', "import { a } from '../verify/a.js'"],
    ['an import of types', "import type { A } from '../verify/a.js'"],
    ['an import without names', "import '../verify/a.js'"],
    ['a passing on', "export { a } from '../verify/a.js'"],
    ['a passing on of everything', "export * from '../verify/a.js'"],
    ['a late import', "export const load = async () => await import('../verify/a.js')"],
    ['a type taken by import()', "export type A = import('../verify/a.js').A"],
  ])('finds %s from a room above', (_what, text) => {
    const sources = parseSources({ 'src/keys/b.ts': text, 'src/verify/a.ts': 'export const a = 1' })
    expect(rules.roomViolations(sources)).toEqual([
      expect.stringMatching(/^src\/keys\/b\.ts:1 imports src\/verify\/a\.ts: keys may import only /),
    ])
  })

  it('allows a room that the table names, and the own room', () => {
    const text = "import { a } from '../net/a.js'\nimport { c } from './c.js'"
    const sources = parseSources({ 'src/keys/b.ts': text, 'src/net/a.ts': '', 'src/keys/c.ts': '' })
    expect(rules.roomViolations(sources)).toEqual([])
  })

  it('finds a room that the table does not name', () => {
    expect(rules.roomViolations(parseSources({ 'src/core/a.ts': '' }))).toHaveLength(1)
  })

  it('finds the command line behind the front doors', () => {
    const sources = parseSources({ 'src/cli/main.ts': "import { a } from '../verify/a.js'", 'src/verify/a.ts': '' })
    expect(rules.roomViolations(sources)).toHaveLength(1)
  })

  it('finds a front door that lets the command line in', () => {
    const sources = parseSources({ 'src/index.ts': "export { a } from './cli/a.js'", 'src/cli/a.ts': '' })
    expect(rules.roomViolations(sources)).toHaveLength(1)
  })
})

describe('componentsWithCycles', () => {
  const graph = (edges: Record<string, string[]>): Map<string, string[]> => new Map(Object.entries(edges))

  it('finds a cycle of three and a name that points to itself', () => {
    const found = componentsWithCycles(graph({ a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['e'] }))
    expect(found.sort()).toEqual([['a', 'b', 'c'], ['e']])
  })

  it('finds nothing where two ways lead to one name', () => {
    expect(componentsWithCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([])
  })
})

describe('fileCycles and roomCycles', () => {
  it('find a cycle made of types', () => {
    const sources = parseSources({
      'src/json/a.ts': "import type { B } from '../model/b.js'",
      'src/model/b.ts': "import type { A } from '../json/a.js'",
    })
    expect(rules.fileCycles(sources)).toEqual(['these files import each other: src/json/a.ts ↔ src/model/b.ts'])
    expect(rules.roomCycles(sources)).toEqual(['these rooms import each other: json ↔ model'])
  })

  it('find a cycle of rooms where there is none of files', () => {
    const sources = parseSources({
      'src/json/a.ts': "import { b } from '../model/b.js'",
      'src/json/c.ts': '',
      'src/model/b.ts': '',
      'src/model/d.ts': "import { c } from '../json/c.js'",
    })
    expect(rules.fileCycles(sources)).toEqual([])
    expect(rules.roomCycles(sources)).toHaveLength(1)
  })

  it('find a cycle through #platform', () => {
    const sources = parseSources({
      'src/json/a.ts': "import { b } from '#platform'",
      'src/platform/node.ts': "import { a } from '../json/a.js'",
      'src/platform/browser.ts': '',
    })
    expect(rules.fileCycles(sources)).toHaveLength(1)
  })
})

describe('unresolvedImports', () => {
  it.each(['./b', './b.ts', './c.js', '#nothing'])('finds %s', (specifier) => {
    const sources = parseSources({ 'src/json/a.ts': `import { b } from '${specifier}'`, 'src/json/b.ts': '' })
    expect(rules.unresolvedImports(sources)).toHaveLength(1)
  })
})

describe('libraryViolations', () => {
  it.each([
    ['src/verify/a.ts', "import { compactVerify } from 'jose'"],
    ['src/proof/data-integrity.ts', "import type { JWK } from 'jose'"],
    ['src/proof/a.ts', "import jsonld from 'jsonld/lib/jsonld.js'"],
    ['src/schema/a.ts', "import { Ajv } from 'ajv/dist/2019.js'"],
    ['src/keys/a.ts', "import { base58 } from '@scure/base'"],
    ['src/schema/a.generated.ts', "import 'ajv/dist/runtime/ucs2length.js'"],
    ['src/json/a.ts', 'export const load = async (name: string) => await import(name)'],
  ])('finds in %s: %s', (path, text) => {
    expect(rules.libraryViolations(parseSources({ [path]: text }))).toHaveLength(1)
  })

  it('allows a library in its own files, by any subpath', () => {
    const sources = parseSources({
      'src/keys/private-text.ts': "import { importPKCS8 } from 'jose/key/import'",
      'src/cli/commands/verify.ts': "import { Command } from 'commander'",
      'src/build/period.ts': "import { add } from 'date-fns/add'",
    })
    expect(rules.libraryViolations(sources)).toEqual([])
  })
})

describe('nodeViolations', () => {
  it('finds a module of Node in a room that runs in browsers, and one without its full name', () => {
    const sources = parseSources({
      'src/json/a.ts': "import { readFileSync } from 'node:fs'",
      'src/platform/node.ts': "import { createHash } from 'crypto'",
      'src/cli/main.ts': "import { readFileSync } from 'node:fs'",
    })
    expect(rules.nodeViolations(sources)).toEqual([
      expect.stringContaining('src/json/a.ts:1 imports node:fs'),
      expect.stringContaining('write node:crypto'),
    ])
  })
})

describe('nodeInBrowsers', () => {
  const platform = {
    'src/index.ts': "export { a } from './json/a.js'",
    'src/platform/node.ts': "import { createHash } from 'node:crypto'",
    'src/platform/browser.ts': '',
  }

  it('finds a module of Node on the way through the browser face', () => {
    const sources = parseSources({
      ...platform,
      'src/json/a.ts': "import { b } from '#platform'",
      'src/platform/browser.ts': "import { c } from './zip.js'",
      'src/platform/zip.ts': "import { inflateSync } from 'node:zlib'",
    })
    expect(rules.nodeInBrowsers(sources)).toEqual([
      'in a browser, src/index.ts → src/json/a.ts → src/platform/browser.ts → src/platform/zip.ts → node:zlib',
    ])
  })

  it('finds one that is loaded late', () => {
    const sources = parseSources({
      ...platform,
      'src/json/a.ts': "export const a = async () => await import('undici')",
    })
    expect(rules.nodeInBrowsers(sources)).toHaveLength(1)
  })

  it('allows what only the Node face loads, and types', () => {
    const text = "import { b } from '#platform'\nimport type { Server } from 'node:http'"
    expect(rules.nodeInBrowsers(parseSources({ ...platform, 'src/json/a.ts': text }))).toEqual([])
  })
})

describe('faceViolations and unequalFaces', () => {
  const faces: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      Object.values(house.faces).flatMap(({ node, browser }) => [node, browser].map((path) => [path, ''])),
    ),
    'src/platform/node.ts': 'export const a = 1',
    'src/platform/browser.ts': 'export const a = 1',
    'src/net/transport-node.ts': 'export const b = 1\nexport interface C {}',
    'src/net/transport-browser.ts': 'export const b = 1\nexport interface C {}',
    'src/jsonld/peer-node.ts': 'export const d = 1',
    'src/jsonld/peer-browser.ts': 'export const d = 1',
  }

  it('find a face imported by its file', () => {
    const sources = parseSources({ ...faces, 'src/json/a.ts': "import { a } from '../platform/node.js'" })
    expect(rules.faceViolations(sources)).toEqual(["src/json/a.ts:1 imports src/platform/node.ts: import '#platform'"])
  })

  it('find #transport outside the network', () => {
    const sources = parseSources({ ...faces, 'src/keys/a.ts': "import { b } from '#transport'" })
    expect(rules.faceViolations(sources)).not.toEqual([])
  })

  it('find a name or a type that one face lacks', () => {
    expect(rules.unequalFaces(parseSources(faces))).toEqual([])
    expect(rules.unequalFaces(parseSources({ ...faces, 'src/platform/browser.ts': '' }))).toHaveLength(1)
    const typeless = { ...faces, 'src/net/transport-browser.ts': 'export const b = 1' }
    expect(rules.unequalFaces(parseSources(typeless))).toHaveLength(1)
  })
})

describe('globalViolations', () => {
  it.each(['console.log(1)', 'f(process)', 'process.env.A', 'globalThis.process.env', 'const { env } = process'])(
    'finds %s',
    (text) => {
      expect(rules.globalViolations(parseSources({ 'src/net/a.ts': text }))).toHaveLength(1)
      expect(rules.globalViolations(parseSources({ 'src/cli/a.ts': text }))).toEqual([])
    },
  )

  it.each([
    'a.process()',
    'const a = { console: 1 }',
    'interface A { process: string }',
    '/** See {@link process}. */',
  ])('allows %s', (text) => {
    expect(rules.globalViolations(parseSources({ 'src/net/a.ts': text }))).toEqual([])
  })
})

describe('exportViolations', () => {
  it.each([
    ['src/json/a.ts', 'export default 1'],
    ['src/json/a.ts', 'export default function a() {}'],
    ['src/json/a.ts', 'const a = 1\nexport { a as default }'],
    ['src/index.ts', "export * from './json/a.js'"],
    ['src/entries/build.ts', 'export const a = 1'],
    ['src/json/index.ts', "export { a } from './a.js'"],
  ])('finds in %s: %s', (path, text) => {
    expect(rules.exportViolations(parseSources({ [path]: text }))).toHaveLength(1)
  })

  it('allows a front door that passes on by name', () => {
    const text =
      "/** Said of the package. */\nexport { a, type B } from './json/a.js'\nexport type { C } from './json/a.js'"
    expect(rules.exportViolations(parseSources({ 'src/index.ts': text }))).toEqual([])
  })
})

describe('undocumentedExports', () => {
  it.each([
    'export const a = 1',
    '// A line is no docstring.\nexport function a() {}',
    '/** */\nexport class A {}',
    'export interface A {}',
    'export type A = 1',
    'function a() {}\nexport { a }',
    '/** Of the file. */\n\n/* of this */\nimport { b } from "./b.js"\nexport const a = b',
  ])('finds %s', (text) => {
    expect(rules.undocumentedExports(parseSources({ 'src/json/a.ts': text }))).toHaveLength(1)
  })

  it.each([
    '/** Adds. */\nexport const a = 1',
    '/** Adds. */\nexport function a(b: 1): 1\nexport function a(b: 2): 2\nexport function a() {}',
    '/** Adds. */\nfunction a() {}\nexport { a as b }',
  ])('allows %s', (text) => {
    expect(rules.undocumentedExports(parseSources({ 'src/json/a.ts': text }))).toEqual([])
  })
})

describe('untestedFiles', () => {
  it('finds a file with something to run whose test is not there', () => {
    const sources = parseSources({
      'src/net/tested.ts': 'export const a = 1',
      'src/net/untested.ts': 'const a = 1\nexport { a }',
      'src/net/types.ts': 'export interface A {}\ninterface B {}\nexport type { B }',
      'src/net/seam.d.ts': "declare module 'x'",
      'src/net/table.generated.ts': 'export const a = 1',
      'src/index.ts': "export { a } from './net/tested.js'",
    })
    expect(rules.untestedFiles(sources, new Set(['test/net/tested.test.ts']))).toEqual([
      'src/net/untested.ts has no test: test/net/untested.test.ts is not there',
    ])
  })
})

describe('longFiles and misnamedFiles', () => {
  it('find a file of 301 lines that is no table', () => {
    const sources = parseSources({
      'src/net/a.ts': '\n'.repeat(301),
      'src/net/b.ts': '\n'.repeat(300),
      'src/messages/en.ts': '\n'.repeat(900),
    })
    expect(rules.longFiles(sources)).toEqual([expect.stringContaining('src/net/a.ts has 301 lines')])
  })

  it.each(['src/net/urlRules.ts', 'src/net/url_rules.ts', 'src/net/utils.ts', 'src/helpers/a.ts'])(
    'find %s',
    (path) => {
      expect(rules.misnamedFiles(parseSources({ [path]: '' }))).toHaveLength(1)
    },
  )
})

describe('eagerLoads', () => {
  const doors = {
    'src/index.ts': '',
    'src/entries/bake.ts': '',
    'src/entries/build.ts': '',
    'src/entries/status.ts': '',
  }

  it('finds a library on the way from a front door, and a door that is not there', () => {
    const sources = parseSources({
      ...doors,
      'src/entries/verify.ts': "export { a } from '../jsonld/a.js'",
      'src/jsonld/a.ts': "import { b } from './b.js'",
      'src/jsonld/b.ts': "import jsonld from 'jsonld'",
    })
    expect(rules.eagerLoads(sources)).toEqual([
      'at once, src/entries/verify.ts → src/jsonld/a.ts → src/jsonld/b.ts → jsonld',
    ])
    expect(rules.eagerLoads([])).toHaveLength(5)
  })

  it('allows what is loaded late, and types', () => {
    const sources = parseSources({
      ...doors,
      'src/entries/verify.ts': "export { a } from '../jsonld/a.js'",
      'src/jsonld/a.ts':
        "import type { Quad } from 'rdf-canonize'\nexport const a = async () => await import('jsonld')",
    })
    expect(rules.eagerLoads(sources)).toEqual([])
  })
})
