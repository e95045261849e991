/**
 * Writes the published vectors, and takes away what is no longer one of them.
 *
 *     npm run vectors
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeVectors } from './vectors.js'

const folder = resolve('test/vectors/published')
const files = await makeVectors()
for (const path of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const whole = join(path.parentPath, path.name)
  const name = whole.slice(folder.length + 1).replaceAll('\\', '/')
  if (path.isFile() && name !== 'README.md' && !files.has(name)) rmSync(whole)
}
for (const [path, content] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0)
console.log(`vectors: ${files.size} files, ${Math.round(bytes / 1000)} kB`)
