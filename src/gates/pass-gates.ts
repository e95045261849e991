/**
 * The door: format, schema and proof. A badge goes through it, and so does every credential that a
 * verdict on a badge rests on.
 */
import { OpenBadgesError } from '../errors.js'
import type { Envelope } from '../envelope/envelope.js'
import { readEnvelope } from '../envelope/read-envelope.js'
import type { JsonObject } from '../json/json.js'
import { problem, type Finding, type Problem } from '../messages/problem.js'
import type { Kind } from '../model/kinds.js'
import { authenticate } from '../proof/authenticate.js'
import type { Authenticated, ProofMeans } from '../proof/authentication.js'
import { checkDocument, type SchemaVerdict } from '../schema/check-document.js'
import type { AuthenticCredential } from './authentic-credential.js'
import { attempt, outcomeOf, passed, skipped, type Outcome } from './outcome.js'

/** What the gates need besides the input. */
export interface GateMeans extends ProofMeans {
  /** The kinds that may pass. */
  readonly accept: readonly Kind[]
}

/** A credential that passed all gates. */
export interface Admitted {
  readonly credential: AuthenticCredential
  /** The same, as JSON. */
  readonly document: JsonObject
  readonly kind: Kind
  readonly authenticated: Authenticated
}

/** What the gates found. */
export interface GateReport {
  readonly format: Outcome
  readonly schema: Outcome
  readonly proof: Outcome
  readonly findings: readonly Finding[]
  /** What was read; `undefined` if the format gate is closed. */
  readonly envelope: Envelope | undefined
  /** There if and only if format, schema and proof passed. */
  readonly admitted: Admitted | undefined
}

/**
 * Reads an input and judges its format, schema and proof. Schema and proof are both judged, so that
 * a wrong enumeration does not hide whether a badge is genuine, and the other way round.
 *
 * @param input - anything
 * @param means - clocks, limits, keys, contexts, and the kinds that may pass
 * @returns always; untrusted input never makes it throw
 */
export async function passGates(input: unknown, means: GateMeans): Promise<GateReport> {
  const read = await attempt(() => readAccepted(input, means))
  if ('problem' in read) {
    const closed = skipped('gate-closed')
    const format = outcomeOf([read.problem])
    return { format, schema: closed, proof: closed, findings: [], envelope: undefined, admitted: undefined }
  }
  const envelope = read.value
  const schema = await checkSchema(envelope)
  const proof = await attempt(() => authenticate(envelope, means))
  const authenticated = 'value' in proof ? proof.value : undefined
  return {
    format: passed,
    schema: outcomeOf(schema.problems),
    proof: 'problem' in proof ? refusedProof(proof.problem) : passed,
    findings: [...schema.findings, ...(authenticated?.findings ?? [])],
    envelope,
    admitted: schema.problems.length === 0 && authenticated ? admit(envelope, authenticated) : undefined,
  }
}

function readAccepted(input: unknown, { limits, accept }: GateMeans): Envelope {
  const envelope = readEnvelope(input, limits)
  // What is of no kind that we know goes on, to be told by the schema that it is no Open Badge.
  if (envelope.kind !== 'unrecognized' && !accept.includes(envelope.kind)) {
    throw new OpenBadgesError('KIND_NOT_ACCEPTED', { accepted: accept, kind: envelope.kind }, { path: '/type' })
  }
  return envelope
}

async function checkSchema(envelope: Envelope): Promise<SchemaVerdict> {
  const checked = await attempt(() => schemaOf(envelope))
  return 'value' in checked ? checked.value : { problems: [checked.problem], findings: [] }
}

function schemaOf(envelope: Envelope): SchemaVerdict {
  const { kind, document } = envelope
  switch (kind) {
    case 'badge':
    case 'endorsement': {
      const { problems, findings } = checkDocument(document, kind)
      return { problems: [...layoutProblems(envelope), ...problems], findings }
    }
    case 'unrecognized':
      return checkDocument(document, 'badge')
    case 'status-list':
    case 'clr':
    case 'presentation':
      return { problems: [problem('KIND_NOT_SUPPORTED', { kind }, { path: '/type' })], findings: [] }
  }
}

/** A `vc` claim goes with data model 1.1, the bare payload with 2.0; anything else is invalid (spec.md R-34). */
function layoutProblems(envelope: Envelope): readonly Problem[] {
  if (envelope.format !== 'jwt') return []
  const { layout, dataModel } = envelope
  if (layout === 'vc-claim' && dataModel === '2.0') {
    const facts = { expected: 'a credential of data model 2.0 as the payload', found: 'a "vc" claim' }
    return [problem('VC_CLAIM_MISPLACED', facts, { path: '/vc' })]
  }
  if (layout === 'payload' && dataModel === '1.1') {
    const facts = { expected: 'a credential of data model 1.1 in the "vc" claim', found: 'it as the payload' }
    return [problem('VC_CLAIM_MISPLACED', facts, { path: '' })]
  }
  return []
}

/** Whether the signature holds, although the proof is refused, is worth telling. */
function refusedProof(refusal: Problem): Outcome {
  const { signature } = refusal.facts
  return outcomeOf([refusal], signature === undefined ? undefined : { signature })
}

/** The one place where a credential becomes authentic. */
function admit({ kind }: Envelope, authenticated: Authenticated): Admitted {
  const { document } = authenticated
  return { credential: document as unknown as AuthenticCredential, document, kind, authenticated }
}
