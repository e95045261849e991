/**
 * Signs badges and other documents as an issuer with other software would: by `jsonld`, `rdf-canonize`
 * and `node:crypto` alone, without the guard of this library, so that odd and hostile documents get
 * genuine signatures too.
 */
import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto'
import canonicalize from 'canonicalize'
import jsonld from 'jsonld'
import rdfCanonize from 'rdf-canonize'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { toMultikey } from '../../src/keys/multikey.js'
import { signatureAlgorithms, type Jwk, type SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { concatBytes, toBase58, toBase64Url, toUtf8 } from '../../src/platform/bytes.js'

/** A key pair and its names. */
export interface TestKey {
  readonly algorithm: SignatureAlgorithm
  readonly privateKey: KeyObject
  readonly publicJwk: Jwk
  /** `z6Mk…`; empty for RSA. */
  readonly multikey: string
  readonly did: string
  /** The verification method of the DID. */
  readonly method: string
}

/** Makes a key of Ed25519 from a number, so that tests are the same every time. */
export function ed25519Key(seed: number): TestKey {
  const secret = createHash('sha256').update(`test key ${seed}`).digest()
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
  return testKey('Ed25519', createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }))
}

/** Makes a new key of any algorithm. */
export function newKey(algorithm: SignatureAlgorithm): TestKey {
  const { keyType } = signatureAlgorithms[algorithm]
  if (keyType === 'Ed25519') return testKey(algorithm, generateKeyPairSync('ed25519').privateKey)
  if (keyType === 'RSA') return testKey(algorithm, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
  return testKey(algorithm, generateKeyPairSync('ec', { namedCurve: keyType }).privateKey)
}

function testKey(algorithm: SignatureAlgorithm, privateKey: KeyObject): TestKey {
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' }) as Jwk
  const multikey = toMultikey(publicJwk) ?? ''
  const did = multikey === '' ? `did:jwk:${encode(JSON.stringify(publicJwk))}` : `did:key:${multikey}`
  return { algorithm, privateKey, publicJwk, multikey, did, method: `${did}#${multikey === '' ? '0' : multikey}` }
}

/** The two contexts of a badge. */
export const badgeContexts: readonly string[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

/** A complete small badge by an issuer, unsigned; `changes` replace properties of the credential. */
export function badgeOf(issuer: string, changes: JsonObject = {}): JsonObject {
  return {
    '@context': badgeContexts,
    id: 'urn:uuid:6ad9a0e2-9d7d-4e3b-9c0a-4f6a4d2d7f10',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Example Academy' },
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2028-01-01T00:00:00Z',
    name: 'Welding, level 1',
    credentialSubject: {
      id: 'did:example:holder',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://academy.example/achievements/welding-1',
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: 'Welding, level 1',
        description: 'Can weld.',
        criteria: { narrative: 'Weld.' },
      },
    },
    ...changes,
  }
}

/** Contexts by URL, as JSON text. */
export type AddedContextTexts = Readonly<Record<string, string>>

/** Canonical N-Quads by other people's code alone. */
export async function canonizeElsewhere(
  document: JsonObject,
  contexts: AddedContextTexts = {},
  hash: 'SHA-256' | 'SHA-384' = 'SHA-256',
): Promise<string> {
  const added = Object.entries(contexts).map(([url, text]) => [url, JSON.parse(text) as JsonObject] as const)
  const library = createContextLibrary(new Map(added))
  const documentLoader = (url: string): Promise<{ contextUrl: null; documentUrl: string; document: unknown }> => {
    const found = library.find(url)
    if (found === undefined) return Promise.reject(new Error(`no such context: ${url}`))
    return Promise.resolve({ contextUrl: null, documentUrl: url, document: found })
  }
  const dataset = await jsonld.toRDF(document, { base: null, safe: true, documentLoader })
  return rdfCanonize.canonize(dataset, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxDeepIterations: 10_000,
    messageDigestAlgorithm: hash,
  })
}

