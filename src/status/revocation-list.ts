/** The 1EdTech Revocation List (VCRL 1.0): ids of revoked credentials, as plain JSON without a signature. */
import { OpenBadgesError } from '../errors.js'
import { describeJson, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import { idOf } from '../model/readers.js'

/** What a revocation list says. */
export interface RevocationList {
  /** What the list calls itself. */
  readonly id: string | undefined
  /** Who the list says has written it. Nobody signed it. */
  readonly issuer: string | undefined
  /** The ids of the credentials that are revoked. */
  readonly revoked: ReadonlySet<string>
}

/**
 * Reads a revocation list. A member that says nothing else is revoked; one of a shape that is not
 * known makes the whole list unreadable, since it may be the one looked for.
 *
 * @param document - JSON
 * @param url - where it came from, for errors
 * @throws OpenBadgesError `STATUS_LIST_INVALID`
 */
export function readRevocationList(document: JsonValue, url: string): RevocationList {
  const members = isJsonObject(document) ? document['revokedCredential'] : undefined
  if (!isJsonObject(document) || !isJsonArray(members)) throw invalid('it has no "revokedCredential"', url)
  const revoked = members.map((member) => readMember(member, url)).filter(({ isRevoked }) => isRevoked)
  return {
    id: idOf(document),
    issuer: idOf(document['issuer']),
    revoked: new Set(revoked.map(({ id }) => id)),
  }
}

function readMember(member: JsonValue, url: string): { readonly id: string; readonly isRevoked: boolean } {
  const { id, revoked = true }: JsonObject = isJsonObject(member) ? member : {}
  if (typeof id === 'string' && typeof revoked === 'boolean') return { id, isRevoked: revoked }
  throw invalid(`a member of it cannot be read: ${describeJson(member)}`, url)
}

function invalid(reason: string, url: string): OpenBadgesError {
  return new OpenBadgesError('STATUS_LIST_INVALID', { url, reason }, { url })
}
