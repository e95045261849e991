/** What the gates found, on its way from one thread to another. JSON text costs half of what a structured clone does. */
import type { AuthenticCredential } from '../../gates/authentic-credential.js'
import type { Admitted, GateReport, Judgeable, ReadInput } from '../../gates/pass-gates.js'
import type { JsonObject } from '../../json/json.js'
import type { SentReport } from './messages.js'
import { certain } from '../../platform/certain.js'
import { present } from '../../platform/present.js'

/** What is written of a report besides its documents. */
type Found = Pick<GateReport, 'format' | 'schema' | 'proof' | 'findings'> & {
  readonly read?: Omit<ReadInput, 'document'>
  readonly relied?: NonNullable<GateReport['relied']>
  readonly authenticated?: Omit<Judgeable['authenticated'], 'document'>
  readonly isAdmitted: boolean
}

/**
 * Writes a report so that it can be sent.
 *
 * @param task - the id of what it answers
 * @param report - what `passGates` returned
 */
export function toSentReport(task: number, report: GateReport): SentReport {
  const { format, schema, proof, findings, envelope, relied, judgeable } = report
  const found: Found = {
    format,
    schema,
    proof,
    findings,
    ...(envelope && { read: aboutInput(envelope) }),
    ...(relied && { relied }),
    ...(judgeable && { authenticated: aboutProof(judgeable.authenticated) }),
    isAdmitted: report.admitted !== undefined,
  }
  const document = envelope && JSON.stringify(envelope.document)
  const signed = judgeable && textOf(judgeable.document, envelope, document)
  return {
    task,
    found: JSON.stringify(found),
    ...(document !== undefined && { document }),
    ...(signed !== undefined && signed !== document && { signed }),
  }
}

/** Reads a report that was sent: the same as `passGates` returned, but for the parts of the input that nobody asks for later. */
export function fromSentReport({ found, document, signed }: SentReport): GateReport<ReadInput> {
  const { read, relied, authenticated, isAdmitted, ...outcomes } = JSON.parse(found) as Found
  const envelope = read && { ...read, document: parse(certain(document)) }
  const judgeable =
    envelope && authenticated && judgeableOf(envelope, authenticated, signed === undefined ? undefined : parse(signed))
  // It was made authentic by `passGates`, in the other thread.
  const admitted: Admitted | undefined =
    judgeable && isAdmitted
      ? { ...judgeable, credential: judgeable.document as unknown as AuthenticCredential }
      : undefined
  return { ...outcomes, envelope, relied, admitted, judgeable: admitted ?? judgeable }
}

function judgeableOf(
  { kind, document }: ReadInput,
  authenticated: NonNullable<Found['authenticated']>,
  signed: JsonObject = document,
): Judgeable {
  return { document: signed, kind, authenticated: { ...authenticated, document: signed } }
}

function aboutInput({ kind, sha256, inputKind, format, container, findings }: ReadInput): NonNullable<Found['read']> {
  return present({ kind, sha256, inputKind, format, container, findings })
}

function aboutProof({ document: _, ...rest }: Judgeable['authenticated']): NonNullable<Found['authenticated']> {
  return rest
}

function textOf(signed: JsonObject, envelope: ReadInput | undefined, document: string | undefined): string | undefined {
  return signed === envelope?.document ? document : JSON.stringify(signed)
}

function parse(text: string): JsonObject {
  return JSON.parse(text) as JsonObject
}
