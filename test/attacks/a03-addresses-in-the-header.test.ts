/**
 * A3: the header of a token names an address, so that whoever verifies it asks a machine of the attacker's choice, or
 * believes the key that is served there.
 */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { toBase64Url, toUtf8 } from '../../src/platform/bytes.js'
import { badgeOf, newKey, signBadgeAsToken, signDocument, type TestKey } from '../support/foreign-signer.js'
import { codesOf, expectGenuine } from './genuine.js'
import { asking, issuerKinds, keySetUrl, school, type Asker, type Pages } from './issuers.js'

const [victim, attacker] = [newKey('ES256'), newKey('ES256')]
const publicJwk = attacker.publicJwk as JsonObject
const evil = 'https://attacker.example'

/** The attacker serves its key in every form, and says that it is the victim's. */
const evilPages: Pages = {
  [`${evil}/key`]: { ...publicJwk, kid: `${school}#key-1`, iss: school },
  [`${evil}/jwks.json`]: { keys: [{ ...publicJwk, kid: 'key-1', iss: school }] },
  [`${evil}/.well-known/jwks.json`]: { keys: [{ ...publicJwk, kid: 'key-1', iss: school }] },
  [`${evil}/.well-known/did.json`]: documentOf('did:web:attacker.example'),
  [`${evil}/document`]: documentOf(school),
  [`https://school.example.attacker.example/.well-known/jwks.json`]: { keys: [{ ...publicJwk, kid: 'key-1' }] },
}

function documentOf(id: string): JsonObject {
  const method = { id: `${id}#key-1`, type: 'JsonWebKey', controller: id, publicKeyJwk: publicJwk }
  return { id, verificationMethod: [method], assertionMethod: [method.id] }
}

/** Addresses that no honest issuer of `school` would name. */
const addresses: readonly (readonly [string, string])[] = [
  ['a key of another host', `${evil}/key`],
  ['a key set of another host', `${evil}/jwks.json#key-1`],
  ['the key set of another origin', `${evil}/.well-known/jwks.json#key-1`],
  ['a document of another host', `${evil}/document#key-1`],
  ['the DID of another host', 'did:web:attacker.example#key-1'],
  ['a host that begins as the issuer’s', 'https://school.example.attacker.example/.well-known/jwks.json#key-1'],
  ['the issuer’s host as a user name', 'https://school.example@attacker.example/.well-known/jwks.json#key-1'],
  ['the issuer’s host behind a backslash', 'https://attacker.example\\@school.example/.well-known/jwks.json#key-1'],
  ['the issuer’s host at another port', 'https://school.example:8443/.well-known/jwks.json#key-1'],
  ['the issuer’s host without TLS', 'http://school.example/.well-known/jwks.json#key-1'],
  ['the issuer’s host with a dot', 'https://school.example./.well-known/jwks.json#key-1'],
  ['the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
  ['the metadata of a cloud, by TLS', 'https://169.254.169.254/latest/meta-data/'],
  ['this machine', 'https://localhost/key'],
  ['this machine, by number', 'https://2130706433/key'],
  ['this machine, by its address in version 6', 'https://[::1]/key'],
  ['a data: URL', `data:application/json,${encodeURIComponent(JSON.stringify(publicJwk))}`],
  ['a data: URL with a fragment', `data:application/json,${encodeURIComponent(JSON.stringify(publicJwk))}#key-1`],
  ['a file', 'file:///etc/passwd'],
  ['a file of the issuer’s host', 'file://school.example/key.json'],
  ['an FTP server', 'ftp://attacker.example/key'],
  ['a program', 'javascript:alert(1)'],
  ['a did:jwk of the attacker', `did:jwk:${toBase64Url(toUtf8(JSON.stringify(publicJwk)))}#0`],
  ['a did:key of the attacker', attacker.method],
]

/** The kinds of issuers that publish keys at `school`, and the addresses that each may be asked at. */
const issuers: readonly (readonly [string, readonly string[]])[] = [
  ['an https address with a document', [school, keySetUrl]],
  ['an https address with a key set', [school, keySetUrl]],
  ['an address whose key is pinned', [school, keySetUrl]],
  ['a did:web', ['https://school.example/.well-known/did.json']],
  ['a did:jwk', []],
  ['a did:key', []],
]

/** A key set calls its keys by short names: where the address ends in one, it is the issuer's own key that is tried. */
function refusalOf(kind: string, name: string): string {
  if (kind.includes('pinned')) return 'ISSUER_PUBLISHES_NO_KEYS'
  return kind.includes('key set') && name.endsWith('#key-1') ? 'SIGNATURE_INVALID' : 'KEY_NOT_AUTHORIZED'
}

describe.each(issuers)('an issuer that is %s', (kind, own) => {
  const issuer = issuerKinds[kind]!(victim.publicJwk)
  const asker = (): Asker => asking({ ...evilPages, ...issuer.pages }, issuer.trust)
  const tokenBy = (key: TestKey, header: Readonly<Record<string, unknown>>): string =>
    signBadgeAsToken(badgeOf(issuer.id), key, header)

  it('control: its own token verifies, and the attacker’s verifies as the attacker’s', async () => {
    await expectGenuine(tokenBy(victim, { kid: issuer.method }), asker().by)
    const { by, asked } = asker()
    const theirs = signBadgeAsToken(badgeOf('did:web:attacker.example'), attacker, {
      kid: 'did:web:attacker.example#key-1',
    })
    if (!kind.includes('pinned')) await expectGenuine(theirs, by)
    expect((await by.verify(theirs)).credential).toBeDefined()
    expect(asked[0]).toBe(`${evil}/.well-known/did.json`)
  })

  it.each(addresses)('is not spoken for by a token that names %s, where nobody is asked', async (_, kid) => {
    const { by, asked } = asker()
    expect(await codesOf(tokenBy(attacker, { kid }), {}, by)).toEqual([refusalOf(kind, kid)])
    expect(asked.filter((url) => !own.includes(url))).toEqual([])
  })

  it.each(addresses)('is not spoken for by a document that names %s, where nobody is asked', async (_, name) => {
    const { by, asked } = asker()
    const forged = await signDocument(badgeOf(issuer.id), attacker, { proof: { verificationMethod: name } })
    const expected = name.includes('\\') ? 'ID_NOT_ABSOLUTE' : refusalOf(kind, name)
    expect(await codesOf(forged, {}, by)).toEqual([expected])
    expect(asked.filter((url) => !own.includes(url))).toEqual([])
  })

  it.each([
    ['jku', `${evil}/jwks.json`],
    ['jku', keySetUrl],
    ['x5u', `${evil}/chain.pem`],
    ['x5u', 'http://169.254.169.254/'],
    ['x5c', ['MIIB']],
  ])('is not believed where the header has %s: %j, whoever signed', async (parameter, value) => {
    for (const key of [victim, attacker]) {
      const { by, asked } = asker()
      const token = tokenBy(key, { kid: issuer.method, [parameter]: value })
      expect(await codesOf(token, {}, by)).toEqual(['JWT_HEADER_NOT_ALLOWED'])
      expect(asked).toEqual([])
    }
  })
})
