import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

// Two copies of the canonicaliser could come to two canonical forms; an older one has no work budget.
it.each(['jsonld', 'rdf-canonize'])('npm ls finds one copy of %s', (name) => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { stdout, status } = spawnSync('npm', ['ls', name, '--parseable', '--all'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const copies = stdout.split(/\r?\n/).filter((path) => path.replaceAll('\\', '/').endsWith(`/node_modules/${name}`))
  expect(status).toBe(0)
  expect(copies).toHaveLength(1)
})
