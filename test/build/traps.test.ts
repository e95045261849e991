/**
 * The traps of the standard, by the numbers of the requirement catalogue: where each of the forty is
 * dealt with. Those that concern issuing are tested beside this file, in `traps/`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}test/build/traps/`

type Place = 'tested here' | `verifying: test/${string}.ts` | `not issuing: ${string}`

const places: Readonly<Record<number, Place>> = {
  1: 'tested here',
  2: 'tested here',
  3: 'tested here',
  4: 'tested here',
  5: 'tested here',
  6: 'tested here',
  7: 'tested here',
  8: 'tested here',
  9: 'tested here',
  10: 'tested here',
  11: 'tested here',
  12: 'tested here',
  13: 'tested here',
  14: 'tested here',
  15: 'tested here',
  16: 'tested here',
  17: 'tested here',
  18: 'tested here',
  19: 'verifying: test/verify/judge-entry.test.ts',
  20: 'verifying: test/verify/judge-entry.test.ts',
  21: 'tested here',
  22: 'tested here',
  23: 'tested here',
  24: 'tested here',
  25: 'verifying: test/verify/check-refresh.test.ts',
  26: 'tested here',
  27: 'not issuing: how badges are sent to other hosts, which issuers do not do',
  28: 'tested here',
  29: 'tested here',
  30: 'tested here',
  31: 'tested here',
  32: 'not issuing: the media type of a file, which whoever serves it sets',
  33: 'not issuing: badges inside pictures, which builders and issuers do not write',
  34: 'tested here',
  35: 'not issuing: neither builders nor issuers ask whether an address can be reached',
  36: 'not issuing: selective disclosure, later',
  37: 'not issuing: which files of others may be copied',
  38: 'not issuing: under which licence contexts and schemas may be passed on',
  39: 'tested here',
  40: 'tested here',
}

/** The numbers of the traps that have a `describe` in the folder, with the titles. */
function describedTraps(): ReadonlyMap<number, string[]> {
  const titles = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(folder + name, 'utf8').matchAll(/^describe\('T-(\d+): (.+)', /gm)])
  const found = new Map<number, string[]>()
  for (const [, number, title = ''] of titles) found.set(Number(number), [...(found.get(Number(number)) ?? []), title])
  return found
}

describe('the table of the traps', () => {
  const described = describedTraps()
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1)

  it('names each of the forty', () => {
    expect(Object.keys(places).map(Number)).toEqual(numbers)
  })

  it('says "tested here" of those that have tests here, each once, and of no others', () => {
    const here = numbers.filter((number) => places[number] === 'tested here')
    expect([...described.keys()].sort((a, b) => a - b)).toEqual(here)
    expect([...described].filter(([, titles]) => titles.length > 1)).toEqual([])
  })

  it('names tests that are there for those that concern verifying', () => {
    const files = Object.values(places).flatMap((place) => /^verifying: (.+)$/.exec(place)?.[1] ?? [])
    expect(files).not.toEqual([])
    expect(files.filter((file) => !existsSync(root + file))).toEqual([])
  })

  it('has a page for each that is tested here, and for no others', () => {
    const pages = readdirSync(`${root}docs/traps`).flatMap((name) => /^t-(\d\d)-[a-z0-9-]+\.md$/.exec(name)?.[1] ?? [])
    expect(pages.map(Number).sort((a, b) => a - b)).toEqual([...described.keys()].sort((a, b) => a - b))
  })
})
