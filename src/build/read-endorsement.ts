import { isJsonObject } from '../json/json.js'
import type { EndorsementCredential } from '../model/profile.js'
import { readJson } from './json-copy.js'
import type { Reader } from './reading.js'
import { holdAgainstSchema } from './schema-refusal.js'

/**
 * An endorsement that somebody signed, with its proof inside. It is copied as it is, since any
 * change would break the signature; whether the signature holds is not looked at.
 */
export const readEndorsement: Reader<EndorsementCredential> = (value, reading) => {
  const copy = readJson(value, reading)
  if (!isJsonObject(copy)) return reading.refuse('an endorsement', value)
  if (!Object.hasOwn(copy, 'proof')) return reading.refuseAs('an endorsement with its proof inside', 'one without')
  holdAgainstSchema(copy, 'endorsement', reading)
  // The schema of endorsements holds.
  return copy as EndorsementCredential
}
