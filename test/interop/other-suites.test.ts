/** The other implementation's suites beside eddsa-rdfc-2022, both ways. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { createSignCryptosuite, createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { describe, expect, it } from 'vitest'
import { createDataIntegritySigner } from '../../src/issue/signer.js'
import { generateKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { IssuedSuite } from '../../src/proof/issued-suites.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { noNetwork } from '../support/corpus.js'
import { seedOf } from '../support/fixed-keys.js'
import { issueWithPeer, verifyWithPeer } from '../support/peer-stack.js'
import { badgesOf, issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

interface PeerKey {
  readonly issuer: string
  readonly signer: object
}

async function ecdsaKey(curve: 'P-256' | 'P-384'): Promise<PeerKey> {
  const pair = await EcdsaMultikey.generate({ curve })
  const { publicKeyMultibase } = await pair.export({ publicKey: true })
  const issuer = `did:key:${publicKeyMultibase}`
  pair.controller = issuer
  pair.id = `${issuer}#${publicKeyMultibase}`
  return { issuer, signer: pair.signer() }
}

async function ed25519Key(): Promise<PeerKey> {
  const { publicKeyMultibase } = await Ed25519Multikey.generate({ controller: 'did:example:a', seed: seedOf('peer') })
  const issuer = `did:key:${publicKeyMultibase}`
  const pair = await Ed25519Multikey.generate({ controller: issuer, seed: seedOf('peer') })
  return { issuer, signer: pair.signer() }
}

const dated =
  (cryptosuite: object) =>
  (signer: object): object =>
    new DataIntegrityProof({ signer, date: signedAt, cryptosuite })
const reading = (cryptosuite: object) => (): object => new DataIntegrityProof({ cryptosuite })

const judge = (issuer: string, document: object): Promise<VerificationReport> =>
  createVerifier({ trustedIssuers: [issuer], fetch: noNetwork, now: () => judgedAt }).verify(document)

interface Pairing {
  readonly suite: string
  readonly with: string
  readonly algorithm: 'Ed25519' | 'ES256' | 'ES384'
  readonly peerKey: () => Promise<PeerKey>
  readonly signing: (signer: object) => object
  readonly verifying: () => object
}

const pairings: readonly Pairing[] = [
  {
    suite: 'ecdsa-rdfc-2019',
    with: 'P-256',
    algorithm: 'ES256',
    peerKey: () => ecdsaKey('P-256'),
    signing: dated(ecdsaRdfc2019),
    verifying: reading(ecdsaRdfc2019),
  },
  {
    suite: 'ecdsa-rdfc-2019',
    with: 'P-384',
    algorithm: 'ES384',
    peerKey: () => ecdsaKey('P-384'),
    signing: dated(ecdsaRdfc2019),
    verifying: reading(ecdsaRdfc2019),
  },
  {
    suite: 'eddsa-jcs-2022',
    with: 'Ed25519',
    algorithm: 'Ed25519',
    peerKey: ed25519Key,
    signing: dated(createSignCryptosuite()),
    verifying: reading(createVerifyCryptosuite()),
  },
]

/** Several nodes without names, which the hash of the suite puts in order. */
const nameless = async (issuer: string): Promise<OpenBadgeCredential> => ({
  ...(await badgesOf(issuer)).small,
  evidence: ['one', 'two', 'three', 'four'].map((narrative) => ({ type: ['Evidence'], narrative })),
})

describe.each(pairings)('$suite with $with', ({ suite, algorithm, peerKey, signing, verifying }) => {
  it.each(['small', 'full', 'nameless'] as const)(
    'a %s badge that we issue is verified by @digitalbazaar/vc',
    async (size) => {
      const key = await generateKey({ algorithm })
      const badge = size === 'nameless' ? await nameless(issuerOf(key)) : (await badgesOf(issuerOf(key)))[size]
      const signed = await createDataIntegritySigner(key, { suite: suite as IssuedSuite }).sign(
        badge,
        signedAt.getTime(),
      )
      const document = signed.format === 'data-integrity' ? signed.document : expect.fail('no document')
      expect(await verifyWithPeer(document, judgedAt, verifying())).toEqual({ verified: true, errors: [] })
      const changed = { ...document, name: 'Certified Baker' }
      expect(await verifyWithPeer(changed, judgedAt, verifying())).toMatchObject({ verified: false })
    },
  )

  it.each(['small', 'full', 'nameless'] as const)(
    'a %s badge that @digitalbazaar/vc issues is verified by us',
    async (size) => {
      const { issuer, signer } = await peerKey()
      const badge = size === 'nameless' ? await nameless(issuer) : (await badgesOf(issuer))[size]
      const signed = await issueWithPeer(badge, signing(signer), signedAt)
      const report = await judge(issuer, signed)
      expect(report.verdict).toBe('verified')
      expect(report.evidence.proof).toMatchObject({ suite, keySource: 'did' })
      expect((await judge(issuer, { ...signed, name: 'Certified Baker' })).verdict).toBe('invalid')
    },
  )
})

describe('Ed25519Signature2020', () => {
  it('of a badge that @digitalbazaar/vc issues is verified by us', async () => {
    const { issuer, signer } = await ed25519Key()
    const { small } = await badgesOf(issuer)
    const context = [...small['@context'], 'https://w3id.org/security/suites/ed25519-2020/v1']
    const suite = new Ed25519Signature2020({ signer, date: signedAt })
    const signed = await issueWithPeer({ ...small, '@context': context }, suite, signedAt)
    expect((signed['proof'] as { type: string }).type).toBe('Ed25519Signature2020')
    const report = await judge(issuer, signed)
    expect(report.verdict).toBe('verified')
    expect(report.evidence.proof).toMatchObject({ suite: 'Ed25519Signature2020', keySource: 'did' })
    expect((await judge(issuer, { ...signed, name: 'Certified Baker' })).verdict).toBe('invalid')
  })
})
