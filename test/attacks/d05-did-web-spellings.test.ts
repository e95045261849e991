/**
 * D5, E23: a did:web written so that one reader finds the victim’s host in it and another the attacker’s, or a machine of
 * the verifier’s own network.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { issuerHostOf } from '../../src/model/issuer-host.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { badgeOf, ed25519Key, signBadgeAsToken, signDocument } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine } from './genuine.js'

const key = ed25519Key(51)

/** A verifier that believes whatever it asks: every address serves a document in which the DID has the attacker’s key. */
function credulous(did: string): { readonly by: ReturnType<typeof createVerifier>; readonly asked: string[] } {
  const asked: string[] = []
  const method = { id: `${did}#key`, type: 'Multikey', controller: did, publicKeyMultibase: key.multikey }
  const by = createVerifier({
    trustedIssuers: anyIssuer,
    now: () => judgedAt,
    fetch: (url) => {
      asked.push(url)
      return Promise.resolve(Response.json({ id: did, verificationMethod: [method], assertionMethod: [method.id] }))
    },
  })
  return { by, asked }
}

const tokenBy = (did: string): string => signBadgeAsToken(badgeOf(did), key, { kid: `${did}#key` })
const documentBy = (did: string): Promise<JsonObject> =>
  signDocument(badgeOf(did), key, { proof: { verificationMethod: `${did}#key` } })

