/** Changes tokens: header, payload, signature, and who signs. */
import { constants, createHmac, createPrivateKey, sign } from 'node:crypto'
import type { PrivateJwk } from '../../../src/platform/algorithms.js'
import { otherHalf } from './ecdsa.js'
import { isNode, type Node, type Value } from './mutator.js'
import { NotApplicable, type Random } from './random.js'

/** What a mutator of tokens is given besides the token. */
export interface TokenMaterial {
  readonly random: Random
  /** Other genuine tokens. */
  readonly others: readonly string[]
  /** Keys of the attacker, with the names that they go by. */
  readonly attackers: readonly Attacker[]
  /** The text of the issuer's public key, in the forms that could be taken for a shared secret. */
  readonly publicTexts: readonly string[]
}

/** A key of the attacker. */
export interface Attacker {
  readonly alg: AttackerAlgorithm
  readonly jwk: PrivateJwk
  readonly kid: string
}

/** What attackers sign tokens with: one of each kind of key and padding. */
export type AttackerAlgorithm = 'EdDSA' | 'ES256' | 'ES384' | 'ES512' | 'RS256' | 'PS256'

/** Changes a token; what comes out need not be one any more. */
export type TokenMutator = (token: string, material: TokenMaterial) => unknown

/** Mutators of tokens. */
export const tokenMutators: Readonly<Record<string, TokenMutator>> = {
  'header parameter changed': (token, { random, attackers }) => {
    const parts = split(token)
    return join({
      ...parts,
      header: { ...parts.header, ...someParameter(parts.header, random, random.pick(attackers)) },
    })
  },
  'header parameter deleted': (token, { random }) => {
    const parts = split(token)
    const gone = random.pick(Object.keys(parts.header))
    return join({
      ...parts,
      header: Object.fromEntries(Object.entries(parts.header).filter(([name]) => name !== gone)),
    })
  },
  'claim changed, signature kept': (token, { random }) => {
    const parts = split(token)
    return join({ ...parts, payload: forge(parts.payload, random) })
  },
  'payload written anew': (token, { random }) => {
    const [header = '', payload = '', signature = ''] = token.split('.')
    const text = Buffer.from(payload, 'base64url').toString()
    const again = random.pick([` ${text}`, `${text}\n`, JSON.stringify(JSON.parse(text), null, 1), `\ufeff${text}`])
    return [header, encode(again), signature].join('.')
  },
  'signed by the attacker': (token, { random, attackers }) => {
    const parts = split(token)
    const attacker = random.pick(attackers)
    const payload = random.chance(0.8) ? forge(parts.payload, random) : parts.payload
    const header = { ...parts.header, alg: attacker.alg, ...someParameter(parts.header, random, attacker) }
    return signAs(attacker, header, payload)
  },
  'signed by the attacker for themselves': (token, { random, attackers }) => {
    const { payload } = split(token)
    const attacker = random.pick(attackers)
    const did = attacker.kid.split('#', 1)[0] ?? ''
    const own = random.pick<Node>([
      { ...payload, iss: did },
      { ...payload, issuer: did },
      { ...payload, issuer: [payload['issuer'] ?? '', did] },
      { ...payload, issuer: { ...(isNode(payload['issuer']) ? payload['issuer'] : {}), id: [did] } },
      { ...payload, vc: { ...payload, issuer: did } },
      { vc: payload, iss: did },
    ])
    return signAs(attacker, { alg: attacker.alg, kid: attacker.kid, typ: 'JWT' }, own)
  },
  'no signature, or a shared secret': (token, { random, publicTexts }) => {
    const parts = split(token)
    const payload = forge(parts.payload, random)
    const alg = random.pick(['none', 'None', 'NONE', 'nOnE', 'HS256', 'HS384', 'HS512', ''])
    const input = `${encode(JSON.stringify({ ...parts.header, alg }))}.${encode(JSON.stringify(payload))}`
    if (!alg.startsWith('HS')) return `${input}.${random.chance(0.5) ? '' : parts.signature}`
    return `${input}.${createHmac(`sha${alg.slice(2)}`, random.pick(publicTexts))
      .update(input)
      .digest('base64url')}`
  },
  'signature in another spelling': (token, { random }) => {
    const { signature } = split(token)
    const start = token.slice(0, token.length - signature.length)
    const bytes = Buffer.from(signature, 'base64url')
    const zero = Buffer.alloc(1)
    return (
      start +
      random.pick([
        bytes.toString('base64'),
        `${signature}=`,
        `${signature}==`,
        signature.slice(0, -1) + nextCharacter(signature.at(-1) ?? ''),
        `${signature}A`,
        signature.slice(0, -2),
        Buffer.concat([bytes, zero]).toString('base64url'),
        Buffer.concat([zero, bytes]).toString('base64url'),
        der(bytes).toString('base64url'),
        Buffer.alloc(bytes.length).toString('base64url'),
        Buffer.concat([bytes.subarray(bytes.length / 2), bytes.subarray(0, bytes.length / 2)]).toString('base64url'),
        otherHalf(bytes).toString('base64url'),
        '',
      ])
    )
  },
  'token in another spelling': (token, { random }) => {
    const { header, payload, signature } = partsOf(token)
    const at = random.below(token.length)
    return random.pick<unknown>([
      ` ${token}`,
      `${token}\n`,
      `${token.slice(0, at)}\n${token.slice(at)}`,
      `${token.slice(0, at)} ${token.slice(at)}`,
      `${token}.`,
      `.${token}`,
      `${token}~`,
      `"${token}"`,
      `Bearer ${token}`,
      [header, payload, '', signature].join('.'),
      [header, `${payload}=`, signature].join('.'),
      [`${header}=`, payload, signature].join('.'),
      { format: 'jwt', token },
      JSON.stringify({ payload, protected: header, signature }),
      JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
      JSON.stringify(JSON.parse(Buffer.from(payload, 'base64url').toString())),
      JSON.stringify({ '@context': [], type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` }),
    ])
  },
  'parts of two tokens': (token, { random, others }) => {
    const mine = token.split('.')
    const theirs = random.pick(others).split('.')
    // One part of one, two of the other.
    const [odd, even] = random.chance(0.5) ? [mine, theirs] : [theirs, mine]
    const at = random.below(3)
    return even.map((part, index) => (index === at ? (odd[index] ?? '') : part)).join('.')
  },
  'character changed': (token, { random }) => {
    const at = random.below(token.length)
    return token.slice(0, at) + random.pick(['A', 'B', '_', '-', '.', '+', '/', '=', ' ', 'é']) + token.slice(at + 1)
  },
}

interface Parts {
  readonly header: Node
  readonly payload: Node
  readonly signature: string
}

function split(token: string): Parts {
  const { header, payload, signature } = partsOf(token)
  const read = (part: string): Node => JSON.parse(Buffer.from(part, 'base64url').toString()) as Node
  return { header: read(header), payload: read(payload), signature }
}

function partsOf(token: string): { readonly header: string; readonly payload: string; readonly signature: string } {
  const [header = '', payload = '', signature = ''] = token.split('.')
  return { header, payload, signature }
}

function join({ header, payload, signature }: Parts): string {
  return `${encode(JSON.stringify(header))}.${encode(JSON.stringify(payload))}.${signature}`
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function signAs({ alg, jwk }: Attacker, header: Node, payload: Node): string {
  const input = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(payload))}`
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  const { hash, ...padding } = SIGNING[alg]
  const signature = sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363', ...padding })
  return `${input}.${signature.toString('base64url')}`
}

function someParameter(header: Node, random: Random, { jwk, kid, alg }: Attacker): Node {
  const { kty, crv, x, y, n, e } = jwk
  const publicJwk = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })) as Node
  const own = String(header['kid'])
  return random.pick<Node>([
    { jwk: publicJwk },
    { jwk: publicJwk, kid: own },
    { jwk: publicJwk, kid },
    { kid },
    { kid: `${own.split('#', 1)[0] ?? ''}#${kid.split('#')[1] ?? ''}` },
    { kid: `${kid.split('#', 1)[0] ?? ''}#${own.split('#')[1] ?? ''}` },
    { kid: own.split('#', 1)[0] ?? '' },
    { kid: 'https://evil.example/keys/1' },
    { kid: '' },
    { kid: ['a'] },
    { jku: 'https://evil.example/jwks.json' },
    { x5u: 'https://evil.example/chain.pem' },
    { x5c: ['MIIB'] },
    { crit: ['exp'] },
    { b64: false, crit: ['b64'] },
    { zip: 'DEF' },
    { alg: random.pick([...ALGORITHMS, alg]) },
    { typ: random.pick(['vc+jwt', 'JOSE', 'at+jwt', '']) },
    { cty: 'vc' },
    { forged: true },
  ])
}

function forge(payload: Node, random: Random): Node {
  const subject = isNode(payload['credentialSubject']) ? payload['credentialSubject'] : {}
  const changes: readonly Readonly<Record<string, Value>>[] = [
    { name: 'PhD in Medicine' },
    { validUntil: '2099-01-01T00:00:00Z', exp: Date.parse('2099-01-01T00:00:00Z') / 1000 },
    { exp: 4_102_444_800 },
    { nbf: 0 },
    { iss: 'did:example:evil' },
    { sub: 'did:example:evil', credentialSubject: { ...subject, id: 'did:example:evil' } },
    { jti: 'urn:uuid:0' },
    { credentialStatus: [] },
    { vc: { name: 'PhD in Medicine' } },
  ]
  return { ...payload, ...random.pick(changes) }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Other unused bits at the end: the same bytes for a decoder that does not look. */
function nextCharacter(character: string): string {
  const index = ALPHABET.indexOf(character)
  if (index === -1) throw new NotApplicable()
  return ALPHABET.charAt((index & ~3) | ((index + 1) & 3))
}

/** r‖s as ASN.1 writes it. */
function der(bytes: Buffer): Buffer {
  const integer = (part: Buffer): Buffer => {
    const value = (part[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), part]) : part
    return Buffer.concat([Buffer.from([2, value.length]), value])
  }
  const half = bytes.length / 2
  const body = Buffer.concat([integer(bytes.subarray(0, half)), integer(bytes.subarray(half))])
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}

/** How `node:crypto` signs. */
interface Signing {
  readonly hash: string | null
  readonly padding?: number
  readonly saltLength?: number
}

const SIGNING: Readonly<Record<AttackerAlgorithm, Signing>> = {
  EdDSA: { hash: null },
  ES256: { hash: 'sha256' },
  ES384: { hash: 'sha384' },
  ES512: { hash: 'sha512' },
  RS256: { hash: 'sha256' },
  PS256: {
    hash: 'sha256',
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  },
}

/** Names of algorithms: what tokens may be signed with, spellings of it, and others. */
const ALGORITHMS = [
  ...['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['es256', 'rs256', 'ES256K', 'RS1', 'HS256', 'none', 'Ed448', 'ML-DSA-44'],
]
