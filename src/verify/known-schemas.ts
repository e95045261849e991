import { wrongOption } from '../errors.js'
import { describeValue, isJsonObject, type JsonValue } from '../json/json.js'

/**
 * Reads the schemas that a verifier's owner gives. What is in them is looked at when a credential
 * names one.
 *
 * @param schemas - URL → the schema as JSON text
 * @throws OpenBadgesError `OPTIONS_INVALID` for what is no text, no URL or no JSON object
 */
export function readKnownSchemas(schemas: Readonly<Record<string, string>>): ReadonlyMap<string, JsonValue> {
  const given: unknown = schemas
  if (typeof given !== 'object' || given === null) throw wrongOption('schemas', 'an object', describeValue(given))
  return new Map(Object.entries(schemas).map(([url, text]) => [url, readSchemaText(text, url)]))
}

function readSchemaText(text: string, url: string): JsonValue {
  if (!URL.canParse(url)) throw wrongOption('schemas', 'schemas by their URL', url)
  const schema = parse(text)
  if (!isJsonObject(schema)) throw wrongOption(`schemas['${url}']`, 'a JSON object as text', describeValue(text))
  return schema
}

/** The owner of the verifier gives these texts, so they are not measured against the limits for input. */
function parse(text: unknown): JsonValue | undefined {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as JsonValue) : undefined
  } catch {
    return undefined
  }
}
