/** The library compiled file by file into a folder of its own, for programs that run it in another process. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder with the library in `dist/`; programs in it import `./dist/…`. */
export interface CompiledLibrary {
  readonly folder: string
  /** Runs a program and gives what it printed; whoever wants it to fail says so by its own exit code. */
  run(program: string, how?: { readonly node?: readonly string[]; readonly env?: NodeJS.ProcessEnv }): ProgramEnd
  /** Loads a file of `dist/` in this process, by Node itself: past what the test runner makes of imports. */
  load(file: string): unknown
  remove(): void
}

/** How a program ended. */
export interface ProgramEnd {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

/** Compiles it; inside the repository, so that the packages are found. */
export function compileLibrary(): CompiledLibrary {
  mkdirSync(join(root, 'temp'), { recursive: true })
  const folder = mkdtempSync(join(root, 'temp/compiled-'))
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: unknown }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }))
  compile(join(root, 'src'), join(folder, 'dist'))
  return {
    folder,
    run: (program, { node = [], env = {} } = {}) => {
      const file = join(folder, 'program.js')
      writeFileSync(file, program)
      return spawnSync(process.execPath, [...node, file], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...env },
        timeout: 100_000,
      })
    },
    load: (file) => createRequire(import.meta.url)(join(folder, 'dist', file)) as unknown,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function compile(from: string, to: string): void {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue
    const target = join(to, name.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    const text = readFileSync(join(from, name), 'utf8')
    writeFileSync(target, ts.transpileModule(text, { compilerOptions }).outputText)
  }
}
