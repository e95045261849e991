/**
 * What the built package must do wherever it runs: in each version of Node and in a browser. Knows the package by its
 * public names only, and takes what is true from the published vectors.
 */
import {
  bakeImage,
  canonicalizeSteps,
  createDataIntegritySigner,
  createIssuer,
  createJwtSigner,
  createVerifier,
  decodeStatusList,
  didJwkOf,
  didKeyOf,
  extractFromImage,
  generateKey,
  importKey,
  viewCredential,
  type LocalSigningKey,
  type PrivateJwk,
  type Signer,
} from 'openbadges-kit'
import { judge } from '../vectors/making/judge.js'
import type { VectorIndex } from '../vectors/making/vectors.js'

/** One thing that must hold. */
export interface CoreTest {
  readonly name: string
  /** Throws or rejects if it does not hold. */
  readonly run: () => unknown
}

/** Gives the bytes of a published file, by its path in the folder of the vectors. */
export type ReadFile = (path: string) => Uint8Array

/** Every test. */
export function coreTests(read: ReadFile): readonly CoreTest[] {
  const index = jsonIn(read, 'vectors.json') as VectorIndex
  return [
    ...reportTests(index, read),
    ...stepTests(index, read),
    ...pictureTests(index, read),
    ...listTests(index, read),
    ...keyTests(index, read),
    ...ALGORITHMS.flatMap(journeyTests),
  ]
}

function reportTests({ reports }: VectorIndex, read: ReadFile): readonly CoreTest[] {
  return reports.map((entry) => ({
    name: `report: ${entry.name}`,
    run: async () => expectSame(await judge(entry, read), jsonIn(read, entry.report)),
  }))
}

function stepTests({ steps }: VectorIndex, read: ReadFile): readonly CoreTest[] {
  return steps.flatMap(({ name, files: { secured, canonicalDocument, canonicalProofOptions, signingInput } }) => {
    if (secured === undefined || (canonicalDocument ?? signingInput) === undefined) return []
    const run = async (): Promise<void> => {
      const made = await canonicalizeSteps(read(secured))
      if (made.format === 'jwt') {
        expectSame(made.steps.signingInput, textIn(read, signingInput))
        return
      }
      const [proof] = made.proofs
      const found = proof !== undefined && 'signed' in proof ? proof : undefined
      expectSame(found?.canonicalDocument, textIn(read, canonicalDocument))
      expectSame(found?.canonicalOptions, textIn(read, canonicalProofOptions))
    }
    return [{ name: `steps: ${name}`, run }]
  })
}

function pictureTests({ pictures }: VectorIndex, read: ReadFile): readonly CoreTest[] {
  return pictures.flatMap<CoreTest>(({ name, files: { plain, baked, credential } }) => [
    {
      name: `picture baked: ${name}`,
      run: () => {
        expectSame(hexOf(bakeImage(read(plain), textIn(read, credential).trim())), hexOf(read(baked)))
      },
    },
    {
      name: `picture read: ${name}`,
      run: async () => {
        const { text } = await extractFromImage(read(baked))
        const expected = textIn(read, credential)
        const isDocument = text.startsWith('{')
        expectSame(isDocument ? JSON.parse(text) : text, isDocument ? JSON.parse(expected) : expected.trim())
      },
    },
  ])
}

function listTests({ lists }: VectorIndex, read: ReadFile): readonly CoreTest[] {
  const ofOneBit = lists
    .map(({ name, files }) => ({ name, entries: jsonIn(read, files.entries) as ListEntries }))
    .filter(({ entries }) => entries.statusSize === 1)
  return ofOneBit.map(({ name, entries: { encodedList, set, length } }) => ({
    name: `status list read: ${name}`,
    run: async () => {
      const list = await decodeStatusList(encodedList, { purpose: 'revocation' })
      const found = Array.from({ length }, (_, index) => index).filter((index) => list.isSet(index))
      expectSame(found, Object.keys(set).map(Number))
    },
  }))
}

interface ListEntries {
  readonly encodedList: string
  readonly statusSize: number
  readonly length: number
  readonly set: Readonly<Record<string, number>>
}

function keyTests({ keys }: VectorIndex, read: ReadFile): readonly CoreTest[] {
  return (jsonIn(read, keys) as readonly PublishedKey[]).map(({ name, privateKeyJwk, issuer, algorithm }) => ({
    name: `key: ${name}`,
    run: async () => {
      const key = await importKey(privateKeyJwk)
      expectSame(key.algorithm, algorithm)
      if (issuer.startsWith('did:key:')) expectSame(didKeyOf(key.publicKey), issuer)
    },
  }))
}

interface PublishedKey {
  readonly name: string
  readonly issuer: string
  readonly algorithm: string
  readonly privateKeyJwk: PrivateJwk
}

const ALGORITHMS = ['Ed25519', 'ES256', 'ES384', 'RS256'] as const

/** From a new key to a verdict, and what becomes of it when a letter is changed. */
function journeyTests(algorithm: (typeof ALGORITHMS)[number]): readonly CoreTest[] {
  const signers: Readonly<Record<string, (key: LocalSigningKey) => Signer>> = {
    'JSON Web Token': createJwtSigner,
    ...(algorithm === 'RS256' ? {} : { 'Data Integrity': createDataIntegritySigner }),
  }
  return Object.entries(signers).map(([format, signerOf]) => ({
    name: `from a key to a verdict: ${algorithm}, ${format}`,
    run: async () => {
      const key = await generateKey({ algorithm })
      const id = didKeyOf(key.publicKey) ?? didJwkOf(key.publicKey)
      const issuer = createIssuer({ profile: { id, name: 'Academy' }, signer: signerOf(key), status: 'none' })
      const signed = await issuer.issue({
        achievement: { name: 'First Aid', description: 'Helps.', criteria: 'Passed the test.' },
        recipient: { email: 'ada@example.org' },
        expiresAfter: { years: 2 },
      })
      const verifier = createVerifier({ trustedIssuers: [id] })
      const genuine = signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document)
      const report = await verifier.verify(genuine)
      const view = viewCredential(report)
      expectSame([report.verdict, view.authentic && view.name], ['verified', 'First Aid'])
      const forged = await verifier.verify(signed.format === 'jwt' ? forgeToken(genuine) : forgeDocument(genuine))
      expectSame([forged.verdict, viewCredential(forged).authentic], ['invalid', false])
    },
  }))
}

function forgeDocument(text: string): string {
  return text.replaceAll('First Aid', 'First Aim')
}

function forgeToken(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const forged = btoa(forgeDocument(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))))
  return [header, forged.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''), signature].join('.')
}

function textIn(read: ReadFile, path: string | undefined): string {
  if (path === undefined) throw new TypeError('The index names no such file.')
  return new TextDecoder().decode(read(path))
}

function jsonIn(read: ReadFile, path: string): unknown {
  return JSON.parse(textIn(read, path))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function expectSame(found: unknown, expected: unknown): void {
  const [one = 'nothing', other = 'nothing'] = [found, expected].map((value) => JSON.stringify(value))
  if (one !== other) throw new Error(`found ${one.slice(0, LONGEST)}\ninstead of ${other.slice(0, LONGEST)}`)
}

const LONGEST = 2_000
