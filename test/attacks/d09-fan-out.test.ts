/**
 * D9: one small badge names hundreds of addresses, so that whoever verifies it floods one host with requests, or knocks at
 * many, in the attacker’s place.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { defaultLimits } from '../../src/limits.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { badgeOf, ed25519Key, signBadgeAsToken, signDocument } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import { statusEntry } from '../support/status-lists.js'
import { expectGenuine } from './genuine.js'
import { issuerKey as key } from './layouts.js'

const { maxFetches, maxFetchesPerHost } = defaultLimits
const guild = ed25519Key(91)

/** How addresses are spread over hosts. */
const spreads: readonly (readonly [string, (index: number) => string])[] = [
  ['one host', (index) => `https://target.example/${index}`],
  ['one host, under addresses that differ in their queries', (index) => `https://target.example/?${index}#${index}`],
  ['a host each', (index) => `https://h${index}.example/0`],
  ['five hosts', (index) => `https://h${index % 5}.example/${index}`],
]

/** A verifier whose hosts answer in one way, and what they are asked. */
function watched(answer: () => Response): { readonly by: Verifier; readonly asked: readonly string[] } {
  const asked: string[] = []
  const by = createVerifier({
    trustedIssuers: anyIssuer,
    now: () => judgedAt,
    cache: 'off',
    fetch: (url) => {
      asked.push(url)
      return Promise.resolve(answer())
    },
  })
  return { by, asked }
}

async function verify(
  input: unknown,
  answer: () => Response,
): Promise<{ readonly report: VerificationReport; readonly asked: readonly string[] }> {
  const { by, asked } = watched(answer)
  const report = await by.verify(input, { refresh: 'follow', endorsements: 'require' })
  // The verifier itself is as good as before.
  await expectGenuine(undefined, by)
  return { report, asked }
}

function mostPerHost(asked: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const url of asked) counts.set(new URL(url).host, (counts.get(new URL(url).host) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function many<Member>(count: number, member: (index: number) => Member): Member[] {
  return Array.from({ length: count }, (_, index) => member(index))
}

function endorsementBy(issuer: string, index: number): JsonObject {
  return {
    ...badgeOf(issuer),
    id: `urn:uuid:6ad9a0e2-9d7d-4e3b-9c0a-${String(index).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    credentialSubject: { id: key.did, type: ['EndorsementSubject'], endorsementComment: 'Well run.' },
  }
}

const tokenBy = (issuer: string, index: number): string =>
  signBadgeAsToken(endorsementBy(issuer, index), guild, { kid: `${issuer.split('#', 1)[0]!}#key` })

/** What there may be hundreds of in a badge that its issuer signed. */
const crowds: Readonly<Record<string, (count: number, at: (index: number) => string) => Promise<unknown>>> = {
  'endorsements as tokens': (count, at) =>
    Promise.resolve(
      signBadgeAsToken(badgeOf(key.did, { endorsementJwt: many(count, (index) => tokenBy(at(index), index)) }), key),
    ),
  'endorsements in all places': (count, at) => {
    const tokens = (from: number): string[] => many(count / 4, (index) => tokenBy(at(index + from), index + from))
    const { issuer, credentialSubject } = badgeOf(key.did) as { readonly [name: string]: JsonObject }
    const achievement = credentialSubject!['achievement'] as JsonObject
    const badge = badgeOf(key.did, {
      endorsementJwt: tokens(0),
      issuer: { ...issuer, endorsementJwt: tokens(count / 4) },
      credentialSubject: {
        ...credentialSubject,
        source: { id: 'did:example:source', type: ['Profile'], endorsementJwt: tokens(count / 2) },
        achievement: { ...achievement, endorsementJwt: tokens((3 * count) / 4) },
      },
    })
    return Promise.resolve(signBadgeAsToken(badge, key))
  },
  'embedded endorsements': async (count, at) => {
    const endorsement = await Promise.all(
      many(Math.min(count, 60), (index) =>
        signDocument(endorsementBy(at(index), index), guild, {
          proof: { verificationMethod: `${at(index).split('#', 1)[0]!}#key` },
        }),
      ),
    )
    return signBadgeAsToken(badgeOf(key.did, { endorsement }), key)
  },
  'status entries': (count, at) => {
    const credentialStatus = many(count, (index) => statusEntry({ statusListCredential: at(index) }) as JsonObject)
    return Promise.resolve(signBadgeAsToken(badgeOf(key.did, { credentialStatus }), key))
  },
  schemas: (count, at) => {
    const credentialSchema = many(count, (index) => ({ id: at(index), type: '1EdTechJsonSchemaValidator2019' }))
    return Promise.resolve(signBadgeAsToken(badgeOf(key.did, { credentialSchema }), key))
  },
}

const answers: readonly (readonly [string, () => Response])[] = [
  ['nothing', () => new Response('', { status: 404 })],
  ['an error', () => new Response('', { status: 503 })],
  ['a document', () => Response.json({ type: 'object' })],
]

describe.each(Object.entries(crowds))('hundreds of %s', (_, crowd) => {
  const cases = spreads.flatMap(([spread, at]) =>
    answers.map(([answer, respond]) => [spread, answer, at, respond] as const),
  )

  it.each(cases)('cost twelve requests at most, four to a host: at %s, answering %s', async (__, ___, at, respond) => {
    const { report, asked } = await verify(await crowd(200, at), respond)
    expect(asked.length).toBeLessThanOrEqual(maxFetches)
    expect(mostPerHost(asked)).toBeLessThanOrEqual(maxFetchesPerHost)
    const made = report.evidence.fetches.filter(
      ({ outcome, fromCache }) => !fromCache && outcome !== 'FETCH_BUDGET_SPENT',
    )
    expect(made).toHaveLength(asked.length)
    expect(report.verified).toBe(false)
  })

  it('control: a few are asked for', async () => {
    const { asked } = await verify(await crowd(4, (index) => `https://h${index}.example/0`), answers[0]![1])
    expect(asked.length).toBeGreaterThan(0)
  })
})

it('a thousand are refused when the badge is read', async () => {
  for (const crowd of Object.values(crowds).slice(0, 1)) {
    const { report, asked } = await verify(await crowd(1_000, (index) => `https://h${index}.example/0`), answers[0]![1])
    expect([report.verdict, asked]).toEqual(['invalid', []])
  }
})

it('everything at once costs no more', async () => {
  const at = (index: number): string => `https://h${index}.example/0`
  const badge = badgeOf(key.did, {
    endorsementJwt: many(20, (index) => tokenBy(at(index), index)),
    credentialStatus: many(4, (index) => statusEntry({ statusListCredential: at(100 + index) }) as JsonObject),
    credentialSchema: many(4, (index) => ({ id: at(200 + index), type: '1EdTechJsonSchemaValidator2019' })),
    refreshService: { id: at(300), type: '1EdTechCredentialRefresh' },
  })
  const { asked } = await verify(signBadgeAsToken(badge, key), () => Response.json({ type: 'object' }))
  expect(asked).toHaveLength(maxFetches)
})

it('two verifications do not pay for each other', async () => {
  const { by, asked } = watched(() => new Response('', { status: 404 }))
  const flood = await crowds['endorsements as tokens']!(400, (index) => `https://h${index}.example/0`)
  const badge = signBadgeAsToken(badgeOf('https://school.example/issuer'), key)
  await Promise.all([by.verify(flood), by.verify(badge)])
  expect(asked.filter((url) => url.startsWith('https://school.example/'))).toHaveLength(2)
})
