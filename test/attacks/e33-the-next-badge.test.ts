/**
 * E33: a hostile input whose harm is not its own verdict but that of the badges after it, in the same verifier: by what it
 * leaves behind in caches, tables and prototypes.
 */
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { badgeOf, claimsOf, newKey, signBadgeAsToken, signDocument, signPayload } from '../support/foreign-signer.js'
import { hostileValues } from '../support/hostile-values.js'
import { chunkOf, internationalText, pngOf, svgWith } from '../support/pictures.js'
import { faultsOf } from '../support/report-shape.js'
import { listCredential, statusEntry } from '../support/status-lists.js'
import { encodePart } from '../support/tokens.js'
import { asking, issuerKinds, school, type Issuer } from './issuers.js'
import { issuerKey, signedBy, withRaw } from './layouts.js'

const [web, https, evil] = [newKey('ES256'), newKey('Ed25519'), newKey('Ed25519')]
const webIssuer = issuerKinds['a did:web']!(web.publicJwk)
const httpsIssuer = issuerKinds['an https address with a key set']!(https.publicJwk)
const badge = badgeOf(issuerKey.did)
const document = await signDocument(badge, issuerKey)
const token = signedBy({ ...badge, ...claimsOf(badge) })

const genuineList = 'https://school.example/status/1'
const $schema = 'https://json-schema.org/draft/2020-12/schema'
const evilHost = 'https://evil.example'
const signList = (changes: object, subject: object = {}): Promise<JsonObject> =>
  signDocument(
    listCredential(issuerKey.did, { credential: changes as JsonObject, subject: subject as JsonObject }) as JsonObject,
    issuerKey,
  )
const withStatus = (index: string, url = genuineList): JsonObject => ({
  ...badge,
  credentialStatus: statusEntry({ statusListIndex: index, statusListCredential: url }) as JsonObject,
})
const listWithOne = listCredential(issuerKey.did, { set: [7], credential: { id: genuineList } }) as JsonObject

/** What honest hosts serve, and what the attacker's does. */
const { by: verifier } = asking({
  ...webIssuer.pages,
  ...httpsIssuer.pages,
  [genuineList]: await signDocument(listWithOne, issuerKey),
  [`${evilHost}/.well-known/did.json`]: { ...(Object.values(webIssuer.pages)[0] as JsonObject) },
  [`${evilHost}/.well-known/jwks.json`]: '{"keys":[],"__proto__":{"polluted":true}}',
  [`${evilHost}/bomb`]: await signList(
    { id: `${evilHost}/bomb` },
    { encodedList: `u${gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')}` },
  ),
  [`${evilHost}/poses`]: await signDocument(
    listCredential(evil.did, { credential: { id: genuineList } }) as JsonObject,
    evil,
  ),
  [`${evilHost}/polluted`]: '{"__proto__":{"polluted":true}}',
  [`${evilHost}/schema.json`]: JSON.stringify({ $schema, $id: 'https://school.example/schema.json', not: {} }),
})

const by = ({ id, method }: Issuer, key: typeof web): string => signBadgeAsToken(badgeOf(id), key, { kid: method })

/** Genuine badges of many kinds. */
const genuine: readonly unknown[] = [
  document,
  JSON.stringify(document),
  token,
  await signDocument(badge, issuerKey, { proof: { cryptosuite: 'eddsa-jcs-2022' } }),
  by(webIssuer, web),
  by(httpsIssuer, https),
  signedBy(withStatus('8')),
  pngOf([internationalText('openbadgecredential', token)]),
  await signDocument(badgeOf(web.did), web),
]

/** One that its issuer took back, which it must stay. */
const takenBack = signedBy(withStatus('7'))

