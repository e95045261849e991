import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/json/json.js'
import { createContextLibrary } from '../../../../src/jsonld/context-library.js'
import { defaultLimits } from '../../../../src/limits.js'
import { groupStatements } from '../../../../src/proof/data-integrity/ecdsa-sd/group-statements.js'
import { fixedKey } from '../../../support/fixed-keys.js'
import { badgesOf, issuerOf } from '../../../support/signed-badges.js'
import { thrownBy } from '../../../support/thrown-by.js'

const badges = await badgesOf(issuerOf(await fixedKey('school')))
const full = badges.full as unknown as JsonObject
const hmacKey = new Uint8Array(32).fill(9)
const group = (document: JsonObject): ReturnType<typeof groupStatements> =>
  groupStatements(document, hmacKey, createContextLibrary(new Map()), defaultLimits)

describe('groupStatements', () => {
  it('has every statement once, in order', async () => {
    const { statements } = await group(full)
    expect(statements).toEqual([...new Set(statements)].sort())
  })

  it('has no canonical label in any statement', async () => {
    const { statements } = await group(full)
    expect(statements.filter((statement) => /_:c14n|_:n\d|_:b\d/.test(statement))).toEqual([])
  })

  it('selects nothing without pointers', async () => {
    expect(await (await group(full)).part([])).toBeUndefined()
  })

  it('selects all statements of the whole', async () => {
    const { statements, part } = await group(full)
    const whole = await part([''])
    expect([...(whole?.statements ?? [])].sort()).toEqual(statements)
    expect(whole?.document).toEqual(full)
  })

  it('selects each property by itself, and each member of each array, all of them signed in the whole', async () => {
    const { statements, part } = await group(full)
    for (const pointer of pointersOf(full, 3)) {
      const selected = await part([pointer])
      expect([...(selected?.statements ?? [])].filter((statement) => !statements.includes(statement))).toEqual([])
      expect(selected?.labels.size).toBeGreaterThanOrEqual(0)
    }
  }, 60_000)

  it('refuses a part of a list, which is signed as one', async () => {
    const { part } = await group(full)
    const descriptions = badges.full.credentialSubject.achievement.resultDescription ?? []
    const index = descriptions.findIndex(({ allowedValue }) => (allowedValue?.length ?? 0) > 1)
    const pointer = `/credentialSubject/achievement/resultDescription/${index}/allowedValue`
    expect((await part([pointer]))?.statements.size).toBeGreaterThan(0)
    const error = await thrownBy(() => part([`${pointer}/1`]))
    expect([error.code, error.facts]).toEqual([
      'POINTER_UNRESOLVED',
      { pointer: 'one into a value that is signed as a whole' },
    ])
  })

  it('refuses a pointer to nothing', async () => {
    const { part } = await group(full)
    expect((await thrownBy(() => part(['/credentialSubject/achievement/colour']))).code).toBe('POINTER_UNRESOLVED')
  })
})

/** Pointers to whatever stands at most so deep; what is in a list is selected with it. */
function pointersOf(value: unknown, depth: number, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || depth === 0) return path === '' ? [] : [path]
  const below = Object.entries(value)
    .filter(([key]) => !['@context', 'allowedValue', 'rubricCriterionLevel'].includes(key))
    .flatMap(([key, member]) => pointersOf(member, depth - 1, `${path}/${key}`))
  return path === '' ? below : [path, ...below]
}
