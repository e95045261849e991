/** E17, S2: somebody else signs, swaps or replays the list of a revoked badge. */
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import type { VerifierOptions } from '../../src/verify/options.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import {
  listBy,
  listCredential,
  listHost,
  listUrl,
  signList,
  statusEntry,
  type HostedAnswer,
} from '../support/status-lists.js'
import { attacker, signToken, victim, victimBadge } from './genuine.js'

const school = issuerOf(victim)
const badge = await signToken({ ...victimBadge(), credentialStatus: statusEntry() })

async function judge(
  list: HostedAnswer,
  options: Partial<VerifierOptions> = {},
): Promise<readonly [string, ...string[]]> {
  const host = listHost({ [listUrl]: list })
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt, ...options })
  const report = await verifier.verify(badge)
  const status = report.checks.find(({ check }) => check === 'status')!
  return [report.verdict, ...problemCodesOf(status)]
}

describe('a clear list', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['by a stranger, in the stranger’s name', () => listBy(attacker), 'STATUS_ISSUER_NOT_AUTHORIZED'],
    [
      'by a stranger, in the issuer’s name',
      () => signList(listCredential(school), attacker),
      'STATUS_LIST_PROOF_INVALID',
    ],
    [
      'by a stranger, in the issuer’s name, as a document',
      () => signList(listCredential(school), attacker, 'data-integrity'),
      'STATUS_LIST_PROOF_INVALID',
    ],
    ['by nobody', () => Promise.resolve(JSON.stringify(listCredential(school))), 'STATUS_LIST_PROOF_INVALID'],
    ['that is a badge of the issuer', () => signToken(victimBadge()), 'STATUS_LIST_INVALID'],
    [
      'that is a badge and a list at once',
      () =>
        signToken({
          ...victimBadge(),
          type: ['VerifiableCredential', 'OpenBadgeCredential', 'BitstringStatusListCredential'],
        }),
      'STATUS_LIST_INVALID',
    ],
    [
      'of the issuer, for another purpose',
      () => listBy(victim, { purpose: 'suspension' }),
      'STATUS_LIST_PURPOSE_MISMATCH',
    ],
  ])('%s clears nobody', async (_, list, code) => {
    expect(await judge(await list())).toEqual(['unknown', code])
  })

  it('by a stranger whom the trusted issuer names is believed, and by no other', async () => {
    const trusted = { trustedIssuers: [{ id: school, statusIssuers: [issuerOf(attacker)] }] }
    expect(await judge(await listBy(attacker), trusted)).toEqual(['verified'])
    const other = { trustedIssuers: [school, { id: 'did:web:other.example', statusIssuers: [issuerOf(attacker)] }] }
    expect(await judge(await listBy(attacker), other)).toEqual(['unknown', 'STATUS_ISSUER_NOT_AUTHORIZED'])
  })

  it('from yesterday, served after today’s, clears nobody', async () => {
    const today = await listBy(victim, {
      set: [94_567],
      credential: { validFrom: '2026-05-31T00:00:00Z' },
      subject: { ttl: 0 },
    })
    const yesterday = await listBy(victim, { credential: { validFrom: '2026-05-30T00:00:00Z' }, subject: { ttl: 0 } })
    const host = listHost({ [listUrl]: today })
    const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt })
    expect((await verifier.verify(badge)).verdict).toBe('revoked')
    host.pages[listUrl] = yesterday
    expect((await verifier.verify(badge)).verdict).toBe('revoked')
    const another = await signToken({ ...victimBadge(), credentialStatus: statusEntry({ statusListIndex: '7' }) })
    expect((await verifier.verify(another)).verdict).toBe('unknown')
  })
})

describe('a set bit', () => {
  it('counts in a list by a stranger whose proof holds', async () => {
    expect(await judge(await listBy(attacker, { set: [94_567] }))).toEqual(['revoked', 'REVOKED'])
  })

  it('does not count in a list that nobody signed', async () => {
    const list = JSON.stringify(listCredential(school, { set: [94_567] }))
    expect(await judge(list)).toEqual(['unknown', 'STATUS_LIST_PROOF_INVALID'])
  })
})
