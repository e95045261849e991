/** E10: a proof that does not hold stands beside one that does, or one that nobody can check, or thousands do. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { badgeOf, ed25519Key, newKey, proofOf } from '../support/foreign-signer.js'
import { verifier, type Loose } from './genuine.js'

const school = ed25519Key(21)
const guild = ed25519Key(22)
const elliptic = newKey('ES256')
const badge = badgeOf(school.did)
const other = badgeOf(school.did, { name: 'Surgeon' })
const good = await proofOf(badge, school)
const jcs = { proof: { cryptosuite: 'eddsa-jcs-2022' } }

/** What a member of a set may be, and what a set of it alone comes to. */
const members: Readonly<Record<string, { readonly proof: JsonObject; readonly alone: string }>> = {
  good: { proof: good, alone: 'verified' },
  'good by JCS': { proof: await proofOf(badge, school, jcs), alone: 'verified' },
  'over other words': { proof: await proofOf(other, school), alone: 'invalid' },
  'over other words, by JCS': { proof: await proofOf(other, school, jcs), alone: 'invalid' },
  'under another name of the suite': { proof: { ...good, cryptosuite: 'eddsa-2022' }, alone: 'invalid' },
  'under the name of a suite by JCS': { proof: { ...good, cryptosuite: 'eddsa-jcs-2022' }, alone: 'invalid' },
  'under the name of a suite by ECDSA': { proof: { ...good, cryptosuite: 'ecdsa-rdfc-2019' }, alone: 'invalid' },
  malformed: { proof: { ...good, proofValue: 'z1' }, alone: 'invalid' },
  'by somebody else': { proof: await proofOf(badge, guild), alone: 'invalid' },
  'by somebody else, by ECDSA': { proof: await proofOf(badge, elliptic), alone: 'invalid' },
  'by somebody else, over other words': { proof: await proofOf(other, guild), alone: 'invalid' },
  'of an unknown suite': { proof: { ...good, cryptosuite: 'bbs-2023' }, alone: 'unknown' },
  // What is signed by a type that no context defines is not signed at all.
  'of an unknown type': { proof: { ...good, type: 'JsonWebSignature2020' }, alone: 'unknown' },
  'for another purpose': { proof: { ...good, proofPurpose: 'authentication' }, alone: 'invalid' },
}

const isGood = (name: string): boolean => name === 'good' || name === 'good by JCS'

/** Passed over, with a finding, beside a good one. */
const isPassedOver = (name: string): boolean =>
  name === 'by somebody else' ||
  name === 'by somebody else, by ECDSA' ||
  name === 'of an unknown suite' ||
  name === 'for another purpose'

const verdictOf = async (...proof: readonly JsonObject[]): Promise<string> =>
  (await verifier.verify({ ...badge, proof })).verdict

describe('E10: sets of good and bad proofs', () => {
  it.each(Object.keys(members))('one that is %s, alone', async (name) => {
    expect(await verdictOf(members[name]!.proof)).toBe(members[name]!.alone)
  })

  it.each(Object.keys(members))('every pair with one that is %s', async (first) => {
    for (const second of Object.keys(members)) {
      const verdict = await verdictOf(members[first]!.proof, members[second]!.proof)
      const pair = [first, second]
      const holds = pair.some(isGood) && pair.every((name) => isGood(name) || isPassedOver(name))
      expect([second, verdict === 'verified']).toEqual([second, holds])
    }
  })

  it('says of each proof that it passes over which it was', async () => {
    const proof = [good, members['of an unknown suite']!.proof, members['by somebody else']!.proof]
    const { findings } = await verifier.verify({ ...badge, proof })
    const said = findings.filter(({ code }) => code.startsWith('PROOF_'))
    expect(said.map(({ code, path, facts }) => [code, path, facts['suite'] ?? facts['controller']])).toEqual([
      ['PROOF_NOT_CHECKED', '/proof/1', 'bbs-2023'],
      ['PROOF_BY_OTHERS', '/proof/2', guild.method],
    ])
  })

  it('refuses 2,001 proofs without looking at them', async () => {
    const report = await verifier.verify({ ...badge, proof: Array.from({ length: 2_001 }, () => good) })
    expect(report.verified).toBe(false)
    expect(JSON.stringify(report.checks)).toMatch(/TOO_MANY_PROOFS|JSON_LIMIT_EXCEEDED/)
    expect(await verdictOf(...Array.from({ length: 9 }, () => good))).toBe('invalid')
  })

  it('shows what the proof relied on has signed: not what is added beside it', async () => {
    const signed = { ...badge, proof: [members['good by JCS']!.proof, good] }
    const { credential } = await verifier.verify(signed)
    expect(credential).toEqual(badge)
    for (const added of [{ evidence: [] }, { 'https://schema.org/award': 'PhD' }, { award: 'PhD' }]) {
      expect((await verifier.verify({ ...signed, ...added })).verified).toBe(false)
      expect((await verifier.verify({ ...badge, ...added, proof: members['good by JCS']!.proof })).verified).toBe(false)
    }
  })

  it('does not show contexts that were added to a document signed by JCS', async () => {
    const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
    const contexts = badge['@context'] as string[]
    const proof = await proofOf(badge, school, { proof: { cryptosuite: 'eddsa-jcs-2022', '@context': contexts } })
    const report = await verifier.verify({ ...badge, '@context': [...contexts, extensions], proof })
    expect((report.credential as Loose | undefined)?.['@context'] ?? contexts).toEqual(contexts)
    // A badge must be one as it was signed: contexts that make it one afterwards do not count.
    const bare = { ...badge, '@context': contexts.slice(0, 1) }
    const signed = await proofOf(bare, school, {
      proof: { cryptosuite: 'eddsa-jcs-2022', '@context': contexts.slice(0, 1) },
    })
    expect((await verifier.verify({ ...badge, proof: signed })).verified).toBe(false)
  })
})