const text = JSON.stringify(document)
const inText = (from: string, to: string): string => text.replace(from, to)
const proof = document.proof
const alias = (context: JsonValue): JsonObject => ({
  ...document,
  '@context': [...(badge['@context'] as string[]), context],
})
const headed = (header: JsonObject): string => signPayload({ ...badge, ...claimsOf(badge) }, issuerKey, header)
const unsigned = `${encodePart({ alg: 'none' })}.${encodePart({ ...badge })}.`
const many = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value)
const leaf: JsonObject = { type: ['Related', 'Achievement'], related: [{ type: ['Related'] }] }
const poison = many(2, { type: ['Evidence', 'Achievement'], related: many(8, leaf) })
const schemaBadge = { ...badge, credentialSchema: { id: `${evilHost}/schema.json`, type: 'JsonSchema' } }
const byEvil = await signDocument(badge, evil)
const byEvilInDisguise = await signDocument(badge, evil, { proof: { verificationMethod: issuerKey.method } })
const evilBadge = badgeOf('did:web:evil.example')

/** Hostile inputs, by the first thing that is wrong with each. */
const inputs: Readonly<Record<string, Readonly<Record<string, () => unknown>>>> = {
  JSON_FORBIDDEN_KEY: {
    'a key __proto__': () => inText('"name"', '"__proto__":{"polluted":true},"name"'),
    'a key __proto__ with an escape': () => inText('"name"', '"\\u005f_proto__":{"polluted":true},"name"'),
    'a key __proto__ in an object': () =>
      JSON.parse(inText('"name"', '"__proto__":{"polluted":true},"name"')) as unknown,
    'a key constructor': () => inText('"name"', '"constructor":{"prototype":{"polluted":true}},"name"'),
    'a key __proto__ in a token': () => signedBy('{"__proto__":{"polluted":true}}'),
    'a key __proto__ in a header': () =>
      `${encodePart('{"alg":"EdDSA","__proto__":{"kid":"x"}}')}.${encodePart(badge)}.AAAA`,
    'an id __proto__': () => ({ ...document, id: '__proto__' }),
    'a previous proof __proto__': () => ({ ...document, proof: { ...proof, previousProof: '__proto__' } }),
    'a context with a term __proto__': () =>
      JSON.stringify(alias({ x: 1 })).replace('"x":1', '"__proto__":"https://evil.example/"'),
  },
  PREVIOUS_PROOF_MISSING: {
    'a previous proof constructor': () => ({ ...document, proof: { ...proof, previousProof: 'constructor' } }),
  },
  TERM_UNDEFINED: {
    'a type toString': () => ({ ...document, type: ['VerifiableCredential', 'OpenBadgeCredential', 'toString'] }),
    'a word that nobody defines': () => ({ ...document, award: 'PhD in Medicine' }),
  },
  SUITE_NOT_SUPPORTED: {
    'a suite constructor': () => ({ ...document, proof: { ...proof, cryptosuite: 'constructor' } }),
    'a proof of type hasOwnProperty': () => ({ ...document, proof: { ...proof, type: 'hasOwnProperty' } }),
  },
  ID_NOT_ABSOLUTE: { 'a context constructor': () => alias('constructor') },
  CONTEXT_UNKNOWN: { 'a context that nobody knows': () => alias(`${evilHost}/context.json`) },
  CONTEXT_INLINE_NOT_ALLOWED: {
    'a context that renames validUntil': () => alias({ ends: 'https://www.w3.org/2018/credentials#validUntil' }),
    'a context that hides': () => alias({ forged: '@index' }),
    'a context of another vocabulary': () => alias({ '@vocab': 'https://evil.example/#' }),
  },
  SIGNATURE_INVALID: {
    'a word toString': () => ({ ...alias({ toString: 'https://evil.example/#toString' }), toString: 'PhD' }),
    'another name': () => ({ ...document, name: 'PhD in Medicine' }),
    'another end': () => inText('2028-01-01', '2099-01-01'),
    'a proof by somebody else under the issuer’s name': () => byEvilInDisguise,
    'a token that names the issuer’s key': () => signPayload({ ...badgeOf(school) }, evil, { kid: httpsIssuer.method }),
  },
  CONTEXT_ORDER: {
    'contexts in another order': () => ({ ...document, '@context': [...(badge['@context'] as string[])].reverse() }),
  },
  NOT_COMPACTED: { 'a word by its IRI': () => ({ ...document, 'https://schema.org/award': 'PhD in Medicine' }) },
  KEY_NOT_AUTHORIZED: {
    'a proof by somebody else': () => byEvil,
    'a token with a key in it': () =>
      signPayload({ ...badgeOf(school) }, evil, { kid: undefined, jwk: evil.publicJwk }),
    'a token that names a key constructor': () => signPayload({ ...badgeOf(school) }, https, { kid: 'constructor' }),
  },
  NO_PROOF: { 'no proof': () => badge },
  TOO_MANY_PROOFS: { 'hundreds of proofs': () => ({ ...document, proof: many(400, proof) }) },
  GRAPH_TOO_COMPLEX: { 'a poison graph': () => ({ ...document, evidence: poison }) },
  JSON_LIMIT_EXCEEDED: {
    'ten thousand strings': () => ({ ...document, tag: many(10_000, 'x') }),
    '2,000 levels': () => inText('"name"', `"deep":${'['.repeat(2_000)}${']'.repeat(2_000)},"name"`),
    '100,000 levels': () => '{"a":'.repeat(100_000),
  },
  PROOF_MALFORMED: {
    '200,000 characters of base58': () => ({ ...document, proof: { ...proof, proofValue: `z${'z'.repeat(200_000)}` } }),
  },
  JSON_LONE_SURROGATE: { 'half a character': () => ({ ...document, name: '\ud800' }) },
  INPUT_NOT_UTF8: { 'broken UTF-8': () => new Uint8Array(Buffer.concat([Buffer.from(text), Buffer.of(0xff)])) },
  JSON_DUPLICATE_KEY: { 'a name twice': () => inText('"name"', '"name":"PhD","name"') },
  JSON_NUMBER_UNSAFE: {
    'a number without end': () => signedBy(withRaw({ ...badge, ...claimsOf(badge) }, 'exp', '1e400')),
  },
  ALGORITHM_NOT_ALLOWED: {
    'a token without signature': () => unsigned,
    'a token by a shared secret': () => headed({ alg: 'HS256' }),
  },
  JWT_HEADER_NOT_ALLOWED: {
    'a token with an extension': () => headed({ crit: ['exp'] }),
    'a token with another address of keys': () => headed({ jku: `${evilHost}/jwks.json` }),
  },
  JWT_MALFORMED: { 'a token with padding': () => `${token}=` },
  JWT_PAYLOAD_AMBIGUOUS: { 'two badges in a token': () => signedBy({ ...badge, vc: badge }) },
  JWT_CLAIM_MISMATCH: {
    'a token that ends twice': () => signedBy({ ...badge, ...claimsOf(badge), exp: 4_102_444_800 }),
  },
  FORMAT_UNRECOGNIZED: { 'a token of dots': () => '.'.repeat(100_000) },
  KEY_DOCUMENT_INVALID: {
    'a document of keys that is somebody else’s': () => signBadgeAsToken(evilBadge, web, { kid: webIssuer.method }),
    'a key set that pollutes': () => signBadgeAsToken(badgeOf(`${evilHost}/issuer`), evil),
  },
  STATUS_LIST_TOO_LARGE: { 'a status list that grows': () => signedBy(withStatus('7', `${evilHost}/bomb`)) },
  STATUS_ISSUER_NOT_AUTHORIZED: {
    'a status list that poses as another': () => signedBy(withStatus('7', `${evilHost}/poses`)),
  },
  STATUS_LIST_INVALID: { 'a status list that pollutes': () => signedBy(withStatus('7', `${evilHost}/polluted`)) },
  STATUS_PURPOSE_UNKNOWN: {
    'a status of purpose constructor': () =>
      signedBy({ ...badge, credentialStatus: statusEntry({ statusPurpose: 'constructor' }) as JsonObject }),
  },
  CREDENTIAL_SCHEMA_MISMATCH: { 'a schema that poses as another': () => signedBy(schemaBadge) },
  IMAGE_LIMIT_EXCEEDED: {
    'a picture that grows': () =>
      pngOf([
        chunkOf('zTXt', Buffer.concat([Buffer.from('openbadgecredential\0\0'), deflateSync(Buffer.alloc(32 << 20))])),
      ]),
    'a drawing 100,000 deep': () => `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(100_000)}`,
  },
  MULTIPLE_CREDENTIALS: {
    'a picture with two badges': () => pngOf(many(2, internationalText('openbadgecredential', token))),
  },
  IMAGE_MALFORMED: {
    'a picture cut short': () => pngOf([internationalText('openbadgecredential', token)]).subarray(0, 60),
  },
  DTD_NOT_ALLOWED: { 'a drawing with entities': () => `<!DOCTYPE svg [<!ENTITY a "ha">]>${svgWith('')}` },
  INPUT_NOT_JSON: Object.fromEntries(
    Object.entries(hostileValues).filter(([name]) => /proxy|accessor|global|toJSON/.test(name)),
  ),
}
const hostile = Object.entries(inputs).flatMap(([code, makers]) =>
  Object.entries(makers).map(([name, make]) => [name, code, make] as const),
)

