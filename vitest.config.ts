import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: '#platform', replacement: source('./src/platform/node.ts') },
      { find: '#transport', replacement: source('./src/net/transport-node.ts') },
      // A thread cannot run TypeScript; test/jsonld/peer-node.test.ts runs that of the library as it is built.
      { find: '#peer', replacement: source('./test/support/peer-here.ts') },
      { find: '#workers', replacement: source('./src/verify/workers/workers-node.ts') },
      { find: /^openbadges-kit$/, replacement: source('./src/index.ts') },
      { find: /^openbadges-kit\/(.*)$/, replacement: source('./src/entries/$1.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Generous, since no test asserts a time: a busy machine must not make one fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What the compiler must refuse, and what it must let through.
    typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'], tsconfig: source('./tsconfig.json') },
    coverage: { include: ['src/**/*.ts'], exclude: ['src/**/*.generated.*', 'src/**/*.d.ts'] },
  },
})

export default config
