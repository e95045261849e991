import type { JsonValue } from '../../json/json.js'

/** A version of JSON Schema. */
export type Dialect = 'draft-07' | '2019-09' | '2020-12'

/**
 * Reads which version of JSON Schema a `$schema` names.
 *
 * @returns `undefined` for one that is not known here, vocabularies of others included
 */
export function readDialect(address: JsonValue): Dialect | undefined {
  // With or without an empty fragment: draft 07 has one in its own name, and people add it to others.
  return typeof address === 'string' ? dialects.get(address.replace(/#$/, '')) : undefined
}

const dialects: ReadonlyMap<string, Dialect> = new Map([
  ['http://json-schema.org/draft-07/schema', 'draft-07'],
  ['https://json-schema.org/draft-07/schema', 'draft-07'],
  ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
])
