/**
 * Compiles `src/` to `dist/`. The generated sources must be there: `npm run build` sees to it.
 *
 * With `--unchecked`, types are stripped and nothing else is done: several times faster, for those
 * who only want to run the demo. The programs are the same; declarations are not written.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { root, stampBuild } from './freshness.mjs'
import { stripOptions } from './strip-types.mjs'

rmSync(join(root, 'dist'), { recursive: true, force: true })

const status = process.argv.includes('--unchecked') ? stripTypes() : compile()
const command = join(root, 'dist/cli/main.js')
if (existsSync(command)) chmodSync(command, 0o755)
if (status === 0) stampBuild()
process.exitCode = status

function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = { cwd: root, stdio: 'inherit' }
  return spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], options).status ?? 1
}

function stripTypes() {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(root, 'src', file), 'utf8'), {
      compilerOptions: stripOptions,
    })
    const output = join(root, 'dist', file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, outputText)
  }
  return 0
}
