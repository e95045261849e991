/**
 * A8: a token asks to be read in another way than as three parts in base64url: by extensions that must be understood, as
 * JSON, inside another token, compressed or encrypted. Readers that follow differ from readers that do not.
 */
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { toBase64Url, toUtf8 } from '../../src/platform/bytes.js'
import { claimsOf } from '../support/foreign-signer.js'
import { encodePart } from '../support/tokens.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { issuerKey, signParts, today } from './layouts.js'

const badge = today.badge(issuerKey.did)
const payload: JsonObject = { ...badge, ...claimsOf(badge) }
const usual: JsonObject = { alg: 'EdDSA', typ: 'JWT', kid: issuerKey.method }

/** Signs a header and a payload, or anything in their places; the signature is good. */
function tokenOf(header: JsonObject, body: string | Uint8Array = JSON.stringify(payload)): string {
  const bytes = typeof body === 'string' ? toUtf8(body) : body
  return signParts(encodePart({ ...usual, ...header }), toBase64Url(bytes))
}

const genuine = tokenOf({})
const [head = '', body = '', signature = ''] = genuine.split('.')

it('control: the token verifies', () => expectGenuine(genuine))

describe('a parameter that changes how a token is read', () => {
  it.each<[string, JsonValue]>([
    ['crit', ['exp']],
    ['crit', ['b64']],
    ['crit', ['https://school.example/must-be-understood']],
    ['crit', ['alg']],
    ['crit', ['kid', 'kid']],
    ['crit', []],
    ['crit', null],
    ['crit', 'exp'],
    ['crit', {}],
    ['b64', false],
    ['b64', true],
    ['b64', null],
    ['zip', 'DEF'],
    ['enc', 'A256GCM'],
  ])('%s: %j is refused', async (parameter, value) => {
    expect(await codesOf(tokenOf({ [parameter]: value }))).toEqual(['JWT_HEADER_NOT_ALLOWED'])
  })

  it('is refused beside what it names', async () => {
    for (const header of [
      { crit: ['b64'], b64: false },
      { crit: ['b64'], b64: true },
      { crit: ['exp'], exp: 1_830_297_600 },
      { crit: ['nonce'], nonce: 'a' },
    ]) {
      expect(await codesOf(tokenOf(header))).toEqual(['JWT_HEADER_NOT_ALLOWED'])
    }
  })
})

describe('a payload that is no badge as JSON', () => {
  const b64 = encodePart({ ...usual, b64: false, crit: ['b64'] })

  it.each<[string, string, string]>([
    ['not encoded', signParts(b64, JSON.stringify(payload)), 'JWT_MALFORMED'],
    ['not encoded, without dots', signParts(b64, `{"iss":"${issuerKey.did}"}`), 'JWT_MALFORMED'],
    ['detached', signParts(head, ''), 'JSON_SYNTAX'],
    ['compressed', tokenOf({}, deflateRawSync(JSON.stringify(payload))), 'JWT_MALFORMED'],
    ['encoded twice', tokenOf({}, body), 'JSON_SYNTAX'],
    ['a token', tokenOf({ cty: 'JWT' }, genuine), 'JSON_SYNTAX'],
    ['a token in a text', tokenOf({ cty: 'JWT' }, JSON.stringify(genuine)), 'JWT_MALFORMED'],
    ['a token in an array', tokenOf({ cty: 'JWT' }, JSON.stringify([genuine])), 'JWT_MALFORMED'],
    ['a badge in an array', tokenOf({}, JSON.stringify([payload])), 'JWT_MALFORMED'],
    ['two badges', tokenOf({}, JSON.stringify(payload) + JSON.stringify(payload)), 'JSON_SYNTAX'],
  ])('%s, is refused', async (_, token, code) => {
    expect(await codesOf(token)).toEqual([code])
  })

  it('a badge as text inside the claim "vc", is refused', async () => {
    expect(await codesOf(tokenOf({}, JSON.stringify({ vc: JSON.stringify(badge) })))).toEqual(['JWT_MALFORMED'])
    expect(await codesOf(tokenOf({}, JSON.stringify({ vc: genuine })))).toEqual(['JWT_MALFORMED'])
  })
})

describe('another serialization', () => {
  const protectedPart = { protected: head, signature }
  const unprotected = { header: { alg: 'none', kid: 'did:example:somebody-else' } }

  it.each<[string, JsonObject]>([
    ['with one signature', { payload: body, ...protectedPart }],
    ['with one signature in a list', { payload: body, signatures: [protectedPart] }],
    ['with two signatures', { payload: body, signatures: [protectedPart, { protected: head, signature: 'AAAA' }] }],
    ['with no signature', { payload: body, signatures: [] }],
    ['with an unprotected header', { payload: body, ...protectedPart, ...unprotected }],
    ['with an unprotected header alone', { payload: body, ...unprotected, signature }],
    ['with a badge beside it', { ...badge, payload: body, ...protectedPart }],
  ])('as JSON, %s, is refused', async (_, value) => {
    expect(await codesOf(JSON.stringify(value))).toEqual(['JWT_MALFORMED'])
    expect(await codesOf(value)).toEqual(['JWT_MALFORMED'])
  })

  it.each<[string, string, string]>([
    ['an encrypted token', `${encodePart({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`, 'JWT_MALFORMED'],
    ['a token that is a part of a longer one', `${genuine}.${signature}`, 'JWT_MALFORMED'],
    ['two tokens', `${genuine}.${genuine}`, 'JWT_MALFORMED'],
    ['two tokens with a space', `${genuine} ${genuine}`, 'JWT_MALFORMED'],
    ['two tokens on two lines', `${genuine}\n${genuine}`, 'JWT_MALFORMED'],
    ['a token with disclosures', `${genuine}~${encodePart('["salt","name","PhD"]')}~`, 'FORMAT_NOT_SUPPORTED'],
    ['a token without signature', `${head}.${body}`, 'JWT_MALFORMED'],
    ['a header for HTTP', `Bearer ${genuine}`, 'FORMAT_UNRECOGNIZED'],
    ['a token in quotes', `"${genuine}"`, 'FORMAT_UNRECOGNIZED'],
    ['a token in an array', `["${genuine}"]`, 'FORMAT_UNRECOGNIZED'],
  ])('%s, is refused', async (_, text, code) => {
    expect(await codesOf(text)).toEqual([code])
  })
})

describe('what the header says of the content', () => {
  it.each(['JWT', 'vp', 'text/html', 'application/json', '', null, ['vc'], 7] as readonly JsonValue[])(
    '%j changes nothing, and is told',
    async (cty) => {
      const report = await verifier.verify(tokenOf({ cty }))
      expect([report.verdict, report.credential]).toEqual(['verified', badge])
      const told = report.findings.filter(({ code }) => code === 'JWT_HEADER_UNUSUAL').map(({ facts }) => facts)
      expect(told).toEqual([{ parameter: 'cty' }])
    },
  )
})
