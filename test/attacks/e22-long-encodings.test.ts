/**
 * E22: a value of hundreds of thousands of characters where a key or a signature is expected, in an encoding whose decoders
 * take minutes for so many. Lengths come first: whoever decodes does not get through these tests in time.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { withValue } from '../support/edit-json.js'
import { fixedKey } from '../support/fixed-keys.js'
import { badgeOf, claimsOf, newKey, signDocument, signPayload } from '../support/foreign-signer.js'
import { show, signForHolder } from '../support/selective-disclosure.js'
import { issuerOf } from '../support/signed-badges.js'
import { statusEntry } from '../support/status-lists.js'
import { encodePart } from '../support/tokens.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking, issuerKinds, keySetUrl, school } from './issuers.js'
import { issuerKey, signedBy } from './layouts.js'

const LONG = 200_000
const [p256, p384] = [newKey('ES256'), newKey('ES384')]
const holderKey = await fixedKey('school', { algorithm: 'ES256' })
const jcs = { proof: { cryptosuite: 'eddsa-jcs-2022' } }

/** A genuine badge by each suite. */
const documents: Readonly<Record<string, JsonObject>> = {
  'eddsa-rdfc-2022': await signDocument(badgeOf(issuerKey.did), issuerKey),
  'eddsa-jcs-2022': await signDocument(badgeOf(issuerKey.did), issuerKey, jcs),
  'ecdsa-rdfc-2019, P-256': await signDocument(badgeOf(p256.did), p256),
  'ecdsa-rdfc-2019, P-384': await signDocument(badgeOf(p384.did), p384),
  'ecdsa-sd-2023': await show(await signForHolder(badgeOf(issuerOf(holderKey)), holderKey), ['']),
}
const document = documents['eddsa-rdfc-2022']!

/** What is long, in every alphabet; the first three are the worst for decoders of base58. */
const long: Readonly<Record<string, string>> = {
  'base58 of the largest digit': `z${'z'.repeat(LONG)}`,
  'base58 of many digits': `z${'6MkhaXgBZD'.repeat(LONG / 10)}`,
  'base58 of zeros': `z${'1'.repeat(LONG)}`,
  'base64 for URLs': `u${'A'.repeat(LONG)}`,
  base64: `m${'A'.repeat(LONG)}`,
  base16: `f${'a'.repeat(LONG)}`,
  base2: `0${'1'.repeat(LONG)}`,
  'no alphabet': `z${'0'.repeat(LONG)}`,
  'no encoding': 'x'.repeat(LONG),
}

const names = Object.keys(long)

describe('as the value of a proof', () => {
  it.each(Object.keys(documents))('control: by %s it verifies', async (suite) => {
    await expectGenuine(documents[suite])
  })

  it.each(Object.keys(documents).flatMap((suite) => names.map((name) => [suite, name] as const)))(
    'by %s, %s, it is refused',
    async (suite, name) => {
      const changed = withValue(documents[suite]!, '/proof/proofValue', long[name])
      expect(await codesOf(changed)).toEqual(['PROOF_MALFORMED'])
      expect(await codesOf(JSON.stringify(changed))).toEqual(['PROOF_MALFORMED'])
    },
  )

  it('is refused one character beyond the limit, and all of them eight times over', async () => {
    for (const proofValue of [`z${'z'.repeat(256)}`, `z${'1'.repeat(256)}`]) {
      expect(await codesOf(withValue(document, '/proof/proofValue', proofValue))).toEqual(['PROOF_MALFORMED'])
    }
    const proof = { ...(document['proof'] as JsonObject), proofValue: `z${'z'.repeat(100_000)}` }
    expect(await codesOf({ ...document, proof: Array.from({ length: 8 }, () => proof) })).toEqual(['PROOF_MALFORMED'])
  })
})

describe('as the name of a key', () => {
  const methods: Readonly<Record<string, (value: string) => string>> = {
    'a did:key': (value) => `did:key:${value}`,
    'a did:key with a fragment': (value) => `did:key:${value.slice(0, LONG / 2)}#${value.slice(0, LONG / 2)}`,
    'a fragment of the issuer’s did:key': (value) => `${issuerKey.did}#${value}`,
    'a fragment that begins as a key': (value) => `${issuerKey.did}#z6Mk${value.slice(1)}`,
    'a did:jwk': (value) => `did:jwk:${value}#0`,
    'a did:web': (value) => `did:web:school.example:${value}#key-1`,
    'a did:web with a long host': (value) => `did:web:${value}.example#key-1`,
    'an address': (value) => `https://school.example/${value}#key-1`,
    'a fragment of an address': (value) => `https://school.example/issuer#z6Mk${value.slice(1)}`,
    'nothing known': (value) => value,
  }
  const REFUSED =
    /^(?:DID_MALFORMED|KEY_MALFORMED|KEY_NOT_AUTHORIZED|PROOF_MALFORMED|ID_NOT_ABSOLUTE|KEY_WEAK|KEY_UNREACHABLE)$/

  it.each(Object.entries(methods))('%s, it is refused in a proof and in a header', async (_, write) => {
    for (const value of Object.values(long)) {
      const method = write(value)
      const [code] = await codesOf(withValue(document, '/proof/verificationMethod', method))
      expect(code).toMatch(REFUSED)
      const token = signPayload({ ...badgeOf(issuerKey.did) }, issuerKey, { kid: method })
      expect(await codesOf(token)).toEqual(['JWT_MALFORMED'])
    }
  })

  const didOf = (method: string): string => method.split('#')[0] ?? ''
  const others = Object.entries(methods).filter(([, write]) => didOf(write('x'.repeat(LONG))).length > 1_000)

  it.each(others)('%s, nobody is an issuer by it', async (_, write) => {
    for (const value of Object.values(long)) {
      const did = didOf(write(value))
      const { by, asked } = asking({})
      const codes = await codesOf({ ...document, issuer: { id: did, type: ['Profile'] } }, {}, by)
      for (const code of codes) expect(code).toMatch(REFUSED)
      const token = signPayload({ ...badgeOf(did), ...claimsOf(badgeOf(did)) }, issuerKey)
      for (const code of await codesOf(token, {}, by)) expect(code).toMatch(REFUSED)
      // An address of that length is not asked.
      expect(asked.filter((url) => url.length > 3_000)).toEqual([])
    }
  })
})

