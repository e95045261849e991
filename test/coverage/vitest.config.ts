/**
 * Every branch of the rooms that decide about a credential is reached by the tests of these rooms themselves: `npm run coverage`.
 * Which rooms those are stands in test/mutation/rooms.json.
 */
import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import whole from '../../vitest.config.js'
import rooms from '../mutation/rooms.json' with { type: 'json' }

const each = Object.values(rooms)

const config: ViteUserConfig = mergeConfig(whole, {
  test: {
    typecheck: { enabled: false },
    setupFiles: ['test/support/one-seed.ts'],
    coverage: {
      enabled: true,
      reporter: [['text', { skipFull: true }]],
      thresholds: { branches: 100 },
    },
  },
})
config.test = {
  ...config.test,
  include: [...new Set(each.flatMap(({ tests }) => tests))].map((path) => `test/${path}.test.ts`),
  coverage: { ...config.test?.coverage, include: each.flatMap(({ code }) => code.map((path) => `src/${path}.ts`)) },
}

export default config
