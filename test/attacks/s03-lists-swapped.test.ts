/** S3: at the address of a list stands another one: of another address, issuer, purpose or kind, in which the badge is clear. */
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
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
import { attacker, signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const neighbour = issuerOf(attacker)
const second = 'https://school.example/status/2'
const index = 94_567

const entry2021 = statusEntry({ type: 'StatusList2021Entry' })
const entryOfIds = { id: listUrl, type: '1EdTechRevocationList' }

const as2021 = {
  subject: { type: 'StatusList2021' },
  credential: { type: ['VerifiableCredential', 'StatusList2021Credential'] },
}

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly findings: readonly string[]
}

/** What is said of a badge with this entry, by a verifier that trusts both issuers; the host serves this list. */
async function judge(answer: HostedAnswer, entry: Loose, others: Record<string, HostedAnswer> = {}): Promise<Said> {
  const host = listHost({ [listUrl]: answer, ...others })
  const verifier = createVerifier({ trustedIssuers: [school, neighbour], fetch: host.fetch, now: () => judgedAt })
  const report = await verifier.verify(await signToken({ ...victimBadge(), credentialStatus: entry }))
  const status = report.checks.find(({ check }) => check === 'status')!
  return {
    verdict: report.verdict,
    codes: problemCodesOf(status),
    findings: report.findings.map(({ code }) => code),
  }
}

const idList = (...revoked: readonly string[]): string =>
  JSON.stringify({ id: listUrl, issuer: school, revokedCredential: revoked.map((id) => ({ id })) })

describe('control: the list of the entry itself', () => {
  it.each<[string, Loose, (set: readonly number[]) => string | Promise<string>]>([
    ['a Bitstring Status List', statusEntry(), (set) => listBy(victim, { set })],
    ['a Status List 2021', entry2021, (set) => listBy(victim, { ...as2021, set })],
    [
      'a 1EdTech Revocation List',
      entryOfIds,
      (set) => idList(...(set.length > 0 ? [victimBadge()['id'] as string] : [])),
    ],
  ])('clears the badge where it is clear, and revokes it where it is set: %s', async (_, entry, list) => {
    expect(await judge(await list([]), entry)).toMatchObject({ verdict: 'verified', codes: [] })
    expect(await judge(await list([index]), entry)).toMatchObject({ verdict: 'revoked', codes: ['REVOKED'] })
  })
})

describe.each(['jwt', 'data-integrity'] as const)('a list of another address, as %s', (format) => {
  const swapped = (set: readonly number[]): Promise<string> =>
    signList(listCredential(school, { set, credential: { id: second } }), victim, format)

  it('is told of, whatever it says', async () => {
    expect((await judge(await swapped([]), statusEntry())).findings).toContain('STATUS_LIST_ID_DIFFERS')
    expect(await judge(await swapped([index]), statusEntry())).toMatchObject({
      verdict: 'revoked',
      findings: ['STATUS_LIST_ID_DIFFERS'],
    })
  })

  it('is told of where the address leads on to it', async () => {
    const redirect = (): Response => new Response('', { status: 302, headers: { location: '/status/2' } })
    const said = await judge(redirect, statusEntry(), { [second]: await swapped([]) })
    expect(said.findings).toContain('STATUS_LIST_ID_DIFFERS')
  })

  it('clears nobody where it is for another purpose', async () => {
    const changes = { purpose: 'suspension', credential: { id: second } }
    const list = await signList(listCredential(school, changes), victim, format)
    expect(await judge(list, statusEntry())).toMatchObject({
      verdict: 'unknown',
      codes: ['STATUS_LIST_PURPOSE_MISMATCH'],
    })
  })

  it('clears nobody where another issuer signed it, however trusted that is for badges of its own', async () => {
    const list = await signList(listCredential(neighbour), attacker, format)
    expect(await judge(list, statusEntry())).toMatchObject({
      verdict: 'unknown',
      codes: ['STATUS_ISSUER_NOT_AUTHORIZED'],
    })
  })
})

it.each([
  ['written with its port', 'https://school.example:443/status/1'],
  ['written in capitals', 'https://SCHOOL.example/status/1'],
  ['written with a detour', 'https://school.example/x/../status/1'],
])('an address %s leads to the same list, and that it is written otherwise is told', async (_, url) => {
  const entry = statusEntry({ statusListCredential: url })
  const clear = await judge(await listBy(victim), entry)
  expect(clear).toEqual({ verdict: 'verified', codes: [], findings: ['STATUS_LIST_ID_DIFFERS'] })
  expect(await judge(await listBy(victim, { set: [index] }), entry)).toMatchObject({ verdict: 'revoked' })
})

describe('what is no list of the kind that the entry asks for clears nobody', () => {
  it.each<[string, Loose, () => string | Promise<string>, string]>([
    ['a forerunner', statusEntry(), () => listBy(victim, as2021), 'STATUS_LIST_TYPE_MISMATCH'],
    ['a list of today for the forerunner', entry2021, () => listBy(victim), 'STATUS_LIST_TYPE_MISMATCH'],
    [
      'a subject of another type',
      statusEntry(),
      () => listBy(victim, { subject: { type: 'AchievementSubject' } }),
      'STATUS_LIST_INVALID',
    ],
    [
      'a subject of no type',
      statusEntry(),
      () => listBy(victim, { subject: { type: undefined } }),
      'STATUS_LIST_INVALID',
    ],
    [
      'a list without a purpose',
      statusEntry(),
      () => listBy(victim, { subject: { statusPurpose: undefined } }),
      'STATUS_LIST_INVALID',
    ],
    [
      'a list of two subjects, one clear and one set',
      statusEntry(),
      () => {
        const subjects = [[], [index]].map((set) => listCredential(school, { set })['credentialSubject'])
        return listBy(victim, { credential: { credentialSubject: subjects } })
      },
      'STATUS_LIST_INVALID',
    ],
    [
      'a credential that is no list',
      statusEntry(),
      () => listBy(victim, { credential: { type: ['VerifiableCredential'] } }),
      'STATUS_LIST_INVALID',
    ],
    ['the badge itself', statusEntry(), () => signToken(victimBadge()), 'STATUS_LIST_INVALID'],
    ['a list of ids for bits', statusEntry(), () => idList(), 'STATUS_LIST_INVALID'],
    ['bits for a list of ids', entryOfIds, () => listBy(victim), 'STATUS_LIST_INVALID'],
  ])('%s', async (_, entry, list, code) => {
    const said = await judge(await list(), entry)
    expect([said.verdict, said.codes[0]]).toEqual(['unknown', code])
  })
})
