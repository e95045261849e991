import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readPublicKey } from '../../../src/keys/public-key.js'
import { defaultLimits } from '../../../src/limits.js'
import { P256, P384, fromBigInt, toBigInt } from '../../../src/keys/curves.js'
import { fromBase58 } from '../../../src/platform/bytes.js'
import { createHashSuite, hashForm, type Canonicalize } from '../../../src/proof/data-integrity/hash-suite.js'
import { toProofValue } from '../../../src/proof/data-integrity/proof-value.js'
import type { PreparedProof, SuiteMeans } from '../../../src/proof/data-integrity/suite.js'
import { thrownBy } from '../../support/thrown-by.js'
import { fixedKey } from '../../support/fixed-keys.js'

const hash = hashForm({ options: 'options', document: 'document' }, 'Ed25519')

describe('hashForm', () => {
  it.each([
    ['Ed25519', 'sha256'],
    ['ES256', 'sha256'],
    ['ES384', 'sha384'],
  ] as const)('for %s is the %s of the options, then that of the document', (algorithm, name) => {
    const hex = (text: string): string => createHash(name).update(text).digest('hex')
    const made = hashForm({ options: 'options', document: 'document' }, algorithm)
    expect(Buffer.from(made).toString('hex')).toBe(hex('options') + hex('document'))
  })

  it('is another where the two change places', () => {
    expect(hashForm({ options: 'document', document: 'options' }, 'Ed25519')).not.toEqual(hash)
  })
})

describe('createHashSuite', () => {
  const canonicalize: Canonicalize = ({ document }, _means, hash) =>
    Promise.resolve({ options: `options ${hash}`, document: JSON.stringify(document), shown: document, findings: [] })
  const suite = createHashSuite({ name: 'test', algorithms: ['ES256', 'ES384'], canonicalize })
  const means = { limits: defaultLimits } as SuiteMeans
  const document = { name: 'a' }

  it('is of Data Integrity unless it is older', () => {
    expect(suite).toMatchObject({ name: 'test', type: 'DataIntegrityProof', repeatsContexts: false })
    expect(createHashSuite({ name: 'Old', type: 'Old', algorithms: [], canonicalize })).toMatchObject({
      name: 'Old',
      type: 'Old',
      repeatsContexts: false,
    })
  })

  it.each(['ES256', 'ES384'] as const)(
    'signs with %s what it verifies, and smaller of two spellings',
    async (algorithm) => {
      const signing = await fixedKey('school', { algorithm })
      const proofValue = await suite.sign({ placed: { proof: {}, path: '' }, document }, signing, means)
      const prepare = (value: string): Promise<PreparedProof> =>
        suite.prepare({ placed: { proof: { proofValue: value }, path: '' }, document }, means)
      const prepared = await prepare(proofValue)
      expect([prepared.algorithm, prepared.document]).toEqual([algorithm, document])
      const publicKey = readPublicKey({ ...signing.publicKey }, defaultLimits)
      expect(await prepared.verify(publicKey)).toBe(true)
      // Of ECDSA, the number s and its negative both hold: who finds the other spelling has signed nothing new.
      const { size, order } = algorithm === 'ES256' ? P256 : P384
      const bytes = fromBase58(proofValue.slice(1), 200)!
      const s = toBigInt(bytes.subarray(size))
      expect(2n * s <= order).toBe(true)
      const other = toProofValue(Uint8Array.from([...bytes.subarray(0, size), ...fromBigInt(order - s, size)]))
      expect(await (await prepare(other)).verify(publicKey)).toBe(true)
      const wrong = toProofValue(Uint8Array.from([...bytes.subarray(0, size), ...fromBigInt(order - s + 1n, size)]))
      expect(await (await prepare(wrong)).verify(publicKey)).toBe(false)
    },
  )

  it.each([
    ['ES256', 'SHA-256', 'sha256', 64],
    ['ES384', 'SHA-384', 'sha384', 96],
  ] as const)('shows the steps of %s, as they are signed', async (algorithm, hash, name, length) => {
    const proof = { proofValue: toProofValue(new Uint8Array(length).fill(7)) }
    const steps = await suite.steps?.({ placed: { proof, path: '' }, document }, means)
    const [options, text] = [`options ${hash}`, '{"name":"a"}']
    const digests = [options, text].map((each) => createHash(name).update(each).digest())
    expect(steps).toEqual({
      algorithm,
      hash,
      options,
      document: text,
      signed: Uint8Array.from(Buffer.concat(digests)),
      signature: new Uint8Array(length).fill(7),
    })
  })

  it('passes on what is worth saying of the document', async () => {
    const finding = { code: 'NODE_DESCRIBED_TWICE', facts: { id: 'urn:a' }, message: '' } as const
    const telling = createHashSuite({
      name: 'telling',
      algorithms: ['ES256'],
      canonicalize: () => Promise.resolve({ options: '', document: '', shown: { shown: true }, findings: [finding] }),
    })
    const proof = { proofValue: toProofValue(new Uint8Array(64).fill(7)) }
    const prepared = await telling.prepare({ placed: { proof, path: '' }, document }, means)
    expect([prepared.document, prepared.findings]).toEqual([{ shown: true }, [finding]])
  })

  it('repeats the contexts of the document where the suite says so', () => {
    const repeating = createHashSuite({ name: 'test', algorithms: [], repeatsContexts: true, canonicalize })
    expect(repeating.repeatsContexts).toBe(true)
  })

  it('refuses a proof value before anything else is done', async () => {
    const proof = { proofValue: `z${'2'.repeat(200_000)}` }
    const error = await thrownBy(() => suite.prepare({ placed: { proof, path: '/proof' }, document }, means))
    expect(error.code).toBe('PROOF_MALFORMED')
  })

  it.each([
    ['zeros', new Uint8Array(64)],
    ['r of zero', Uint8Array.from({ length: 64 }, (_, index) => (index < 32 ? 0 : 1))],
    ['s of zero', Uint8Array.from({ length: 64 }, (_, index) => (index < 32 ? 1 : 0))],
    ['the order of the group twice', Uint8Array.from([...fromBigInt(P256.order, 32), ...fromBigInt(P256.order, 32)])],
  ])('does not verify a signature of %s', async (_, bytes) => {
    const signing = await fixedKey('school', { algorithm: 'ES256' })
    const proof = { proofValue: toProofValue(bytes) }
    const prepared = await suite.prepare({ placed: { proof, path: '/proof' }, document }, means)
    expect(await prepared.verify(readPublicKey({ ...signing.publicKey }, defaultLimits))).toBe(false)
  })
})
