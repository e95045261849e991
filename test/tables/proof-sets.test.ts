/**
 * The decision table of sets of proofs: every one, every pair in both orders, and every three different ones in two
 * orders, out of eleven that are good, bad, or neither. The oracle is written from the design (decisions 1, 7, 9 and 12)
 * and from docs/data-integrity.md, not from the code.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, ed25519Key, proofOf } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import { said } from './cells.js'

const school = ed25519Key(81)
const guild = ed25519Key(82)
const badge = badgeOf(school.did)
const idOf = (number: number): string => `urn:uuid:2b0d9f57-0e09-4d2c-a5b1-5f3f6b1a000${number}`

const good = await proofOf(badge, school, { proof: { id: idOf(1) } })
const byGuild = await proofOf(badge, guild, { proof: { id: idOf(2) } })
const unknown: JsonObject = { ...good, id: idOf(3), cryptosuite: 'bbs-2023' }

/** Data Integrity, section 2.1.2: a proof of a chain signs those that it builds on, too. */
const chainedTo = (previous: JsonObject): Promise<JsonObject> =>
  proofOf({ ...badge, proof: previous }, school, { proof: { previousProof: previous['id'] } })

/** What a set may hold: the proof, and what it says of itself. */
interface Member {
  readonly proof: JsonObject
  /** Why no set with it holds. */
  readonly failure?: string
  /** It builds on this member. */
  readonly previous?: string
  /** It says nothing for anybody, which is told. */
  readonly finding?: 'PROOF_NOT_CHECKED' | 'PROOF_BY_OTHERS'
}

const members = {
  good: { proof: good },
  'over other words': {
    proof: await proofOf(badgeOf(school.did, { name: 'Surgeon' }), school),
    failure: 'SIGNATURE_INVALID',
  },
  'good, by somebody else': { proof: byGuild, finding: 'PROOF_BY_OTHERS' },
  'of an unknown suite': { proof: unknown, finding: 'PROOF_NOT_CHECKED' },
  expired: {
    proof: await proofOf(badge, school, { proof: { expires: '2026-05-31T23:59:59Z' } }),
    failure: 'PROOF_EXPIRED',
  },
  'made in the future': {
    proof: await proofOf(badge, school, { proof: { created: '2026-06-01T00:01:01Z' } }),
    failure: 'PROOF_CREATED_IN_FUTURE',
  },
  'for authentication': {
    proof: await proofOf(badge, school, { proof: { proofPurpose: 'authentication' } }),
    finding: 'PROOF_NOT_CHECKED',
  },
  'chained to the good one': { proof: await chainedTo(good), previous: 'good' },
  'chained to that by somebody else': { proof: await chainedTo(byGuild), previous: 'good, by somebody else' },
  'chained to that of an unknown suite': { proof: await chainedTo(unknown), previous: 'of an unknown suite' },
  'chained to one that was taken away': {
    proof: await chainedTo({ ...good, id: idOf(4) }),
    failure: 'PREVIOUS_PROOF_MISSING',
  },
} satisfies Readonly<Record<string, Member>>

type Name = keyof typeof members
const names = Object.keys(members) as readonly Name[]
const memberOf = (name: Name): Member => members[name]

/** Two of one name are two of one id, and nobody can say which of them a third one builds on. */
const pairs = names.flatMap((first) => names.map((second) => [first, second] as const))
const triples = names.flatMap((first, one) =>
  names
    .slice(one + 1)
    .flatMap((second, two) =>
      names.slice(one + two + 2).flatMap((third) => [[first, second, third] as const, [third, second, first] as const]),
    ),
)

/** Every reason for which a set does not hold. Which one is told first is not decided; a no goes before a doubt. */
function expectedReasons(set: readonly Name[]): readonly string[] {
  const isPresent = (name: string): boolean => set.some((each) => each === name)
  const inSet = set.filter((name) => name !== 'for authentication')
  const known = inSet.filter((name) => name !== 'of an unknown suite')
  const failures = known.flatMap((name) => {
    const { failure, previous } = memberOf(name)
    if (failure !== undefined) return [failure]
    // "All of them must be there …"
    return previous === undefined || isPresent(previous) ? [] : ['PREVIOUS_PROOF_MISSING']
  })
  // "At least one must be bound to the issuer."
  const isByIssuer = known.some((name) => name !== 'good, by somebody else')
  if (known.length > 0 && !isByIssuer) failures.push('KEY_NOT_AUTHORIZED')
  if (inSet.length === 0) failures.push('PROOF_PURPOSE_WRONG')
  if (failures.length > 0) return failures.map((code) => `failed: ${code}`)
  // "… be of suites that we know, and verify."
  const isDoubtful = known.length === 0 || known.includes('chained to that of an unknown suite')
  return isDoubtful ? ['unknown: SUITE_NOT_SUPPORTED'] : []
}

/** What is told of those that were passed over, each by its place. */
function expectedFindings(set: readonly Name[]): readonly string[] {
  return set.flatMap((name, place) => {
    const { finding } = memberOf(name)
    return finding === undefined ? [] : [`${finding} /proof/${place}`]
  })
}

const verifier = createVerifier({ trustedIssuers: [school.did], now: () => judgedAt })

async function expectSet(set: readonly Name[]): Promise<void> {
  const proofs = set.map((name) => memberOf(name).proof)
  const report = await verifier.verify({ ...badge, proof: proofs.length === 1 ? proofs[0]! : proofs })
  const reasons = expectedReasons(set)
  expect(reasons.length === 0 ? ['passed'] : reasons).toContain(said(report, 'proof'))
  const isNo = reasons.some((reason) => reason.startsWith('failed'))
  expect(report.verdict).toBe(reasons.length === 0 ? 'verified' : isNo ? 'invalid' : 'unknown')
  expect(said(report, 'issuer')).toBe(reasons.length === 0 ? 'passed' : 'skipped: gate-closed')
  if (reasons.length > 0) return
  expect(report.findings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([...expectedFindings(set)].sort())
  expect(report.evidence.proof?.verificationMethod).toBe(school.method)
  expect(report.credential).toEqual(badge)
}

describe('a set of proofs', () => {
  it.each(names)('of one that is %s', async (name) => expectSet([name]))

  it.each(pairs)('of one that is %s and one that is %s', async (...set) => expectSet(set))

  it.each(triples)('of one that is %s, one that is %s and one that is %s', async (...set) => expectSet(set))

  it('says of a good proof by somebody else alone that its signature holds', async () => {
    const { checks } = await verifier.verify({ ...badge, proof: byGuild })
    expect(checks.find(({ check }) => check === 'proof')).toMatchObject({ facts: { signature: 'valid' } })
  })

  it('has a row for every combination, of which some hold and most do not', () => {
    expect([names.length, pairs.length, triples.length]).toEqual([11, 121, 2 * 165])
    const sets = [...names.map((name) => [name]), ...pairs, ...triples]
    const held = sets.filter((set) => expectedReasons(set).length === 0)
    expect(held.length).toBeGreaterThan(20)
    expect(held.filter((set) => set.some((name) => memberOf(name).failure !== undefined))).toEqual([])
  })
})
