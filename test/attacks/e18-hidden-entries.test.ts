/** E18: the entry that revokes a badge stands behind others, or is of a type that a reader skips. */
import { expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { listBy, listHost, listUrl, signList, listCredential, statusEntry } from '../support/status-lists.js'
import { signToken, victim, victimBadge } from './genuine.js'

const school = issuerOf(victim)
const ids = 'https://school.example/revocations'
const list2021 = 'https://school.example/status/2021'

/** Every kind of list, and the badge revoked in each. */
async function judge(credentialStatus: unknown): Promise<string> {
  const subject = { type: 'StatusList2021', id: `${list2021}#list` }
  const credential = { id: list2021, type: ['VerifiableCredential', 'StatusList2021Credential'] }
  const host = listHost({
    [listUrl]: await listBy(victim, { set: [94_567] }),
    [list2021]: await signList(listCredential(school, { set: [94_567], subject, credential }), victim),
    [ids]: JSON.stringify({ id: ids, issuer: school, revokedCredential: [{ id: victimBadge()['id'] as string }] }),
  })
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt })
  return (await verifier.verify(await signToken({ ...victimBadge(), credentialStatus }))).verdict
}

const clear = statusEntry({ statusListIndex: '1' })
const strange = { type: 'https://school.example/terms#Status' }
const revoked2021 = statusEntry({ type: 'StatusList2021Entry', statusListCredential: list2021 })
const revokedById = { id: ids, type: '1EdTechRevocationList' }

it.each([
  ['in a Bitstring Status List', statusEntry()],
  ['in a Status List 2021', revoked2021],
  ['in a 1EdTech Revocation List', revokedById],
  ['behind a clear entry', [clear, statusEntry()]],
  ['behind entries that nobody reads', [strange, strange, statusEntry()]],
  ['in an old list, behind a clear entry of today', [clear, revoked2021]],
  ['by id, behind a clear entry of today', [clear, revokedById]],
  ['behind an entry that does not bear on the verdict', [statusEntry({ statusPurpose: 'message' }), statusEntry()]],
])('a badge revoked %s is revoked', async (_, credentialStatus) => {
  expect(await judge(credentialStatus)).toBe('revoked')
})

it.each([
  ['an entry that nobody reads', strange],
  ['an entry that nobody reads, behind a clear one', [clear, strange]],
  ['a clear entry, behind one that nobody reads', [strange, clear]],
  ['an entry of a list that is gone', statusEntry({ statusListCredential: 'https://gone.example/list' })],
])('a badge with %s is unknown', async (_, credentialStatus) => {
  expect(await judge(credentialStatus)).toBe('unknown')
})
