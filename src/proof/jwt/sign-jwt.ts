import { OpenBadgesError } from '../../errors.js'
import type { JsonObject } from '../../json/json.js'
import type { SigningKey } from '../../keys/signing-key.js'
import { endOf, idOf, issuerIdOf, startOf, subjectsOf } from '../../model/readers.js'
import { toBase64Url, toUtf8 } from '../../platform/bytes.js'
import { present } from '../../platform/present.js'
import { parseInstant } from '../../time.js'
import { signWith } from '../sign-with.js'

/**
 * Signs a credential as a compact JWS (Open Badges 3.0, "JSON Web Token Proof Format").
 *
 * The payload is the credential and the claims that the standard requires, each equal to what the
 * credential says, and when it was signed; the header names the key by `kid`. Does not check the credential.
 *
 * @param credential - of data model 2.0, with dates in whole seconds
 * @param key - the issuer's key
 * @param at - when it is signed, in milliseconds
 * @returns the token
 * @throws OpenBadgesError `SIGNING_FAILED`
 */
export async function signJwt(credential: JsonObject, key: SigningKey, at: number): Promise<string> {
  const header = { alg: key.algorithm === 'Ed25519' ? 'EdDSA' : key.algorithm, kid: key.id, typ: 'JWT' }
  const iat = Math.floor(at / 1000)
  const signingInput = `${encode(header)}.${encode({ ...credential, ...claimsOf(credential), iat })}`
  return `${signingInput}.${toBase64Url(await signWith(key, toUtf8(signingInput)))}`
}

function claimsOf(credential: JsonObject): JsonObject {
  const [subject] = subjectsOf(credential)
  return present({
    iss: issuerIdOf(credential),
    jti: idOf(credential['id']),
    sub: idOf(subject),
    nbf: secondsOf(startOf(credential)),
    exp: secondsOf(endOf(credential)),
  })
}

/** A fraction of a second could never equal a claim (spec.md T-5), so it is refused, not cut off. */
function secondsOf(date: JsonObject[string] | undefined): number | undefined {
  if (typeof date !== 'string') return undefined
  const seconds = parseInstant(date) / 1000
  if (Number.isInteger(seconds)) return seconds
  throw new OpenBadgesError('INPUT_INVALID', { expected: 'a date in whole seconds', found: date })
}

function encode(value: object): string {
  return toBase64Url(toUtf8(JSON.stringify(value)))
}
