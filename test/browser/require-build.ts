import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Ends the run where `dist/` is absent or stale: what is tested here is the built library. */
export function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/freshness.mjs', import.meta.url))
  const program = `import { requireFreshBuild } from ${JSON.stringify(script)}; requireFreshBuild()`
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' })
}
