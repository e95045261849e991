import * as peer from '@digitalbazaar/vc-bitstring-status-list'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BitstringStatusListEntry } from '../../src/model/credential-status.js'
import { createIssuer } from '../../src/issue/issuer.js'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import { createStatusList, decodeStatusList } from '../../src/status/status-list.js'
import { createStatusRegister } from '../../src/status/status-register.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { fixedKey } from '../support/fixed-keys.js'
import { checkStatusWithPeer, createPeerIssuer } from '../support/peer-stack.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { listHost, listUrl } from '../support/status-lists.js'

const key = await fixedKey('school')
const school = issuerOf(key)
const signer = createDataIntegritySigner(key)
const award = {
  achievement: { name: 'Welder', description: 'Welds.', criteria: 'Weld.' },
  recipient: { id: 'did:example:learner-7' },
}

const indexes = fc.uniqueArray(fc.integer({ min: 0, max: 131_071 }), { maxLength: 50 })

describe('the bits of a list', () => {
  it('that we encode are those that @digitalbazaar/vc-bitstring-status-list decodes', async () => {
    await fc.assert(
      fc.asyncProperty(indexes, fc.integer({ min: 0, max: 131_071 }), async (set, other) => {
        const ours = set.reduce((list, index) => list.set(index), createStatusList({ purpose: 'revocation' }))
        const theirs = await peer.decodeList({ encodedList: await ours.encode() })
        expect(theirs.length).toBe(131_072)
        for (const index of [...set, other]) expect(theirs.getStatus(index)).toBe(set.includes(index))
      }),
      { numRuns: 30 },
    )
  })

  it('that it encodes are those that we decode', async () => {
    await fc.assert(
      fc.asyncProperty(indexes, fc.integer({ min: 0, max: 131_071 }), async (set, other) => {
        const theirs = await peer.createList({ length: 131_072 })
        for (const index of set) theirs.setStatus(index, true)
        const ours = await decodeStatusList(await theirs.encode(), { purpose: 'revocation' })
        expect(ours.length).toBe(131_072)
        for (const index of [...set, other]) expect(ours.isSet(index)).toBe(set.includes(index))
      }),
      { numRuns: 30 },
    )
  })
})

describe.each(['revocation', 'suspension'] as const)('a badge for %s', (purpose) => {
  it('and a list that we sign are read by @digitalbazaar/vc-bitstring-status-list', async () => {
    const list = createStatusList({ purpose })
    const register = createStatusRegister({ url: listUrl, list, save: 'memory-only' })
    const issuer = createIssuer({
      profile: { id: school, name: 'School' },
      signer,
      status: register,
      now: () => signedAt,
    })
    const { badge, entry } = await documentOf(issuer.issue(award))
    const said: (readonly boolean[] | string)[] = []
    for (const change of ['set', 'clear'] as const) {
      said.push(await checkStatusWithPeer(badge, { [listUrl]: await publish(register.list) }))
      await register[change](entry)
      said.push(await checkStatusWithPeer(badge, { [listUrl]: await publish(register.list) }))
    }
    expect(said).toEqual([[false], [true], [true], [false]])
  })

  it('and a list that it signs are read by us', async () => {
    const issueTheirs = await createPeerIssuer('school', school)
    const list = await peer.createList({ length: 131_072 })
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: '94567',
      statusListCredential: listUrl,
    }
    const { badge } = await documentOf(
      createIssuer({ profile: { id: school, name: 'School' }, signer, status: 'none', now: () => signedAt }).issue(
        award,
      ),
    )
    const { proof: _, ...unsigned } = badge
    const theirs = await issueTheirs({ ...unsigned, credentialStatus: entry }, signedAt)
    const host = listHost({})
    const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => judgedAt, cache: 'off' })
    const verdicts: string[] = []
    for (const [hour, status] of [false, true, false].entries()) {
      list.setStatus(94_567, status)
      const credential = await peer.createCredential({ id: listUrl, list, statusPurpose: purpose })
      const dated = { ...credential, issuer: school, validFrom: '2026-02-01T00:00:00Z' }
      // Each is newer than the one before: of lists of one moment, going back would be doubted.
      const at = new Date(signedAt.getTime() + hour * 3_600_000)
      host.pages[listUrl] = JSON.stringify(await issueTheirs(dated, at))
      verdicts.push((await verifier.verify(JSON.stringify(theirs))).verdict)
    }
    expect(verdicts).toEqual(['verified', purpose === 'revocation' ? 'revoked' : 'suspended', 'verified'])
  })
})

async function publish(list: ReturnType<typeof createStatusList>): Promise<object> {
  const signed = await signStatusList(list, { url: listUrl, issuer: school, signer, now: () => signedAt })
  return signed.format === 'data-integrity' ? signed.document : expect.fail('not a document')
}

async function documentOf(
  signing: ReturnType<ReturnType<typeof createIssuer>['issue']>,
): Promise<{ readonly badge: Readonly<Record<string, unknown>>; readonly entry: BitstringStatusListEntry }> {
  const signed = await signing
  if (signed.format !== 'data-integrity') throw new Error('not a document')
  return { badge: signed.document, entry: signed.document.credentialStatus as BitstringStatusListEntry }
}
