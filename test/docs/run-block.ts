import { format } from 'node:util'
import { runInThisContext } from 'node:vm'
import * as library from 'openbadges-kit'
import ts from 'typescript'

/**
 * Runs the TypeScript of a page, in this process and on the sources.
 *
 * @param code - a module that imports nothing but the library; it is type-checked elsewhere
 * @returns what it printed
 */
export async function printedBy(code: string): Promise<string> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const run = runInThisContext(`(async (require, exports, console) => {${outputText}\n})`) as (
    require: (name: string) => unknown,
    exports: object,
    console: { log: (...words: readonly unknown[]) => void },
  ) => Promise<void>
  const printed: string[] = []
  await run(importedBy, {}, { log: (...words) => void printed.push(format(...words)) })
  return printed.map((line) => `${line}\n`).join('')
}

function importedBy(name: string): unknown {
  if (name === 'openbadges-kit') return library
  throw new Error(`A page must import nothing but the library: ${name}`)
}
