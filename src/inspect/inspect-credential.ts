import type { Envelope } from '../envelope/envelope.js'
import { readEnvelope } from '../envelope/read-envelope.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import type { DataModel } from '../model/contexts.js'
import type { Kind } from '../model/kinds.js'
import { issuerHostOf } from '../model/issuer-host.js'
import { endOf, idOf, issuerIdOf, startOf, subjectsOf } from '../model/readers.js'

/** What an input says of itself. None of it is verified: anybody could have written it. */
export interface Inspection {
  /** Written out, so that nobody takes this for a verdict. */
  readonly authentic: 'not-checked'
  readonly format: 'jwt' | 'data-integrity'
  /** The kind of picture that it was inside, if it was. */
  readonly container?: NonNullable<Envelope['container']>
  readonly kind: Kind
  readonly dataModel?: DataModel
  /** SHA-256, hexadecimal, of the bytes or of the canonical JSON of an object. */
  readonly sha256: string
  readonly contexts: readonly string[]
  readonly types: readonly string[]
  readonly id?: string
  readonly name?: string
  /** `host`: of an id that has one, in punycode. */
  readonly issuer: { readonly id?: string; readonly host?: string; readonly name?: string }
  readonly subject: { readonly id?: string; readonly identifiers: readonly string[] }
  readonly achievement: { readonly id?: string; readonly name?: string; readonly type?: string }
  readonly validFrom?: string
  readonly validUntil?: string
  /** Where it says that its status stands. */
  readonly statuses: readonly InspectedStatus[]
  /** Suite and key of each proof; of a token its header. */
  readonly proofs: readonly { readonly suite: string; readonly key?: string; readonly created?: string }[]
}

/** An entry of a status list, as it is written. */
export interface InspectedStatus {
  readonly types: readonly string[]
  readonly purpose?: string
  readonly index?: string
  /** The address of the list. */
  readonly list?: string
}

/**
 * Tells what an input says of itself, for people who look into a file. Verifies nothing.
 *
 * @param input - JSON or a compact JWS as text or bytes, the credential as an object, or a PNG or SVG with it inside
 * @throws OpenBadgesError a format code, if it cannot be read at all
 */
export async function inspectCredential(input: unknown): Promise<Inspection> {
  const envelope = await readEnvelope(input, defaultLimits)
  const { document, kind, dataModel, format, sha256 } = envelope
  const [subject = {}] = subjectsOf(document)
  const achievement = asObject(subject['achievement'])
  const proofs = envelope.proofs.map(({ proof }) => ({
    suite: textOf(proof['cryptosuite']) ?? textOf(proof['type']) ?? 'unnamed',
    ...present('key', textOf(proof['verificationMethod'])),
    ...present('created', textOf(proof['created'])),
  }))
  const header = envelope.format === 'jwt' ? [headerProof(envelope.header)] : []
  return {
    authentic: 'not-checked',
    format,
    ...present('container', envelope.container),
    kind,
    ...present('dataModel', dataModel),
    sha256,
    contexts: toArray(document['@context']).map((context) => textOf(context) ?? '(inline)'),
    types: textsOf(document['type']),
    ...present('id', idOf(document['id'])),
    ...present('name', textOf(document['name'])),
    issuer: {
      ...present('id', issuerIdOf(document)),
      ...present('host', issuerHostOf(issuerIdOf(document) ?? '')),
      ...present('name', textOf(asObject(document['issuer'])['name'])),
    },
    subject: {
      ...present('id', idOf(subject)),
      identifiers: toArray(subject['identifier']).flatMap((entry) => textsOf(asObject(entry)['identityType'])),
    },
    achievement: {
      ...present('id', idOf(achievement)),
      ...present('name', textOf(achievement['name'])),
      ...present('type', textOf(achievement['achievementType'])),
    },
    ...present('validFrom', textOf(startOf(document))),
    ...present('validUntil', textOf(endOf(document))),
    statuses: toArray(document['credentialStatus']).map((entry) => statusOf(asObject(entry))),
    proofs: [...header, ...proofs],
  }
}

function statusOf(entry: JsonObject): InspectedStatus {
  const { type, statusPurpose, statusListIndex: index, statusListCredential = entry['id'] } = entry
  return {
    types: textsOf(type),
    ...present('purpose', textOf(statusPurpose)),
    ...present('index', typeof index === 'number' ? String(index) : textOf(index)),
    ...present('list', idOf(statusListCredential)),
  }
}

function headerProof(header: JsonObject): Inspection['proofs'][number] {
  const embedded = header['jwk'] === undefined ? undefined : '(in the header)'
  return { suite: textOf(header['alg']) ?? 'unnamed', ...present('key', textOf(header['kid']) ?? embedded) }
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return toArray(value).filter((member) => typeof member === 'string')
}

function present<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value }
}
