/**
 * Runs the core tests in Node, in an application that has the package installed.
 *
 *     node in-node.js <folder of the published vectors>
 *
 * Prints what failed, and in the last line how many there were. Ends with 1 if any failed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { coreTests } from './core-tests.js'

const [folder = '.'] = process.argv.slice(2)
const tests = coreTests((path) => new Uint8Array(readFileSync(join(folder, path))))
let failed = 0
for (const { name, run } of tests) {
  try {
    await run()
  } catch (error) {
    failed += 1
    console.log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}
console.log(`${tests.length} core tests, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