describe('a did:web', () => {
  it.each([
    ['did:web:good.example', 'https://good.example/.well-known/did.json', 'good.example'],
    ['did:web:good.example:user:alice', 'https://good.example/user/alice/did.json', 'good.example'],
    ['did:web:xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.json', 'xn--bcher-kva.example'],
    ['did:web:good.example:a.b:c_d:e-f', 'https://good.example/a.b/c_d/e-f/did.json', 'good.example'],
    ['did:web:good.example:...', 'https://good.example/.../did.json', 'good.example'],
    ['did:web:good.example:evil.example', 'https://good.example/evil.example/did.json', 'good.example'],
    ['did:web:evil.example:good.example', 'https://evil.example/good.example/did.json', 'evil.example'],
    [
      'did:web:good.example.evil.example',
      'https://good.example.evil.example/.well-known/did.json',
      'good.example.evil.example',
    ],
  ])('%s is at one address, and shown by one host', async (did, url, host) => {
    const { by, asked } = credulous(did)
    await expectGenuine(tokenBy(did), by)
    await expectGenuine(await documentBy(did), by)
    expect(new Set(asked)).toEqual(new Set([url]))
    expect(issuerHostOf(did)).toBe(host)
  })

  it.each<[string, string]>([
    ['a user name', 'did:web:good.example@evil.example'],
    ['a user name in percent signs', 'did:web:good.example%40evil.example'],
    ['a user name and a password', 'did:web:good.example%3Apass%40evil.example'],
    ['a user name twice encoded', 'did:web:good.example%2540evil.example'],
    ['a slash in percent signs', 'did:web:evil.example%2Fgood.example'],
    ['a slash in percent signs in the path', 'did:web:good.example:a%2Fb'],
    ['a slash', 'did:web:evil.example/good.example'],
    ['a question mark in percent signs', 'did:web:evil.example%3F.good.example'],
    ['a question mark', 'did:web:evil.example?good.example'],
    ['a query in the path', 'did:web:good.example:a%3Fb'],
    ['a number sign in percent signs', 'did:web:evil.example%23.good.example'],
    ['a number sign in the path', 'did:web:good.example:a%23b'],
    ['a backslash', 'did:web:evil.example\\good.example'],
    ['a backslash in percent signs', 'did:web:evil.example%5Cgood.example'],
    ['two dots', 'did:web:good.example:..:evil'],
    ['two dots at the end', 'did:web:good.example:user:..'],
    ['two dots in percent signs', 'did:web:good.example:%2e%2e:evil'],
    ['one dot', 'did:web:good.example:.:evil'],
    ['an empty segment', 'did:web:good.example::evil'],
    ['a colon at the end', 'did:web:good.example:'],
    ['a port without percent signs and an empty one', 'did:web:good.example%3A'],
    ['a port of letters', 'did:web:good.example%3Ahttps'],
    ['two ports', 'did:web:good.example%3A443%3A8443'],
    ['a port with a sign', 'did:web:good.example%3A+443'],
    ['a port that there is not', 'did:web:good.example%3A99999'],
    ['capitals', 'did:web:Good.example'],
    ['a letter of another alphabet', 'did:web:gооd.example'],
    ['a letter in percent signs', 'did:web:g%6Fod.example'],
    ['a full stop of another alphabet', 'did:web:good。example'],
    ['a mark that nobody sees', 'did:web:good\u00ad.example'],
    ['a dot at the end', 'did:web:good.example.'],
    ['two dots in the host', 'did:web:good..example'],
    ['a hyphen at the end of a label', 'did:web:good-.example'],
    ['white space', 'did:web:good.example '],
    ['white space in percent signs', 'did:web:good.example%20'],
    ['a line break in percent signs', 'did:web:good.example%0D%0AHost%3A%20evil.example'],
    ['a zero character in percent signs', 'did:web:good.example%00.evil.example'],
    ['an IPv6 address', 'did:web:[::1]'],
    ['an IPv6 address in percent signs', 'did:web:%5B%3A%3A1%5D'],
    ['nothing', 'did:web:'],
    ['too much', `did:web:${'a.'.repeat(300)}example`],
    ['another letter case of its method', 'did:WEB:good.example'],
    ['another scheme', 'DID:web:good.example'],
  ])('is refused with %s in it, and nobody is asked', async (_, did) => {
    const { by, asked } = credulous(did)
    for (const input of [tokenBy(did), JSON.stringify({ ...badgeOf(did), proof: proofBy(did) })]) {
      const codes = await codesOf(input, {}, by)
      expect(codes.filter((code) => refusals.has(code)).length).toBeGreaterThan(0)
    }
    expect(asked).toEqual([])
  })

  it.each([
    'did:web:127.0.0.1',
    'did:web:127.1',
    'did:web:0x7f.1',
    'did:web:0177.0.0.1',
    'did:web:2130706433',
    'did:web:169.254.169.254',
    'did:web:localhost',
    'did:web:localhost%3A8443',
    'did:web:metadata',
    'did:web:metadata.google.internal',
    'did:web:router.local',
    'did:web:good.example%3A22',
    'did:web:good.example%3A8443',
    'did:web:good.example%3A0',
  ])('%s names what is not asked', async (did) => {
    const { by, asked } = credulous(did)
    expect(await codesOf(tokenBy(did), {}, by)).toEqual(['KEY_UNREACHABLE'])
    expect(await codesOf(await documentBy(did), {}, by)).toEqual(['KEY_UNREACHABLE'])
    expect(asked).toEqual([])
  })

  it.each([
    ['another host', 'did:web:good.example', 'did:web:evil.example'],
    ['a folder of the same host', 'did:web:good.example', 'did:web:good.example:user'],
    ['the same host in capitals', 'did:web:good.example', 'did:web:GOOD.example'],
    ['the same host with a dot', 'did:web:good.example', 'did:web:good.example.'],
    ['the same host with its port', 'did:web:good.example', 'did:web:good.example%3A443'],
    ['the same port in other letters', 'did:web:good.example%3A443', 'did:web:good.example%3a443'],
    ['its address', 'did:web:good.example', 'https://good.example/.well-known/did.json'],
  ])('believes no document that calls itself by %s', async (_, did, other) => {
    const { by } = credulous(other)
    expect(await codesOf(tokenBy(did), {}, by)).toEqual(['KEY_DOCUMENT_INVALID'])
  })
})

const refusals: ReadonlySet<string> = new Set([
  'DID_MALFORMED',
  'ID_NOT_ABSOLUTE',
  'DID_METHOD_NOT_SUPPORTED',
  'KEY_NOT_AUTHORIZED',
])

/** A proof whose signature is never looked at. */
function proofBy(did: string): JsonObject {
  return {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    verificationMethod: `${did}#key`,
    proofPurpose: 'assertionMethod',
    proofValue: `z${'2'.repeat(88)}`,
  }
}
