import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { placesViewOf, viewOf } from '../support/application-view.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { mutate, type Genuine } from '../support/mutate.js'
import type { Node } from '../support/mutators/mutator.js'
import { show, signForHolder } from '../support/selective-disclosure.js'
import { badgesOf, issuerOf, judgedAt } from '../support/signed-badges.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const { full, small } = (await badgesOf(issuerOf(key))) as unknown as Record<'full' | 'small', JsonObject>
const signed = await signForHolder(full, key)
const verifier = createVerifier({ trustedIssuers: [issuerOf(key)], fetch: noNetwork, now: () => judgedAt })
const seed = Number(process.env['MUTANT_SEED'] ?? Date.now() % 1_000_000)
const count = Number(process.env['SELECTIVE_MUTANTS'] ?? 600)

it('any selection of a genuine badge holds, and shows nothing that the badge does not say', async () => {
  const whole = new Set(leavesOf(full))
  const pointers = pointersOf(full, 4)
  expect(pointers.length).toBeGreaterThan(60)
  await fc.assert(
    fc.asyncProperty(fc.subarray([...pointers], { maxLength: 12 }), async (disclose) => {
      const shown = await show(signed, disclose)
      const report = await verifier.verify(shown)
      const problems = report.checks
        // An endorsement inside has a proof of its own, which does not hold for a part of it.
        .filter(({ check }) => check !== 'endorsements')
        .flatMap((check) => ('problems' in check ? check.problems : []))
      // Of an object that is shown in part, the schema may miss what it requires; nothing else may be wrong.
      expect(problems.filter(({ code }) => code !== 'PROPERTY_MISSING')).toEqual([])
      if (problems.length === 0) expect(report.verdict).toBe('verified')
      expect(report.evidence.proof).toMatchObject({ suite: 'ecdsa-sd-2023', keyId: key.id })
      const { proof: _, ...document } = shown
      expect(leavesOf(document).filter((leaf) => !whole.has(leaf))).toEqual([])
    }),
    { numRuns: 15 },
  )
}, 120_000)

it(`no mutant of what is shown is taken for it unless it says the same (${count} mutants, MUTANT_SEED=${seed})`, async () => {
  const base = await signForHolder(
    {
      ...small,
      evidence: [
        { type: ['Evidence'], name: 'A' },
        { type: ['Evidence'], name: 'B' },
      ],
    },
    key,
  )
  const shown = await show(base, ['/evidence', '/name'])
  const others = [await show(base, []), await show(await signForHolder(small, key), ['/name'])]
  const attacker = await fixedKey('attacker', { algorithm: 'ES256' })
  const forged = await show(await signForHolder({ ...small, name: 'PhD in Medicine' }, attacker), [''])
  const genuine: Genuine = {
    name: 'a derived badge',
    format: 'data-integrity',
    text: JSON.stringify(shown),
    material: {
      foreignProofs: others.map(({ proof }) => proof as unknown as Node),
      attackerProofs: [forged['proof'] as unknown as Node],
      forgeries: [forged as unknown as Node],
    },
  }
  const control = await verifier.verify(shown)
  expect(control.verdict).toBe('verified')
  const misses: string[] = []
  let accepted = 0
  for (let index = 0; index < count; index++) {
    const { mutators, input } = mutate(genuine, seed * 10_000_019 + index)
    const report = await verifier.verify(input)
    if (report.credential === undefined) continue
    accepted++
    const [said, says] = [control.credential, report.credential] as unknown as [JsonObject, JsonObject]
    const isSame = viewOf(said).join() === viewOf(says).join() && placesViewOf(said) === placesViewOf(says)
    if (!isSame) misses.push(`${index}: ${mutators}`)
  }
  expect(misses).toEqual([])
  expect(accepted).toBeLessThan(count)
}, 120_000)

/** Pointers to whatever stands at most so deep; what is in a list is selected with it. */
function pointersOf(value: unknown, depth: number, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || depth === 0) return path === '' ? [] : [path]
  const below = Object.entries(value)
    .filter(([name]) => !['@context', 'proof', 'allowedValue', 'rubricCriterionLevel'].includes(name))
    .flatMap(([name, member]) => pointersOf(member, depth - 1, `${path}/${name}`))
  return path === '' ? below : [path, ...below]
}

/** Every text and number of a document, with its key. */
function leavesOf(value: unknown, key = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${key} ${JSON.stringify(value)}`]
  const isArray = Array.isArray(value)
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, isArray ? key : name))
}
