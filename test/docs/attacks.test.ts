import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readAttacks, withAttacks } from './attacks-doc.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rows = readAttacks(`${root}test/attacks`)

/** Attacks that are tried elsewhere, since it takes more than a test of its own. */
const elsewhere: Readonly<Record<string, string>> = {
  A10: 'test/vectors/wycheproof.test.ts',
  E31: 'test/properties/mutants-1.test.ts',
  E32: 'test/conformance/corpus.test.ts',
  G5: 'test/cli/reports/picture.test.ts',
}

/** What only a service with users of its own has: there is none here yet. */
const notYet = ['J3', 'J5', 'J6', 'J7', 'J10', 'J11']

describe('the table of attacks in docs/threat-model.md', () => {
  it('has every file of test/attacks, with what it says of itself', async () => {
    const page = readFileSync(`${root}docs/threat-model.md`, 'utf8')
    await expect(withAttacks(page, rows)).toMatchFileSnapshot('../../docs/threat-model.md')
  })

  it('says in a sentence what each is', () => {
    expect(rows.filter(({ about }) => !/^[A-Z].*\.$/s.test(about)).map(({ file }) => file)).toEqual([])
    expect(rows.length).toBeGreaterThan(60)
  })

  it('leaves no attack of the catalogue out', () => {
    const counts = { A: 12, B: 16, C: 4, D: 9, E: 33, F: 3, G: 5, H: 4, I: 4, J: 11, S: 11 }
    const all = Object.entries(counts).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, place) => `${letter}${place + 1}`),
    )
    const tried = new Set([...rows.flatMap(({ ids }) => ids), ...Object.keys(elsewhere), ...notYet])
    expect(all.filter((id) => !tried.has(id))).toEqual([])
    expect(Object.values(elsewhere).filter((path) => !existsSync(root + path))).toEqual([])
  })
})
