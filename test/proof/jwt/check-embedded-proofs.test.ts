import { describe, expect, it } from 'vitest'
import type { JwtEnvelope } from '../../../src/envelope/envelope.js'
import { readEnvelope } from '../../../src/envelope/read-envelope.js'
import { OpenBadgesError, wrongOption } from '../../../src/errors.js'
import type { JsonObject } from '../../../src/json/json.js'
import type { Finding } from '../../../src/messages/problem.js'
import { defaultLimits } from '../../../src/limits.js'
import type { ProofMeans } from '../../../src/proof/authentication.js'
import { checkEmbeddedProofs } from '../../../src/proof/jwt/check-embedded-proofs.js'
import { badgeOf, ed25519Key, proofOf, signBadgeAsToken, signDocument } from '../../support/foreign-signer.js'
import { proofMeans } from '../../support/proof-means.js'
import { thrownBy } from '../../support/thrown-by.js'

const school = ed25519Key(1)
const guild = ed25519Key(2)
const badge = badgeOf(school.did)
const inside = await signDocument(badge, school)
const byGuild = await signDocument(badge, guild)
const forOthers = await proofOf(badgeOf(guild.did), school)
const check = async (payload: JsonObject, changes: Partial<ProofMeans> = {}): Promise<readonly Finding[]> => {
  const envelope = (await readEnvelope(signBadgeAsToken(payload, school), defaultLimits)) as JwtEnvelope
  return checkEmbeddedProofs(envelope, proofMeans(undefined, changes))
}
const codes = async (payload: JsonObject): Promise<readonly unknown[]> =>
  (await check(payload)).map(({ code, facts, path }) => [code, facts['reason'], path])

describe('checkEmbeddedProofs', () => {
  it('loads no JSON-LD for a token without any', async () => {
    const contexts = (): never => {
      throw new Error('JSON-LD was asked for')
    }
    expect(await check(badge, { contexts })).toEqual([])
  })

  it('has nothing to say of a proof that holds without the claims that the token adds', async () => {
    expect(await check(inside)).toEqual([])
  })

  it.each<[string, JsonObject, string, string]>([
    ['made for other words', { ...inside, name: 'Surgeon' }, 'SIGNATURE_INVALID', '/proof'],
    [
      'of a suite nobody knows',
      { ...badge, proof: { ...inside.proof, cryptosuite: 'bbs-2023' } },
      'SUITE_NOT_SUPPORTED',
      '/proof',
    ],
    ['by somebody else', byGuild, 'KEY_NOT_AUTHORIZED', '/proof'],
    ['without value', { ...badge, proof: { ...inside.proof, proofValue: '' } }, 'PROOF_MALFORMED', '/proof/proofValue'],
    ['over words that no context defines', { ...inside, colour: 'green' }, 'TERM_UNDEFINED', '/colour'],
    [
      'the second of two',
      {
        ...badge,
        proof: [inside.proof, { ...inside.proof, proofValue: forOthers['proofValue']! }],
      },
      'SIGNATURE_INVALID',
      '/proof/1',
    ],
  ])('says of a proof %s why it is not good', async (_, payload, reason, path) => {
    expect(await codes(payload)).toEqual([['EMBEDDED_PROOF_NOT_GOOD', reason, path]])
  })

  it('passes on what is worth saying of good ones', async () => {
    const both = { ...badge, proof: [inside.proof, await proofOf(badge, guild)] }
    expect((await check(both)).map(({ code }) => code)).toEqual(['PROOF_BY_OTHERS'])
  })

  it('names the suite in its sentence', async () => {
    const [finding] = await check({ ...inside, name: 'Surgeon' })
    expect(finding?.facts['suite']).toBe('eddsa-rdfc-2022')
    expect(finding?.message).toContain('eddsa-rdfc-2022')
  })

  it('says of the first proof what is not said of a place', async () => {
    const findKey: ProofMeans['findKey'] = () =>
      Promise.reject(new OpenBadgesError('ISSUER_PUBLISHES_NO_KEYS', { issuer: school.did }))
    const held = {
      ...badge,
      proof: [await proofOf(badge, school, { proof: { verificationMethod: 'urn:a' } }), inside.proof],
    }
    const [finding] = await check(held, { findKey })
    expect([finding?.facts, finding?.path]).toEqual([
      {
        suite: 'eddsa-rdfc-2022',
        reason: 'ISSUER_PUBLISHES_NO_KEYS',
        detail: `Nothing could be found that says which keys speak for ${school.did}`,
      },
      '/proof/0',
    ])
  })

  it('names the suite of the proof that is not good, and not of another', async () => {
    const other = await proofOf(badge, school, { proof: { cryptosuite: 'eddsa-jcs-2022' } })
    const wrong = { ...other, proofValue: forOthers['proofValue']! }
    const [finding] = await check({ ...badge, proof: [inside.proof, wrong] })
    expect([finding?.facts['suite'], finding?.path]).toEqual(['eddsa-jcs-2022', '/proof/1'])
    const [inner] = await check({ ...badge, proof: [inside.proof, { ...other, proofValue: '' }] })
    expect([inner?.facts['suite'], inner?.path]).toEqual(['eddsa-jcs-2022', '/proof/1/proofValue'])
  })

  it('tells the eleventh proof from the second', async () => {
    const limits = { ...defaultLimits, maxProofs: 11 }
    const good = await proofOf(badge, school, { proof: { cryptosuite: 'eddsa-jcs-2022' } })
    const wrong = { ...inside.proof, proofValue: forOthers['proofValue']! }
    const [finding] = await check({ ...badge, proof: [...Array.from({ length: 10 }, () => good), wrong] }, { limits })
    expect([finding?.facts['suite'], finding?.path]).toEqual(['eddsa-rdfc-2022', '/proof/10'])
  })

  it('passes on an error that is no problem of the credential', async () => {
    const findKey: ProofMeans['findKey'] = () => Promise.reject(wrongOption('keys', 'some', 'none'))
    expect((await thrownBy(() => check(inside, { findKey }))).code).toBe('OPTIONS_INVALID')
  })

  it('does not hide a fault of ours', async () => {
    const contexts = (): never => {
      throw new TypeError('a fault')
    }
    await expect(check(inside, { contexts })).rejects.toThrow('a fault')
  })
})
