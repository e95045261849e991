import type { DataIntegrityEnvelope, PlacedProof } from '../../envelope/envelope.js'
import { isFailedCode, isProblemCode, type ProblemCode } from '../../codes.js'
import { classify } from '../../envelope/read-document.js'
import { OpenBadgesError, isOpenBadgesError } from '../../errors.js'
import type { JsonObject } from '../../json/json.js'
import { translate, translateProofOptions, type Translation } from '../../jsonld/translate.js'
import { finding, type Finding } from '../../messages/problem.js'
import { issuerIdOf } from '../../model/readers.js'
import type { Authenticated, ProofMeans, ReliedProof } from '../authentication.js'
import { verifyWithIssuerKey } from '../find-proof-key.js'
import { checkKeyLifetime, endOfKey } from '../key-lifetime.js'
import { hashForEddsa, readEddsaProofValue, verifyEddsa } from './eddsa-rdfc-2022.js'
import { readProofOptions } from './proof-options.js'
import { selectProofs } from './select-proofs.js'

/**
 * Authenticates a credential with embedded proofs (VC Data Integrity 1.0, "Verify Proof Sets and
 * Chains"; design decision 7).
 *
 * Every proof of a suite we know must verify, and one of them must be by a key of the issuer. Proofs
 * of unknown suites give a finding and are never enough. The credential is read in its one compacted
 * spelling and compared with the graph that was signed. Does not look at the schema.
 *
 * @param envelope - a credential that was read
 * @param means - clocks, limits, keys, contexts
 * @throws OpenBadgesError a code of the proof check
 */
export async function verifyDataIntegrity(envelope: DataIntegrityEnvelope, means: ProofMeans): Promise<Authenticated> {
  const { document, proofs } = envelope
  const { known, findings } = selectProofs(proofs, means.limits)
  const translation = await translate(document, await means.contexts(), means.limits)
  checkKind(envelope, translation)
  const results: ProofResult[] = []
  for (const placed of known) results.push(await verifyOne(placed, document, translation, means))
  const refusals = results.flatMap((result) => ('refusal' in result ? [result.refusal] : []))
  // A proof that is wrong weighs more than one that could not be looked at.
  const worst =
    refusals.find(({ code }) => code !== 'KEY_NOT_AUTHORIZED' && isFailedCode(code)) ?? refusals.find(isNotByOthers)
  if (worst !== undefined) throw worst
  const good = results.flatMap((result) => ('relied' in result ? [result] : []))
  const [first] = good
  if (first === undefined) throw refusals[0] ?? new OpenBadgesError('NO_PROOF', {})
  const others = refusals.map(({ facts, path }) =>
    finding('PROOF_BY_OTHERS', { controller: String(facts['key']) }, { path: path ?? '/proof' }),
  )
  const notes = good.flatMap((result) => result.findings)
  // All of them must hold, so the first to end ends them all.
  const holdsUntil = Math.min(...good.map((result) => result.holdsUntil))
  return {
    document: translation.document,
    proof: first.relied,
    ...(holdsUntil === Infinity ? {} : { holdsUntil }),
    ...(first.signedAt === undefined ? {} : { signedAt: first.signedAt }),
    findings: [...findings, ...translation.findings, ...notes, ...others],
  }
}

/** Types count wherever they stand; one that stands elsewhere must not make the document another thing than was read. */
function checkKind({ kind }: DataIntegrityEnvelope, { document }: Translation): void {
  const whole = classify(document).kind
  if (whole !== kind) throw new OpenBadgesError('KIND_AMBIGUOUS', { kinds: [kind, whole] }, { path: '/type' })
}

type ProofResult =
  | {
      readonly relied: ReliedProof
      /** In milliseconds. */
      readonly holdsUntil: number
      readonly signedAt: number | undefined
      readonly findings: readonly Finding[]
    }
  | { readonly refusal: OpenBadgesError<ProblemCode> }

function isRefusal(error: unknown): error is OpenBadgesError<ProblemCode> {
  return isOpenBadgesError(error) && isProblemCode(error.code)
}

function isNotByOthers({ facts }: OpenBadgesError): boolean {
  return facts['signature'] !== 'valid'
}

async function verifyOne(
  { proof, path }: PlacedProof,
  document: JsonObject,
  translation: Translation,
  means: ProofMeans,
): Promise<ProofResult> {
  try {
    const options = readProofOptions(proof, means, path)
    const signature = readEddsaProofValue(proof, means.limits, path)
    const nquads = await translateProofOptions({ proof, path }, document, await means.contexts(), means.limits)
    const hash = hashForEddsa(nquads, translation.nquads)
    const key = await verifyWithIssuerKey(
      {
        issuer: issuerIdOf(document),
        reference: { method: options.verificationMethod, embedded: undefined, path },
        algorithm: 'Ed25519',
        verify: (candidate) => verifyEddsa(hash, signature, candidate),
      },
      means,
    )
    checkKeyLifetime(key, means)
    const holdsUntil = Math.min(options.expires ?? Infinity, endOfKey(key) ?? Infinity)
    const { signedAt, findings } = options
    return { relied: relyOn(options, key), holdsUntil, signedAt, findings }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error }
    throw error
  }
}

function relyOn(
  { verificationMethod, created, cryptosuite }: ReturnType<typeof readProofOptions>,
  key: Awaited<ReturnType<typeof verifyWithIssuerKey>>,
): ReliedProof {
  return {
    format: 'data-integrity',
    suite: cryptosuite,
    verificationMethod,
    ...(created === undefined ? {} : { created }),
    keySource: key.source,
    keyId: key.id,
    keyThumbprint: key.key.thumbprint,
  }
}
