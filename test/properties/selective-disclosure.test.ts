import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { show, signForHolder } from '../support/selective-disclosure.js'
import { badgesOf, issuerOf, judgedAt } from '../support/signed-badges.js'

const key = await fixedKey('school', { algorithm: 'ES256' })
const { full } = (await badgesOf(issuerOf(key))) as unknown as Record<'full', JsonObject>
const signed = await signForHolder(full, key)
const verifier = createVerifier({ trustedIssuers: [issuerOf(key)], fetch: noNetwork, now: () => judgedAt })

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
