/**
 * The steps of the published vectors, held against other software: `jsonld`, `rdf-canonize`, `canonicalize`, Node's own
 * cryptography, `jose`, `@digitalbazaar/vc` and its suites. Of this library, nothing is asked but where the files are.
 */
import { createHash, createHmac, verify, type JsonWebKey, type KeyObject } from 'node:crypto'
import { base58 } from '@scure/base'
import canonicalize from 'canonicalize'
import { compactVerify } from 'jose'
import jsonld from 'jsonld'
import rdfCanonize from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import { importKey } from '../../src/keys/signing-key.js'
import type { PrivateJwk } from '../../src/platform/algorithms.js'
import { peerLoader } from '../support/peer-stack.js'
import {
  publishedBytes,
  publishedIndex,
  publishedJson,
  publishedKey,
  publishedKeys,
  publishedText,
  publicHalfOf,
  stepFile,
} from '../support/published-vectors.js'
import { createSelectivePeer } from '../support/selective-peer.js'

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const textsOf = (value: unknown): readonly string[] => value as readonly string[]

describe('the published keys', () => {
  it.each(publishedKeys)('$name: is a pair, whose public half is the Multikey', ({ privateKeyJwk, ...key }) => {
    const { x, y, n } = publicHalfOf(privateKeyJwk).export({ format: 'jwk' })
    expect([x, y, n]).toEqual([privateKeyJwk.x, privateKeyJwk.y, privateKeyJwk.n])
    if (key.algorithm === 'RS256') return
    const point = Buffer.from(x ?? '', 'base64url')
    const sign = y === undefined ? [] : [2 + (Buffer.from(y, 'base64url').at(-1)! & 1)]
    const written = Buffer.from([...PREFIXES[key.algorithm]!, ...sign, ...point])
    expect(key.publicKeyMultibase).toBe(`z${base58.encode(written)}`)
    expect(key.verificationMethod).toBe(`${key.issuer}#${key.publicKeyMultibase}`)
    expect(key.issuer).toBe(`did:key:${key.publicKeyMultibase}`)
  })
})

const twoHashes = publishedIndex.steps.filter(({ files }) => 'steps' in files && !('base' in files))
const tokens = publishedIndex.steps.filter(({ files }) => 'signingInput' in files)
const selective = publishedIndex.steps.filter(({ files }) => 'base' in files)

it('the published steps are those of six suites, three tokens and selective disclosure', () => {
  expect([twoHashes.length, tokens.length, selective.length]).toEqual([6, 3, 1])
  expect(publishedIndex.steps).toHaveLength(10)
})

describe.each(twoHashes)('the published steps of $name', (row) => {
  const file = (role: string): string => stepFile(row, role)
  const { algorithm } = publishedKey(row.key)
  const hash = algorithm === 'ES384' ? 'sha384' : 'sha256'
  const steps = publishedJson(file('steps'))

  it.each([
    ['unsecured', 'canonicalDocument'],
    ['proofOptions', 'canonicalProofOptions'],
  ])('have %s in canonical form', async (plain, canonical) => {
    const document = publishedJson(file(plain))
    const isJcs = file(canonical).endsWith('.jcs')
    const expected = isJcs ? canonicalize(document) : await canonizeElsewhere(document, hash)
    expect(publishedText(file(canonical))).toBe(expected)
  })

  it('have the hash of each, and both together', () => {
    const [options, document] = ['canonicalProofOptions', 'canonicalDocument'].map((role) =>
      createHash(hash)
        .update(publishedBytes(file(role)))
        .digest('hex'),
    )
    expect(steps).toMatchObject({ proofOptionsHash: options, documentHash: document, signed: `${options}${document}` })
    expect(steps['hash']).toBe(hash === 'sha384' ? 'SHA-384' : 'SHA-256')
  })

  it('have a signature that holds, in its smaller spelling, and the proof value that it is written as', () => {
    const signature = Buffer.from(String(steps['signature']), 'hex')
    expect(holds(Buffer.from(String(steps['signed']), 'hex'), signature, row.key)).toBe(true)
    expect(steps['proofValue']).toBe(`z${base58.encode(signature)}`)
    const order = ORDERS[algorithm]
    if (order === undefined) return
    const s = BigInt(`0x${hexOf(signature.subarray(signature.length / 2))}`)
    expect(s * 2n <= BigInt(order)).toBe(true)
  })

  it('end in the badge with its proof', () => {
    const unsecured = publishedJson(file('unsecured'))
    const { proof, ...rest } = publishedJson(file('secured'))
    const options = publishedJson(file('proofOptions'))
    expect(rest).toEqual(unsecured)
    expect(options).toEqual({ ...(proof as object), proofValue: undefined, '@context': unsecured['@context'] })
    expect(proof).toMatchObject({ proofValue: steps['proofValue'] })
  })
})