describe('as a published key', () => {
  // A document of keys has 64 kB at most.
  const short = (value: string): string => value.slice(0, 60_000)
  const did = 'did:web:school.example'
  const token = signedBy({ ...badgeOf(did), iss: did })
  const documentOf = (key: JsonObject): JsonObject => {
    const method = { id: `${did}#key-1`, controller: did, ...key }
    return { id: did, verificationMethod: [method], assertionMethod: [method.id] }
  }
  const askingFor = (key: JsonObject): ReturnType<typeof asking> =>
    asking({ 'https://school.example/.well-known/did.json': documentOf(key) })
  const named = signPayload({ ...badgeOf(did) }, issuerKey, { kid: `${did}#key-1` })

  it('control: a key of the usual length is found', async () => {
    const { by } = askingFor({ type: 'Multikey', publicKeyMultibase: issuerKey.multikey })
    await expectGenuine(named, by)
  })

  it.each(names)('%s, it is refused', async (name) => {
    const value = short(long[name]!)
    for (const key of [
      { type: 'Multikey', publicKeyMultibase: value },
      { type: 'Ed25519VerificationKey2020', publicKeyMultibase: value },
      { type: 'Ed25519VerificationKey2018', publicKeyBase58: value.slice(1) },
      { type: 'JsonWebKey', publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: value } },
      { type: 'JsonWebKey', publicKeyJwk: { kty: 'EC', crv: 'P-256', x: value, y: value.slice(0, 2_000) } },
    ]) {
      const { by } = askingFor(key)
      expect(await codesOf(named, {}, by)).toEqual(['KEY_MALFORMED'])
      expect(['KEY_NOT_AUTHORIZED', 'KEY_MALFORMED']).toContain((await codesOf(token, {}, by))[0])
    }
  })

  it.each(['A', 'AQAB', '_'])('of RSA, of %s again and again, it is refused', async (text) => {
    const number = `x${text.repeat(50_000 / text.length)}x`.slice(0, 50_000)
    for (const jwk of [
      { kty: 'RSA', n: number, e: 'AQAB' },
      { kty: 'RSA', n: newKey('RS256').publicJwk.n!, e: number },
    ]) {
      const { by } = asking({ [keySetUrl]: { keys: [{ ...jwk, kid: 'k' }] } })
      const [code] = await codesOf(signPayload({ ...badgeOf(school) }, issuerKey, { kid: 'k' }), {}, by)
      expect(['KEY_WEAK', 'KEY_MALFORMED']).toContain(code)
      const own = `${encodePart({ alg: 'RS256', jwk })}.${encodePart(badgeOf(school))}.AAAA`
      expect(['KEY_WEAK', 'KEY_MALFORMED']).toContain((await codesOf(own))[0])
    }
  })
})

describe('elsewhere', () => {
  it.each(['A', 'z', '_'])('as a signature of %s again and again, it is refused', async (letter) => {
    const [header = '', body = ''] = signedBy({ ...badgeOf(issuerKey.did) }).split('.')
    expect(await codesOf(`${header}.${body}.${letter.repeat(LONG)}`)).toEqual(['SIGNATURE_INVALID'])
  })

  it('as the number or the list of a status entry, it clears nobody', async () => {
    for (const [entry, code] of [
      [{ statusListIndex: '1'.repeat(LONG) }, 'STATUS_INDEX_INVALID'],
      [{ statusListIndex: '0'.repeat(LONG) }, 'STATUS_INDEX_INVALID'],
      [{ statusListCredential: `https://school.example/${'a'.repeat(LONG)}` }, 'STATUS_LIST_NOT_READ'],
    ] as const) {
      const { by, asked } = asking({})
      const token = signedBy({ ...badgeOf(issuerKey.did), credentialStatus: statusEntry(entry) as JsonObject })
      expect((await by.verify(token)).verdict).toBe('unknown')
      expect(await codesOf(token, {}, by)).toEqual([code])
      expect(asked).toEqual([])
    }
  })

  it.each(['9', '0'])('as a date of %s again and again, it is none', async (digit) => {
    for (const validUntil of [
      `2099-01-01T00:00:00.${digit.repeat(LONG)}Z!`,
      `2099${digit.repeat(LONG)}-01-01T00:00:00Z`,
    ]) {
      expect(await codesOf(signedBy({ ...badgeOf(issuerKey.did), validUntil }))).toEqual(['DATE_INVALID'])
    }
  })
})

it('does no harm to the badges after it', async () => {
  const issuer = issuerKinds['a did:key']!(issuerKey.publicJwk)
  for (let turn = 0; turn < 100; turn++) await expectGenuine(signedBy({ ...badgeOf(issuer.id) }))
})
