/**
 * An issuer may publish one key at several places and under several names. Whoever stole a key, or
 * shares the issuer's host, chooses the name that suits.
 */
import { describe, expect, it } from 'vitest'
import { toArray, type JsonObject } from '../../src/json/json.js'
import type { FetchFunction } from '../../src/net/network.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { badgeOf, newKey, signBadgeAsToken, signDocument, type TestKey } from '../support/foreign-signer.js'
import { judgedAt } from '../support/signed-badges.js'
import { codesOf, expectGenuine } from './genuine.js'

const issuer = 'https://school.example/issuer'
const jwksUrl = 'https://school.example/.well-known/jwks.json'
const [key, other] = [newKey('Ed25519'), newKey('Ed25519')]

/** A verifier that is answered these documents, by address. */
function answered(documents: Readonly<Record<string, JsonObject>>): Verifier {
  const fetch: FetchFunction = (url) => {
    const document = documents[url]
    return Promise.resolve(document === undefined ? new Response('nothing', { status: 404 }) : Response.json(document))
  }
  return createVerifier({ trustedIssuers: anyIssuer, fetch, now: () => judgedAt })
}

function method(name: string, { multikey }: TestKey, more: JsonObject = {}): JsonObject {
  return { id: `${issuer}#${name}`, type: 'Multikey', controller: issuer, publicKeyMultibase: multikey, ...more }
}

function keyDocument(...methods: readonly JsonObject[]): JsonObject {
  return { id: issuer, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id!) }
}

function jwk({ publicJwk }: TestKey, more: JsonObject): JsonObject {
  return { ...(publicJwk as JsonObject), ...more }
}

const token = (header: Readonly<Record<string, unknown>>, by = key): string =>
  signBadgeAsToken(badgeOf(issuer), by, header)

const revoked = '2026-03-01T00:00:00Z'

describe('a key that its issuer gave up', () => {
  it('is refused under a name that the key set still has', async () => {
    const by = answered({
      [issuer]: keyDocument(method('2025', key, { revoked }), method('2026', other)),
      [jwksUrl]: { keys: [jwk(key, { kid: 'old' })] },
    })
    expect(await codesOf(token({ kid: 'old' }), {}, by)).toEqual(['KEY_REVOKED'])
    expect(await codesOf(token({ kid: `${jwksUrl}#old` }), {}, by)).toEqual(['KEY_REVOKED'])
    expect(await codesOf(token({ kid: `${issuer}#2025` }), {}, by)).toEqual(['KEY_REVOKED'])
    await expectGenuine(token({ kid: `${issuer}#2026` }, other), by)
  })

  it('is refused under its second name in the same document, and as a multikey in a fragment', async () => {
    const by = answered({ [issuer]: keyDocument(method('new', key), method('old', key, { revoked })) })
    for (const name of ['new', 'old', key.multikey]) {
      const proof = { verificationMethod: `${issuer}#${name}` }
      expect(await codesOf(await signDocument(badgeOf(issuer), key, { proof }), {}, by)).toEqual(['KEY_REVOKED'])
    }
  })

  it.each<[string, JsonObject]>([
    ['a method that is for nothing any more', { verificationMethod: [method('old', key, { revoked })] }],
    ['a method for another purpose', { authentication: [method('old', key, { revoked })] }],
    ['a method for a purpose that we never ask about', { keyAgreement: [method('old', key, { revoked })] }],
  ])('is refused where only %s says so', async (_, says) => {
    const document = keyDocument(method('new', key), method('other', other))
    const united = toArray(document['verificationMethod']).concat(toArray(says['verificationMethod']))
    const by = answered({ [issuer]: { ...document, ...says, verificationMethod: united } })
    expect(await codesOf(token({ kid: `${issuer}#new` }), {}, by)).toEqual(['KEY_REVOKED'])
    await expectGenuine(token({ kid: `${issuer}#other` }, other), by)
    const withKeySet = answered({ [issuer]: { id: issuer, ...says }, [jwksUrl]: { keys: [jwk(key, { kid: 'new' })] } })
    expect(await codesOf(token({ kid: 'new' }), {}, withKeySet)).toEqual(['KEY_REVOKED'])
  })

  it('is refused where the key inside the method says so', async () => {
    const inside = { id: `${issuer}#new`, type: 'JsonWebKey', controller: issuer, publicKeyJwk: jwk(key, { revoked }) }
    const by = answered({ [issuer]: keyDocument(inside) })
    expect(await codesOf(token({ kid: `${issuer}#new` }), {}, by)).toEqual(['KEY_REVOKED'])
  })

  it('is refused where the document at the address of the key says so', async () => {
    const address = 'https://school.example/keys/1'
    const own = { ...method('new', key, { revoked }), id: address }
    const by = answered({ [address]: own, [jwksUrl]: { keys: [jwk(key, { kid: 'new' })] } })
    expect(await codesOf(token({ kid: address }), {}, by)).toEqual(['KEY_REVOKED'])
  })

  it('is refused by what its key set says of the same key of another issuer', async () => {
    const keys = [
      jwk(key, { kid: 'new', iss: issuer }),
      jwk(key, { kid: 'old', iss: 'https://else.example/', revoked }),
    ]
    expect(await codesOf(token({ kid: 'new' }), {}, answered({ [jwksUrl]: { keys } }))).toEqual(['KEY_REVOKED'])
  })

  it('is refused where nobody can read when it was given up, and another key is not', async () => {
    const by = answered({
      [issuer]: keyDocument(method('old', key, { revoked: { reason: 'stolen' } }), method('new', other)),
    })
    expect(await codesOf(token({ kid: `${issuer}#old` }), {}, by)).toEqual(['KEY_DOCUMENT_INVALID'])
    await expectGenuine(token({ kid: `${issuer}#new` }, other), by)
  })

  it('is refused whatever moment is asked about', async () => {
    const by = answered({ [issuer]: keyDocument(method('old', key, { revoked })) })
    const asOf = '2026-02-01T00:00:00Z'
    expect(await codesOf(token({ kid: `${issuer}#old` }), { asOf }, by)).toEqual(['KEY_REVOKED'])
  })
})

