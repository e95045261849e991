/** I2: a key was stolen or given up, and badges that it signed are dated, or shown, as if that had not been so yet. */
import { describe, expect, it } from 'vitest'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { didWebDocument, type KeyToPublish } from '../../src/keys/publish.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { listCredential, listHost, listUrl, signList, statusEntry, type ListHost } from '../support/status-lists.js'

const school = 'did:web:school.example'
const keyDocument = 'https://school.example/.well-known/did.json'
const own = await fixedKey('school 2025', { id: `${school}#2025` })
const next = await fixedKey('school 2026', { id: `${school}#2026` })

/** The clock on the wall, and moments before and after it. */
const now = Date.parse('2026-06-15T12:00:00Z')
const [second, minute, day] = [1_000, 60_000, 86_400_000]
const at = (offset: number): string => new Date(now + offset).toISOString()

type Dates = Pick<KeyToPublish, 'revoked' | 'expires'>
const published = (dates: Dates = {}): KeyToPublish => ({ id: own.id, publicKey: own.publicKey, ...dates })
const follower: KeyToPublish = { id: next.id, publicKey: next.publicKey }

/** What is published of the key, and what becomes of every badge that it signed: the rule of docs/trust-and-keys.md. */
const states: readonly (readonly [state: string, keys: readonly KeyToPublish[], outcome: string])[] = [
  ['active', [published()], 'passed'],
  ['retired, behind the next one', [follower, published()], 'passed'],
  ['to be revoked tomorrow', [published({ revoked: at(day) }), follower], 'passed'],
  ['to end tomorrow', [published({ expires: at(day) }), follower], 'passed'],
  ['revoked a second ago', [published({ revoked: at(-second) }), follower], 'KEY_REVOKED'],
  ['revoked a week ago', [published({ revoked: at(-7 * day) }), follower], 'KEY_REVOKED'],
  ['revoked before it signed anything', [published({ revoked: '2020-01-01T00:00:00Z' }), follower], 'KEY_REVOKED'],
  ['revoked, and ending tomorrow', [published({ revoked: at(-day), expires: at(day) }), follower], 'KEY_REVOKED'],
  ['at its end since a week', [published({ expires: at(-7 * day) }), follower], 'KEY_EXPIRED'],
  ['taken away', [follower], 'KEY_NOT_AUTHORIZED'],
]

/** What a thief writes: any date will do. */
const dated: readonly (readonly [created: string, offset: number])[] = [
  ['years before', -1_000 * day],
  ['before the key was given up', -8 * day],
  ['since the key was given up', -6 * day],
  ['a minute ago', -minute],
]

async function badgeOf(created: number, format: 'jwt' | 'data-integrity'): Promise<unknown> {
  const badge = { ...smallBadge(school), validFrom: new Date(created).toISOString() }
  const signer = format === 'jwt' ? createJwtSigner(own) : createDataIntegritySigner(own)
  return signer.sign(badge, created)
}

interface Scene {
  readonly verifier: Verifier
  readonly host: ListHost
  readonly clock: { now: number }
  readonly publish: (keys: readonly KeyToPublish[]) => void
}

function scene(keys: readonly KeyToPublish[], cache: 'memory' | 'off' = 'memory'): Scene {
  const host = listHost({})
  const clock = { now }
  const publish = (all: readonly KeyToPublish[]): void => {
    host.pages[keyDocument] = () => Response.json(didWebDocument(school, all))
  }
  publish(keys)
  const verifier = createVerifier({ trustedIssuers: [school], fetch: host.fetch, now: () => clock.now, cache })
  return { verifier, host, clock, publish }
}

/** What the proof came to, and whether the verdict says the same. */
async function proofOf(verifier: Verifier, badge: unknown, policy: VerifyPolicy = {}): Promise<string> {
  const report = await verifier.verify(badge, policy)
  const proof = report.checks.find(({ check }) => check === 'proof')!
  expect(report.verified).toBe(proof.outcome === 'passed')
  return 'problems' in proof ? proof.problems[0].code : proof.outcome
}

describe.each(['jwt', 'data-integrity'] as const)('a badge as %s, by a key that is', (format) => {
  describe.each(states)('%s', (_, keys, outcome) => {
    it.each(dated)('is judged by that alone, dated %s', async (__, offset) => {
      const badge = await badgeOf(now + offset, format)
      expect(await proofOf(scene(keys).verifier, badge)).toBe(outcome)
    })

    it.each(dated)('is judged by that alone, dated %s, also where it was seen and good before', async (__, offset) => {
      const badge = await badgeOf(now + offset, format)
      const { verifier, clock, publish } = scene([published()])
      expect(await proofOf(verifier, badge)).toBe('passed')
      publish(keys)
      // Longer than a document is kept.
      clock.now = now + 6 * minute
      expect(await proofOf(verifier, badge)).toBe(outcome)
    })

    it('is judged by that alone, whatever day is asked about, but for the end of a key', async () => {
      const badge = await badgeOf(now - 8 * day, format)
      const inForce = outcome === 'KEY_EXPIRED' ? 'passed' : outcome
      expect(await proofOf(scene(keys).verifier, badge, { asOf: at(-7.5 * day) })).toBe(inForce)
    })
  })
})

it('a revocation counts after five minutes at the latest, and at once where nothing is kept', async () => {
  const badge = await badgeOf(now - day, 'jwt')
  for (const [cache, wait] of [
    ['memory', 300 * second],
    ['off', 0],
  ] as const) {
    const { verifier, clock, publish } = scene([published()], cache)
    expect(await proofOf(verifier, badge)).toBe('passed')
    publish([published({ revoked: at(-second) }), follower])
    clock.now = now + wait
    expect(await proofOf(verifier, badge)).toBe('KEY_REVOKED')
  }
})

it('a key is revoked under all its names', async () => {
  const twin: KeyToPublish = { ...published({ revoked: at(-day) }), id: `${school}#forgotten` }
  const badge = await badgeOf(now - 8 * day, 'data-integrity')
  expect(await proofOf(scene([published(), twin]).verifier, badge)).toBe('KEY_REVOKED')
  expect(await proofOf(scene([published(), follower]).verifier, badge)).toBe('passed')
})

it('a date of revocation that nobody can read is one all the same', async () => {
  const badge = await badgeOf(now - day, 'jwt')
  for (const revoked of ['yesterday', '', null, true, 0, {}, '2026-02-31T00:00:00Z']) {
    const { verifier, host } = scene([])
    const document = didWebDocument(school, [published(), follower]) as unknown as { verificationMethod: object[] }
    const methods = document.verificationMethod.map((method, index) => (index === 0 ? { ...method, revoked } : method))
    host.pages[keyDocument] = () => Response.json({ ...document, verificationMethod: methods })
    expect([revoked, await proofOf(verifier, badge)]).toEqual([revoked, 'KEY_DOCUMENT_INVALID'])
  }
})

it('a thief’s list, dated before the theft, clears nobody', async () => {
  const badge = { ...smallBadge(school), credentialStatus: statusEntry() }
  const signed = await createJwtSigner(next).sign(badge as unknown as OpenBadgeCredential, now - day)
  const list = await signList(listCredential(school, { credential: { validFrom: at(-8 * day) } }), own)
  for (const [keys, verdict] of [
    [[published(), follower], 'verified'],
    [[published({ revoked: at(-7 * day) }), follower], 'unknown'],
  ] as const) {
    const { verifier, host } = scene(keys)
    host.pages[listUrl] = list
    expect((await verifier.verify(signed)).verdict).toBe(verdict)
  }
})