describe.each(selective)('the published steps of $name', (row) => {
  const file = (role: string): string => stepFile(row, role)
  const steps = publishedJson(file('steps'))
  const shown = publishedJson(file('derivedSteps'))
  const secrets = publishedJson(file('secrets'))
  const mandatory = statementsIn(publishedText(file('mandatoryStatements')))
  const single = statementsIn(publishedText(file('singleStatements')))
  const statementKey = publicHalfOf(secrets['statementPrivateKeyJwk'] as JsonWebKey)

  it.each([
    ['unsecured', 'canonicalDocument'],
    ['proofOptions', 'canonicalProofOptions'],
  ])('have %s in canonical form', async (plain, canonical) => {
    const document = publishedJson(file(plain))
    expect(publishedText(file(canonical))).toBe(await canonizeElsewhere(document, 'sha256'))
  })

  it('have every statement under its secret label, once, mandatory or not', () => {
    const key = Buffer.from(String(secrets['hmacKey']), 'hex')
    const label = (plain: string): string => `u${createHmac('sha256', key).update(plain).digest('base64url')}`
    const document = publishedText(file('canonicalDocument')).replaceAll(
      /_:(c14n\d+)/g,
      (_, plain: string) => `_:${label(plain)}`,
    )
    expect([...mandatory, ...single].sort()).toEqual(statementsIn(document).sort())
    expect([mandatory, single]).toEqual([[...mandatory].sort(), [...single].sort()])
  })

  it('have a base signature over the options, the key of the statements, and the mandatory ones', () => {
    const parts = [
      sha256(publishedText(file('canonicalProofOptions'))),
      Buffer.from(String(steps['statementPublicKey']), 'hex'),
      sha256(mandatory.join('')),
    ]
    expect(steps['signed']).toBe(hexOf(Buffer.concat(parts)))
    const signature = Buffer.from(String(steps['baseSignature']), 'hex')
    expect(holds(Buffer.concat(parts), signature, row.key)).toBe(true)
    const { x, y } = statementKey.export({ format: 'jwk' })
    const sign = 2 + (Buffer.from(y ?? '', 'base64url').at(-1)! & 1)
    expect(steps['statementPublicKey']).toBe(
      `8024${sign.toString(16).padStart(2, '0')}${hexOf(Buffer.from(x ?? '', 'base64url'))}`,
    )
  })

  it('have a signature of each single statement, in their order', () => {
    const signatures = textsOf(steps['singleSignatures'])
    expect(signatures).toHaveLength(single.length)
    expect(single.length).toBeGreaterThan(0)
    for (const [index, statement] of single.entries()) {
      expect(holdsUnder(statementKey, Buffer.from(statement), Buffer.from(signatures[index]!, 'hex'))).toBe(true)
    }
  })

  it('have in what is shown the labels, the mandatory statements and the signatures that the steps say', async () => {
    const { proof, ...document } = publishedJson(file('derived'))
    const labels = shown['labelMap'] as Readonly<Record<string, string>>
    const canonical = await canonizeElsewhere(document, 'sha256')
    const statements = statementsIn(
      canonical.replaceAll(
        /_:(c14n\d+)/g,
        (_, plain: string) => `_:u${Buffer.from(labels[plain]!, 'hex').toString('base64url')}`,
      ),
    ).sort()
    const indexes = new Set(shown['mandatoryIndexes'] as readonly number[])
    expect(statements.filter((_, index) => indexes.has(index))).toEqual(mandatory)
    const rest = statements.filter((_, index) => !indexes.has(index))
    const signatures = textsOf(shown['signatures'])
    expect(signatures).toEqual(rest.map((statement) => textsOf(steps['singleSignatures'])[single.indexOf(statement)]))
    expect(rest.length).toBeGreaterThan(0)
    expect(proof).toMatchObject({ proofValue: shown['proofValue'] })
  })

  it('lead the other implementation from the base proof to the same derived one, which it verifies', async () => {
    const jwk = publishedKey(row.key).privateKeyJwk as unknown as PrivateJwk
    const peer = await createSelectivePeer(await importKey(jwk, { id: publishedKey(row.key).verificationMethod }))
    const derived = publishedJson(file('derived'))
    const theirs = await peer.derive(publishedJson(file('base')), textsOf(shown['selectivePointers']))
    expect(theirs).toEqual(derived)
    expect(await peer.verify(derived, new Date('2026-06-01T00:00:00Z'))).toEqual({ verified: true, errors: [] })
    const changed = await peer.verify({ ...derived, name: 'Master welder' }, new Date('2026-06-01T00:00:00Z'))
    expect(changed.verified).toBe(false)
  })
})

