/** The worked example of 1EdTech's implementation guide for embedded proofs. */
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { translate, translateProofOptions } from '../../src/jsonld/translate.js'
import { readMultikey } from '../../src/keys/multikey.js'
import { defaultLimits } from '../../src/limits.js'
import { toHex } from '../../src/platform/bytes.js'
import { hashForm } from '../../src/proof/data-integrity/hash-suite.js'
import { verifyWith } from '../../src/proof/verify-with.js'
import { readProofValue } from '../../src/proof/data-integrity/proof-value.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus } from '../support/corpus.js'

const documentHash = '87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773'
const proofHash = 'd34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19'
const publicKey = '4bdeafde2ea8beefadd8c699b5c7e0704cf51154d52e17b20b71337ca04cc5a5'

describeCorpus('the example of the implementation guide', () => {
  const entry = corpusEntries().find(({ id }) => id === 'C0426')
  const signed = JSON.parse(readCorpus(entry?.path ?? '').toString('utf8')) as JsonObject
  const { proof, ...document } = signed
  const placed = { proof: proof as JsonObject, path: '/proof' }
  const library = readAddedContexts({}).library()
  const method = String(placed.proof['verificationMethod'])
  const [issuer = '', multikey = ''] = method.split('#')
  const key = readMultikey(multikey, defaultLimits)

  const hashOf = async (): Promise<Uint8Array> =>
    hashForm(
      {
        options: await translateProofOptions(placed, document, await library, defaultLimits),
        document: (await translate(document, await library, defaultLimits)).nquads,
      },
      'Ed25519',
    )

  it('names its public key', () => {
    expect(Buffer.from(key.jwk.x ?? '', 'base64url').toString('hex')).toBe(publicKey)
  })

  it('gives the hash of the proof options, then that of the document', async () => {
    expect(toHex(await hashOf())).toBe(proofHash + documentHash)
  })

  it('has a signature that holds', async () => {
    const { algorithm, signature } = readProofValue(placed, ['Ed25519'], defaultLimits)
    expect(await verifyWith(key, algorithm, await hashOf(), signature)).toBe(true)
  })

  it('is verified where its issuer publishes the key', async () => {
    const verifier = createVerifier({
      trustedIssuers: [issuer],
      fetch: corpusFetch,
      now: () => new Date('2026-11-21T00:00:00Z'),
    })
    const report = await verifier.verify(signed)
    expect([report.verdict, report.evidence.proof?.keyId]).toEqual(['verified', method])
  })

  it('is not verified where its issuer publishes another key, although the signature holds', async () => {
    const other = { kty: 'OKP', crv: 'Ed25519', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' }
    const verifier = createVerifier({
      trustedIssuers: [issuer],
      fetch: (url) =>
        Promise.resolve(
          url.endsWith('jwks.json') ? Response.json({ keys: [other] }) : new Response('', { status: 404 }),
        ),
      now: () => new Date('2026-11-21T00:00:00Z'),
    })
    const report = await verifier.verify(signed)
    expect(report.verdict).toBe('invalid')
    expect(report.checks.find(({ check }) => check === 'proof')).toMatchObject({ facts: { signature: 'valid' } })
  })
})
