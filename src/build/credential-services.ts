/** How the parts that name outside places are read: status, refresh service, schemas, terms of use. */
import type { CredentialSchema } from '../model/credential-schema.js'
import type { BitstringStatusListEntry, CredentialStatus, StatusMessage } from '../model/credential-status.js'
import type { Iri, OneOrMany } from '../model/primitives.js'
import type { RefreshService } from '../model/refresh-service.js'
import { maxStatusSize } from '../model/status-list.js'
import type { TermsOfUse } from '../model/terms-of-use.js'
import { statusPurposes } from '../model/vocabulary.js'
import type { Extension } from './extension-book.js'
import { listOf, oneOrMany, openType } from './lists.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import * as read from './scalars.js'

/** One status entry: several are allowed by the W3C, but not by Open Badges (spec.md T-17). */
export const readStatus: Reader<CredentialStatus> = (value, reading) => readObject(value, statusShape, reading)

/** What verifiers need of an entry: a list of bits, the place in it and its meaning; the address of a list of ids. */
function checkEntry(status: StatusEntry, reading: Reading): void {
  for (const name of NEEDED.get(status.type) ?? []) {
    if (!(name in status)) reading.attempt<unknown>(name, undefined, statusShape.readers[name])
  }
}

/** An entry of more than one bit says what each of its values means (Bitstring Status List 1.0). */
function checkMessages({ type, statusSize = 1, statusMessage }: StatusEntry, reading: Reading): void {
  if (type !== 'BitstringStatusListEntry' || (statusMessage === undefined && statusSize === 1)) return
  const needed = 2 ** statusSize
  const values = (statusMessage ?? []).map(({ status }) => Number(status))
  const isComplete = values.length === needed && new Set(values.filter((value) => value < needed)).size === needed
  if (isComplete) return
  const found = values.length === needed ? 'others' : String(values.length)
  reading.at(['statusMessage'], () => reading.refuseAs(`${needed} messages, one for each value`, found))
}

/** Where a newer version can be had. */
export const readRefreshService: Reader<RefreshService> = (value, reading) => readObject(value, refreshShape, reading)

/** The terms under which a credential is issued. */
export const readTermsOfUse: Reader<OneOrMany<TermsOfUse>> = oneOrMany(
  (value, reading) => readObject(value, termsShape, reading),
  'terms of use',
)

/**
 * The schemas that a credential follows: whoever names any must name the one of Open Badges
 * (spec.md R-28).
 *
 * @param kind - what the credential is
 */
export function schemasOf(kind: 'achievement' | 'endorsement'): Reader<OneOrMany<CredentialSchema>> {
  const official = officialSchema(kind)
  return (value, reading) => {
    const schemas = readSchemas(value, reading)
    const isNamed = [schemas].flat().some(({ id, type }) => id === official && type === SCHEMA_TYPE)
    return isNamed ? schemas : reading.refuseAs(`${official} among them`, 'other schemas only')
  }
}

/**
 * Adds the schemas of the extensions in use, and with them the one of Open Badges (spec.md ).
 *
 * @param given - the schemas that the caller named
 * @param used - the extensions in use
 * @param kind - what the credential is
 */
export function withExtensionSchemas(
  given: OneOrMany<CredentialSchema> | undefined,
  used: readonly Extension[],
  kind: 'achievement' | 'endorsement',
): OneOrMany<CredentialSchema> | undefined {
  const added = new Set(used.flatMap(({ schema }) => schema ?? []))
  if (added.size === 0) return given
  const named = [given ?? { id: officialSchema(kind), type: SCHEMA_TYPE }].flat()
  const missing = [...added].filter((schema) => named.every(({ id }) => id !== schema))
  return Object.freeze([...named, ...missing.map((id) => Object.freeze({ id, type: SCHEMA_TYPE }))])
}

function officialSchema(kind: 'achievement' | 'endorsement'): Iri {
  return `https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_${kind}credential_schema.json`
}

const readSchemas: Reader<OneOrMany<CredentialSchema>> = oneOrMany(
  (value, reading) => readObject(value, schemaShape, reading),
  'schemas',
)

const SCHEMA_TYPE = '1EdTechJsonSchemaValidator2019'

const schemaShape: Shape<CredentialSchema> = {
  what: 'a schema: its address and its type',
  readers: { id: read.iri, type: openType([SCHEMA_TYPE, 'JsonSchema'], { JsonSchemaValidator2019: SCHEMA_TYPE }) },
  required: ['id'],
  made: { type: () => SCHEMA_TYPE },
  isOpen: true,
}

const refreshShape: Shape<RefreshService> = {
  what: 'a refresh service: its address and its type',
  readers: { id: read.iri, type: openType(['1EdTechCredentialRefresh']) },
  required: ['id'],
  made: { type: () => '1EdTechCredentialRefresh' },
  isOpen: true,
}

const termsShape: Shape<TermsOfUse> = {
  what: 'terms of use',
  readers: { id: read.iri, type: openType([]) },
  required: ['type'],
  isOpen: true,
}

type StatusEntry = CredentialStatus & Partial<Omit<BitstringStatusListEntry, keyof CredentialStatus>>

const statusShape: Shape<StatusEntry> = {
  what: 'one status entry',
  readers: {
    id: read.iri,
    type: openType(['BitstringStatusListEntry', '1EdTechRevocationList']),
    statusPurpose: read.termOf(statusPurposes, { revoked: 'revocation', suspended: 'suspension' }),
    statusListIndex: read.textLike(/^(?:0|[1-9]\d{0,14})$/, 'decimal digits as text, such as "94567"'),
    statusListCredential: read.httpsUrl,
    statusSize: (value, reading) => {
      const size = read.numberBetween(1, maxStatusSize, STATUS_SIZE)(value, reading)
      return Number.isInteger(size) ? size : reading.refuse(STATUS_SIZE, size)
    },
    statusMessage: listOf((value, reading) => readObject(value, messageShape, reading), 'messages'),
    statusReference: oneOrMany(read.iri, 'addresses'),
  },
  required: ['type'],
  names: 'status entry',
  isOpen: true,
  rules: [
    { of: ['type'], check: checkEntry },
    { of: ['type', 'statusSize', 'statusMessage'], check: checkMessages },
  ],
}

const messageShape: Shape<StatusMessage> = {
  what: 'a message: a value and what it means',
  readers: { status: read.textLike(/^0x[0-9a-f]+$/i, 'a value in hexadecimal, such as "0x1"'), message: read.text },
  required: ['status', 'message'],
  isOpen: true,
}

const NEEDED: ReadonlyMap<string, readonly (keyof StatusEntry)[]> = new Map([
  ['BitstringStatusListEntry', ['statusPurpose', 'statusListIndex', 'statusListCredential']],
  ['1EdTechRevocationList', ['id']],
])

const STATUS_SIZE = `a whole number from 1 to ${maxStatusSize}`
