/** How one signed endorsement is read, in whichever form it was signed. */
import { isJsonObject, toArray, type JsonObject } from '../json/json.js'
import { parseJson } from '../json/parse-json.js'
import type { CompactJws } from '../model/primitives.js'
import type { EndorsementCredential } from '../model/profile.js'
import { idOf, subjectsOf } from '../model/readers.js'
import { fromBase64Url, fromUtf8 } from '../platform/bytes.js'
import { readJson } from './json-copy.js'
import { hasName, readObject, type Shape } from './read-object.js'
import type { Reader } from './reading.js'
import { compactJws, exactly } from './scalars.js'
import { holdAgainstSchema } from './schema-refusal.js'
import { limitsForInput } from './signable.js'

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

/**
 * An endorsement that somebody signed as a token. A token that says to be something else is refused;
 * whether its signature holds, and what cannot be read of it, is not looked at.
 */
export const readEndorsementToken: Reader<CompactJws> = (value, reading) => {
  const token = compactJws(value, reading)
  const types = toArray(credentialIn(token)?.['type'])
  if (types.length === 0 || types.includes('EndorsementCredential')) return token
  return reading.refuseAs('the token of an endorsement', `one of a ${types.filter(isText).join(', ')}`)
}

/** A signed endorsement, told by its form. */
export type SortedEndorsement = { readonly embedded: EndorsementCredential } | { readonly token: CompactJws }

/** A signed endorsement in any form: as an issuer returned it, the document alone, or the token alone. */
export const readSignedEndorsement: Reader<SortedEndorsement> = (value, reading) => {
  if (typeof value === 'string') return { token: readEndorsementToken(value, reading) }
  if (hasName(value, 'token')) return { token: readObject(value, tokenShape, reading).token }
  if (hasName(value, 'document')) return { embedded: readObject(value, documentShape, reading).document }
  return { embedded: readEndorsement(value, reading) }
}

/**
 * Tells what a signed endorsement speaks of.
 *
 * @returns `undefined` for a token that cannot be read
 */
export function subjectOf(endorsement: SortedEndorsement): string | undefined {
  if ('embedded' in endorsement) return endorsement.embedded.credentialSubject.id
  const [subject] = subjectsOf(credentialIn(endorsement.token) ?? {})
  return idOf(subject)
}

/** What the payload of a token says, in either layout. Nobody has verified it. */
function credentialIn(token: CompactJws): JsonObject | undefined {
  const [, encoded = ''] = token.split('.')
  const bytes = fromBase64Url(encoded)
  const text = bytes === undefined ? undefined : fromUtf8(bytes)
  const payload = text === undefined ? undefined : jsonOf(text)
  const { vc } = payload ?? {}
  return isJsonObject(vc) ? vc : payload
}

function jsonOf(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text, limitsForInput)
    return isJsonObject(value) ? value : undefined
  } catch {
    // Whoever verifies the token is told what is wrong with it.
    return undefined
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

const tokenShape: Shape<{ readonly format: 'jwt'; readonly token: CompactJws }> = {
  what: 'an endorsement signed as a token',
  readers: { format: exactly('jwt'), token: readEndorsementToken },
  required: ['format', 'token'],
}

const documentShape: Shape<{ readonly format: 'data-integrity'; readonly document: EndorsementCredential }> = {
  what: 'an endorsement with its proof inside',
  readers: { format: exactly('data-integrity'), document: readEndorsement },
  required: ['format', 'document'],
}
