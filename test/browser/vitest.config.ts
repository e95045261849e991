/** What runs in a real browser, on the library as it is built: `npm run build`, then `npm run browser:check`. */
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    globalSetup: ['./require-build.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // One browser at a time.
    fileParallelism: false,
  },
})

export default config
