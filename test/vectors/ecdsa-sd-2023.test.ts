/** Credentials with proofs of ecdsa-sd-2023 that other software made: in JavaScript, in Rust, in the specifications. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/json.js'
import { readAddedContexts } from '../../src/jsonld/added-contexts.js'
import { bundledContextUrls } from '../../src/jsonld/bundled-urls.generated.js'
import { canonizeByPackages as canonize } from '../support/peer-here.js'
import { createContextLibrary } from '../../src/jsonld/context-library.js'
import { readMultikey } from '../../src/keys/multikey.js'
import { defaultLimits } from '../../src/limits.js'
import { verifySignature } from '../../src/platform/node.js'
import { deriveCredential } from '../../src/proof/derive-credential.js'
import { prepareDerived } from '../../src/proof/data-integrity/ecdsa-sd/prepare-derived.js'
import { readDerivedProofValue } from '../../src/proof/data-integrity/ecdsa-sd/proof-value.js'
import { splitStatements } from '../../src/proof/data-integrity/ecdsa-sd/split-statements.js'
import {
  findUnsigned,
  readStatementKey,
  toBaseMessage,
} from '../../src/proof/data-integrity/ecdsa-sd/statement-signatures.js'
import { createSuiteMeans } from '../../src/proof/data-integrity/suite-means.js'
import type { VerificationReport } from '../../src/verify/report.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { createVerifier } from '../../src/verify/verifier.js'
import { corpusEntries, corpusFetch, describeCorpus, readCorpus, type CorpusEntry } from '../support/corpus.js'

/** Derived credentials whose proof we refuse, and why. */
const refused: Readonly<Record<string, string>> = {
  // Their contexts stand inside, with contexts of their own: such a context may mean anything by anything.
  'files/spruceid+ssi/extracted/ecdsa_sd_2023/verification_2_input.json': 'CONTEXT_INLINE_NOT_ALLOWED',
  'files/spruceid+ssi/extracted/ecdsa_sd_2023/verification_3_input.json': 'CONTEXT_INLINE_NOT_ALLOWED',
  // Its key is on secp256k1.
  'files/blockchain-certificates+cert-verifier-js/test/fixtures/v3/ecdsa-sd-2023-derived-credential.json':
    'KEY_TYPE_NOT_SUPPORTED',
}

describeCorpus('proofs of ecdsa-sd-2023 by others', () => {
  const entries = corpusEntries().filter(({ testable, proofs = [] }) => testable && proofs.some(isOurs))
  const derived = entries.filter((entry) => formOf(entry) === 'derived')
  const bases = entries.filter((entry) => formOf(entry) === 'base')

  it('are many', () => {
    expect([derived.length, bases.length]).toEqual([9, 9])
  })

  describe('derived', () => {
    it.each(derived.map((entry) => [entry.path, entry] as const))('%s', async (path, entry) => {
      const proof = proofFact(await verify(entry, documentOf(entry)))
      expect(proof).toBe(refused[path] ?? 'holds')
    })
  })

  describe('of the base', () => {
    it.each(bases.map((entry) => [entry.path, entry] as const))('%s', async (_path, entry) => {
      expect(proofFact(await verify(entry, documentOf(entry)))).toBe('PROOF_NOT_DERIVED')
      for (const disclose of [[], ['']]) {
        const contexts = contextsOf(entry)
        const { document } = await deriveCredential(documentOf(entry), { disclose, contexts })
        expect(await holdsUnderItsKey(document as unknown as JsonObject, contexts)).toBe(true)
      }
    })
  })

  it.each(['verification_2', 'verification_3'])(
    'of Rust, whose contexts we refuse, hold all the same: %s',
    async (name) => {
      const { proof, ...document } = JSON.parse(
        readCorpus(`files/spruceid+ssi/extracted/ecdsa_sd_2023/${name}_input.json`).toString('utf8'),
      ) as JsonObject & { readonly proof: JsonObject }
      const library = createContextLibrary(new Map())
      const { proofValue: _, ...stated } = proof
      const nquads = await canonize(document, library, defaultLimits)
      const options = await canonize({ ...stated, '@context': document['@context'] ?? [] }, library, defaultLimits)
      const value = readDerivedProofValue({ proof, path: '/proof' }, defaultLimits)
      const { mandatory, single } = splitStatements(nquads, value, '/proof')
      const key = readStatementKey(value.publicKey, '/proof', defaultLimits)
      const issuer = readMultikey(String(proof['verificationMethod']).split('#')[1] ?? '', defaultLimits)
      const base = toBaseMessage(options, value.publicKey, mandatory)
      expect(await findUnsigned(single, value.signatures, key)).toBeUndefined()
      expect(await verifySignature('ES256', await issuer.load(), base, value.baseSignature)).toBe(true)
    },
  )
})

function isOurs({ cryptosuite }: { readonly cryptosuite?: string }): boolean {
  return cryptosuite === 'ecdsa-sd-2023'
}

function documentOf({ path }: CorpusEntry): JsonObject {
  return JSON.parse(readCorpus(path).toString('utf8')) as JsonObject
}

function formOf(entry: CorpusEntry): 'base' | 'derived' {
  return JSON.stringify(documentOf(entry)).includes('"u2V0A') ? 'base' : 'derived'
}

function contextsOf({ urls = [] }: CorpusEntry): Readonly<Record<string, string>> {
  const known = urls.filter(
    ({ url, role, local }) => role === 'context' && local !== null && !bundledContextUrls.has(url),
  )
  return Object.fromEntries(known.map(({ url, local }) => [url, readCorpus(local ?? '').toString('utf8')]))
}

/** At a moment after all of their proofs were made; whether they have expired is another matter. */
async function verify(entry: CorpusEntry, document: object): Promise<VerificationReport> {
  const now = (): Date => new Date('2026-06-01T00:00:00Z')
  return createVerifier({ trustedIssuers: anyIssuer, fetch: corpusFetch, now, contexts: contextsOf(entry) }).verify(
    document,
  )
}

/** Under the key that the proof names, whoever the issuer is. */
async function holdsUnderItsKey(
  { proof, ...document }: JsonObject,
  contexts: Readonly<Record<string, string>>,
): Promise<boolean> {
  const placed = { proof: proof as JsonObject, path: '/proof' }
  const means = createSuiteMeans({ contexts: () => readAddedContexts(contexts).library(), limits: defaultLimits })
  const { verify: verifyWith } = await prepareDerived({ document, placed }, means)
  const [, multikey = ''] = /^did:key:(z\w+)/.exec(String(placed.proof['verificationMethod'])) ?? []
  return verifyWith(readMultikey(multikey, defaultLimits))
}

/** Examples of specifications are signed with keys that are not those of their issuers. */
function proofFact({ checks }: VerificationReport): string {
  const proof = checks.find(({ check }) => check === 'proof')
  if (proof?.outcome === 'passed') return 'holds'
  if (proof === undefined || !('problems' in proof)) return 'not looked at'
  return proof.facts?.['signature'] === 'valid' ? 'holds' : proof.problems[0].code
}
