/** A schema made ready for judging, and what judging passes along. */
import type { JsonValue } from '../../json/json.js'
import type { Pattern } from './pattern/pattern.js'
import type { Resource } from './resources.js'
import type { Visit } from './visit.js'

/** A schema of which every keyword has been read. */
export interface Compiled {
  readonly resource: Resource | undefined
  /** JSON pointer in the schema's document. */
  readonly place: string
  readonly checks: readonly Check[]
  /** Those that look at what the others left; asked only where the others are met. */
  readonly leftovers: readonly Check[]
}

/**
 * Whether a value meets one keyword. It tells the visit what it found wrong, and which members and
 * properties it looked at.
 */
export type Check = (value: JsonValue, visit: Visit) => boolean

/** What reading a keyword needs. */
export interface KeywordSetting {
  readonly keyword: string
  /** JSON pointer of the keyword in the schema's document. */
  readonly place: string
  /** Counts steps of work. */
  readonly spend: (steps: number) => void
  /** Another keyword of the same schema. */
  sibling(keyword: string): JsonValue | undefined
  /** Reads a schema under the keyword. */
  schema(value: JsonValue, ...steps: readonly (string | number)[]): Compiled
  /** Reads the schema under another keyword of the same schema, if there is one. */
  siblingSchema(keyword: string): Compiled | undefined
  /** Reads a regular expression. */
  pattern(source: JsonValue): Pattern
  /** Reads the schema that a reference means. */
  reference(text: string): Compiled
  /**
   * Reads a reference that whoever led here may turn elsewhere.
   *
   * @returns what it means to a visit
   */
  dynamicReference(text: string): (visit: Visit) => Compiled
  /** Refuses the schema: this is not what the keyword takes. */
  invalid(expected: string, found: JsonValue): never
  /** Refuses the schema: this is not understood here. */
  notSupported(needed: string): never
}

/**
 * Reads one keyword.
 *
 * @param value - what stands under it
 * @returns `undefined` if it asks for nothing
 */
export type Keyword = (value: JsonValue, setting: KeywordSetting) => Check | undefined
