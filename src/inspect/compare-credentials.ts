import { readEnvelope } from '../envelope/read-envelope.js'
import { defaultLimits } from '../limits.js'
import { isNewer, isSameCredential, startMomentOf } from '../model/same-credential.js'

/**
 * How one credential stands to another.
 *
 * - `different`: they are two credentials
 * - `newer`, `older`: the same one, and the first is the newer or the older version
 * - `equally-new`: the same one, and both are up to date
 * - `undated`: the same one, but the date of one of them cannot be read
 */
export type CredentialComparison = 'different' | 'newer' | 'older' | 'equally-new' | 'undated'

/**
 * Compares two credentials in any form: are they the same one, and which is up to date (Open Badges
 * 3.0, "Equality and Comparison")?
 *
 * Equal are the ids of the credentials and of their issuers, after unescaping percent-encoded
 * characters and cutting white space at both ends; newer is what is valid from a later moment.
 * Verifies nothing: before one replaces the other, verify it.
 *
 * @param one - JSON or a compact JWS as text or bytes, a picture with it baked in, or the credential as an object
 * @param other - another, in any of these forms
 * @throws OpenBadgesError a format code, if one of them cannot be read at all
 */
export async function compareCredentials(one: unknown, other: unknown): Promise<CredentialComparison> {
  const { document } = await readEnvelope(one, defaultLimits)
  const { document: otherDocument } = await readEnvelope(other, defaultLimits)
  if (!isSameCredential(document, otherDocument)) return 'different'
  if ([document, otherDocument].some((each) => startMomentOf(each) === undefined)) return 'undated'
  if (isNewer(document, otherDocument)) return 'newer'
  return isNewer(otherDocument, document) ? 'older' : 'equally-new'
}
