/** The test vectors of Data Integrity EdDSA and ECDSA Cryptosuites 1.0, byte for byte, every step of them. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { readMultikey } from '../../src/keys/multikey.js'
import { importKey, type SigningKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import type { FetchFunction } from '../../src/net/network.js'
import { digest } from '#platform'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../src/platform/algorithms.js'
import { fromBase58, toHex, toUtf8 } from '../../src/platform/bytes.js'
import type { Authenticated } from '../../src/proof/authentication.js'
import { verifyWith } from '../../src/proof/verify-with.js'
import { hashForm, type CanonicalForm } from '../../src/proof/data-integrity/hash-suite.js'
import type { IssuedSuite } from '../../src/proof/issued-suites.js'
import { jcs } from '../../src/proof/data-integrity/jcs.js'
import { readProofValue, toProofValue } from '../../src/proof/data-integrity/proof-value.js'
import { rdfc } from '../../src/proof/data-integrity/rdfc.js'
import { signDataIntegrity } from '../../src/proof/data-integrity/sign-data-integrity.js'
import { createSuiteMeans } from '../../src/proof/data-integrity/suite-means.js'
import { verifyDataIntegrity } from '../../src/proof/data-integrity/verify-data-integrity.js'
import type { CheckResult } from '../../src/verify/report.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { corpusFetch, describeCorpus, readCorpus } from '../support/corpus.js'
import { fixedKey } from '../support/fixed-keys.js'
import { proofMeans } from '../support/proof-means.js'
import { thrownBy } from '../support/thrown-by.js'

const examplesContext = 'https://www.w3.org/ns/credentials/examples/v2'
const issuer = 'https://vc.example/issuers/5678'
const eddsa = 'files/w3c+vc-di-eddsa/TestVectors'
const ecdsa = 'files/w3c+vc-di-ecdsa/TestVectors'
const textOf = (path: string): string => readCorpus(path).toString('utf8')
const jsonOf = (path: string): JsonObject => JSON.parse(textOf(path)) as JsonObject

interface KeyPair {
  readonly publicKeyMultibase: string
  readonly privateKeyMultibase?: string
  readonly secretKeyMultibase?: string
}

/** A suite with one kind of key: where its vectors stand, and what their names end with. */
interface Vectors {
  readonly suite: IssuedSuite
  readonly algorithm: SignatureAlgorithm
  readonly folder: string
  readonly ending: string
  readonly keys: string
}

const all: readonly Vectors[] = [
  {
    suite: 'eddsa-rdfc-2022',
    algorithm: 'Ed25519',
    folder: `${eddsa}/eddsa-rdfc-2022`,
    ending: 'DataInt',
    keys: `${eddsa}/keyPair.json`,
  },
  {
    suite: 'eddsa-jcs-2022',
    algorithm: 'Ed25519',
    folder: `${eddsa}/eddsa-jcs-2022`,
    ending: 'JCS',
    keys: `${eddsa}/keyPair.json`,
  },
  {
    suite: 'ecdsa-rdfc-2019',
    algorithm: 'ES256',
    folder: `${ecdsa}/ecdsa-rdfc-2019-p256`,
    ending: 'ECDSAP256',
    keys: `${ecdsa}/p256KeyPair.json`,
  },
  {
    suite: 'ecdsa-rdfc-2019',
    algorithm: 'ES384',
    folder: `${ecdsa}/ecdsa-rdfc-2019-p384`,
    ending: 'ECDSAP384',
    keys: `${ecdsa}/p384KeyPair.json`,
  },
  {
    suite: 'ecdsa-jcs-2019',
    algorithm: 'ES384',
    folder: `${ecdsa}/ecdsa-jcs-2019-p384`,
    ending: 'JCSECDSAP384',
    keys: `${ecdsa}/p384KeyPair.json`,
  },
]

/** Reads the secret key of a vector: two bytes that say which kind, and the number. */
function secretKey({ privateKeyMultibase, secretKeyMultibase }: KeyPair, algorithm: SignatureAlgorithm): JsonObject {
  const secret = Buffer.from(fromBase58((privateKeyMultibase ?? secretKeyMultibase ?? '').slice(1), 200)!.slice(2))
  if (algorithm === 'Ed25519') {
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }) as JsonObject
  }
  // RFC 5915: the number and the name of the curve; OpenSSL finds the point.
  const [curve, before] =
    algorithm === 'ES256' ? ['06082a8648ce3d030107', '303102010104 20'] : ['06052b81040022', '303e02010104 30']
  const name = Buffer.from(`a0${(curve.length / 2).toString(16).padStart(2, '0')}${curve}`, 'hex')
  const der = Buffer.concat([Buffer.from(before.replace(' ', ''), 'hex'), secret, name])
  return createPrivateKey({ key: der, format: 'der', type: 'sec1' }).export({ format: 'jwk' }) as JsonObject
}

