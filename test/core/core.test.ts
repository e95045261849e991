import { expect, it } from 'vitest'
import { publishedBytes, publishedIndex } from '../support/published-vectors.js'
import { coreTests } from './core-tests.js'

/** The built package runs the same, in other versions of Node and in a browser. */
const tests = coreTests(publishedBytes)

it.each(tests)('core: $name', async ({ run }) => {
  await run()
})

it('the core tests fail where the library does not do what the vectors say', async () => {
  const passed: string[] = []
  // One bit in the middle of every file but the index and the keys.
  const tests = coreTests((path) => {
    const bytes = new Uint8Array(publishedBytes(path))
    if (path !== 'vectors.json' && path !== publishedIndex.keys) bytes[bytes.length >> 1]! ^= 1
    return bytes
  }).filter(({ name }) => /^(?:report|steps|picture|status list)/.test(name))
  for (const { name, run } of tests) {
    try {
      await run()
      passed.push(name)
    } catch {
      // As it should.
    }
  }
  expect(passed).toEqual([])
  expect(tests.length).toBeGreaterThan(70)
})