describe('a token that carries one key and names another', () => {
  it.each([
    ['in the document of the issuer', `${issuer}#key`],
    ['in the key set', 'listed'],
    ['at an address of its own on the issuer’s host', 'https://school.example/keys/1'],
  ])('is refused, the named one being %s', async (_, kid) => {
    const by = answered({
      [issuer]: keyDocument(method('key', key)),
      [jwksUrl]: { keys: [jwk(key, { kid: 'listed' })] },
      'https://school.example/keys/1': jwk(key, {}),
    })
    await expectGenuine(token({ kid }), by)
    await expectGenuine(token({ kid, jwk: key.publicJwk }), by)
    expect(await codesOf(token({ kid, jwk: other.publicJwk }), {}, by)).toEqual(['KEY_NOT_AUTHORIZED'])
  })
})

describe('a neighbour on the same host', () => {
  const neighbour = 'https://school.example/neighbour'

  it('cannot speak for the issuer by a key set that says whose each key is', async () => {
    const by = answered({
      [jwksUrl]: { keys: [jwk(key, { kid: 'ours', iss: issuer }), jwk(other, { kid: 'theirs', iss: neighbour })] },
    })
    await expectGenuine(token({ kid: 'ours' }), by)
    for (const kid of ['theirs', 'ours', `${jwksUrl}#theirs`, undefined]) {
      const codes = await codesOf(token({ kid }, other), {}, by)
      expect(['KEY_NOT_AUTHORIZED', 'SIGNATURE_INVALID']).toContain(codes[0])
    }
  })

  it('cannot speak for the issuer by a key that the set says nothing of, where it speaks of others', async () => {
    const by = answered({
      [jwksUrl]: { keys: [jwk(key, { kid: 'ours', iss: issuer }), jwk(other, { kid: 'theirs' })] },
    })
    expect(await codesOf(token({ kid: 'theirs' }, other), {}, by)).toEqual(['KEY_NOT_AUTHORIZED'])
  })

  it('cannot speak for the issuer by a document of its own', async () => {
    const documents = {
      [neighbour]: {
        id: issuer,
        verificationMethod: [{ ...method('key', other), id: `${neighbour}#key` }],
        assertionMethod: [`${neighbour}#key`],
      },
      'https://school.example/keys/1': jwk(other, { kid: `${issuer}#key` }),
    }
    const silent = answered(documents)
    const outspoken = answered({ ...documents, [issuer]: keyDocument(method('key', key)) })
    for (const kid of [`${neighbour}#key`, 'https://school.example/keys/1']) {
      expect(await codesOf(token({ kid }, other), {}, silent)).toEqual(['ISSUER_PUBLISHES_NO_KEYS'])
      expect(await codesOf(token({ kid }, other), {}, outspoken)).toEqual(['KEY_NOT_AUTHORIZED'])
    }
  })

  it('cannot speak for the issuer by a key made for something else', async () => {
    for (const members of [{ use: 'enc' }, { key_ops: ['encrypt'] }, { alg: 'ECDH-ES' }]) {
      const by = answered({ [jwksUrl]: { keys: [jwk(key, { kid: 'k', ...members })] } })
      expect((await codesOf(token({ kid: 'k' }), {}, by)).length).toBeGreaterThan(0)
    }
  })
})
