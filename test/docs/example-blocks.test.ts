import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { driftedBlocks, exampleBlocks } from './example-blocks.js'
import { readPages, type Page } from './markdown.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = readPages(root)
const read = (path: string): string => readFileSync(root + path, 'utf8')

describe('the code of a page that names an example', () => {
  it('is there', () => {
    expect(pages.filter((page) => exampleBlocks(page).length > 0).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['docs/from-zero.md', 'docs/cookbook.md']),
    )
  })

  it.each(pages)('stands in the example, in $path', (page) => {
    expect(driftedBlocks(page, read)).toEqual([])
  })

  it('would not pass if it were changed, cut within a line, or in another order', () => {
    const drifted = (...blocks: readonly string[]): readonly string[] => {
      const fences = blocks.map((code) => `\`\`\`ts examples/a.ts\n${code}\n\`\`\`\n`)
      return driftedBlocks({ path: 'docs/a.md', text: fences.join('\n') }, () => 'const one = 1\nconst two = 2\n')
    }
    expect(drifted('const one = 1', 'const two = 2')).toEqual([])
    expect(drifted('const one = 3')).toEqual(['docs/a.md:2'])
    expect(drifted('one = 1')).toEqual(['docs/a.md:2'])
    expect(drifted('const one')).toEqual(['docs/a.md:2'])
    expect(drifted('const two = 2', 'const one = 1')).toEqual(['docs/a.md:6'])
  })
})

describe('docs/from-zero.md', () => {
  const name = 'examples/from-zero.ts'

  it('has the whole program, once and in order', () => {
    const code = blocksOf('docs/from-zero.md').flatMap((block) => (block.kind === 'ts' ? [block.code] : []))
    const [, ...program] = read(name).split('\n')
    expect(code.join('\n')).toBe(program.join('\n'))
  })

  it('needs no TypeScript: without a change, the program is JavaScript', () => {
    expect(typesIn(read(name))).toEqual([])
    expect(typesIn('const a: number = 1')).toEqual([expect.stringContaining('TypeScript')])
  })
})

describe('docs/cookbook.md', () => {
  const blocks = blocksOf('docs/cookbook.md')
  const recipes = [...new Set(blocks.map(({ example }) => example))]

  it('has the recipes', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(5)
  })

  it.each(recipes)('shows the essential lines of %s, and links to it', (recipe) => {
    const kinds = blocks.flatMap(({ example, kind }) => (example === recipe ? [kind] : []))
    expect(new Set(kinds)).toEqual(new Set(['ts', 'text']))
    expect(pageAt('docs/cookbook.md').text).toContain(`](../${recipe})`)
  })
})

/** What a program has that JavaScript does not. */
function typesIn(code: string): readonly string[] {
  const options = { allowJs: true, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }
  const { diagnostics = [] } = ts.transpileModule(code, {
    fileName: 'program.mjs',
    reportDiagnostics: true,
    compilerOptions: options,
  })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

function blocksOf(path: string): ReturnType<typeof exampleBlocks> {
  return exampleBlocks(pageAt(path))
}

function pageAt(path: string): Page {
  const page = pages.find((each) => each.path === path)
  expect(page, path).toBeDefined()
  return page!
}
