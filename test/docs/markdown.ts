/** Reads the Markdown files of this repository, as far as tests look into them. */
import { readFileSync, readdirSync } from 'node:fs'

/** A Markdown file. */
export interface Page {
  /** From the root of the repository, with slashes. */
  readonly path: string
  readonly text: string
}

/** A fenced block of code. */
export interface CodeBlock {
  /** What stands behind the opening fence, for example `ts`. */
  readonly info: string
  /** The line of the file, from 1, on which the code begins. */
  readonly line: number
  readonly code: string
}

/** Reads every Markdown file at the top of the repository, in `docs/` and in `docs/traps/`. */
export function readPages(root: string): readonly Page[] {
  return ['', 'docs/', 'docs/traps/'].flatMap((folder) =>
    readdirSync(root + folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ path: folder + name, text: readFileSync(root + folder + name, 'utf8') })),
  )
}

/** The targets of the links of a page that lead into this repository. */
export function relativeLinks({ text }: Page): readonly string[] {
  const links = withoutCode(text).matchAll(/\]\(([^()\s]+)\)/g)
  return [...links].map(([, target = '']) => target).filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
}

/** The names that a link may give after `#`: of headings, as GitHub makes them, and of `<a id>`. */
export function anchors({ text }: Page): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, heading = ''] of withoutFences(text).matchAll(/^#{1,6} +(.+?)\s*$/gm)) {
    const slug = slugOf(heading)
    const taken = (number: number): string => (number === 0 ? slug : `${slug}-${number}`)
    let number = 0
    while (names.has(taken(number))) number += 1
    names.add(taken(number))
  }
  for (const [, id = ''] of text.matchAll(/<a id="([^"]+)">/g)) names.add(id)
  return names
}

/** The fenced blocks of code of a page. */
export function codeBlocks({ text }: Page): readonly CodeBlock[] {
  return [...text.matchAll(FENCED)].map(({ index, 1: info = '', 2: code = '' }) => ({
    info: info.trim(),
    line: text.slice(0, index).split('\n').length + 1,
    code,
  }))
}

function slugOf(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\p{Mark}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

function withoutCode(text: string): string {
  return withoutFences(text).replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, '')
}

function withoutFences(text: string): string {
  return text.replaceAll(FENCED, '')
}

const FENCED = /^```([^\n`]*)\n([\s\S]*?)^```[ \t]*$/gm
