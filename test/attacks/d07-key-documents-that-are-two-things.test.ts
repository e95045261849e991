/**
 * D7: what publishes the keys of an issuer is two things at once: a page and a document, one document and another, a
 * picture and a document. Somebody who may put a page or a picture on the host speaks for the issuer then.
 */
import { describe, expect, it } from 'vitest'
import { badgeOf, newKey, signBadgeAsToken } from '../support/foreign-signer.js'
import type { JsonObject } from '../../src/json/json.js'
import { concatBytes, toUtf8 } from '../../src/platform/bytes.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking } from './issuers.js'

const issuer = 'https://school.example/issuer'
const did = 'did:web:school.example'
const didUrl = 'https://school.example/.well-known/did.json'
const jwksUrl = 'https://school.example/.well-known/jwks.json'
const [key, other] = [newKey('Ed25519'), newKey('Ed25519')]

const method = (id: string, { multikey }: typeof key): JsonObject => ({
  id: `${id}#key`,
  type: 'Multikey',
  controller: id,
  publicKeyMultibase: multikey,
})

/** Where an issuer says which key is its own, and how. */
const places = [
  ['a DID document', did, didUrl, { id: did, verificationMethod: [method(did, key)], assertionMethod: [`${did}#key`] }],
  [
    'a key document',
    issuer,
    issuer,
    { id: issuer, verificationMethod: [method(issuer, key)], assertionMethod: [`${issuer}#key`] },
  ],
  ['a key set', issuer, jwksUrl, { keys: [{ ...(key.publicJwk as JsonObject), kid: `${issuer}#key` }] }],
] as const

/** Judges a badge of this issuer, whose keys are published in these bytes. */
function judging(address: string, body: string | Uint8Array, type = 'application/json'): ReturnType<typeof asking> {
  return asking({
    [address]: () =>
      new Response(typeof body === 'string' ? body : Uint8Array.from(body), { headers: { 'content-type': type } }),
  })
}

describe.each(places)('%s', (_, id, address, document) => {
  const text = JSON.stringify(document)
  const token = signBadgeAsToken(badgeOf(id), key, { kid: `${id}#key` })

  it('control: is believed', async () => {
    await expectGenuine(token, judging(address, text).by)
    await expectGenuine(token, judging(address, `\r\n ${JSON.stringify(document, null, 2)}\n`).by)
  })

  it.each<[string, string | Uint8Array]>([
    ['a page for people', `<!doctype html><script type="application/ld+json">${text}</script>`],
    ['a page in front of it', `<!--${text}-->`],
    ['a comment in front of it', `/* */${text}`],
    ['a comment behind it', `${text}//`],
    ['a page behind it', `${text}<html></html>`],
    ['another document behind it', `${text}${text}`],
    ['another document on the next line', `${text}\n${text}`],
    ['a zero character behind it', `${text}\u0000`],
    ['a mark of byte order', `\ufeff${text}`],
    ['a picture in front of it', concatBytes(toUtf8('GIF89a'), toUtf8(text))],
    ['the guard that some servers put in front', `)]}',\n${text}`],
    ['an array around it', `[${text}]`],
    ['a text that is it', JSON.stringify(text)],
    ['a call around it', `callback(${text})`],
    ['a comma too many', text.replace(/}$/, ',}')],
    ['other quotation marks', text.replaceAll('"', "'")],
    ['UTF-16', new Uint8Array(Buffer.from(text, 'utf16le'))],
    [
      'bytes that are no text',
      concatBytes(toUtf8(text.slice(0, -1)), toUtf8(',"a":"'), Uint8Array.of(0xff), toUtf8('"}')),
    ],
    ['half of it', text.slice(0, -20)],
    ['nothing', ''],
  ])('is not believed as %s', async (__, body) => {
    const codes = await codesOf(token, {}, judging(address, body).by)
    expect(['ISSUER_PUBLISHES_NO_KEYS', 'KEY_DOCUMENT_INVALID']).toContain(codes[0])
  })

  it.each<[string, (text: string) => string]>([
    ['its first member twice', (json) => json.replace('{', `{${json.slice(1, json.indexOf(':'))}:null,`)],
    [
      'its first member twice, once escaped',
      (json) =>
        json.replace('{"', `{"\\u00${json.charCodeAt(2).toString(16)}${json.slice(3, json.indexOf('":'))}":null,"`),
    ],
    ['a member named __proto__', (json) => json.replace('{', '{"__proto__":{},')],
    ['a number that nobody holds', (json) => json.replace('{', '{"a":1e400,')],
    ['half a character', (json) => json.replace('{', '{"a":"\\ud800",')],
    ['arrays without end', (json) => json.replace('{', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)},`)],
  ])('is not believed with %s', async (__, spoil) => {
    const spoilt = spoil(text)
    expect(spoilt).not.toBe(text)
    expect(await codesOf(token, {}, judging(address, spoilt).by)).toEqual(['KEY_DOCUMENT_INVALID'])
  })

  it('is believed for what it says, not for the name of its type', async () => {
    // Hosts name types as they like; nothing but the bytes is looked at, whatever they are called.
    for (const type of [
      'application/did+json',
      'application/jwk-set+json',
      'text/plain',
      'text/html',
      'image/png',
      '',
    ]) {
      await expectGenuine(token, judging(address, text, type).by)
      expect(await codesOf(token, {}, judging(address, `<html>${text}`, type).by)).toEqual(['ISSUER_PUBLISHES_NO_KEYS'])
    }
  })

  it('of somebody else on the host does not speak for the issuer', async () => {
    const theirs = 'https://school.example/uploads/picture.json'
    const forged = signBadgeAsToken(badgeOf(id), other, { kid: theirs })
    const page = { ...(other.publicJwk as JsonObject), kid: theirs }
    const { by } = asking({ [address]: document, [theirs]: page })
    expect(await codesOf(forged, {}, by)).toEqual(['KEY_NOT_AUTHORIZED'])
  })
})
