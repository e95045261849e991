import type { JsonObject } from '../../json/json.js'
import type { Suite } from './suite.js'

/** Every suite that is verified. A proof of any other is unknown by name. */
export const suites: readonly Suite[] = []

/** Finds the suite of a proof; `undefined` if this library does not know it. */
export function findSuite({ type, cryptosuite }: JsonObject): Suite | undefined {
  return suites.find((suite) => suite.type === type && (suite.type === suite.name || suite.name === cryptosuite))
}
