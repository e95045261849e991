import { OpenBadgesError } from '../errors.js'
import type { IssuerKey } from '../keys/find-issuer-key.js'
import { formatInstant } from '../time.js'
import type { ProofMeans } from './authentication.js'

/**
 * Checks that the issuer has not given a key up (Controlled Identifiers 1.0, "Revocation").
 *
 * A revocation counts from the real clock, whatever moment is judged: whoever stole a key can write
 * any date. An expiry is judged at the moment asked about.
 *
 * @throws OpenBadgesError `KEY_REVOKED`, `KEY_EXPIRED`
 */
export function checkKeyLifetime(key: IssuerKey, { at, checkedAt }: Pick<ProofMeans, 'at' | 'checkedAt'>): void {
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
}

/** When a key is given up or ends, whichever is first; `undefined` where nothing has been announced. */
export function endOfKey({ revoked = Infinity, expires = Infinity }: IssuerKey): number | undefined {
  const end = Math.min(revoked, expires)
  return end === Infinity ? undefined : end
}
