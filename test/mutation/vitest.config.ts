import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import whole from '../../vitest.config.js'
import rooms from './rooms.json' with { type: 'json' }

interface Room {
  readonly tests: readonly string[]
  readonly isolated?: boolean
}

/**
 * The tests that answer for one room, named by `MUTATION_ROOM`. Without isolation where the room does not ask for it, since the
 * same modules would be read anew for each of thousands of mutants.
 */
const { tests, isolated = false }: Room = rooms[process.env['MUTATION_ROOM'] as keyof typeof rooms]

const replacingModules = ['gates/schema-fault', 'verify/one-core', 'verify/one-list', 'verify/workers/worker-thread']
const inRealThreads = ['verify/workers/workers-node']

const config: ViteUserConfig = mergeConfig(whole, {
  test: { isolate: isolated, typecheck: { enabled: false }, setupFiles: ['test/support/one-seed.ts'] },
})
config.test = {
  ...config.test,
  // A mutant of what works together often is what somebody waits for in vain.
  ...(isolated && { testTimeout: 5_000 }),
  include: tests.map((path) => `test/${path}.test.ts`),
  // Replaced modules need isolation; threads that wait for each other would be waited for.
  exclude: [...(isolated ? [] : replacingModules), ...inRealThreads].map((path) => `test/${path}.test.ts`),
}

export default config
