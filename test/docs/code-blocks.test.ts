import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tsBlocks, typeErrors } from './code-blocks.js'
import { namesExample } from './example-blocks.js'
import { codeBlocks, readPages, type Page } from './markdown.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = readPages(root)

/** Compiling the whole library takes its time. */
const TIMEOUT = 120_000

describe('the code in the documentation', () => {
  it('is there, and nearly all of it stands on its own', () => {
    const whole = pages.flatMap(tsBlocks)
    const fragments = pages.flatMap(codeBlocks).filter(({ info }) => info === 'ts fragment')
    expect(whole.length).toBeGreaterThan(5)
    expect(fragments.length).toBeLessThan(whole.length / 3)
  })

  it('is marked so that it is found', () => {
    const infos = new Set(pages.flatMap(codeBlocks).map(({ info }) => info))
    expect([...infos].filter((info) => !MARKS.has(info) && !namesExample(info))).toEqual([])
  })

  it('type-checks against the library', { timeout: TIMEOUT }, () => {
    expect(typeErrors(root, pages)).toEqual([])
  })

  it('would not pass with an option that does not exist', { timeout: TIMEOUT }, () => {
    const code =
      "import { createVerifier } from 'openbadges-kit'\ncreateVerifier({ trustedIssuers: [], nonsense: 1 })\n"
    const page: Page = { path: 'docs/example.md', text: `# Example\n\n\`\`\`ts\n${code}\`\`\`\n` }
    expect(typeErrors(root, [page])).toEqual([expect.stringMatching(/^docs\/example\.md:5: .*'nonsense'/)])
  })
})

const MARKS: ReadonlySet<string> = new Set([
  'ts',
  'ts fragment',
  'sh',
  'json',
  'text',
  'mermaid',
  'http',
  'diff',
  'csv',
])
