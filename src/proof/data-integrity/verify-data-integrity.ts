import type { DataIntegrityEnvelope } from '../../envelope/envelope.js'
import { isFailedCode, isProblemCode, type ProblemCode } from '../../codes.js'
import { classify, withoutProofs } from '../../envelope/read-document.js'
import { OpenBadgesError, isOpenBadgesError } from '../../errors.js'
import type { JsonObject } from '../../json/json.js'
import type { IssuerKey } from '../../keys/find-issuer-key.js'
import { finding, type Finding } from '../../messages/problem.js'
import { certain } from '../../platform/certain.js'
import { present } from '../../platform/present.js'
import type { Authenticated, ProofMeans, ReliedProof } from '../authentication.js'
import { checkOccasion } from '../check-occasion.js'
import { readClaimant } from '../claimant.js'
import { verifyWithIssuerKey } from '../find-proof-key.js'
import { checkKeyLifetime, endOfKey } from '../key-lifetime.js'
import { checkProofTypes } from './check-proof-types.js'
import { withPrevious } from './proof-chain.js'
import { readProofOptions, type ProofOptions } from './proof-options.js'
import { selectProofs, type SelectedProof } from './select-proofs.js'
import { createSuiteMeans } from './suite-means.js'
import type { SuiteMeans } from './suite.js'

/**
 * Authenticates a credential or a presentation with embedded proofs (VC Data Integrity 1.0, "Verify
 * Proof Sets and Chains"; design decision 7).
 *
 * Every proof of a suite we know must verify, and one of them must be by a key of the issuer, or of
 * the holder of a presentation. Proofs of unknown suites give a finding and are never enough. A
 * document signed as a graph is read in its one compacted spelling and compared with that graph; what
 * is shown is what the proof relied on has signed. Does not look at the schema.
 *
 * @param envelope - a document that was read
 * @param means - clocks, limits, keys, contexts
 * @throws OpenBadgesError a code of the proof check
 */
export async function verifyDataIntegrity(envelope: DataIntegrityEnvelope, means: ProofMeans): Promise<Authenticated> {
  const { known, findings } = selectProofs(envelope.proofs, readClaimant(envelope).purpose, means.limits)
  const suiteMeans = createSuiteMeans(means)
  await checkProofTypes(envelope.proofs, envelope.document, suiteMeans)
  const results: ProofResult[] = []
  for (const selected of known) results.push(await verifyOne(selected, envelope, means, suiteMeans))
  const good = results.filter((result) => 'relied' in result)
  const refusals = results.filter((result) => 'refusal' in result).map(({ refusal }) => refusal)
  // A proof that is wrong weighs more than one that could not be looked at.
  const worst =
    refusals.find(({ code }) => code !== 'KEY_NOT_AUTHORIZED' && isFailedCode(code)) ?? refusals.find(isNotByOthers)
  if (worst !== undefined) throw worst
  const [first] = good
  if (first === undefined) throw certain(refusals[0])
  const others = refusals.map(({ facts, path }) =>
    finding('PROOF_BY_OTHERS', { controller: String(facts['key']) }, present({ path })),
  )
  const notes: Finding[] = []
  for (const result of good) notes.push(...result.findings)
  // All of them must hold, so the first to end ends them all.
  const holdsUntil = Math.min(...good.map((result) => result.holdsUntil))
  return present({
    document: first.document,
    by: first.by,
    proof: first.relied,
    holdsUntil: holdsUntil === Infinity ? undefined : holdsUntil,
    signedAt: first.signedAt,
    findings: [...findings, ...first.documentFindings, ...notes, ...others],
  })
}

type ProofResult =
  | {
      readonly relied: ReliedProof
      /** What this proof has signed, without proofs. */
      readonly document: JsonObject
      readonly by: string
      readonly documentFindings: readonly Finding[]
      /** In milliseconds. */
      readonly holdsUntil: number
      readonly signedAt: number | undefined
      readonly findings: readonly Finding[]
    }
  | { readonly refusal: OpenBadgesError<ProblemCode> }

function isRefusal(error: unknown): error is OpenBadgesError<ProblemCode> {
  return isOpenBadgesError(error) && isProblemCode(error.code)
}

function isNotByOthers({ code, facts }: OpenBadgesError): boolean {
  return code !== 'KEY_NOT_AUTHORIZED' || facts['signature'] !== 'valid'
}

async function verifyOne(
  { placed, suite, previous, doubt }: SelectedProof,
  envelope: DataIntegrityEnvelope,
  means: ProofMeans,
  suiteMeans: SuiteMeans,
): Promise<ProofResult> {
  const { proof, path } = placed
  try {
    const options = readProofOptions(proof, means, path)
    const { challenge, domain } = proof
    const unused = checkOccasion({ challenge, domain }, envelope, means, path)
    const prepared = await suite.prepare({ placed, document: withPrevious(envelope.document, previous) }, suiteMeans)
    const document = previous.length === 0 ? prepared.document : withoutProofs(prepared.document).document
    checkKind(envelope, document)
    const { id, purpose } = readClaimant(envelope)
    const key = await verifyWithIssuerKey(
      {
        issuer: id,
        reference: { method: options.verificationMethod, embedded: undefined, path, purpose },
        algorithm: prepared.algorithm,
        verify: prepared.verify,
      },
      means,
    )
    const dates = checkKeyLifetime(key, means)
    if (doubt !== undefined) return { refusal: doubt }
    const holdsUntil = Math.min(options.expires ?? Infinity, endOfKey(key) ?? Infinity)
    const { signedAt } = options
    const ignored = unused.map((field) => finding('PROOF_FIELD_IGNORED', { field }, { path: `${path}/${field}` }))
    const findings = [...ignored, ...options.findings, ...dates]
    const relied = relyOn(options, suite.name, key)
    // A key is nobody's without an id to look it up by.
    return { relied, document, by: certain(id), documentFindings: prepared.findings, holdsUntil, signedAt, findings }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error }
    throw error
  }
}

/** Types count wherever they stand; one that stands elsewhere must not make the document another thing than was read. */
function checkKind({ kind }: DataIntegrityEnvelope, document: JsonObject): void {
  const whole = classify(document).kind
  if (whole !== kind) throw new OpenBadgesError('KIND_AMBIGUOUS', { kinds: [kind, whole] }, { path: '/type' })
}

function relyOn({ verificationMethod, created }: ProofOptions, suite: string, key: IssuerKey): ReliedProof {
  return present({
    format: 'data-integrity',
    suite,
    verificationMethod,
    created,
    keySource: key.source,
    keyId: key.id,
    keyThumbprint: key.key.thumbprint,
  })
}
