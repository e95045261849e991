import { describe, expect, it } from 'vitest'
import { findDifferences } from '../../src/inspect/find-differences.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, signedAt } from '../support/signed-badges.js'

const key = await fixedKey('school')
const badge = JSON.parse(JSON.stringify(smallBadge(issuerOf(key)))) as Record<string, unknown>

describe('findDifferences', () => {
  it('finds none between two forms of one badge', async () => {
    const token = await createJwtSigner(key).sign(badge as never, signedAt.getTime())
    const document = await createDataIntegritySigner(key).sign(badge as never, signedAt.getTime())
    expect(await findDifferences(token, document)).toEqual([])
    expect(await findDifferences(badge, Object.fromEntries(Object.entries(badge).reverse()))).toEqual([])
  })

  it('finds what was changed, added and left out, by its place', async () => {
    const { name, ...rest } = badge
    const other = {
      ...rest,
      validFrom: '2029-01-01T00:00:00Z',
      'a/b': { c: 1 },
      type: [...(badge['type'] as string[]), 'Other'],
    }
    expect(await findDifferences(badge, other)).toEqual([
      { path: '/type/2', after: 'Other' },
      { path: '/name', before: name },
      { path: '/validFrom', before: badge['validFrom'], after: '2029-01-01T00:00:00Z' },
      { path: '/a~1b', after: { c: 1 } },
    ])
  })

  it('tells a value from a list of it, and keys that every object has', async () => {
    const differences = await findDifferences({ ...badge, a: 'x', valueOf: 1 }, { ...badge, a: ['x'] })
    expect(differences).toEqual([
      { path: '/a', before: 'x', after: ['x'] },
      { path: '/valueOf', before: 1 },
    ])
  })

  it('refuses what cannot be read', async () => {
    await expect(findDifferences(badge, '{')).rejects.toMatchObject({ code: 'JSON_SYNTAX' })
  })
})
