/** A schema made ready for judging, and what judging passes along. */
import type { JsonValue } from '../../json/json.js'
import type { Pattern } from './pattern/pattern.js'
import type { Resource } from './resources.js'

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

/** One schema looking at one value. */
export interface Visit {
  /** Names of the properties, and numbers of the members, that some keyword has looked at and found good. */
  readonly seen: Set<string | number>
  /** The resources that led here, the outermost first. */
  readonly scope: readonly Resource[]
  /** Counts steps of work. */
  readonly spend: (steps: number) => void
  /**
   * Tells what is wrong with the value.
   *
   * @returns always false, to be handed on
   */
  fault(at: Pick<KeywordSetting, 'keyword' | 'place'>, expected: string, found: JsonValue | undefined): false
  /** Asks something of each; where all that is wrong is told, no answer stops it. */
  all<Item>(items: Iterable<Item>, holds: (item: Item) => boolean): boolean
  /**
   * Holds the same value against a further schema; what that one looked at counts here too, if it is
   * met. What is wrong with an alternative is not told.
   */
  also(schema: Compiled, value: JsonValue, as?: 'demand' | 'alternative'): boolean
  /** Tells whether the same value meets a schema; what that one looked at does not count. */
  isMet(schema: Compiled, value: JsonValue): boolean
  /** Holds a property, a member or a property's name against a schema. */
  inside(schema: Compiled, value: JsonValue, step: string | number, as?: 'demand' | 'alternative'): boolean
}

/** What reading a keyword needs. */
export interface KeywordSetting {
  readonly keyword: string
  /** JSON pointer of the keyword in the schema's document. */
  readonly place: string
  /** Counts steps of work. */
  readonly spend: (steps: number) => void
  /** Another keyword of the same schema. */
  readonly sibling: (keyword: string) => JsonValue | undefined
  /** Reads a schema under the keyword. */
  readonly schema: (value: JsonValue, ...steps: readonly (string | number)[]) => Compiled
  /** Reads the schema under another keyword of the same schema, if there is one. */
  readonly siblingSchema: (keyword: string) => Compiled | undefined
  /** Reads a regular expression. */
  readonly pattern: (source: JsonValue) => Pattern
  /** Reads the schema that a reference means. */
  readonly reference: (text: string) => Compiled
  /**
   * Reads a reference that whoever led here may turn elsewhere.
   *
   * @returns what it means to a visit
   */
  readonly dynamicReference: (text: string) => (visit: Visit) => Compiled
  /** Refuses the schema: this is not what the keyword takes. */
  readonly invalid: (expected: string, found: JsonValue) => never
  /** Refuses the schema: this is not understood here. */
  readonly notSupported: (needed: string) => never
}

/**
 * Reads one keyword.
 *
 * @param value - what stands under it
 * @returns `undefined` if it asks for nothing
 */
export type Keyword = (value: JsonValue, setting: KeywordSetting) => Check | undefined
