/**
 * Mutants of genuine badges, judged: the attack of the holder who re-spells what was signed, tried at random.
 *
 * More of them, or others: `MUTANTS=100000 MUTANT_SEED=7 npx vitest run test/properties/mutants-1.test.ts`. One of them
 * again: `MUTANT_SEED=7 MUTANT_FIRST=4711 MUTANTS=1`. Two million, on all cores: `npm run mutants`.
 */
import { expect, it } from 'vitest'
import { judgeMutants, type Tally } from './oracle.js'

const count = Number(process.env['MUTANTS'] ?? 50_000)
const first = Number(process.env['MUTANT_FIRST'] ?? 0)

/**
 * Judges a part of them; each part is a file, so that each has a core.
 *
 * @param part - another part has another seed
 */
export function describeMutants(part: number): void {
  const seed = Number(process.env['MUTANT_SEED'] ?? (Date.now() % 1_000_000) + 1_000_000 * part)
  it(
    `no mutant of a genuine badge is taken for it unless it says the same (${count} mutants, MUTANT_SEED=${seed})`,
    async () => {
      const tally = await judgeMutants({ seed, first, count })
      console.log(tableOf(tally, seed))
      expect(tally.falseAccepts).toEqual([])
      expect(tally.malformedReports).toEqual([])
      expect(tally.falseRejects).toEqual([])
      const judged = [...tally.stoppedBy.values()].reduce((sum, each) => sum + each, 0)
      expect(judged).toBe(count)
    },
    60_000 + count * 60,
  )
}

function tableOf({ outcomes, stoppedBy }: Tally, seed: number): string {
  const rows = [...outcomes].sort().map(([mutator, counts]) => `${mutator.padEnd(46)} ${listOf(counts, 6)}`)
  return [`${count} mutants, MUTANT_SEED=${seed}`, ...rows, `stopped by: ${listOf(stoppedBy, 99)}`].join('\n')
}

function listOf(counts: ReadonlyMap<string, number>, most: number): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  const shown = sorted.slice(0, most).map(([what, often]) => `${often} ${what}`)
  const others = sorted.slice(most).reduce((sum, [, often]) => sum + often, 0)
  return [...shown, ...(others === 0 ? [] : [`${others} others`])].join(', ')
}
