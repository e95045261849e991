/** Judges by a schema as a credential's host might serve it, and tells the answer in short. */
import { isOpenBadgesError } from '../../src/errors.js'
import type { JsonObject, JsonValue } from '../../src/json/json.js'
import { defaultLimits, type Limits } from '../../src/limits.js'
import { toUtf8 } from '../../src/platform/bytes.js'
import { checkInlineSchema } from '../../src/schema/inline/check-inline-schema.js'
import type { Dialect } from '../../src/schema/inline/dialect.js'

/** Where the schemas of these tests come from. */
export const schemaUrl = 'https://school.example/schema.json'

/** What a test may set. */
export interface JudgingOptions {
  readonly dialect?: Dialect
  readonly known?: ReadonlyMap<string, JsonValue>
  readonly limits?: Partial<Limits>
}

/**
 * Holds a value against a schema.
 *
 * @returns `[]` if it meets it; the place and keyword of each fault; or the code of the refusal and what it is about
 */
export function judge(schema: unknown, document: unknown, options: JudgingOptions = {}): readonly string[] {
  return judgeText(JSON.stringify(schema), document, options)
}

/** As `judge`, of a schema as text. */
export function judgeText(text: string, document: unknown, options: JudgingOptions = {}): readonly string[] {
  const { dialect = '2020-12', known = new Map(), limits = {} } = options
  try {
    const problems = checkInlineSchema(
      document as JsonObject,
      { url: schemaUrl, content: { bytes: toUtf8(text) }, dialect },
      { limits: { ...defaultLimits, ...limits }, known },
    )
    return problems.map(({ path, facts }) => `${path ?? 'nowhere'} ${String(facts['keyword'])}`)
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    const { place, needed, expected, what } = error.facts
    return [error.code, String(needed ?? expected ?? what ?? ''), String(place ?? '')].filter(Boolean)
  }
}
