/** E14, S1, S5: a badge that its issuer revoked or suspended is shown as if it were in force. */
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { listBy, listHost, listUrl, statusEntry } from '../support/status-lists.js'
import { signDocument, signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)

/** The verdict on a badge with these entries, by a list in which entry 94567 is set. */
async function verdictOn(entries: unknown, purpose: string, sign: (badge: Loose) => Promise<unknown>): Promise<string> {
  const host = listHost({ [listUrl]: await listBy(victim, { purpose, set: [94_567] }) })
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt })
  const report = await verifier.verify(await sign({ ...victimBadge(), credentialStatus: entries }))
  expect(report.credential).toBeDefined()
  return report.verdict
}

describe.each([
  ['a token', signToken],
  ['a document', signDocument],
] as const)('as %s', (_, sign) => {
  it.each([
    ['revocation', 'revoked'],
    ['suspension', 'suspended'],
  ])('a badge for whose %s the bit is set is %s', async (purpose, verdict) => {
    expect(await verdictOn(statusEntry({ statusPurpose: purpose }), purpose, sign)).toBe(verdict)
    const neighbour = statusEntry({ statusPurpose: purpose, statusListIndex: '94566' })
    expect(await verdictOn(neighbour, purpose, sign)).toBe('verified')
  })

  it('counts the second entry as it does the first', async () => {
    const clear = statusEntry({ statusListIndex: '1' })
    expect(await verdictOn([clear, statusEntry()], 'revocation', sign)).toBe('revoked')
  })
})

// Whoever holds a document can write these without a key: the graph that is signed is the same.
it.each<[string, (entry: Loose) => Loose]>([
  ['its index in an array', (entry) => ({ ...entry, statusListIndex: [entry['statusListIndex']] })],
  ['its purpose in an array', (entry) => ({ ...entry, statusPurpose: [entry['statusPurpose']] })],
  ['the address of its list as a node', (entry) => ({ ...entry, statusListCredential: { id: listUrl } })],
])('a revoked document is no less revoked with %s', async (_, respell) => {
  const respelled = async (badge: Loose): Promise<unknown> => {
    const document = await signDocument(badge)
    return { ...document, credentialStatus: respell(document['credentialStatus'] as Loose) }
  }
  expect(await verdictOn(statusEntry(), 'revocation', respelled)).toBe('revoked')
})
