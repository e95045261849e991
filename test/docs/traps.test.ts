import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { codeBlocks, readPages, relativeLinks, type Page } from './markdown.js'
import { printedBy } from './run-block.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const all = readPages(root).filter(({ path }) => path.startsWith('docs/traps/'))
const index = all.find(({ path }) => path === 'docs/traps/README.md')!
const pages = all.filter((page) => page !== index)
const numberOf = ({ path }: Page): number => Number(/^docs\/traps\/t-(\d\d)-[a-z0-9-]+\.md$/.exec(path)?.[1])

describe('the pages of the traps', () => {
  it('are there, each named by its number', () => {
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.map(numberOf).filter(Number.isNaN)).toEqual([])
    for (const page of pages) expect(page.text).toMatch(new RegExp(`^# T-${numberOf(page)}: `))
  })

  it.each(pages)('$path says what goes wrong, what readers see, what is done and what is not', ({ text }) => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['What goes wrong', 'What readers see', 'What the builder does', 'What it does not do'])
  })

  it.each(pages)('$path has one piece of code, and says what it prints', async (page) => {
    const blocks = codeBlocks(page)
    expect(blocks.filter(({ info }) => info.startsWith('ts'))).toHaveLength(1)
    const position = blocks.findIndex(({ info }) => info === 'ts')
    const [code, output] = blocks.slice(position)
    expect(output?.info).toBe('text')
    expect(output?.code).not.toBe('')
    expect(await printedBy(code!.code)).toBe(output?.code)
  })

  it.each(pages)('$path can be read in a minute', ({ text }) => {
    expect(text.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(40)
  })
})

describe('the index of the traps', () => {
  const rows = [...index.text.matchAll(/^\| (?:\[T-(\d+)\]\(([^)]+)\)|T-(\d+)) \|/gm)]

  it('names each of the forty once, in order', () => {
    const numbers = rows.map(([, linked, , plain]) => Number(linked ?? plain))
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, position) => position + 1))
  })

  it('leads to every page, under its number', () => {
    const linked = rows.flatMap(([, number, target = '']) => (number === undefined ? [] : [`${number} ${target}`]))
    expect(linked).toEqual(
      pages.map((page) => `${numberOf(page)} ${page.path.slice('docs/traps/'.length)}`).sort(byNumber),
    )
    expect(relativeLinks(index)).toEqual(
      expect.arrayContaining(pages.map(({ path }) => path.slice('docs/traps/'.length))),
    )
  })
})

describe('printedBy', () => {
  it('runs a module and says what it printed, as a console would', async () => {
    const code =
      "import { version } from 'openbadges-kit'\nconsole.log(typeof version, { a: 1 })\nconsole.log(await 2)\n"
    expect(await printedBy(code)).toBe('string { a: 1 }\n2\n')
  })

  it('hides no error', async () => {
    await expect(printedBy("import { readFileSync } from 'node:fs'\nreadFileSync('a')")).rejects.toThrow('node:fs')
    await expect(printedBy("import { buildProfile } from 'openbadges-kit'\nbuildProfile({} as never)")).rejects.toThrow(
      'Expected the property "id"',
    )
  })
})

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10)
}