/** What a program shares with everybody in it. */
const shared = [Object, Array, Function, String, Map, Set, Promise, RegExp, Uint8Array].map(
  ({ prototype }) => prototype as object,
)
const stateOf = (owner: object): readonly unknown[] =>
  Reflect.ownKeys(owner).flatMap((key) => [key, ...Object.values(Object.getOwnPropertyDescriptor(owner, key) ?? {})])
const before = shared.map(stateOf)

/** Whether everything shared has the very members that it had. */
function isUntouched(): boolean {
  return shared.every((owner, at) => {
    const [then, now] = [before[at]!, stateOf(owner)]
    return now.length === then.length && now.every((part, index) => Object.is(part, then[index]))
  })
}

/** A hundred genuine badges, of all kinds in turn. */
async function expectNextHundred(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    expect([turn, (await verifier.verify(genuine[turn % genuine.length])).verdict]).toEqual([turn, 'verified'])
  }
  expect((await verifier.verify(takenBack)).verdict).toBe('revoked')
}

describe('in one verifier', () => {
  it('control: the genuine badges are judged as they are', expectNextHundred)

  it.each(hostile)('after %s, which is %s, the next hundred badges are judged as they are', async (_, code, make) => {
    const report = await verifier.verify(make())
    expect(report.verified).toBe(false)
    expect(faultsOf(report)).toEqual([])
    const problems = report.checks.flatMap((check) => ('problems' in check ? check.problems : []))
    expect(problems[0]?.code).toBe(code)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(isUntouched()).toBe(true)
    await expectNextHundred()
  })

  it('among all of these at once, genuine badges are judged as they are', async () => {
    const judged = hostile.flatMap(([, , make], turn) => [
      verifier.verify(make()).then(({ verified }) => expect(verified).toBe(false)),
      verifier.verify(genuine[turn % genuine.length]).then(({ verdict }) => expect(verdict).toBe('verified')),
    ])
    await Promise.all(judged)
    await expectNextHundred()
  })

  it('after badges of a thousand strangers, too', async () => {
    const stranger = newKey('Ed25519')
    for (let count = 0; count < 1_000; count++) {
      const name = `did:web:stranger-${count}.example`
      await verifier.verify(signBadgeAsToken(badgeOf(name), stranger, { kid: `${name}#key-1` }))
    }
    await expectNextHundred()
  })
})

it('control: what is shared is noticed when it is touched', () => {
  expect(isUntouched()).toBe(true)
  Object.defineProperty(Object.prototype, 'polluted', { value: true, configurable: true })
  expect(isUntouched()).toBe(false)
  Reflect.deleteProperty(Object.prototype, 'polluted')
  expect(isUntouched()).toBe(true)
})
