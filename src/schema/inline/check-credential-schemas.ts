/** Holds a credential against the schemas that it names. */
import { isProblemCode } from '../../codes.js'
import { OpenBadgesError, isOpenBadgesError, sentenceWithin } from '../../errors.js'
import type { JsonObject, JsonValue } from '../../json/json.js'
import type { Limits } from '../../limits.js'
import { problem, problemOf, type Problem } from '../../messages/problem.js'
import type { CredentialKind } from '../check-against-model.js'
import type { SchemaVerdict } from '../schema-verdict.js'
import { checkInlineSchema, type InlineSchema } from './check-inline-schema.js'
import { readCredentialSchemas, type NamedSchema, type SchemaRules } from './credential-schemas.js'
import { checkDigest } from './digest.js'
import { Work } from './work.js'

/** By what means schemas are had. */
export interface CredentialSchemaMeans {
  /**
   * Asks for a schema.
   *
   * @throws OpenBadgesError with a network code
   */
  readonly fetchSchema: (url: string) => Promise<{ readonly bytes: Uint8Array }>
  /** Schemas that the caller gave, by address. They are not fetched, and others may refer to them. */
  readonly known: ReadonlyMap<string, JsonValue>
  readonly limits: Limits
}

/**
 * Holds a credential against every schema that it names in `credentialSchema` (Open Badges 3.0,
 * "Verification", step 1; W3C Verifiable Credentials JSON Schema), beside that of the standard
 * itself, against which it has been held already.
 *
 * What cannot be judged by is unknown, and never a pass: a type or a version that is not known, a
 * schema that cannot be had, is none, is not the one that was signed for, or takes too much work.
 * Only the credential itself is looked at: those embedded in it are judged when they are.
 *
 * @param document - the credential, of which schema and proof are good: nothing is fetched for a forgery
 * @param kind - what it was checked as
 */
export async function checkCredentialSchemas(
  document: JsonObject,
  kind: CredentialKind,
  means: CredentialSchemaMeans,
): Promise<SchemaVerdict> {
  const { limits } = means
  const named = readCredentialSchemas(document, kind).filter(({ judging }) => judging !== 'done')
  if (named.length > limits.maxCredentialSchemas) {
    const facts = { found: named.length, limit: limits.maxCredentialSchemas }
    return { problems: [problem('CREDENTIAL_SCHEMAS_TOO_MANY', facts, { path: '/credentialSchema' })], findings: [] }
  }
  const work = new Work(limits.maxCredentialSchemaSteps)
  const problems: Problem[] = []
  // One after the other: what one costs is not there for the next.
  for (const schema of named) problems.push(...(await checkNamed(document, schema, work, means)))
  return { problems, findings: [] }
}

async function checkNamed(
  document: JsonObject,
  named: NamedSchema,
  work: Work,
  means: CredentialSchemaMeans,
): Promise<readonly Problem[]> {
  try {
    const schema = await resolveSchema(named, means)
    return checkInlineSchema(document, schema, { limits: means.limits, known: means.known, work })
  } catch (error) {
    if (!isOpenBadgesError(error) || !isProblemCode(error.code)) throw error
    return [problemOf(error.code, { facts: error.facts, path: named.path, url: named.url })]
  }
}

async function resolveSchema(
  { url, type, judging, digest }: NamedSchema,
  means: CredentialSchemaMeans,
): Promise<InlineSchema> {
  const { known, fetchSchema } = means
  if (judging === 'done' || judging === 'not-supported') throw notSupported(url, `the type ${type}`)
  const given = known.get(url)
  // Whoever gives a schema answers for it.
  if (given !== undefined) return { url, content: { document: given }, ...judging }
  const bytes = await fetchFrom(url, fetchSchema)
  if (digest !== undefined) assertDigest(url, bytes, digest)
  return { url, content: { bytes }, dialect: (judging satisfies SchemaRules).dialect }
}

async function fetchFrom(url: string, fetchSchema: CredentialSchemaMeans['fetchSchema']): Promise<Uint8Array> {
  try {
    return (await fetchSchema(url)).bytes
  } catch (cause) {
    if (!isOpenBadgesError(cause) || cause.code === 'NOT_CONTACTED') throw cause
    const facts = { schema: url, reason: cause.code, detail: sentenceWithin(cause) }
    throw new OpenBadgesError('CREDENTIAL_SCHEMA_UNREACHABLE', facts, { url, cause })
  }
}

function assertDigest(url: string, bytes: Uint8Array, digest: string): void {
  const compared = checkDigest(bytes, digest)
  if (compared === 'equal') return
  if (compared === 'unknown') throw notSupported(url, `a digest such as ${digest}`)
  throw new OpenBadgesError('CREDENTIAL_SCHEMA_ALTERED', { schema: url, ...compared }, { url })
}

function notSupported(schema: string, needed: string): OpenBadgesError {
  return new OpenBadgesError(
    'CREDENTIAL_SCHEMA_NOT_SUPPORTED',
    { schema, needed, place: 'credentialSchema' },
    { url: schema },
  )
}
