/** Bundles the page: `npm run example:browser`, into `temp/browser`. Any web server can serve that folder. */
import { defineConfig, type UserConfig } from 'vite'

const config: UserConfig = defineConfig({
  root: import.meta.dirname,
  // Wherever the folder is served from.
  base: './',
  build: {
    outDir: '../../temp/browser',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page allows no script and no style but those in files.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
})

export default config
