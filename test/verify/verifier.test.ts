import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import type { FetchFunction } from '../../src/net/network.js'
import type { VerifierOptions } from '../../src/verify/options.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import type { CheckName, VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import type { VerifiedItem } from '../../src/verify/verify-all.js'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { endorsementOf, learner, smallBadge, withStatus } from '../support/badges.js'
import { noNetwork } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { bottomless, endlessBytes, hostileValues } from '../support/hostile-values.js'
import { faultsOf } from '../support/report-shape.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'
import { thrownBy } from '../support/thrown-by.js'
import { listCredential } from '../support/status-lists.js'
import { signToken } from '../support/tokens.js'

const key = await fixedKey('school')
const school = issuerOf(key)
const badge = smallBadge(school)

async function signDocument(document: object): Promise<JsonObject> {
  const signed = await createDataIntegritySigner(key).sign(document as typeof badge, signedAt.getTime())
  if (signed.format === 'jwt') throw new Error('no token was asked for')
  return signed.document
}

async function issueToken(credential: object): Promise<string> {
  const signed = await createJwtSigner(key).sign(credential as typeof badge, signedAt.getTime())
  if (signed.format !== 'jwt') throw new Error('a token was asked for')
  return signed.token
}

const token = await issueToken(badge)
const document = await signDocument(badge)

function verifierOf(options: Partial<VerifierOptions> = {}): ReturnType<typeof createVerifier> {
  return createVerifier({ trustedIssuers: [school], fetch: noNetwork, now: () => judgedAt, ...options })
}

const verifier = verifierOf()

const verify = (input: unknown, policy?: VerifyPolicy): Promise<VerificationReport> => verifier.verify(input, policy)

function check(report: VerificationReport, name: CheckName): object | undefined {
  return report.checks.find((each) => each.check === name)
}

/** Verifies, and holds that the report is well-formed and plain JSON, whatever it says. */
async function soundly(input: unknown, policy?: VerifyPolicy): Promise<VerificationReport> {
  const report = await verify(input, policy)
  expect(faultsOf(report)).toEqual([])
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
  return report
}

describe('a genuine badge', () => {
  it.each<[string, unknown]>([
    ['a token', token],
    ['a token as bytes', new TextEncoder().encode(token)],
    ['a token as it is issued', { format: 'jwt', token }],
    ['a document', document],
    ['a document as text', JSON.stringify(document, null, 2)],
    ['a document as it is issued', { format: 'data-integrity', document }],
  ])('as %s is verified, and shows what was signed', async (_, input) => {
    const report = await soundly(input)
    expect(report).toMatchObject({
      verdict: 'verified',
      verified: true,
      kind: 'badge',
      credential: badge,
      contained: [],
    })
    expect(report.checks).toEqual([
      { check: 'format', outcome: 'passed' },
      { check: 'schema', outcome: 'passed' },
      { check: 'proof', outcome: 'passed' },
      { check: 'issuer', outcome: 'passed' },
      { check: 'validity', outcome: 'passed' },
      { check: 'status', outcome: 'skipped', because: 'not-present' },
      { check: 'refresh', outcome: 'skipped', because: 'not-present' },
      { check: 'endorsements', outcome: 'skipped', because: 'not-present' },
      { check: 'recipient', outcome: 'skipped', because: 'not-asked' },
    ])
    expect(report.findings).toEqual([])
  })

  it('gives the same report for the same input and moment, byte for byte', async () => {
    for (const input of [token, document]) {
      const [first, second] = await Promise.all([verify(input), verifierOf().verify(input)])
      expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    }
  })

  it('leaves its evidence', async () => {
    const report = await soundly(token)
    expect(report.evidence).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      inputKind: 'text',
      format: 'jwt',
      proof: { format: 'jwt', suite: 'EdDSA', keySource: 'did', keyId: key.id },
      fetches: [],
      policy: { trust: 'list', asOf: 'now', expectedRecipient: 'not-asked', accept: ['badge'] },
    })
    expect([report.at, report.checkedAt, report.source]).toEqual([
      '2026-06-01T00:00:00Z',
      '2026-06-01T00:00:00Z',
      'live',
    ])
  })

  it('is judged without a change to what was passed, even if nobody may change it', async () => {
    const before = JSON.stringify(document)
    await verify(document)
    expect(JSON.stringify(document)).toBe(before)
    expect((await verify(deepFreeze(structuredClone(document)))).verdict).toBe('verified')
  })
})