/** What `signDocument` may be told. */
export interface SignDetails {
  /** Replaces or, where `undefined`, removes options of the proof. */
  readonly proof?: Readonly<Record<string, JsonValue | undefined>>
  readonly contexts?: AddedContextTexts
}

/** Makes a proof over a document: of eddsa-rdfc-2022, or of the hashing suite that the options name. */
export async function proofOf(document: JsonObject, key: TestKey, details: SignDetails = {}): Promise<JsonObject> {
  const standard = {
    type: 'DataIntegrityProof',
    cryptosuite: key.algorithm === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019',
    created: '2026-01-01T00:00:00Z',
    verificationMethod: key.method,
    proofPurpose: 'assertionMethod',
  }
  const options: Readonly<Record<string, JsonValue | undefined>> = { ...standard, ...details.proof }
  const proof = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as JsonObject
  const hash = key.algorithm === 'ES384' ? 'SHA-384' : 'SHA-256'
  const canonize = String(proof['cryptosuite']).includes('-jcs-')
    ? (value: JsonObject): string => canonicalize(value) ?? ''
    : (value: JsonObject): Promise<string> =>
        canonizeElsewhere({ ...value, '@context': document['@context'] ?? null }, details.contexts, hash)
  const hashOf = async (value: JsonObject): Promise<Uint8Array> =>
    createHash(hash.replace('-', ''))
      .update(await canonize(value))
      .digest()
  const signature = signBytes(concatBytes(await hashOf(proof), await hashOf(document)), key)
  return { ...proof, proofValue: `z${toBase58(signature)}` }
}

/** Signs a document with one embedded proof. */
export async function signDocument(
  document: JsonObject,
  key: TestKey,
  details: SignDetails = {},
): Promise<JsonObject & { readonly proof: JsonObject }> {
  return { ...document, proof: await proofOf(document, key, details) }
}

/** Signs any payload as a compact JWS; `header` replaces or, where `undefined`, removes parameters. */
export function signPayload(
  payload: JsonObject | string,
  key: TestKey,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const alg = key.algorithm === 'Ed25519' ? 'EdDSA' : key.algorithm
  const parts = [JSON.stringify({ alg, typ: 'JWT', kid: key.method, ...header }), payload]
  const input = parts.map((part) => encode(typeof part === 'string' ? part : JSON.stringify(part))).join('.')
  return `${input}.${toBase64Url(signBytes(toUtf8(input), key))}`
}

/** Signs bytes by `node:crypto` alone. */
function signBytes(message: Uint8Array, { algorithm, privateKey }: TestKey): Uint8Array {
  const { hash, padding } = signatureAlgorithms[algorithm]
  const digest = hash === undefined ? null : hash.replace('-', '')
  if (padding !== 'PSS') return sign(digest, message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const { RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants
  return sign(digest, message, { key: privateKey, padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_DIGEST })
}

/** The claims that a token adds to a badge. */
export function claimsOf(badge: JsonObject): JsonObject {
  const issuer = badge['issuer'] as string | JsonObject
  const subject = badge['credentialSubject'] as JsonObject
  const seconds = (date: JsonValue | undefined): number => Date.parse(String(date)) / 1000
  return {
    iss: typeof issuer === 'string' ? issuer : issuer['id']!,
    jti: badge['id']!,
    nbf: seconds(badge['validFrom']),
    ...(badge['validUntil'] === undefined ? {} : { exp: seconds(badge['validUntil']) }),
    ...(subject['id'] === undefined ? {} : { sub: subject['id'] }),
  }
}

/** A badge as a token: the credential is the payload, with the claims beside it. */
export function signBadgeAsToken(
  badge: JsonObject,
  key: TestKey,
  header: Readonly<Record<string, unknown>> = {},
): string {
  return signPayload({ ...badge, ...claimsOf(badge) }, key, header)
}

function encode(text: string): string {
  return toBase64Url(toUtf8(text))
}
