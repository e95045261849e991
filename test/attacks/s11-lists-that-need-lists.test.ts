/** S11: a list refers to further lists, endorsements and services, without end; or the key that signed it was given up by its issuer. */
import { describe, expect, it } from 'vitest'
import { jwksOf, type KeyToPublish } from '../../src/keys/publish.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { fixedKey } from '../support/fixed-keys.js'
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
import { signToken, victim, victimBadge, type Loose } from './genuine.js'

const school = issuerOf(victim)
const set = [94_567]
const badge = await signToken({ ...victimBadge(), credentialStatus: statusEntry() })
const other = (number: number): string => `https://school.example/status/${number}`

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly asked: readonly string[]
}

async function judge(pages: Record<string, HostedAnswer>, statusIssuers: readonly string[] = []): Promise<Said> {
  const host = listHost(pages)
  const options = { trustedIssuers: [school], statusIssuers, fetch: host.fetch, now: () => judgedAt }
  const report = await createVerifier(options).verify(badge)
  const status = report.checks.find(({ check }) => check === 'status')!
  return {
    verdict: report.verdict,
    codes: problemCodesOf(status),
    asked: host.asked,
  }
}

const listWith = (credential: Loose, bits: readonly number[] = []): Promise<string> =>
  listBy(victim, { set: bits, credential })

const entryIn = (url: string, changes: Loose = {}): Loose => statusEntry({ statusListCredential: url, ...changes })

describe('a list with a status of its own', () => {
  it.each<[string, unknown]>([
    ['in another list', entryIn(other(2))],
    ['in itself', entryIn(listUrl)],
    ['at another place of itself', entryIn(listUrl, { statusListIndex: '7' })],
    ['in two lists', [entryIn(other(2)), entryIn(other(3))]],
    ['of a type that nobody reads', { id: other(2), type: 'ExampleStatus2030' }],
    ['in a list of ids', { id: other(2), type: '1EdTechRevocationList' }],
    ['that only informs', entryIn(other(2), { statusPurpose: 'message' })],
  ])('%s clears nobody, and nobody is asked for that', async (_, credentialStatus) => {
    const pages = { [other(2)]: await listBy(victim), [other(3)]: await listBy(victim) }
    const clear = await judge({ ...pages, [listUrl]: await listWith({ credentialStatus }) })
    expect(clear).toEqual({ verdict: 'unknown', codes: ['STATUS_LIST_HAS_STATUS'], asked: [listUrl] })
    const revoking = await judge({ ...pages, [listUrl]: await listWith({ credentialStatus }, set) })
    expect(revoking).toEqual({ verdict: 'revoked', codes: ['REVOKED'], asked: [listUrl] })
  })

  it('at the head of a chain of a hundred costs one request', async () => {
    const pages: Record<string, HostedAnswer> = {}
    for (let number = 1; number <= 100; number++)
      pages[other(number)] = await listWith({ credentialStatus: entryIn(other(number + 1)) })
    expect(await judge(pages)).toEqual({ verdict: 'unknown', codes: ['STATUS_LIST_HAS_STATUS'], asked: [listUrl] })
  })
})

describe('what a list carries besides', () => {
  it.each<[string, Loose]>([
    ['a service for newer versions', { refreshService: { id: other(9), type: '1EdTechCredentialRefresh' } }],
    ['a schema', { credentialSchema: { id: other(9), type: 'JsonSchema' } }],
    ['evidence', { evidence: { id: other(9), type: 'Evidence' } }],
    ['terms of use', { termsOfUse: { id: other(9), type: 'ExampleTerms' } }],
    ['a picture', { image: other(9) }],
  ])('is not asked for: %s', async (_, credential) => {
    const pages = { [other(9)]: 'asked' }
    const revoking = await judge({ ...pages, [listUrl]: await listWith(credential, set) })
    expect(revoking).toEqual({ verdict: 'revoked', codes: ['REVOKED'], asked: [listUrl] })
    const clear = await judge({ ...pages, [listUrl]: await listWith(credential) })
    expect(clear).toEqual({ verdict: 'verified', codes: [], asked: [listUrl] })
  })
})

describe('a list whose key its issuer', () => {
  const registrar = 'https://registrar.example/lists'
  const now = judgedAt.getTime()
  const at = (offset: number): string => new Date(now + offset).toISOString()
  const day = 86_400_000

  async function judgeBy(dates: Pick<KeyToPublish, 'revoked' | 'expires'> | 'removed', bits: number[]): Promise<Said> {
    const key = await fixedKey('registrar', { id: `${registrar}#key-1` })
    const next = await fixedKey('next registrar', { id: `${registrar}#key-2` })
    const published: KeyToPublish[] = [{ id: next.id, publicKey: next.publicKey }]
    if (dates !== 'removed') published.push({ id: key.id, publicKey: key.publicKey, ...dates })
    const said = await judge(
      {
        [listUrl]: await signList(listCredential(registrar, { set: bits }), key),
        'https://registrar.example/.well-known/jwks.json': () =>
          Response.json(jwksOf(published, { issuer: registrar })),
        [registrar]: () => new Response('', { status: 404 }),
      },
      [registrar],
    )
    return { ...said, asked: [] }
  }

  it.each<[string, Parameters<typeof judgeBy>[0]]>([
    ['uses', {}],
    ['will give up tomorrow', { revoked: at(day) }],
    ['lets end tomorrow', { expires: at(day) }],
  ])('control: %s is believed', async (_, dates) => {
    expect(await judgeBy(dates, [])).toMatchObject({ verdict: 'verified', codes: [] })
    expect(await judgeBy(dates, set)).toMatchObject({ verdict: 'revoked' })
  })

  it.each<[string, Parameters<typeof judgeBy>[0]]>([
    ['has given up', { revoked: at(-1_000) }],
    ['gave up before the list was signed', { revoked: '2026-01-01T00:00:00Z' }],
    ['let end yesterday', { expires: at(-day) }],
    ['publishes no longer', 'removed'],
  ])('%s is not believed, whatever it says', async (_, dates) => {
    for (const bits of [[], set]) {
      expect(await judgeBy(dates, bits)).toMatchObject({ verdict: 'unknown', codes: ['STATUS_LIST_PROOF_INVALID'] })
    }
  })
})
