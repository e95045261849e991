import { OpenBadgesError } from '../errors.js'
import type { IssuerKey } from '../keys/find-issuer-key.js'
import { finding, type Finding } from '../messages/problem.js'
import { formatInstant } from '../time.js'
import type { ProofMeans } from './authentication.js'

/**
 * Checks that the issuer has not given a key up (Controlled Identifiers 1.0, "Revocation").
 *
 * A revocation counts from the real clock, whatever moment is judged: whoever stole a key can write
 * any date. An expiry is judged at the moment asked about.
 *
 * @returns findings: dates without a zone are read as UTC (design decision 9)
 * @throws OpenBadgesError `KEY_REVOKED`, `KEY_EXPIRED`
 */
export function checkKeyLifetime(
  key: IssuerKey,
  { at, checkedAt }: Pick<ProofMeans, 'at' | 'checkedAt'>,
): readonly Finding[] {
  if (key.revoked !== undefined && key.revoked <= checkedAt) {
    throw new OpenBadgesError('KEY_REVOKED', { key: key.id, revoked: formatInstant(key.revoked) })
  }
  if (key.expires !== undefined && key.expires < at) {
    throw new OpenBadgesError('KEY_EXPIRED', {
      key: key.id,
      expires: formatInstant(key.expires),
      at: formatInstant(at),
    })
  }
  return (key.withoutZone ?? []).map(({ found, url }) => finding('DATE_READ_AS_UTC', { found }, { url }))
}

/** When a key is given up or ends, whichever is first; `undefined` where nothing has been announced. */
export function endOfKey({ revoked = Infinity, expires = Infinity }: IssuerKey): number | undefined {
  const end = Math.min(revoked, expires)
  return end === Infinity ? undefined : end
}
