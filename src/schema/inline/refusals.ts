import { OpenBadgesError } from '../../errors.js'
import { describeJson, type JsonValue } from '../../json/json.js'

/** The ways in which a schema cannot be judged by. None of them says that the credential is wrong. */
export interface Refusals {
  /** It is no schema. */
  invalid(place: string, expected: string, found: JsonValue | undefined): never
  /** It may well be good, but needs what is not known here. */
  notSupported(needed: string, place: string): never
  /** It takes too much work: more than so many steps, or schemas inside each other. */
  tooCostly(limit: number, what: 'steps' | 'schemas inside each other'): never
}

/**
 * Makes the refusals of one schema.
 *
 * @param schema - its address
 */
export function refusalsOf(schema: string): Refusals {
  return {
    invalid(place, expected, found) {
      const facts = { schema, place: shownPlace(place), expected, found: describeJson(found) }
      throw new OpenBadgesError('CREDENTIAL_SCHEMA_INVALID', facts, { url: schema })
    },
    notSupported(needed, place) {
      const facts = { schema, needed, place: shownPlace(place) }
      throw new OpenBadgesError('CREDENTIAL_SCHEMA_NOT_SUPPORTED', facts, { url: schema })
    },
    tooCostly(limit, what) {
      throw new OpenBadgesError('CREDENTIAL_SCHEMA_TOO_COSTLY', { schema, limit, what }, { url: schema })
    },
  }
}

function shownPlace(place: string): string {
  return place === '' ? '#' : place
}
