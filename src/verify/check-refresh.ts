import { skipped } from '../gates/outcome.js'
import { idOf } from '../model/readers.js'
import { toArray, type JsonObject } from '../json/json.js'
import { finding } from '../messages/problem.js'
import type { Judgement } from './check-issuer.js'

/**
 * Looks whether the issuer offers a newer version (Open Badges 3.0, Verification step 3).
 *
 * Asking for it tells the issuer who is being verified, so it is done only when asked for; this
 * version does not fetch it even then, and says so. The credential is judged as it stands.
 *
 * @param document - the authentic credential
 * @param policy - whether to follow
 */
export function checkRefresh(document: JsonObject, policy: 'ignore' | 'follow'): Judgement {
  const [service] = toArray(document['refreshService'])
  if (service === undefined) return { outcome: skipped('not-present') }
  const path = '/refreshService'
  if (policy === 'ignore') {
    const url = idOf(service) ?? '(no address)'
    return { outcome: skipped('not-asked'), findings: [finding('REFRESH_NOT_ASKED', { url }, { path })] }
  }
  return { outcome: skipped('refresh-unavailable'), findings: [finding('REFRESH_NOT_SUPPORTED', {}, { path })] }
}
