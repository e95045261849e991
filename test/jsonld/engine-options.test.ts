/** The options that choose an engine, as callers have them. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { translateWithPackages } from '../../src/jsonld/canonize.js'
import type { PeerTask } from '../../src/jsonld/peer-task.js'
import type { JsonLdEngine } from '../../src/jsonld/context-library.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

const asked = vi.fn<(task: PeerTask) => Promise<string>>()
vi.mock('#peer', () => ({ translateByPeer: (task: PeerTask) => asked(task) }))

const key = await fixedKey('school')
const issuer = issuerOf(key)
const badge = smallBadge(issuer)
const at = signedAt.getTime()
const verifierOf = (jsonLdEngine?: JsonLdEngine): ReturnType<typeof createVerifier> =>
  createVerifier({
    trustedIssuers: [issuer],
    now: () => judgedAt,
    ...(jsonLdEngine === undefined ? {} : { jsonLdEngine }),
  })

/** As if the packages understood a name in another way. */
const misunderstand = async (task: PeerTask): Promise<string> =>
  (await translateWithPackages(task)).replace('Certified Welder', 'Certified Pilot')

beforeEach(() => {
  asked.mockReset()
  asked.mockImplementation(translateWithPackages)
})

describe('crossCheck of a signer', () => {
  it('asks the packages for the badge and for the proof, and signs the same', async () => {
    const plain = await createDataIntegritySigner(key).sign(badge, at)
    expect(asked).not.toHaveBeenCalled()
    expect(await createDataIntegritySigner(key, { crossCheck: true }).sign(badge, at)).toEqual(plain)
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('signs nothing that the packages understand in another way', async () => {
    asked.mockImplementation(misunderstand)
    expect(badge.name).toBe('Certified Welder')
    const signing = createDataIntegritySigner(key, { crossCheck: true }).sign(badge, at)
    await expect(signing).rejects.toMatchObject({ code: 'GRAPH_MISMATCH' })
  })
})

describe('jsonLdEngine of a verifier', () => {
  it.each([
    [undefined, 0],
    ['own', 0],
    ['jsonld', 2],
    ['both', 2],
  ] as const)('%s verifies, and asks the packages %i times', async (engine, times) => {
    const signed = await createDataIntegritySigner(key).sign(badge, at)
    expect((await verifierOf(engine).verify(signed)).verdict).toBe('verified')
    expect(asked).toHaveBeenCalledTimes(times)
  })

  it.each(['jsonld', 'both'] as const)('%s refuses what the packages understand in another way', async (engine) => {
    const signed = await createDataIntegritySigner(key).sign(badge, at)
    asked.mockImplementation(misunderstand)
    const { verdict, checks } = await verifierOf(engine).verify(signed)
    expect(verdict).toBe('invalid')
    expect(checks).toContainEqual(
      expect.objectContaining({ check: 'proof', problems: [expect.objectContaining({ code: 'GRAPH_MISMATCH' })] }),
    )
  })

  it('refuses any other name', () => {
    expect(() => verifierOf('fast' as JsonLdEngine)).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }))
  })
})
