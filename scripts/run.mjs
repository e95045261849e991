/**
 * Runs a TypeScript program of this repository (an example, a benchmark) against the built library.
 *
 *     node scripts/run.mjs examples/demo.ts [arguments]
 *
 * Node 20 cannot run TypeScript, so the program and the files that it imports by relative path are
 * stripped of their types into `temp/run/`. There, `openbadges-kit` is this package by its own name,
 * and `../src` is `dist/`; packages and recordings that the program has for itself are beside it. The
 * library is built first where `dist/` is absent or stale.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { isBuildFresh, root } from './freshness.mjs'
import { stripProgram } from './strip-types.mjs'

const [program, ...programArguments] = process.argv.slice(2)
if (program === undefined) {
  console.error('Usage: node scripts/run.mjs <file.ts> [arguments]')
  process.exit(2)
}

if (!isBuildFresh()) build()
const compiled = compile(resolve(program))
process.argv = [process.execPath, compiled, ...programArguments]
await import(pathToFileURL(compiled).href)

function build() {
  console.error('Building the library…')
  run('npm', ['run', '--silent', 'generate'])
  run(process.execPath, [join(root, 'scripts/build.mjs'), '--unchecked'])
}

function run(command, options) {
  const { status } = spawnSync(command, options, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

function compile(entry) {
  const output = join(root, 'temp/run')
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  symlinkSync(join(root, 'dist'), join(output, 'src'), 'junction')
  const compiled = stripProgram(entry, output)
  for (const name of ['node_modules', 'recordings']) link(join(dirname(entry), name), output)
  return compiled
}

/** What stands beside a program and is none; the repository's own packages are found without. */
function link(folder, output) {
  const target = join(output, relative(root, folder))
  if (existsSync(folder) && !existsSync(target)) symlinkSync(folder, target, 'junction')
}
