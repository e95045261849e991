/**
 * Compiles `src/` to `dist/`. The generated sources must be there: `npm run build` sees to it.
 *
 * With `--unchecked`, types are not checked: three times faster, for those who only want to run the
 * demo. What is written is the same.
 */
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { root, stampBuild } from './freshness.mjs'

rmSync(join(root, 'dist'), { recursive: true, force: true })

const options = process.argv.includes('--unchecked') ? ['--noCheck'] : []
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...options], {
  cwd: root,
  stdio: 'inherit',
})

const command = join(root, 'dist/cli/main.js')
if (existsSync(command)) chmodSync(command, 0o755)
if (status === 0) stampBuild()
process.exitCode = status ?? 1
