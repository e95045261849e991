import { describeJson, type JsonObject } from '../json/json.js'

/** The name of a proof's suite: its cryptosuite, or its type for suites older than those. */
export function suiteOf({ type, cryptosuite }: JsonObject): string {
  if (typeof cryptosuite === 'string') return cryptosuite
  return typeof type === 'string' ? type : describeJson(type)
}
