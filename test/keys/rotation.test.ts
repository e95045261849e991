/**
 * Changing, retiring and giving up keys, from end to end (design decision 3): documents as `publish.ts` writes them,
 * a real HTTPS server, the whole verifier. Every cell of the table in docs/trust-and-keys.md is a row.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { didWebDocument, jwksOf, type KeyToPublish } from '../../src/keys/publish.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { badgeOf, newKey, signBadgeAsToken, signDocument, type TestKey } from '../support/foreign-signer.js'
import { startHttpsServer, type HttpsServer } from '../support/https-server.js'

const keys = { embedded: newKey('Ed25519'), token: newKey('ES256') }
const others = { embedded: newKey('Ed25519'), token: newKey('ES256') }
type Format = keyof typeof keys

/** The real time of the verifier, and moments around it. */
const now = '2026-06-01T12:00:00Z'
const longBefore = '2026-01-01T00:00:00Z'
const [longAgo, yesterday, aSecondAgo] = ['2026-01-15T00:00:00Z', '2026-05-31T12:00:00Z', '2026-06-01T11:59:59Z']
const [inASecond, tomorrow, nextYear] = ['2026-06-01T12:00:01Z', '2026-06-02T12:00:00Z', '2027-06-01T12:00:00Z']

const routes: Record<string, Readonly<Record<string, unknown>>> = {}
let server: HttpsServer
let verifier: Verifier

beforeAll(async () => {
  server = await startHttpsServer(routes)
  verifier = createVerifier({
    trustedIssuers: anyIssuer,
    cache: 'off',
    now: () => Date.parse(now),
    network: { allowPrivateOrigins: [server.origin], ca: [server.ca] },
  })
})

afterAll(() => server.close())

/** Where issuers publish, and how. */
interface Place {
  readonly issuer: () => string
  readonly publish: (keys: readonly KeyToPublish[]) => void
}

const places: Readonly<Record<string, Place>> = {
  'a did:web issuer': {
    issuer: () => `did:web:localhost%3A${server.port}:school`,
    publish(published) {
      const did = this.issuer()
      const none = { id: did, verificationMethod: [], assertionMethod: [] }
      routes['/school/did.json'] = published.length === 0 ? none : didWebDocument(did, published)
    },
  },
  'an https issuer with a key set': {
    issuer: () => `${server.origin}/school`,
    publish(published) {
      routes['/.well-known/jwks.json'] = jwksOf(published, { issuer: this.issuer() })
    },
  },
}

/** The key of the badge, another of its type, and how keys are named there. */
interface Cast {
  readonly own: TestKey
  readonly next: TestKey
  readonly named: (name: string) => string
}

/** What is published, and said of it. */
type Published = (cast: Cast) => readonly KeyToPublish[]
type Dates = Pick<KeyToPublish, 'revoked' | 'expires'>

const listed =
  (dates: Dates = {}): Published =>
  ({ own, named }) => [{ id: named('key-1'), publicKey: own.publicJwk, ...dates }]

const other =
  (dates: Dates = {}): Published =>
  ({ next, named }) => [{ id: named('key-2'), publicKey: next.publicJwk, ...dates }]

const both =
  (...parts: readonly Published[]): Published =>
  (cast) =>
    parts.flatMap((part) => part(cast))

const twice = (dates: Dates): Published =>
  both(listed(), ({ own, named }) => [{ id: named('forgotten'), publicKey: own.publicJwk, ...dates }])

interface Row {
  /** Of the key. */
  readonly state: string
  readonly published: Published
  /** The moment asked about; default: now. */
  readonly asOf?: string
  /** When the badge says that it was made; default: long before anything. */
  readonly made?: string
  readonly outcome: string
}

const passed = 'passed'
const revoked = 'failed: KEY_REVOKED'
const expired = 'failed: KEY_EXPIRED'

