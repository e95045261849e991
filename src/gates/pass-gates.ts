/**
 * The door: format, schema and proof. A badge goes through it, and so does every credential that a
 * verdict on a badge rests on.
 */
import type { Envelope } from '../envelope/envelope.js'
import { readEnvelope } from '../envelope/read-envelope.js'
import type { JsonObject } from '../json/json.js'
import { finding, problem, type Finding, type Problem } from '../messages/problem.js'
import type { Kind } from '../model/kinds.js'
import { authenticate } from '../proof/authenticate.js'
import type { Authenticated, ProofMeans, ReliedProof } from '../proof/authentication.js'
import { checkDocument } from '../schema/check-document.js'
import { checkPresentation } from '../schema/check-presentation.js'
import { checkStatusList } from '../schema/check-status-list.js'
import type { SchemaVerdict } from '../schema/schema-verdict.js'
import type { AuthenticCredential } from './authentic-credential.js'
import { checkNamedSchemas, namesSchemas, type NamingEnvelope, type SchemaDesk } from './check-named-schemas.js'
import { attempt, attemptNow, outcomeOf, passed, skipped, type Outcome } from './outcome.js'

/** What the gates need besides the input. */
export interface GateMeans extends ProofMeans {
  /** The kinds that may pass. */
  readonly accept: readonly Kind[]
  /** Where the schemas that a credential names are had; without it they are not looked at, which is a finding. */
  readonly schemas?: SchemaDesk
}

/** A document whose proof holds: what the judgements look at. */
export interface Judgeable {
  readonly document: JsonObject
  readonly kind: Kind
  readonly authenticated: Authenticated
}

/** A credential that passed all gates. */
export interface Admitted extends Judgeable {
  /** The document, as what it is. */
  readonly credential: AuthenticCredential
}

/** What later steps need to know of the input. */
export type ReadInput = Pick<
  Envelope,
  'kind' | 'document' | 'sha256' | 'inputKind' | 'format' | 'container' | 'findings'
>

/**
 * What the gates found.
 *
 * @typeParam Read - what is told of the input
 */
export interface GateReport<Read extends ReadInput = Envelope> {
  readonly format: Outcome
  readonly schema: Outcome
  readonly proof: Outcome
  readonly findings: readonly Finding[]
  /** What was read, be its kind accepted or not; `undefined` if nothing could be read. */
  readonly envelope: Read | undefined
  /** There if and only if the proof passed, whatever the schema says. */
  readonly relied: ReliedProof | undefined
  /** There if and only if format, schema and proof passed. */
  readonly admitted: Admitted | undefined
  /**
   * What can be judged further: what was admitted, and what is of no kind that we know but was signed
   * by its issuer. An auditor wants to know of that, too, whether it is in force; it is no credential of ours.
   */
  readonly judgeable: Judgeable | undefined
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
  const opened = await attempt(() => readEnvelope(input, means.limits))
  if ('problem' in opened) return closedGates(opened.problem, undefined)
  const envelope = opened.value
  const { kind } = envelope
  // What is of no kind that we know goes on, to be told by the schema that it is no Open Badge.
  if (kind !== 'unrecognized' && !means.accept.includes(kind)) {
    const facts = { accepted: [...means.accept], kind }
    return closedGates(problem('KIND_NOT_ACCEPTED', facts, { path: '/type' }), envelope)
  }
  const read = checkSchema(envelope)
  const proof = await attempt(() => authenticate(envelope, means))
  const authenticated = 'value' in proof ? proof.value : undefined
  // Contexts may be added to a document after it was signed by JCS: what was signed must be a badge without them.
  const isAsSigned = authenticated === undefined || haveSameContexts(envelope.document, authenticated.document)
  const signed: Envelope = isAsSigned ? envelope : { ...envelope, document: authenticated.document }
  const shape = isAsSigned ? read : checkSchema(signed)
  // Nobody is asked for a schema on behalf of a forgery.
  const isGenuine = shape.problems.length === 0 && authenticated !== undefined
  const desk = isGenuine ? means.schemas : undefined
  const schema = desk && namesSchemas(signed) ? await checkNamed(signed, shape, desk, means.limits) : shape
  const admitted = schema.problems.length === 0 && authenticated ? admit(envelope, authenticated) : undefined
  return {
    format: passed,
    schema: outcomeOf(schema.problems),
    proof: 'problem' in proof ? refusedProof(proof.problem) : passed,
    findings: [...(envelope.findings ?? []), ...schema.findings, ...(authenticated?.findings ?? [])],
    envelope,
    relied: authenticated?.proof,
    admitted,
    judgeable:
      admitted ?? (authenticated && kind === 'unrecognized' ? judgeableOf(envelope, authenticated) : undefined),
  }
}

