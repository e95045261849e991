/**
 * C2, A11: one object says the same name twice, perhaps in another spelling. Readers that keep the first value see another
 * badge than readers that keep the last, under one signature.
 */
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json/json.js'
import { badgeOf, claimsOf, newKey, signBadgeAsToken, signDocument } from '../support/foreign-signer.js'
import { internationalText, pngOf } from '../support/pictures.js'
import { encodePart } from '../support/tokens.js'
import { listCredential, listUrl, statusEntry } from '../support/status-lists.js'
import { codesOf, expectGenuine, verifier } from './genuine.js'
import { asking, issuerKinds } from './issuers.js'
import { issuerKey, layouts, signedBy, signParts } from './layouts.js'

const badge = badgeOf(issuerKey.did, {
  credentialStatus: statusEntry() as JsonObject,
  evidence: [{ id: 'https://school.example/evidence/1', type: ['Evidence'], name: 'A weld' }],
})
const list = JSON.stringify(await signDocument(listCredential(issuerKey.did) as JsonObject, issuerKey))
const { by } = asking({ [listUrl]: list })
const document = await signDocument(badge, issuerKey)

/** How a name may be written. */
const spellings: Readonly<Record<string, (name: string) => string>> = {
  'as it is': (name) => name,
  'with its first letter escaped': (name) => escapeAt(name, 0),
  'with its last letter escaped': (name) => escapeAt(name, name.length - 1),
  'with all letters escaped': (name) => [...name].map(escaped).join(''),
  'escaped in capitals': (name) =>
    escapeAt(name, 0).replace(/\\u00(..)/, (_, hex: string) => `\\u00${hex.toUpperCase()}`),
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
const escapeAt = (name: string, at: number): string => name.slice(0, at) + escaped(name.charAt(at)) + name.slice(at + 1)

/** What is said twice: where, and the other value. */
interface Twin {
  readonly at: string
  readonly value: JsonValue
  readonly spell?: (name: string) => string
  /** Whether the other value stands first. */
  readonly isFirst?: boolean
}

/** Writes JSON in which one name is said twice. */
function writeTwice(value: JsonValue, twin: Twin, path = ''): string {
  if (Array.isArray(value)) {
    return `[${value.map((member: JsonValue, index) => writeTwice(member, twin, `${path}/${index}`)).join()}]`
  }
  if (!isJsonObject(value)) return JSON.stringify(value)
  const { at, spell = (name) => name, isFirst = false } = twin
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const own = `${JSON.stringify(name)}:${writeTwice(member, twin, `${path}/${name}`)}`
    if (at !== `${path}/${name}`) return [own]
    const other = `"${spell(name)}":${JSON.stringify(twin.value)}`
    return isFirst ? [other, own] : [own, other]
  })
  return `{${entries.join()}}`
}

const places: readonly (readonly [string, JsonValue])[] = [
  ['/issuer', 'did:example:somebody-else'],
  ['/issuer/id', 'did:example:somebody-else'],
  ['/issuer/name', 'The Ministry'],
  ['/credentialStatus', { type: 'https://school.example/terms#Status' }],
  ['/credentialStatus/statusListIndex', '7'],
  ['/name', 'PhD in Medicine'],
  ['/id', 'urn:uuid:00000000-0000-4000-8000-000000000000'],
  ['/type', ['VerifiableCredential']],
  ['/@context', []],
  ['/validUntil', '2099-01-01T00:00:00Z'],
  ['/credentialSubject', {}],
  ['/credentialSubject/id', 'did:example:somebody-else'],
  ['/credentialSubject/achievement/name', 'PhD in Medicine'],
  ['/credentialSubject/achievement/criteria/narrative', 'None.'],
  ['/evidence/0/name', 'An operation'],
]

const proofPlaces: typeof places = [
  ['/proof', []],
  ['/proof/proofPurpose', 'authentication'],
  ['/proof/verificationMethod', 'did:example:somebody-else#key'],
  ['/proof/proofValue', 'z1'],
]

describe('a document', () => {
  it('control: said once it verifies, escaped or not', async () => {
    await expectGenuine(JSON.stringify(document), by)
    const text = JSON.stringify(document).replace('"issuer"', `"${escapeAt('issuer', 0)}"`)
    expect(text).not.toBe(JSON.stringify(document))
    await expectGenuine(text, by)
  })

  it.each([...places, ...proofPlaces])(
    'that says %s twice is refused, in any spelling and order',
    async (at, value) => {
      for (const spell of Object.values(spellings)) {
        for (const isFirst of [true, false]) {
          const text = writeTwice(document, { at, value, spell, isFirst })
          // Readers that keep the last value, or the first, see the genuine badge in one of the two.
          if (isFirst) expect(JSON.parse(text)).toEqual(document)
          else expect(JSON.parse(text)).not.toEqual(document)
          const picture = pngOf([internationalText('openbadgecredential', text)])
          for (const input of [text, new TextEncoder().encode(text), picture]) {
            expect(await codesOf(input, {}, by)).toEqual(['JSON_DUPLICATE_KEY'])
          }
        }
      }
    },
  )

  it.each(['/name', '/issuer/id'])('that says %s twice alike is refused as well', async (at) => {
    const value = at === '/name' ? badge['name']! : issuerKey.did
    expect(await codesOf(writeTwice(document, { at, value }), {}, by)).toEqual(['JSON_DUPLICATE_KEY'])
  })
})

