/** Blocks of code that name an example: what stands in it (`ts`), what it prints (`text`), what it makes (`json`). */
import { codeBlocks, type CodeBlock, type Page } from './markdown.js'

/** A block whose opening fence names an example, as in `ts examples/from-zero.ts`. */
export interface ExampleBlock extends CodeBlock {
  readonly kind: string
  /** From the root of the repository. */
  readonly example: string
}

/** The blocks of a page that name an example. */
export function exampleBlocks(page: Page): readonly ExampleBlock[] {
  return codeBlocks(page).flatMap((block) => {
    const [, kind, example] = EXAMPLE_INFO.exec(block.info) ?? []
    return kind === undefined || example === undefined ? [] : [{ ...block, kind, example }]
  })
}

/** Tells whether an opening fence names an example. */
export function namesExample(info: string): boolean {
  return EXAMPLE_INFO.test(info)
}

/**
 * Finds code that a page shows and the example does not have, whole lines and in this order.
 *
 * @param read - the text of an example, by its path
 * @returns page and line of each such block
 */
export function driftedBlocks(page: Page, read: (example: string) => string): readonly string[] {
  const seen = new Map<string, number>()
  return exampleBlocks(page)
    .filter(({ kind }) => kind === 'ts')
    .flatMap(({ example, line, code }) => {
      const found = `\n${read(example)}`.indexOf(`\n${code}`, seen.get(example))
      if (found === -1) return [`${page.path}:${line}`]
      seen.set(example, found + code.length)
      return []
    })
}

/** What an example prints, as the pages say it: all blocks together. */
export function printedOnPages(pages: readonly Page[], example: string): string {
  return textOf(pages, 'text', example)
}

/** What an example makes, as the pages show it: `…` within a text stands for anything. */
export function madeOnPages(pages: readonly Page[], example: string): unknown {
  return JSON.parse(textOf(pages, 'json', example))
}

function textOf(pages: readonly Page[], wanted: string, of: string): string {
  const blocks = pages.flatMap(exampleBlocks).filter(({ kind, example }) => kind === wanted && example === of)
  return blocks.map(({ code }) => code).join('')
}

const EXAMPLE_INFO = /^(ts|text|json) (examples\/[\w-]+\.ts)$/
