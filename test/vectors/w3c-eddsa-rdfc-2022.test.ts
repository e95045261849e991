/** The test vectors of Data Integrity EdDSA Cryptosuites 1.0, byte for byte. */
import { expect, it } from 'vitest'
import { readEnvelope } from '../../src/envelope/read-envelope.js'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { translate, translateProofOptions } from '../../src/jsonld/translate.js'
import { readMultikey } from '../../src/keys/multikey.js'
import { importKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import { toHex } from '../../src/platform/bytes.js'
import {
  hashForEddsa,
  readEddsaProofValue,
  toEddsaProofValue,
  verifyEddsa,
} from '../../src/proof/data-integrity/eddsa-rdfc-2022.js'
import { signDataIntegrity } from '../../src/proof/data-integrity/sign-data-integrity.js'
import type { FetchFunction } from '../../src/net/network.js'
import { verifyDataIntegrity } from '../../src/proof/data-integrity/verify-data-integrity.js'
import { anyIssuer, type Trust } from '../../src/verify/trust.js'
import type { CheckResult } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { corpusFetch, describeCorpus, readCorpus } from '../support/corpus.js'
import { proofMeans } from '../support/proof-means.js'
import { fixedKey } from '../support/fixed-keys.js'
import { thrownBy } from '../support/thrown-by.js'

const examplesContext = 'https://www.w3.org/ns/credentials/examples/v2'
const issuer = 'https://vc.example/issuers/5678'
const folder = 'files/w3c+vc-di-eddsa/TestVectors'
const textOf = (path: string): string => readCorpus(`${folder}/${path}`).toString('utf8')
const jsonOf = (path: string): JsonObject => JSON.parse(textOf(path)) as JsonObject
const rdfc = (name: string): string => textOf(`eddsa-rdfc-2022/${name}DataInt.txt`)

interface KeyPair {
  readonly publicKeyMultibase: string
  readonly privateKeyMultibase: string
}

describeCorpus('the W3C vectors of eddsa-rdfc-2022', () => {
  const contexts = {
    [examplesContext]: readCorpus('files/_remote/www.w3.org/ns/credentials/examples/v2.json').toString('utf8'),
  }
  const library = readAddedContexts(contexts).library()
  const unsigned = jsonOf('unsigned.json')
  const signed = jsonOf('eddsa-rdfc-2022/signedDataInt.json')
  const proof = signed['proof'] as JsonObject
  const { publicKeyMultibase, privateKeyMultibase } = jsonOf('keyPair.json') as unknown as KeyPair
  const method = `did:key:${publicKeyMultibase}#${publicKeyMultibase}`
  const nquadsOf = async (): Promise<{ document: string; options: string }> => ({
    document: (await translate(unsigned, await library, defaultLimits)).nquads,
    options: await translateProofOptions({ proof, path: '/proof' }, unsigned, await library, defaultLimits),
  })

  it('give the canonical document', async () => {
    expect((await nquadsOf()).document).toBe(rdfc('canonDoc'))
  })

  it('give the canonical options of the proof', async () => {
    expect((await nquadsOf()).options).toBe(rdfc('proofCanon'))
  })

  it('give both hashes, and the two in one', async () => {
    const { document, options } = await nquadsOf()
    const combined = toHex(hashForEddsa(options, document))
    expect(combined).toBe(rdfc('combinedHash'))
    expect([combined.slice(0, 64), combined.slice(64)]).toEqual([rdfc('proofHash'), rdfc('docHash')])
  })

  it('give the secret key and its public half', async () => {
    const key = await importKey(privateKeyMultibase)
    expect(key.id).toBe(method)
    expect(key.publicKey).toEqual(readMultikey(publicKeyMultibase, defaultLimits).jwk)
  })

  it('give the signature, in both spellings', async () => {
    const { document, options } = await nquadsOf()
    const key = await importKey(privateKeyMultibase)
    const signature = await key.sign(hashForEddsa(options, document))
    expect(toHex(Uint8Array.from(signature))).toBe(rdfc('sigHex'))
    expect(toEddsaProofValue(signature)).toBe(rdfc('sigBTC58'))
    expect(toHex(readEddsaProofValue(proof, defaultLimits, ''))).toBe(rdfc('sigHex'))
    expect(
      await verifyEddsa(hashForEddsa(options, document), signature, readMultikey(publicKeyMultibase, defaultLimits)),
    ).toBe(true)
  })

  it('give the signed document', async () => {
    const key = await importKey(privateKeyMultibase)
    const details = { created: '2023-02-24T23:36:38Z', contexts: await library, limits: defaultLimits }
    expect(await signDataIntegrity(unsigned, key, details)).toEqual(signed)
  })

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

  it('are signed by a key that is not their issuer’s, where that one publishes another; the signature holds', async () => {
    const { publicKey } = await fixedKey('another')
    const fetch: FetchFunction = (url) =>
      Promise.resolve(
        url.endsWith('/jwks.json') ? Response.json({ keys: [publicKey] }) : new Response('', { status: 404 }),
      )
    expect(await proofCheckOf(fetch, anyIssuer)).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'KEY_NOT_AUTHORIZED' }],
      facts: { signature: 'valid' },
    })
    expect(await proofCheckOf(fetch, anyIssuer, { ...signed, name: 'Changed' })).toMatchObject({
      facts: { signature: 'invalid' },
    })
  })

  it('have a good proof where the key is pinned for their issuer', async () => {
    const keys = [readMultikey(publicKeyMultibase, defaultLimits).jwk]
    expect(await proofCheckOf(corpusFetch, [{ id: issuer, keys }])).toMatchObject({ outcome: 'passed' })
  })

  it.each([
    ['one proof', 'signedProofSet1.json'],
    ['two proofs', 'signedProofSet2.json'],
  ])('hold as a set of %s', async (_, name) => {
    const pairs = Object.values(jsonOf('proof-set-chain/multiKeyPairs.json')) as unknown as KeyPair[]
    const pinned = pairs.map((pair) => readMultikey(pair.publicKeyMultibase, defaultLimits))
    const document = jsonOf(`proof-set-chain/${name}`)
    const means = proofMeans(undefined, {
      contexts: () => library,
      pinnedKeys: (asked) => Promise.resolve(asked === issuer ? pinned : []),
    })
    const authenticated = await verifyDataIntegrity(readEnvelope(document, defaultLimits) as never, means)
    expect(authenticated.proof.keySource).toBe('pinned')
    expect(authenticated.findings).toEqual([])
    expect(authenticated.document).toEqual(unsigned)
  })

  it.each(['signedProofChain1.json', 'signedProofChain2.json'])(
    'of the chain %s are not judged, or refused',
    async (name) => {
      const document = readEnvelope(jsonOf(`proof-set-chain/${name}`), defaultLimits)
      const error = await thrownBy(() =>
        verifyDataIntegrity(document as never, proofMeans(undefined, { contexts: () => library })),
      )
      expect(error.code).toMatch(/^(?:PROOF_CHAIN_NOT_SUPPORTED|PREVIOUS_PROOF_MISSING)$/)
    },
  )

  it('of eddsa-jcs-2022 are of a suite that this version does not verify', async () => {
    const document = readEnvelope(jsonOf('eddsa-jcs-2022/signedJCS.json'), defaultLimits)
    const error = await thrownBy(() =>
      verifyDataIntegrity(document as never, proofMeans(undefined, { contexts: () => library })),
    )
    expect(error.code).toBe('SUITE_NOT_SUPPORTED')
  })
})