describe.each(layouts.map((layout) => [layout.name, layout] as const))('a token of %s', (_, layout) => {
  const plain = layout.badge(issuerKey.did)
  const payload = layout.payload(plain, claimsOf(badgeOf(issuerKey.did)))
  const inside = layout.name.includes('1.1') ? '/vc' : ''

  it('control: said once it verifies', () => expectGenuine(signedBy(payload)))

  it.each<[string, JsonValue]>([
    ['/iss', 'did:example:somebody-else'],
    ['/sub', 'did:example:somebody-else'],
    ['/exp', 4_102_444_800],
    ['/jti', 'urn:uuid:00000000-0000-4000-8000-000000000000'],
    [`${inside}/issuer`, 'did:example:somebody-else'],
    [`${inside}/name`, 'PhD in Medicine'],
    [`${inside}/credentialSubject/achievement/name`, 'PhD in Medicine'],
    [`${inside}/${layout.end}`, '2099-01-01T00:00:00Z'],
  ])('whose payload says %s twice is refused, though its issuer signed it', async (at, value) => {
    for (const spell of Object.values(spellings)) {
      for (const isFirst of [true, false]) {
        expect(await codesOf(signedBy(writeTwice(payload, { at, value, spell, isFirst })))).toEqual([
          'JSON_DUPLICATE_KEY',
        ])
      }
    }
  })

  it.each<[string, JsonValue]>([
    ['/alg', 'none'],
    ['/kid', 'did:example:somebody-else#key'],
    ['/typ', 'vp+jwt'],
  ])('whose header says %s twice is refused, though its issuer signed it', async (at, value) => {
    const header = { alg: 'EdDSA', typ: 'JWT', kid: issuerKey.method }
    for (const spell of Object.values(spellings)) {
      for (const isFirst of [true, false]) {
        const [first, second] = [writeTwice(header, { at, value, spell, isFirst }), JSON.stringify(payload)]
        expect(await codesOf(signParts(encodePart(first), encodePart(second)))).toEqual(['JSON_DUPLICATE_KEY'])
      }
    }
  })
})

describe('what is fetched', () => {
  it.each([
    ['a did:web', ['/id', '/verificationMethod', '/verificationMethod/0/publicKeyJwk/x', '/assertionMethod']],
    ['an https address with a document', ['/id', '/verificationMethod/0/controller', '/assertionMethod']],
    ['an https address with a key set', ['/keys', '/keys/0/x', '/keys/0/kid', '/keys/0/kty']],
  ] as const)('of %s is no key document where it says a name twice', async (kind, pointers) => {
    const key = newKey('Ed25519')
    const issuer = issuerKinds[kind]!(key.publicJwk)
    const token = signBadgeAsToken(badgeOf(issuer.id), key, { kid: issuer.method })
    await expectGenuine(token, asking(issuer.pages).by)
    const [[url, page] = ['', '']] = Object.entries(issuer.pages)
    for (const at of pointers) {
      for (const isFirst of [true, false]) {
        const text = writeTwice(page as JsonObject, { at, value: 'x', isFirst, spell: (name) => escapeAt(name, 0) })
        expect(await codesOf(token, {}, asking({ [url]: text }).by)).toEqual(['KEY_DOCUMENT_INVALID'])
      }
    }
  })

  it('is no status list where it says a name twice', async () => {
    const clear = JSON.parse(list) as JsonObject
    for (const at of ['/issuer', '/credentialSubject', '/credentialSubject/encodedList', '/proof']) {
      for (const isFirst of [true, false]) {
        const text = writeTwice(clear, { at, value: 'x', isFirst })
        const report = await asking({ [listUrl]: text }).by.verify(document)
        expect(report.verdict).toBe('unknown')
        expect(await codesOf(document, {}, asking({ [listUrl]: text }).by)).toEqual(['STATUS_LIST_INVALID'])
      }
    }
    await expectGenuine(document, by)
  })

  it('is no endorsement where it says a name twice', async () => {
    const endorsement = { ...badgeOf(issuerKey.did), type: ['VerifiableCredential', 'EndorsementCredential'] }
    const endorsementJwt = [signedBy(writeTwice(endorsement, { at: '/issuer', value: 'x', isFirst: true }))]
    const report = await verifier.verify(signedBy({ ...badgeOf(issuerKey.did), endorsementJwt }))
    expect(report.contained[0]?.report.checks[0]).toMatchObject({ problems: [{ code: 'JSON_DUPLICATE_KEY' }] })
  })
})

it('does no harm to the badges after it', () => expectGenuine(document, by))
