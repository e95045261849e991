import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchors, readPages, relativeLinks, type Page } from './markdown.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = readPages(root)

/** The links of a page that lead nowhere. */
function brokenLinks(page: Page, others: readonly Page[], exists: (path: string) => boolean): readonly string[] {
  return relativeLinks(page).filter((target) => {
    const [file = '', anchor] = target.split('#')
    const path = file === '' ? page.path : posix.normalize(posix.join(posix.dirname(page.path), file))
    if (!exists(path)) return true
    const linked = others.find((other) => other.path === path)
    return anchor !== undefined && linked !== undefined && !anchors(linked).has(decodeURIComponent(anchor))
  })
}

describe('the links of the documentation', () => {
  it('are looked for in the files that people read', () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/README.md', 'docs/verification.md']),
    )
  })

  it.each(pages)('lead to files and headings that are there, in $path', (page) => {
    expect(brokenLinks(page, pages, (path) => existsSync(root + path))).toEqual([])
  })

  it('lead to every document from the index of its folder, and to the index of the traps from that of all', () => {
    const paths = pages.map(({ path }) => path).filter((path) => path.startsWith('docs/'))
    const indexOf = (path: string): string =>
      path === 'docs/traps/README.md' ? 'docs/README.md' : posix.join(posix.dirname(path), 'README.md')
    const isLinked = (path: string): boolean => {
      const index = pages.find((page) => page.path === indexOf(path))
      const linked = index === undefined ? [] : relativeLinks(index).map((target) => target.split('#')[0] ?? '')
      return linked.some((target) => posix.join(posix.dirname(indexOf(path)), target) === path)
    }
    expect(paths.filter((path) => path !== 'docs/README.md' && !isLinked(path))).toEqual([])
  })
})

describe('the search for broken links', () => {
  const here = { path: 'docs/a.md', text: '# Two `words`\n\n<a id="MARK"></a>\n\n## Same\n\n## Same\n' }
  const exists = (path: string): boolean => ['docs/a.md', 'docs/b.md', 'README.md'].includes(path)
  const brokenIn = (text: string): readonly string[] => brokenLinks({ path: 'docs/b.md', text }, [here], exists)

  it('passes files, headings, marks and addresses elsewhere', () => {
    expect(
      brokenIn('[a](a.md#two-words) [m](a.md#MARK) [2](a.md#same-1) [r](../README.md) [w](https://example.org/#x)'),
    ).toEqual([])
  })

  it('finds a file that is not there', () => {
    expect(brokenIn('see [`c`](c.md)')).toEqual(['c.md'])
  })

  it('finds a heading that is not there', () => {
    expect(brokenIn('see [a](a.md#three-words)')).toEqual(['a.md#three-words'])
  })

  it('takes no code for a link', () => {
    expect(brokenIn('`[x](y.md)`\n\n```ts\n[x](y.md)\n```\n')).toEqual([])
  })
})
