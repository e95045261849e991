/**
 * Serves the files of a folder over HTTPS on this machine, to try out by hand what is meant for the web.
 *
 *     node scripts/run.mjs examples/support/serve-folder.ts <folder>
 *
 * Prints the origin, once it answers; the certificate authority is then in `<folder>/ca.pem`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { startHttpsServer } from './https-server.js'

const folder = process.argv[2] ?? '.'
const server = await startHttpsServer((path) => (_request, response) => {
  readFile(join(folder, basename(path))).then(
    (bytes) => void response.end(bytes),
    () => void response.writeHead(404).end('nothing here'),
  )
})
await writeFile(join(folder, 'ca.pem'), server.ca)
console.log(server.origin)
