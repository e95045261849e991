/** Tells whether `dist/` was built from the sources as they stand, so that a demo need not build twice. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** @returns whether `dist/` is there and nothing that it is made from has changed since */
export function isBuildFresh() {
  if (!existsSync(join(root, 'dist/index.js')) || !existsSync(stampFile)) return false
  return readFileSync(stampFile, 'utf8') === stampOfSources()
}

/** Ends the program where `dist/` is not all that the sources say: a check of something else is no check. */
export function requireFreshBuild() {
  if (isBuildFresh() && existsSync(join(root, 'dist/index.d.ts'))) return
  console.error('dist/ is absent or older than the sources: npm run build')
  process.exit(1)
}

/** Remembers what `dist/` was just built from. */
export function stampBuild() {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stampOfSources())
}

function stampOfSources() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Generated files are left out: what they are generated from is in. */
function filesUnder(path) {
  if (!existsSync(join(root, path))) return []
  if (!statSync(join(root, path)).isDirectory()) return path.includes('.generated.') ? [] : [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

const stampFile = join(root, 'temp/build-stamp')
const sources = [
  'src',
  'schemas',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
]