describe('the verdict', () => {
  it('is invalid where one letter was changed, and no credential is shown', async () => {
    const report = await soundly({ ...document, name: 'Certified Wizard' })
    expect(report).toMatchObject({ verdict: 'invalid', verified: false })
    expect(check(report, 'proof')).toMatchObject({ outcome: 'failed', problems: [{ code: 'SIGNATURE_INVALID' }] })
    expect(report).not.toHaveProperty('credential')
    expect(report.evidence).not.toHaveProperty('proof')
  })

  it('is invalid where only the schema fails, and the evidence still names the proof', async () => {
    const report = await soundly(await signToken({ ...badge, validFrom: '2026-01-01T00:00:00' }, key))
    expect(report.verdict).toBe('invalid')
    expect(check(report, 'schema')).toMatchObject({ problems: [{ code: 'DATE_NO_ZONE', path: '/validFrom' }] })
    expect(check(report, 'proof')).toEqual({ check: 'proof', outcome: 'passed' })
    expect(report).not.toHaveProperty('credential')
    expect(report.evidence.proof?.keyId).toBe(key.id)
  })

  it.each([
    ['expired', '2028-01-01T00:00:00.001Z'],
    ['verified', '2028-01-01T00:00:00Z'],
    ['not-yet-valid', '2025-06-01T00:00:00Z'],
  ])('is %s as of %s, whatever the clock says, and the credential is shown', async (verdict, asOf) => {
    const report = await soundly(token, { asOf })
    expect(report.verdict).toBe(verdict)
    expect(report.credential).toEqual(badge)
    expect([report.at, report.checkedAt]).toEqual([asOf, '2026-06-01T00:00:00Z'])
  })

  it('follows the clock where no moment is asked about', async () => {
    const later = verifierOf({ now: () => Date.parse('2029-01-01T00:00:00Z') })
    expect((await later.verify(token)).verdict).toBe('expired')
  })

  it('judges a forged badge that has expired to be forged', async () => {
    const report = await soundly({ ...document, name: 'Certified Wizard' }, { asOf: '2030-01-01T00:00:00Z' })
    expect(report.verdict).toBe('invalid')
  })

  it.each<[string, Partial<VerifierOptions>, string, string]>([
    ['on the list', { trustedIssuers: [school] }, 'verified', 'passed'],
    ['not on the list', { trustedIssuers: [] }, 'untrusted', 'failed'],
    ['nobody was asked about', { trustedIssuers: anyIssuer }, 'verified', 'passed'],
    ['whose look-up fails', { trustedIssuers: () => Promise.reject(new Error('down')) }, 'unknown', 'unknown'],
    ['trusted later only', { trustedIssuers: [{ id: school, from: '2027-01-01T00:00:00Z' }] }, 'untrusted', 'failed'],
  ])('of an issuer %s', async (_, options, verdict, outcome) => {
    const report = await verifierOf(options).verify(token)
    expect(faultsOf(report)).toEqual([])
    expect(report.verdict).toBe(verdict)
    expect(check(report, 'issuer')).toMatchObject({ outcome })
    const asked = report.findings.some(({ code }) => code === 'TRUST_NOT_ASKED')
    expect(asked).toBe(options.trustedIssuers === anyIssuer)
  })

  it.each([
    [{ id: learner }, 'verified'],
    [{ id: 'did:example:another' }, 'wrong-recipient'],
    [{ type: 'emailAddress', value: 'kari@school.example' }, 'wrong-recipient'],
  ])('where the recipient should be %j: %s', async (expectedRecipient, verdict) => {
    const report = await soundly(token, { expectedRecipient })
    expect(report.verdict).toBe(verdict)
    expect(report.evidence.policy.expectedRecipient).toBe('given')
    expect(JSON.stringify(report)).not.toContain('kari@school.example')
  })

  it.each(['reject', 'accept'] as const)(
    'is unknown where a status of a type not read is present, under whenStatusUnknown: %s',
    async (whenStatusUnknown) => {
      const ofNoType = { ...badge, credentialStatus: { type: 'https://school.example/terms#Status' } }
      const report = await soundly(await signToken(ofNoType, key), { whenStatusUnknown })
      expect(report.verdict).toBe('unknown')
      expect(check(report, 'status')).toMatchObject({ problems: [{ code: 'STATUS_NOT_SUPPORTED' }] })
    },
  )

  it.each([
    ['reject', 'unknown'],
    ['accept', 'verified'],
  ] as const)(
    'of a badge whose status cannot be asked for, under whenStatusUnknown: %s, is %s',
    async (policy, verdict) => {
      const report = await soundly(await signToken(withStatus(badge), key), { whenStatusUnknown: policy })
      expect(report.verdict).toBe(verdict)
      const url = 'https://school.example/status/1'
      expect(check(report, 'status')).toMatchObject({
        outcome: 'unknown',
        problems: [{ code: 'STATUS_LIST_UNREACHABLE', url, facts: { reason: 'FETCH_FAILED' } }],
      })
    },
  )

  it.each([
    ['report', 'verified'],
    ['require', 'endorsement-failed'],
  ] as const)('with an endorsement that is none, under endorsements: %s, is %s', async (endorsements, verdict) => {
    const endorsed = { ...badge, endorsementJwt: ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln'] }
    const report = await soundly(await signToken(endorsed, key), { endorsements })
    expect(report.verdict).toBe(verdict)
    expect(check(report, 'endorsements')).toMatchObject({ outcome: 'failed' })
  })

  it.each(['ignore', 'follow'] as const)('does not depend on a newer version, under refresh: %s', async (refresh) => {
    const refreshService = { id: 'https://school.example/refresh/1', type: '1EdTechCredentialRefresh' }
    const report = await soundly(await issueToken({ ...badge, refreshService }), { refresh })
    expect(report.verdict).toBe('verified')
    expect(report.findings.map(({ code }) => code)).toEqual([
      refresh === 'ignore' ? 'REFRESH_NOT_ASKED' : 'REFRESH_UNREACHABLE',
    ])
    expect(report.evidence.fetches).toHaveLength(refresh === 'ignore' ? 0 : 1)
  })

  it('is about badges unless another kind is accepted', async () => {
    const endorsement = await signToken(endorsementOf('did:example:school', school), key)
    const refused = await soundly(endorsement)
    expect(refused).toMatchObject({ verdict: 'invalid', kind: 'endorsement' })
    expect(check(refused, 'format')).toMatchObject({ problems: [{ code: 'KIND_NOT_ACCEPTED' }] })
    expect((await soundly(endorsement, { accept: ['endorsement'] })).verdict).toBe('verified')
    expect((await soundly(token, { accept: ['endorsement'] })).verdict).toBe('invalid')
  })

  // Design decision 9: a missing zone is UTC on lists, and wrong on badges.
  it('on a status list reads dates without a zone as UTC', async () => {
    const list = listCredential(school, { credential: { validFrom: '2026-05-01T00:00:00' } })
    const report = await soundly(await signToken(list, key), { accept: ['status-list'] })
    expect([report.verdict, report.kind]).toEqual(['verified', 'status-list'])
    expect(report.findings.map(({ code }) => code)).toContain('DATE_READ_AS_UTC')
    const late = listCredential(school, { credential: { validUntil: '2026-05-01T00:00:00' } })
    expect((await soundly(await signToken(late, key), { accept: ['status-list'] })).verdict).toBe('expired')
  })
})

describe('the network', () => {
  const web = 'did:web:school.example'

  it('is not there: unknown, with the request in the evidence', async () => {
    const report = await verifierOf({ trustedIssuers: [web] }).verify(await signToken(smallBadge(web), key))
    expect(faultsOf(report)).toEqual([])
    expect(report.verdict).toBe('unknown')
    expect(check(report, 'proof')).toMatchObject({ problems: [{ code: 'KEY_UNREACHABLE' }] })
    expect(report.evidence.fetches).toMatchObject([{ url: 'https://school.example/.well-known/did.json' }])
  })

  it("is not used for issuers that are not trusted, under contact: 'trusted'", async () => {
    const report = await soundly(await signToken(smallBadge(web), key), { contact: 'trusted' })
    expect(report.verdict).toBe('untrusted')
    expect(check(report, 'proof')).toMatchObject({ outcome: 'unknown', problems: [{ code: 'NOT_CONTACTED' }] })
    expect(report.evidence.fetches).toEqual([])
  })

  it('serves the keys of a did:web issuer', async () => {
    const id = `${web}#key-1`
    const method = { id, type: 'JsonWebKey', controller: web, publicKeyJwk: key.publicKey }
    const served: string[] = []
    const fetch: FetchFunction = (url) => {
      served.push(url)
      const didDocument = { id: web, verificationMethod: [method], assertionMethod: [id] }
      return Promise.resolve(Response.json(didDocument))
    }
    const asked = verifierOf({ trustedIssuers: [web], fetch })
    const report = await asked.verify(await signToken(smallBadge(web), key, { header: { kid: id } }))
    expect(report.verdict).toBe('verified')
    expect(report.evidence.fetches).toMatchObject([{ url: served[0], outcome: 'fetched', fromCache: false }])
    expect(served).toEqual(['https://school.example/.well-known/did.json'])
  })

  it('is not needed where the key is pinned', async () => {
    const trustedIssuers = [{ id: web, keys: [key.publicKey] }]
    const report = await verifierOf({ trustedIssuers }).verify(await signToken(smallBadge(web), key))
    expect(report.verdict).toBe('verified')
    expect(report.evidence).toMatchObject({ proof: { keySource: 'pinned' }, fetches: [] })
  })
})

describe('verify resolves, with a whole report that is plain JSON,', () => {
  it.each(Object.entries(hostileValues))('for %s', async (_, make) => {
    const report = await soundly(make())
    expect(report).toMatchObject({ verdict: 'invalid', kind: 'unrecognized' })
  })

  it.each<[string, () => unknown]>([
    ['an object without end', bottomless],
    ['bytes that say that there are always more', endlessBytes],
    ['a deep array', () => '['.repeat(1_000_000)],
    ['a deep object', () => '{"a":'.repeat(100_000)],
    ['a long text', () => 'x'.repeat(6_000_000)],
    ['many bytes', () => new Uint8Array(6_000_000)],
    ['a token of dots', () => '.'.repeat(100_000)],
    ['a token of a million parts', () => `eyJ.${'a.'.repeat(500_000)}`],
    ['a badge with a million keys', () => Object.fromEntries(Array.from({ length: 100_000 }, (__, n) => [`k${n}`, n]))],
    ['half of a surrogate pair', () => '\ud800'],
    ['an array of badges', () => [document, document]],
    ['a badge in a badge', () => ({ ...document, credentialSubject: document })],
    ['a badge whose token is a badge', () => ({ format: 'jwt', token: document })],
  ])('for %s', async (_, make) => {
    expect((await soundly(make())).verified).toBe(false)
  })

  it('for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await soundly(bytes)).verified).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('for any text', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.stringMatching(/^eyJ[A-Za-z0-9_=. ~-]{0,80}$/),
      fc.stringMatching(/^\{["a-z:,{}[\]0-9 ]{0,80}$/),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await soundly(text)).verified).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('for any JSON, as an object and as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
        expect((await soundly(value)).verified).toBe(false)
        expect((await soundly(JSON.stringify(value))).verified).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('for any value of the language', async () => {
    const values = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect((await soundly(value)).verified).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  // Whether what is verified then is what was signed is for the mutation oracle to hold.
  it('for a genuine badge with any JSON in any place', async () => {
    const places = placesIn(document)
    const kinds: VerifyPolicy['accept'] = ['badge', 'endorsement', 'status-list', 'clr', 'presentation']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), async (place, value) => {
        await soundly(withValueAt(document, place, value), { accept: kinds, expectedRecipient: { id: learner } })
      }),
      { numRuns: 400 },
    )
  })

  it('for a signed token with any JSON in any place, which passes only what the schema lets through', async () => {
    const places = placesIn(badge)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), async (place, value) => {
        const changed = withValueAt(badge, place, value)
        const expectedRecipient = { type: 'emailAddress', value: 'kari@school.example' }
        const report = await soundly(await signToken(changed as object, key), { expectedRecipient })
        expect(report.verified).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  // E33: one hostile input must not harm the next, honest one.
  it('and the next genuine badge is verified', async () => {
    const before = Reflect.ownKeys(Object.prototype)
    for (const make of Object.values(hostileValues)) {
      await verify(make())
      expect((await verify(token)).verdict).toBe('verified')
    }
    expect((await verify(document)).verdict).toBe('verified')
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
  })
})

describe('wrong options', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no word on trust', {}],
    ['trust that is nothing', { trustedIssuers: undefined }],
    ['an option that does not exist', { trustedIssuers: [], skipProof: true }],
    ['a limit that does not exist', { trustedIssuers: [], limits: { maxEverything: 1 } }],
  ])('of the verifier are thrown when it is made: %s', (_, options) => {
    expect(thrownBy(() => createVerifier(options as VerifierOptions)).code).toBe('OPTIONS_INVALID')
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['text', 'strict'],
    ['an option that does not exist', { allowExpired: true }],
    ['a moment without zone', { asOf: '2026-01-01T00:00:00' }],
    ['a recipient without value', { expectedRecipient: { id: undefined } }],
    ['no kind', { accept: [] }],
  ])('of a call reject before any work: %s', async (_, policy) => {
    let work = 0
    const count = (): never => {
      work += 1
      throw new Error('work')
    }
    const input = new Proxy({}, { getPrototypeOf: count, ownKeys: count, get: count })
    const watched = verifierOf({ trustedIssuers: count, fetch: count })
    const error = await thrownBy(() => watched.verify(input, policy as VerifyPolicy))
    expect([error.code, work]).toEqual(['OPTIONS_INVALID', 0])
  })

  it('a clock that tells no time rejects, before any work', async () => {
    const error = await thrownBy(() => verifierOf({ now: () => NaN }).verify(token))
    expect([error.code, error.facts['option']]).toEqual(['OPTIONS_INVALID', 'now'])
  })
})

describe('verifyAll', () => {
  async function collect<Input>(items: AsyncIterable<VerifiedItem<Input>>): Promise<VerifiedItem<Input>[]> {
    const collected: VerifiedItem<Input>[] = []
    for await (const item of items) collected.push(item)
    return collected
  }

  it('judges each input, in order, and one that cannot be read does not stop it', async () => {
    const inputs = [token, 'not a badge', document]
    const items = await collect(verifier.verifyAll<unknown>(inputs))
    expect(items.map(({ index, input }) => [index, input])).toEqual(inputs.map((input, index) => [index, input]))
    expect(items.map(({ report }) => report.verdict)).toEqual(['verified', 'invalid', 'verified'])
    expect(items[0]?.report).toEqual(await verify(token))
  })

  it('has nothing to give for no input', async () => {
    expect(await collect(verifier.verifyAll([]))).toEqual([])
  })

  it('takes inputs as they come, and asks for the next only when it is wanted', async () => {
    const given: number[] = []
    async function* inputs(): AsyncGenerator<string> {
      for (let index = 0; index < 3; index += 1) {
        given.push(index)
        yield await Promise.resolve(token)
      }
    }
    for await (const { index } of verifier.verifyAll(inputs())) {
      expect(given).toHaveLength(index + 1)
      if (index === 1) break
    }
    expect(given).toEqual([0, 1])
  })

  it('takes one policy for all, or one for each', async () => {
    const asOf = '2030-01-01T00:00:00Z'
    const all = await collect(verifier.verifyAll([token, token], { asOf }))
    expect(all.map(({ report }) => report.verdict)).toEqual(['expired', 'expired'])
    const each = await collect(
      verifier.verifyAll<unknown>([token, document], (input) => (input === token ? { asOf } : {})),
    )
    expect(each.map(({ report }) => report.verdict)).toEqual(['expired', 'verified'])
  })

  it('throws for a wrong policy', async () => {
    const error = await thrownBy(() => collect(verifier.verifyAll([token], { accept: [] })))
    expect(error.code).toBe('OPTIONS_INVALID')
  })
})

type Place = readonly (string | number)[]

function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place]
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  const inside = steps.flatMap((step) => placesIn((value as Record<string, unknown>)[step], [...place, step]))
  return place.length === 0 ? inside : [place, ...inside]
}

function withValueAt(object: JsonObject, place: Place, value: unknown): unknown {
  const copy = structuredClone(object) as Record<string, unknown>
  let node = copy
  for (const step of place.slice(0, -1)) node = node[step] as Record<string, unknown>
  node[place.at(-1) ?? ''] = value
  return copy
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
