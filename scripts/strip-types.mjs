/** Programs of this repository without their types, so that Node 20 can run them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { root } from './freshness.mjs'

/** How TypeScript is read: types go, and nothing else. */
export const stripOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
}

/**
 * Writes a program, and the files that it imports by relative path, into a folder, where they stand as they do in the
 * repository. What it imports of `src/` is left to whoever runs it.
 *
 * @param {string} entry - the program
 * @param {string} output - the folder
 * @returns {string} where the program is now
 */
export function stripProgram(entry, output) {
  const placeOf = (file) => join(output, relative(root, file).replace(/\.ts$/, '.js'))
  const seen = new Set()
  const pending = [resolve(entry)]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: stripOptions })
    mkdirSync(dirname(placeOf(file)), { recursive: true })
    writeFileSync(placeOf(file), outputText)
    pending.push(...relativeImports(file, outputText))
  }
  return placeOf(resolve(entry))
}

/** What is only imported as a type is not there any more; a thread is named by its URL. */
function relativeImports(file, text) {
  const imported = ts.preProcessFile(text, true, false).importedFiles.map(({ fileName }) => fileName)
  const threads = [...text.matchAll(/new URL\('(\.[^']+\.js)', import\.meta\.url\)/g)].map(([, name]) => name)
  return [...imported, ...threads]
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(file), name.replace(/\.js$/, '.ts')))
    .filter((path) => !path.startsWith(join(root, 'src/')) && existsSync(path))
}
