import { isOpenBadgesError } from '../../errors.js'
import { describeJson, isJsonObject, type JsonValue } from '../../json/json.js'
import { parseJson } from '../../json/parse-json.js'
import type { Limits } from '../../limits.js'
import { fromUtf8 } from '../../platform/bytes.js'
import { compileSchema } from './compile.js'
import type { Compiled } from './compiled.js'
import { readDialect, type Dialect } from './dialect.js'
import type { Refusals } from './refusals.js'
import { Resources } from './resources.js'
import type { Work } from './work.js'

/** A schema as it was had. */
export interface SchemaSource {
  /** Where it came from. */
  readonly url: string
  readonly document: JsonValue
  /** The version of JSON Schema where the schema names none; without it, such a schema is not judged by. */
  readonly dialect?: Dialect | undefined
}

/** What reading a schema needs besides it. */
export interface ReadingMeans {
  /** Schemas that it may refer to, by address. */
  readonly known: ReadonlyMap<string, JsonValue>
  readonly work: Work
  readonly refusals: Refusals
}

/**
 * Parses the JSON text of a schema, by the strict rules for credentials.
 *
 * @param bytes - as they were fetched
 * @throws OpenBadgesError `CREDENTIAL_SCHEMA_INVALID`
 */
export function parseSchema(bytes: Uint8Array, limits: Limits, refusals: Refusals): JsonValue {
  if (bytes.length > limits.maxCredentialSchemaBytes) {
    return refusals.invalid('', `at most ${limits.maxCredentialSchemaBytes} bytes`, bytes.length)
  }
  const text = fromUtf8(bytes)
  if (text === undefined) return refusals.invalid('', 'UTF-8 text', 'bytes that are not')
  try {
    return parseJson(text, limitsForSchemas(limits))
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    return refusals.invalid(error.path ?? '', 'strict JSON', error.code)
  }
}

/**
 * Makes a schema ready for judging.
 *
 * Its `$schema` says how it is to be read. An `$id` that is not the address it came from is no
 * fault: official schemas, too, are served under several addresses. It can do no harm, since
 * nothing is shared with any other schema.
 *
 * @throws OpenBadgesError `CREDENTIAL_SCHEMA_INVALID`, `CREDENTIAL_SCHEMA_NOT_SUPPORTED`
 */
export function readSchema(source: SchemaSource, means: ReadingMeans): Compiled {
  const { known, work, refusals } = means
  const { url, document, dialect } = source
  const named = isJsonObject(document) ? document['$schema'] : undefined
  const read = named === undefined ? dialect : readDialect(named)
  if (read === undefined) {
    const needed = named === undefined ? 'a "$schema" of its own' : `JSON Schema as ${describeJson(named)} defines it`
    return refusals.notSupported(needed, '/$schema')
  }
  const resources = new Resources(known, refusals)
  return compileSchema(resources.addDocument(document, url, read), resources, { work, refusals })
}

/** Schemas are long lists of names; no JSON-LD is made of them, so their number costs little. */
function limitsForSchemas(limits: Limits): Limits {
  const most = limits.maxCredentialSchemaBytes
  return {
    ...limits,
    maxJsonDepth: SCHEMA_DEPTH,
    maxJsonNodes: most,
    maxArrayLength: most,
    maxObjectKeys: most,
    maxStringLength: most,
    maxCredentialLength: most,
  }
}

/** Eight times the depth of the official schema: a keyword and what stands under it are two levels. */
const SCHEMA_DEPTH = 100