describe.each(tokens)('the published steps of $name', (row) => {
  const file = (role: string): string => stepFile(row, role)
  const token = publishedText(file('secured'))
  const { privateKeyJwk, algorithm, issuer } = publishedKey(row.key)
  const publicKey = publicHalfOf(privateKeyJwk)

  it('are verified by jose, and say what the files say', async () => {
    const { payload, protectedHeader } = await compactVerify(token, publicKey)
    expect(Buffer.from(payload).toString('utf8')).toBe(publishedText(file('payload')))
    expect(protectedHeader).toEqual(publishedJson(file('header')))
    expect(protectedHeader.alg).toBe(algorithm === 'Ed25519' ? 'EdDSA' : algorithm)
    expect(token.startsWith(`${publishedText(file('signingInput'))}.`)).toBe(true)
    const altered = `${publishedText(file('signingInput'))}.${Buffer.alloc(64).toString('base64url')}`
    await expect(compactVerify(altered, publicKey)).rejects.toThrow()
  })

  it('have in the payload the badge, and claims that agree with it', () => {
    const unsecured = publishedJson(file('unsecured'))
    const { iss, jti, sub, nbf, exp, iat, ...badge } = publishedJson(file('payload'))
    expect(badge).toEqual(unsecured)
    const { id, validFrom, validUntil, credentialSubject } = unsecured
    expect({ iss, jti, sub }).toEqual({ iss: issuer, jti: id, sub: (credentialSubject as { id: string }).id })
    expect([nbf, exp]).toEqual([validFrom, validUntil].map((date) => Date.parse(String(date)) / 1000))
    expect(iat).toBe(Date.parse('2026-02-01T00:00:00Z') / 1000)
  })
})

/** By the two packages, without this library's seam to them. */
async function canonizeElsewhere(document: object, hash: 'sha256' | 'sha384'): Promise<string> {
  const documentLoader = peerLoader as (url: string) => Promise<never>
  const quads = await jsonld.toRDF(document, { base: null, safe: true, documentLoader })
  return rdfCanonize.canonize(quads, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxDeepIterations: 1000,
    messageDigestAlgorithm: hash === 'sha384' ? 'SHA-384' : 'SHA-256',
  })
}

function holds(message: Uint8Array, signature: Uint8Array, name: string): boolean {
  return holdsUnder(publicHalfOf(publishedKey(name).privateKeyJwk), message, signature)
}

function holdsUnder(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  const { namedCurve } = key.asymmetricKeyDetails ?? {}
  const hash = namedCurve === undefined ? null : namedCurve === 'secp384r1' ? 'sha384' : 'sha256'
  return verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function statementsIn(nquads: string): string[] {
  return nquads
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`)
}

/** Multicodec, as variable-length numbers. */
const PREFIXES: Readonly<Record<string, readonly number[]>> = {
  Ed25519: [0xed, 0x01],
  ES256: [0x80, 0x24],
  ES384: [0x81, 0x24],
}

/** FIPS 186-4, appendix D.1.2. */
const ORDERS: Readonly<Record<string, string>> = {
  ES256: '0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  ES384: '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
}
