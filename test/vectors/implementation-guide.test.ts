/**
 * The worked examples of 1EdTech's implementation guide for embedded proofs: of Open Badges 3.0, and of CLR 2.0.
 *
 * The guide prints every step: the key, the canonical forms of proof and document, their hashes, what is signed, the
 * signature, and the value of the proof. The figures stand here; the documents and the canonical forms are read from
 * the corpus.
 */
import { expect, it } from 'vitest'
import { digest } from '#platform'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { toArray, type JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { translate, translateProofOptions } from '../../src/jsonld/translate.js'
import { readMultikey } from '../../src/keys/multikey.js'
import { importKey } from '../../src/keys/signing-key.js'
import { defaultLimits } from '../../src/limits.js'
import type { FetchFunction } from '../../src/net/network.js'
import type { PrivateJwk } from '../../src/platform/algorithms.js'
import { toHex, toUtf8 } from '../../src/platform/bytes.js'
import { verifyWith } from '../../src/proof/verify-with.js'
import { hashForm, type CanonicalForm } from '../../src/proof/data-integrity/hash-suite.js'
import { readProofValue } from '../../src/proof/data-integrity/proof-value.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus } from '../support/corpus.js'

/** What the guide prints of one example. */
interface Example {
  readonly name: string
  readonly kind: 'badge' | 'clr'
  /** The signed credential, in the corpus. */
  readonly entry: string
  /** Where the corpus has the canonical forms. */
  readonly folder: string
  readonly documentHash: string
  readonly signature: string
}

const examples: readonly Example[] = [
  {
    name: 'Open Badges 3.0',
    kind: 'badge',
    entry: 'C0426',
    folder: 'obv3p0',
    documentHash: '87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773',
    signature:
      'f7a017acf7d27983267ec362657c0fb08e955549f49dac5bf36a03c4f2c3a4f1e3738a6c5ecd7ffba7135cb9cd754e6196f4b73082ea8df8e703c8ecd4333503',
  },
  {
    name: 'CLR 2.0',
    kind: 'clr',
    entry: 'C0424',
    folder: 'clrv2p0',
    documentHash: '768d7015ae69e0210e1c2a45194d9c1d15d7a6022e52b946574a2a27f6fa85fe',
    signature:
      '0c220dadbcfcaa64ab8a8c5002dbe258e6c7746ca71c25e2ea3b7fbffd66568413f53b1d34f5655f3057864bd372bbf0d1e74ea2f8c72e2f4b5790f21a22b70a',
  },
]

/** Of the proof's options, which are the same in both. */
const proofHash = 'd34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19'
const publicKey = '4bdeafde2ea8beefadd8c699b5c7e0704cf51154d52e17b20b71337ca04cc5a5'

/** The guide prints it for everybody to sign with. Never use it for anything else. */
const privateKey = '6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4'

for (const { name, kind, entry, folder, documentHash, signature } of examples) {
  describeCorpus(`the example of the implementation guide: ${name}`, () => {
    const path = corpusEntries().find(({ id }) => id === entry)?.path ?? ''
    const signed = JSON.parse(readCorpus(path).toString('utf8')) as JsonObject
    const { proof: proofs, ...document } = signed
    const proof = toArray(proofs)[0] as JsonObject
    const placed = { proof, path: '/proof' }
    const library = readAddedContexts({}).library()
    const method = String(proof['verificationMethod'])
    const [issuer = '', multikey = ''] = method.split('#')
    const key = readMultikey(multikey, defaultLimits)
    const now = (): Date => new Date('2026-11-21T00:00:00Z')

    /** The guide's text of a canonical form. */
    const printed = (part: 'document' | 'proof'): string =>
      readCorpus(`${GUIDE}/${folder}/${part}-canon.txt`).toString('utf8')

    const formOf = async (): Promise<Pick<CanonicalForm, 'options' | 'document'>> => ({
      options: await translateProofOptions(placed, document, await library, defaultLimits),
      document: (await translate(document, await library, defaultLimits)).nquads,
    })
    const hashOf = async (): Promise<Uint8Array> => hashForm(await formOf(), 'Ed25519')

    it('names its public key', () => {
      expect(Buffer.from(key.jwk.x ?? '', 'base64url').toString('hex')).toBe(publicKey)
    })

    it('has the canonical forms that the guide prints, byte for byte', async () => {
      expect(await formOf()).toEqual({ options: printed('proof'), document: printed('document') })
    })

    it('gives the hashes that the guide prints: that of the proof options, then that of the document', async () => {
      expect([
        toHex(digest('SHA-256', toUtf8(printed('proof')))),
        toHex(digest('SHA-256', toUtf8(printed('document')))),
      ]).toEqual([proofHash, documentHash])
      expect(toHex(await hashOf())).toBe(proofHash + documentHash)
    })

    it('has the signature that the guide prints, which holds', async () => {
      const { algorithm, signature: read } = readProofValue(placed, ['Ed25519'], defaultLimits)
      expect(toHex(read)).toBe(signature)
      expect(await verifyWith(key, algorithm, await hashOf(), read)).toBe(true)
    })

    it('comes out the same, signed by us with the key that the guide prints', async () => {
      const jwk = { ...key.jwk, d: Buffer.from(privateKey, 'hex').toString('base64url') } as PrivateJwk
      const signer = createDataIntegritySigner(await importKey(jwk, { id: method }))
      const made = await signer.sign(document, Date.parse(String(proof['created'])))
      expect('document' in made ? made.document['proof'] : made).toEqual(proof)
    })

    it('is verified where its issuer publishes the key', async () => {
      const verifier = createVerifier({ trustedIssuers: [issuer], fetch: corpusFetch, now })
      const report = await verifier.verify(signed, { accept: [kind] })
      expect([report.verdict, report.evidence.proof?.keyId]).toEqual(['verified', method])
    })

    it('is not verified where its issuer publishes another key, although the signature holds', async () => {
      const other = { kty: 'OKP', crv: 'Ed25519', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' }
      const fetch: FetchFunction = (url) =>
        Promise.resolve(
          url.endsWith('jwks.json') ? Response.json({ keys: [other] }) : new Response('', { status: 404 }),
        )
      const report = await createVerifier({ trustedIssuers: [issuer], fetch, now }).verify(signed, { accept: [kind] })
      expect(report.verdict).toBe('invalid')
      expect(report.checks.find(({ check }) => check === 'proof')).toMatchObject({ facts: { signature: 'valid' } })
    })

    if (kind === 'clr') {
      it('holds an achievement that is verified, too', async () => {
        const verifier = createVerifier({ trustedIssuers: [issuer], fetch: corpusFetch, now })
        const { contained } = await verifier.verify(signed, { accept: [kind] })
        expect(contained.map(({ path, report }) => [path, report.verdict])).toEqual([
          ['/credentialSubject/verifiableCredential/0', 'verified'],
        ])
      })
    }
  })
}

const GUIDE = 'files/1EdTech+openbadges-specification/ob_v3p0/impl/test-vectors'