describeCorpus('the W3C vectors of Data Integrity', () => {
  const contexts = { [examplesContext]: textOf('files/_remote/www.w3.org/ns/credentials/examples/v2.json') }
  const library = readAddedContexts(contexts).library()

  describe.each(all)('$suite with $algorithm', ({ suite, algorithm, folder, ending, keys }) => {
    const step = (name: string): string => textOf(`${folder}/${name}${ending}.txt`)
    const signed = jsonOf(`${folder}/signed${ending}.json`)
    const { proof, ...unsigned } = signed as JsonObject & { proof: JsonObject }
    const pair = jsonOf(keys) as unknown as KeyPair
    const publicKey = readMultikey(pair.publicKeyMultibase, defaultLimits)
    const placed = { proof, path: '/proof' }
    const key = (): Promise<SigningKey> => importKey(secretKey(pair, algorithm) as never)
    const formOf = (): Promise<CanonicalForm> => {
      const means = createSuiteMeans({ contexts: () => library, limits: defaultLimits })
      const { hash = 'SHA-256' } = signatureAlgorithms[algorithm]
      return (suite.includes('jcs') ? jcs : rdfc)({ placed, document: unsigned }, means, hash)
    }

    it('give the canonical document and the canonical options of the proof', async () => {
      const { options, document } = await formOf()
      expect(document).toBe(step('canonDoc'))
      expect(options).toBe(step('proofCanon'))
    })

    it('give both hashes, and the two in one', async () => {
      const form = await formOf()
      const { hash = 'SHA-256' } = signatureAlgorithms[algorithm]
      expect(toHex(digest(hash, toUtf8(form.options)))).toBe(step('proofHash'))
      expect(toHex(digest(hash, toUtf8(form.document)))).toBe(step('docHash'))
      expect(toHex(hashForm(form, algorithm))).toBe(step('combinedHash'))
    })

    it('give the secret key and its public half', async () => {
      const { id, publicKey: published, algorithm: own } = await key()
      expect([id, own]).toEqual([proof['verificationMethod'], algorithm])
      expect(published).toEqual(publicKey.jwk)
      expect(createPublicKey({ key: published as never, format: 'jwk' }).asymmetricKeyType).toBeDefined()
    })

    it('give the signature, in both spellings, and it holds', async () => {
      const read = readProofValue(placed, [algorithm], defaultLimits)
      expect(toHex(read.signature)).toBe(step('sigHex'))
      expect(toProofValue(read.signature)).toBe(step('sigBTC58'))
      const hash = hashForm(await formOf(), algorithm)
      expect(await verifyWith(publicKey, algorithm, hash, read.signature)).toBe(true)
    })

    it('give the signed document, but for the numbers that ECDSA draws', async () => {
      const details = { suite, created: '2023-02-24T23:36:38Z', contexts: await library, limits: defaultLimits }
      const made = (await signDataIntegrity(unsigned, await key(), details))['proof'] as JsonObject
      if (algorithm === 'Ed25519') expect(made).toEqual(proof)
      else expect({ ...made, proofValue: '' }).toEqual({ ...proof, proofValue: '' })
      const again = { ...unsigned, proof: made }
      expect((await authenticate(again, [pair])).document).toEqual(unsigned)
    })

    it('verify where the key is pinned for their issuer, and show what was signed', async () => {
      const { document, proof: relied, findings } = await authenticate(signed, [pair])
      expect(document).toEqual(unsigned)
      expect(relied).toMatchObject({ suite, keySource: 'pinned', keyThumbprint: publicKey.thumbprint })
      expect(findings).toEqual([])
    })

    it.each<[string, (document: JsonObject) => JsonObject]>([
      ['a word is changed', (document) => ({ ...document, name: 'Changed' })],
      ['a word is added', (document) => ({ ...document, alternateName: 'Changed' })],
      ['a word is taken away', ({ description: _, ...document }) => document],
      [
        'a date of the proof is changed',
        (document) => ({ ...document, proof: { ...proof, created: '2023-02-24T23:36:39Z' } }),
      ],
      [
        'an end of the proof is added',
        (document) => ({ ...document, proof: { ...proof, expires: '2099-01-01T00:00:00Z' } }),
      ],
    ])('do not verify once %s', async (_, change) => {
      const { code } = await thrownBy(() => authenticate(change(signed), [pair]))
      // With the key pinned only, nobody else can be asked whose signature it may be.
      expect(['KEY_UNREACHABLE', 'TERM_UNDEFINED']).toContain(code)
    })
  })

  const authenticate = async (document: JsonObject, pairs: readonly KeyPair[]): Promise<Authenticated> => {
    const pinned = pairs.map((pair) => readMultikey(pair.publicKeyMultibase, defaultLimits))
    const means = proofMeans(undefined, {
      contexts: () => library,
      pinnedKeys: (asked) => Promise.resolve(asked === issuer ? pinned : []),
    })
    const envelope = await readEnvelope(document, defaultLimits)
    return envelope.format === 'jwt' ? expect.fail('no document') : verifyDataIntegrity(envelope, means)
  }

  describe('of proof sets and chains', () => {
    const unsigned = jsonOf(`${eddsa}/unsigned.json`)
    const pairs = Object.values(jsonOf(`${eddsa}/proof-set-chain/multiKeyPairs.json`)) as unknown as KeyPair[]
    const named = (name: string): JsonObject => jsonOf(`${eddsa}/proof-set-chain/${name}`)

    it.each([
      ['a set of one proof', 'signedProofSet1.json'],
      ['a set of two', 'signedProofSet2.json'],
      ['a chain: one proof upon two', 'signedProofChain1.json'],
      ['a chain of three: one upon one upon two', 'signedProofChain2.json'],
    ])('hold as %s', async (_, name) => {
      const authenticated = await authenticate(named(name), pairs)
      expect(authenticated.proof.keySource).toBe('pinned')
      expect(authenticated.findings).toEqual([])
      expect(authenticated.document).toEqual(unsigned)
    })

    const chain = named('signedProofChain2.json')
    const proofs = chain['proof'] as readonly JsonObject[]

    it.each<[string, readonly number[], string]>([
      ['the second of the first two', [0, 2, 3], 'PREVIOUS_PROOF_MISSING'],
      ['both of the first two', [2, 3], 'PREVIOUS_PROOF_MISSING'],
      ['the middle', [0, 1, 3], 'PREVIOUS_PROOF_MISSING'],
    ])('do not hold without %s', async (_, kept, code) => {
      const cut = { ...chain, proof: kept.map((index) => proofs[index]!) }
      expect((await thrownBy(() => authenticate(cut, pairs))).code).toBe(code)
    })

    it('hold without the last, which nothing builds on', async () => {
      expect((await authenticate({ ...chain, proof: proofs.slice(0, 3) }, pairs)).document).toEqual(unsigned)
    })

    it('hold in any order', async () => {
      expect((await authenticate({ ...chain, proof: [...proofs].reverse() }, pairs)).document).toEqual(unsigned)
    })

    it.each([0, 1, 2])('do not hold once the date of proof %i, which others build on, is changed', async (index) => {
      const changed = proofs.map((proof, at) => (at === index ? { ...proof, created: '2023-02-24T23:36:39Z' } : proof))
      expect((await thrownBy(() => authenticate({ ...chain, proof: changed }, pairs))).code).toBe('KEY_UNREACHABLE')
    })

    it('do not hold as a set: a proof upon others is none of the document alone', async () => {
      const { previousProof: _, ...alone } = proofs[3]!
      expect((await thrownBy(() => authenticate({ ...chain, proof: alone }, pairs))).code).toBe('KEY_UNREACHABLE')
    })
  })

  describe('seen from outside', () => {
    const signed = jsonOf(`${eddsa}/eddsa-rdfc-2022/signedDataInt.json`)
    const { publicKeyMultibase } = jsonOf(`${eddsa}/keyPair.json`) as unknown as KeyPair

    const proofCheckOf = async (
      fetch: FetchFunction,
      trustedIssuers: Trust,
      document: JsonObject = signed,
    ): Promise<CheckResult | undefined> => {
      const verifier = createVerifier({ trustedIssuers, contexts, fetch, now: () => new Date('2023-06-01T00:00:00Z') })
      const { verified, checks } = await verifier.verify(document)
      expect(verified).toBe(false)
      return checks.find(({ check }) => check === 'proof')
    }

    it('are signed by a key of which their issuer, who publishes nothing, says nothing', async () => {
      expect(await proofCheckOf(corpusFetch, anyIssuer)).toMatchObject({
        outcome: 'unknown',
        problems: [{ code: 'ISSUER_PUBLISHES_NO_KEYS' }],
      })
    })

    it.each(all)(
      'are signed by a key that is not their issuer’s, where that one publishes another: $suite, $algorithm',
      async ({ folder, ending }) => {
        const { publicKey } = await fixedKey('another')
        const fetch: FetchFunction = (url) =>
          Promise.resolve(
            url.endsWith('/jwks.json') ? Response.json({ keys: [publicKey] }) : new Response('', { status: 404 }),
          )
        const document = jsonOf(`${folder}/signed${ending}.json`)
        expect(await proofCheckOf(fetch, anyIssuer, document)).toMatchObject({
          outcome: 'failed',
          problems: [{ code: 'KEY_NOT_AUTHORIZED' }],
          facts: { signature: 'valid' },
        })
        expect(await proofCheckOf(fetch, anyIssuer, { ...document, name: 'Changed' })).toMatchObject({
          facts: { signature: 'invalid' },
        })
      },
    )

    it('have a good proof where the key is pinned for their issuer', async () => {
      const keys = [readMultikey(publicKeyMultibase, defaultLimits).jwk]
      expect(await proofCheckOf(corpusFetch, [{ id: issuer, keys }])).toMatchObject({ outcome: 'passed' })
    })
  })
})