const rows: readonly Row[] = [
  { state: 'current and the only one', published: listed(), outcome: passed },
  { state: 'current and one of several', published: both(listed(), other()), outcome: passed },
  { state: 'retired: still published, after the next one', published: both(other(), listed()), outcome: passed },
  {
    state: 'one of several of which another was revoked',
    published: both(listed(), other({ revoked: longAgo })),
    outcome: passed,
  },
  { state: 'removed, and others are published', published: other(), outcome: 'failed: KEY_NOT_AUTHORIZED' },
  {
    state: 'removed, and another has its name',
    published: ({ next, named }) => [{ id: named('key-1'), publicKey: next.publicJwk }],
    outcome: 'failed: SIGNATURE_INVALID',
  },
  { state: 'removed, and nothing is published', published: () => [], outcome: 'unknown: ISSUER_PUBLISHES_NO_KEYS' },

  { state: 'revoked yesterday', published: listed({ revoked: yesterday }), outcome: revoked },
  {
    state: 'revoked yesterday, asked as of before',
    published: listed({ revoked: yesterday }),
    asOf: longAgo,
    outcome: revoked,
  },
  {
    state: 'revoked yesterday, asked as of later',
    published: listed({ revoked: yesterday }),
    asOf: nextYear,
    outcome: revoked,
  },
  {
    state: 'revoked yesterday, the badge made since',
    published: listed({ revoked: yesterday }),
    made: aSecondAgo,
    outcome: revoked,
  },
  { state: 'revoked at this very moment', published: listed({ revoked: now }), outcome: revoked },
  { state: 'revoked a second from now', published: listed({ revoked: inASecond }), outcome: passed },
  { state: 'revoked tomorrow', published: listed({ revoked: tomorrow }), outcome: passed },
  {
    state: 'revoked tomorrow, asked as of later',
    published: listed({ revoked: tomorrow }),
    asOf: nextYear,
    outcome: passed,
  },
  { state: 'revoked under another name', published: twice({ revoked: yesterday }), outcome: revoked },
  {
    state: 'revoked under another name, asked as of before',
    published: twice({ revoked: yesterday }),
    asOf: longAgo,
    outcome: revoked,
  },

  { state: 'expired yesterday', published: listed({ expires: yesterday }), outcome: expired },
  {
    state: 'expired yesterday, asked as of before',
    published: listed({ expires: yesterday }),
    asOf: longAgo,
    outcome: passed,
  },
  { state: 'expired a second ago', published: listed({ expires: aSecondAgo }), outcome: expired },
  { state: 'expiring at this very moment', published: listed({ expires: now }), outcome: passed },
  { state: 'expiring tomorrow', published: listed({ expires: tomorrow }), outcome: passed },
  {
    state: 'expiring tomorrow, asked as of later',
    published: listed({ expires: tomorrow }),
    asOf: nextYear,
    outcome: expired,
  },
  { state: 'expired under another name', published: twice({ expires: yesterday }), outcome: expired },
  {
    state: 'expired and revoked yesterday, asked as of before',
    published: listed({ expires: yesterday, revoked: yesterday }),
    asOf: longAgo,
    outcome: revoked,
  },
]

/** A badge of the issuer, signed with the key called key-1. */
async function badgeBy(format: Format, issuer: string, made: string): Promise<object | string> {
  const badge = badgeOf(issuer, { validFrom: made })
  const name = `${issuer}#key-1`
  if (format === 'token') return signBadgeAsToken(badge, keys.token, { kid: name })
  return signDocument(badge, keys.embedded, { proof: { verificationMethod: name, created: made } })
}

/** What the proof check comes to, and whether the verdict says the same. */
async function proofCheck(badge: object | string, asOf: string | undefined): Promise<string> {
  const report = await verifier.verify(badge, asOf === undefined ? {} : { asOf })
  const proof = report.checks.find(({ check }) => check === 'proof')
  expect(report.verified).toBe(proof?.outcome === 'passed')
  return proof !== undefined && 'problems' in proof ? `${proof.outcome}: ${proof.problems[0].code}` : 'passed'
}

describe.each(Object.keys(places))('the key of %s', (name) => {
  const place = places[name]!
  const castOf = (format: Format): Cast => ({
    own: keys[format],
    next: others[format],
    named: (fragment) => `${place.issuer()}#${fragment}`,
  })

  describe.each([
    ['with its proof embedded', 'embedded'],
    ['as a token', 'token'],
  ] as const)('of a badge %s', (_, format) => {
    it.each(rows)('that is $state: $outcome', async ({ published, asOf, made = longBefore, outcome }) => {
      place.publish(published(castOf(format)))
      expect(await proofCheck(await badgeBy(format, place.issuer(), made), asOf)).toBe(outcome)
    })
  })

  it('makes its badges verify at every step of a rotation, until it is taken away', async () => {
    const badge = await badgeBy('embedded', place.issuer(), longBefore)
    const outcomes = []
    for (const step of [listed(), both(listed(), other()), both(other(), listed()), other()]) {
      place.publish(step(castOf('embedded')))
      outcomes.push(await proofCheck(badge, undefined))
    }
    expect(outcomes).toEqual([passed, passed, passed, 'failed: KEY_NOT_AUTHORIZED'])
  })
})
