/** What fuzzers found stays mended; every target reads its seeds, and bytes that are none, without a complaint. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Random } from '../support/mutators/random.js'
import { mutateBytes } from './mutate-bytes.js'
import { openPublishedFiles } from './published-files.js'
import { openTarget, targetNames } from './targets.js'

const files = openPublishedFiles(join(import.meta.dirname, '../vectors/published'))
const findings = join(import.meta.dirname, 'findings')

describe.each(targetNames)('the fuzz target %s', (name) => {
  it('has seeds, and nothing to complain of in them', async () => {
    const { seeds, read } = await openTarget(name, files)
    expect(seeds.length).toBeGreaterThan(0)
    for (const seed of seeds) expect(await read(seed)).toBe(undefined)
  })

  it('finds nothing in what was found before', async () => {
    const { read } = await openTarget(name, files)
    const folder = join(findings, name)
    const names = existsSync(folder) ? readdirSync(folder) : []
    for (const each of names) expect(await read(new Uint8Array(readFileSync(join(folder, each)))), each).toBe(undefined)
  })

  it('finds nothing in a few hundred changes', async () => {
    const { seeds, words, read } = await openTarget(name, files)
    const random = new Random(20261126)
    for (let count = 0; count < 200; count += 1) {
      const input = mutateBytes(random.pick(seeds), { random, others: seeds, words, longest: 20_000 })
      expect(await read(input), Buffer.from(input).toString('base64')).toBe(undefined)
    }
  })
})

it('the target for JSON complains where something is read otherwise than by JSON.parse', async () => {
  const { read } = await openTarget('json', files)
  const parse = JSON.parse
  JSON.parse = () => 1
  try {
    expect(await read(new TextEncoder().encode('[2]'))).toBe('read otherwise than by JSON.parse')
  } finally {
    JSON.parse = parse
  }
})
