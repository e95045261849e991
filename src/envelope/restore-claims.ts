import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import { formatInstant, isWritable } from '../time.js'

/**
 * Puts back what the claims of a token say of a credential of data model 1.1 (Verifiable Credentials
 * Data Model 1.1, section 6.3.1 "JSON Web Token"): issuers may leave out of the credential what the
 * claims `iss`, `jti`, `nbf`, `exp` and `sub` say. What the credential says itself stays; whether the
 * two agree is checked with the proof. All of it was signed.
 *
 * @param credential - the `vc` claim
 * @param claims - the other claims
 */
export function restoreCredential(credential: JsonObject, claims: JsonObject): JsonObject {
  const { credentialSubject: subject, issuer } = credential
  const isNameless = isJsonObject(subject) && subject['id'] === undefined && typeof claims['sub'] === 'string'
  return {
    ...stated('issuer', claims['iss']),
    ...stated('id', claims['jti']),
    ...stated('issuanceDate', dateOf(claims['nbf'])),
    ...stated('expirationDate', dateOf(claims['exp'])),
    ...credential,
    ...(isJsonObject(issuer) ? { issuer: { ...stated('id', claims['iss']), ...issuer } } : {}),
    ...(isNameless ? { credentialSubject: { id: claims['sub'] ?? '', ...subject } } : {}),
  }
}

/**
 * Puts back what the claims of a token say of a presentation of data model 1.1: its holder and its id.
 *
 * @param presentation - the `vp` claim
 * @param claims - the other claims
 */
export function restorePresentation(presentation: JsonObject, claims: JsonObject): JsonObject {
  return { ...stated('holder', claims['iss']), ...stated('id', claims['jti']), ...presentation }
}

function stated(property: string, value: JsonValue | undefined): JsonObject {
  return typeof value === 'string' ? { [property]: value } : {}
}

function dateOf(claim: JsonValue | undefined): string | undefined {
  const isDate = Number.isSafeInteger(claim) && isWritable(Number(claim) * 1000)
  return isDate ? formatInstant(Number(claim) * 1000) : undefined
}
