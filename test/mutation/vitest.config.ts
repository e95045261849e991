import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import whole from '../../vitest.config.js'
import rooms from './rooms.json' with { type: 'json' }

/**
 * The tests that answer for one room, named by `MUTATION_ROOM`. Without isolation, since the same modules would be read anew for
 * each of thousands of mutants.
 */
const { tests } = rooms[process.env['MUTATION_ROOM'] as keyof typeof rooms]

const config: ViteUserConfig = mergeConfig(whole, { test: { isolate: false, typecheck: { enabled: false } } })
config.test = {
  ...config.test,
  include: tests.map((path) => `test/${path}.test.ts`),
  // These replace a module, which needs isolation.
  exclude: ['gates/schema-fault', 'verify/one-core', 'verify/one-list', 'verify/workers/worker-thread'].map(
    (path) => `test/${path}.test.ts`,
  ),
}

export default config
