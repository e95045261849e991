/** S10: a list is published so that whoever serves it learns, each time somebody looks, whose badge is being looked at. */
import { describe, expect, it } from 'vitest'
import { createIssuer } from '../../src/issue/issuer.js'
import { createJwtSigner } from '../../src/issue/signer.js'
import { signStatusList } from '../../src/issue/status-list.js'
import type { FetchFunction } from '../../src/net/network.js'
import { createStatusList } from '../../src/status/status-list.js'
import { createStatusRegister } from '../../src/status/status-register.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { learner } from '../support/badges.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { encodedBits, listBy, listUrl, statusEntry } from '../support/status-lists.js'
import { signToken, victim, victimBadge } from './genuine.js'

const school = issuerOf(victim)
const id = victimBadge()['id'] as string
const uuid = id.replace('urn:uuid:', '')
const clear = await listBy(victim)

/** Verifies badges, one after the other, and tells all that their host was sent. */
async function watch(
  badges: readonly string[],
  list = clear,
): Promise<{ readonly sent: readonly string[]; readonly findings: readonly string[]; readonly verdicts: Set<string> }> {
  const sent: string[] = []
  const fetch: FetchFunction = (url, { signal: _, ...request }) => {
    sent.push(JSON.stringify([url, request]))
    return Promise.resolve(new Response(list))
  }
  const verifier = createVerifier({ trustedIssuers: [school], fetch, now: () => judgedAt })
  const reports = []
  for (const badge of badges) reports.push(await verifier.verify(badge))
  return {
    sent,
    findings: [...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code)))],
    verdicts: new Set(reports.map(({ verdict }) => verdict)),
  }
}

const badgeWith = (statusListCredential: string): Promise<string> =>
  signToken({ ...victimBadge(), credentialStatus: statusEntry({ statusListCredential }) })

describe('an address that names the badge or its recipient', () => {
  it.each([
    ['its whole id', `https://school.example/status/${id}`],
    ['its id without the scheme', `https://school.example/status/${uuid}`],
    ['its id, escaped', `https://school.example/status/${encodeURIComponent(id)}`],
    ['its id as a question', `https://school.example/status?badge=${uuid}`],
    ['its id as a host', `https://${uuid}.school.example/status`],
    ['whom it was awarded to', `https://school.example/status/${learner}`],
    ['whom it was awarded to, escaped', `https://school.example/status/${encodeURIComponent(learner)}`],
  ])('is told of: %s', async (_, url) => {
    const { findings, verdicts } = await watch([await badgeWith(url)])
    expect(findings).toContain('STATUS_URL_TRACEABLE')
    expect(verdicts).toEqual(new Set(['verified']))
  })

  it('control: of an address that many share nothing is told', async () => {
    expect(await watch([await badgeWith(listUrl)])).toMatchObject({ findings: [], verdicts: new Set(['verified']) })
  })
})

describe('what a host is sent', () => {
  it('is the same for every badge of a list, and once for a hundred of them', async () => {
    const badges = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        signToken({
          ...victimBadge(),
          id: `urn:uuid:5f0c4f0e-7a4e-4ce7-9d0b-${String(index).padStart(12, '0')}`,
          credentialStatus: statusEntry({ statusListIndex: String(index * 1000), id: `${listUrl}#${index * 1000}` }),
        }),
      ),
    )
    const { sent, verdicts } = await watch(badges)
    expect(verdicts).toEqual(new Set(['verified']))
    expect(sent).toHaveLength(1)
    const alone = await watch(badges.slice(57, 58))
    expect(alone.sent).toEqual(sent)
  })

  it('holds nothing of the badge', async () => {
    const { sent } = await watch([await badgeWith(listUrl)])
    for (const told of [uuid, learner, '94567', school, 'Welder']) expect(sent.join()).not.toContain(told)
  })
})

it('a list that is too short to hide in is told of', async () => {
  const short = await listBy(victim, { subject: { encodedList: encodedBits([], 16_383) } })
  const badge = await signToken({ ...victimBadge(), credentialStatus: statusEntry({ statusListIndex: '7' }) })
  expect((await watch([badge], short)).findings).toEqual(['STATUS_LIST_SHORT'])
  expect((await watch([badge])).findings).toEqual([])
})

describe('what this library issues', () => {
  const list = createStatusList({ purpose: 'revocation' })

  it('has entries whose numbers do not tell when they were given out', async () => {
    const register = createStatusRegister({ url: listUrl, list, save: 'memory-only' })
    const indexes: number[] = []
    for (let turn = 0; turn < 400; turn++) indexes.push(Number((await register.allocate()).statusListIndex))
    expect(new Set(indexes).size).toBe(400)
    expect(indexes).not.toEqual(indexes.toSorted((a, b) => a - b))
    // By chance alone, less often than once in 10^14 runs.
    const low = indexes.filter((index) => index < list.length / 2).length
    expect(low).toBeGreaterThan(120)
    expect(low).toBeLessThan(280)
    const rising = indexes.filter((index, place) => index > (indexes[place - 1] ?? Infinity)).length
    expect(rising).toBeGreaterThan(120)
    expect(rising).toBeLessThan(280)
  })

  it('shares one address among all badges of a list, and publishes nothing of them', async () => {
    const register = createStatusRegister({ url: listUrl, list, save: 'memory-only' })
    const now = (): number => signedAt.getTime()
    const signer = createJwtSigner(victim)
    const issuer = createIssuer({ profile: { id: school, name: 'School' }, signer, status: register, now })
    const badges: string[] = []
    for (let turn = 0; turn < 20; turn++) {
      const badge = await issuer.issue({
        achievement: { name: 'Welder', description: 'Welds.', criteria: 'Welded.' },
        recipient: { id: learner },
      })
      badges.push('token' in badge ? badge.token : '')
    }
    const published = await signStatusList(register.list, { url: listUrl, issuer: school, signer, now })
    const text = 'token' in published ? published.token : ''
    const payload = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()
    expect(payload).toContain('encodedList')
    expect(payload).not.toMatch(/urn:uuid|did:example|Welder/)
    const { sent, findings, verdicts } = await watch(badges, text)
    expect(verdicts).toEqual(new Set(['verified']))
    expect([sent.length, findings]).toEqual([1, []])
  })

  it('has lists of as many entries as hide whose status is asked for', () => {
    expect(list.length).toBe(131_072)
  })
})
