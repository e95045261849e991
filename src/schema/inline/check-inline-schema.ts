import { OpenBadgesError } from '../../errors.js'
import { describeJson, type JsonObject, type JsonValue } from '../../json/json.js'
import type { Limits } from '../../limits.js'
import { problem, type Problem } from '../../messages/problem.js'
import type { Dialect } from './dialect.js'
import { parseSchema, readSchema } from './read-schema.js'
import { refusalsOf } from './refusals.js'
import { meetsSchema, type Fault } from './visit.js'
import { Work } from './work.js'

/** A schema that a credential names, as it was had. */
export interface InlineSchema {
  /** The address that the credential names. */
  readonly url: string
  /** What was served there; or what the caller gave, parsed. */
  readonly content: { readonly bytes: Uint8Array } | { readonly document: JsonValue }
  /** The version of JSON Schema where the schema names none. Without it, such a schema is not judged by. */
  readonly dialect?: Dialect | undefined
}

/** What judging by a schema may use. */
export interface InlineMeans {
  readonly limits: Limits
  /** Schemas that the caller gave, by address: a schema may refer to these and to itself, to no other. */
  readonly known: ReadonlyMap<string, JsonValue>
  /** Counts the steps; one for all schemas of a credential. Default: as many as the limits allow. */
  readonly work?: Work
}

/**
 * Holds a credential against a JSON Schema that a stranger wrote: draft 07, 2019-09 or 2020-12.
 *
 * The schema is read anew each time and shares nothing with any other, least of all with those of
 * this library. Nothing is fetched, no text of it becomes code, and its patterns run in linear
 * time. All work is counted; one that takes too much of it is not judged by, and the answer is the
 * same on every machine.
 *
 * Formats that are judged: `date`, `date-time`, `uri`, `iri`, `uri-reference`, `iri-reference`,
 * `email`, `idn-email`, `uuid`; others ask for nothing. `contentMediaType` and the like are not
 * looked at.
 *
 * @returns what of the schema the document does not meet; none if it meets all of it
 * @throws OpenBadgesError `CREDENTIAL_SCHEMA_INVALID`, `CREDENTIAL_SCHEMA_NOT_SUPPORTED`,
 *   `CREDENTIAL_SCHEMA_TOO_COSTLY`: nothing is known then of whether the document meets it
 */
export function checkInlineSchema(document: JsonObject, schema: InlineSchema, means: InlineMeans): readonly Problem[] {
  const { url, content, dialect } = schema
  const { limits, known, work = new Work(limits.maxCredentialSchemaSteps) } = means
  const refusals = refusalsOf(url)
  const parsed = 'bytes' in content ? parseSchema(content.bytes, limits, refusals) : content.document
  const compiled = readSchema({ url, document: parsed, dialect }, { known, work, refusals })
  const faults: Fault[] = []
  if (meetsSchema(compiled, document, { work, refusals, faults })) return []
  // Whatever is not met says so; were it silent, that would be no yes.
  if (faults.length === 0) throw new OpenBadgesError('INTERNAL_ERROR', { reason: 'a schema not met without a fault' })
  return faults.map((fault) => toProblem(fault, url))
}

function toProblem({ path, keyword, place, expected, found }: Fault, schema: string): Problem {
  const facts = { schema, keyword, place, expected, found: describeJson(found) }
  return problem('CREDENTIAL_SCHEMA_MISMATCH', facts, { path, url: schema })
}