/**
 * The report on an input that was not looked into.
 *
 * @param refusal - why not
 * @param envelope - what was read, if anything
 */
export function closedGates(refusal: Problem, envelope: Envelope | undefined): GateReport {
  const closed = skipped('gate-closed')
  return {
    format: outcomeOf([refusal]),
    schema: closed,
    proof: closed,
    findings: envelope?.findings ?? [],
    envelope,
    relied: undefined,
    admitted: undefined,
    judgeable: undefined,
  }
}

function haveSameContexts(a: JsonObject, b: JsonObject): boolean {
  const ours = a['@context']
  const theirs = b['@context']
  return ours === theirs || JSON.stringify(ours) === JSON.stringify(theirs)
}

function checkSchema(envelope: Envelope): SchemaVerdict {
  const checked = attemptNow(() => schemaOf(envelope))
  return 'value' in checked ? checked.value : { problems: [checked.problem], findings: [] }
}

/** What the shape alone left open is answered here. */
async function checkNamed(
  envelope: NamingEnvelope,
  shape: SchemaVerdict,
  desk: SchemaDesk,
  limits: GateMeans['limits'],
): Promise<SchemaVerdict> {
  const checked = await attempt(() => checkNamedSchemas(envelope, desk, limits))
  if ('problem' in checked) return { problems: [checked.problem], findings: shape.findings }
  const findings = shape.findings.filter(({ code }) => code !== 'SCHEMA_NOT_CHECKED')
  return { problems: checked.value.problems, findings: [...findings, ...checked.value.findings] }
}

function schemaOf(envelope: Envelope): SchemaVerdict {
  const { kind, document } = envelope
  switch (kind) {
    case 'badge':
    case 'endorsement':
    case 'clr': {
      const { problems, findings } = checkDocument(document, kind)
      return { problems: [...layoutProblems(envelope), ...problems], findings }
    }
    case 'unrecognized':
      return checkDocument(document, 'badge')
    case 'status-list': {
      const { problems, findings } = checkStatusList(document)
      return { problems, findings: [...findings, ...layoutFindings(envelope)] }
    }
    case 'presentation': {
      const { problems, findings } = checkPresentation(document)
      return { problems: [...claimProblems(envelope), ...problems], findings }
    }
  }
}

/** A `vc` claim goes with data model 1.1, the bare payload with 2.0; anything else is invalid (spec.md R-34). */
function layoutProblems(envelope: Envelope): readonly Problem[] {
  if (envelope.format !== 'jwt') return []
  const { layout, dataModel } = envelope
  if (layout === 'vp-claim') return claimProblems(envelope)
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

/** A credential stands in a `vc` claim and a presentation in a `vp` claim, not the other way round. */
function claimProblems({ kind, ...envelope }: Envelope): readonly Problem[] {
  if (envelope.format !== 'jwt' || envelope.layout === 'payload') return []
  const [expected, claim] = kind === 'presentation' ? ['vp-claim', 'vc'] : ['vc-claim', 'vp']
  if (envelope.layout === expected) return []
  const facts = { expected: `a ${kind} elsewhere`, found: `it in a "${claim}" claim` }
  return [problem('VC_CLAIM_MISPLACED', facts, { path: `/${claim}` })]
}

/** Status lists are read in either layout: others put those of data model 2.0 into a claim, too. */
function layoutFindings(envelope: Envelope): readonly Finding[] {
  const isUnusual = envelope.format === 'jwt' && envelope.layout === 'vc-claim' && envelope.dataModel === '2.0'
  return isUnusual ? [finding('VC_CLAIM_ON_LIST', {}, { path: '/vc' })] : []
}

/** Whether the signature holds, although the proof is refused, is worth telling. */
function refusedProof(refusal: Problem): Outcome {
  const { signature } = refusal.facts
  return outcomeOf([refusal], signature === undefined ? undefined : { signature })
}

/** The one place where a credential becomes authentic. */
function admit(envelope: Envelope, authenticated: Authenticated): Admitted {
  const { document } = authenticated
  return { document, kind: envelope.kind, authenticated, credential: document as unknown as AuthenticCredential }
}

function judgeableOf({ kind }: Envelope, authenticated: Authenticated): Judgeable {
  return { document: authenticated.document, kind, authenticated }
}
