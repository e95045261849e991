import { hexDigest } from '#platform'
import { isOpenBadgesError } from '../errors.js'
import { passed, skipped } from '../gates/outcome.js'
import { passGates, type Admitted, type GateMeans, type GateReport } from '../gates/pass-gates.js'
import { isJsonArray, isJsonObject, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { finding } from '../messages/problem.js'
import { idOf } from '../model/readers.js'
import { isNewer, isSameCredential } from '../model/same-credential.js'
import type { Fetched, NetworkSession } from '../net/network.js'
import type { Judgement } from './check-issuer.js'
import { certain } from '../platform/certain.js'

/** The newer version of a credential, for the report's evidence. */
export interface RefreshRecord {
  /** The address that was asked. */
  readonly url: string
  /** When it was read from the host: RFC 3339. */
  readonly fetchedAt: string
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
}

/** What following a refresh service needs. */
export interface RefreshMeans {
  readonly policy: 'ignore' | 'follow'
  /** The way to the network on behalf of an issuer. */
  readonly sessionFor: (issuerId: string) => Promise<NetworkSession>
  readonly gates: GateMeans
}

/** The judgement, and the newer version where there is one. */
export interface Refreshment {
  readonly judgement: Judgement
  readonly newer?: { readonly gates: GateReport; readonly record: RefreshRecord }
}

/**
 * Asks the issuer for a newer version, where the credential says how (Open Badges 3.0, Verification
 * step 3; 1EdTech Credential Refresh Service).
 *
 * Asking tells the issuer who is being verified, so it is done only when asked for: after the proof,
 * once, and never again for what comes back. A version is taken in place of the credential if it
 * passes the same gates, is the same credential by id and issuer, and became valid later. Anything
 * else leaves the credential as it is, with a finding (design decision 13).
 *
 * @param admitted - the credential that passed the gates
 * @param means - whether to ask, and how
 */
export function checkRefresh(admitted: Admitted, means: RefreshMeans): Refreshment | Promise<Refreshment> {
  const { refreshService } = admitted.document
  // The data model knows of newer versions of credentials, not of presentations.
  const services = admitted.kind === 'presentation' ? [] : toArray(refreshService)
  if (services.length === 0) return { judgement: { outcome: skipped('not-present') } }
  const index = Math.max(0, services.findIndex(isCredentialRefresh))
  const service = services[index]
  const path = isJsonArray(refreshService) ? pointerTo('/refreshService', index) : '/refreshService'
  const url = idOf(service) ?? '(no address)'
  if (means.policy === 'ignore') {
    const findings = [finding('REFRESH_NOT_ASKED', { url }, { path })]
    return { judgement: { outcome: skipped('not-asked'), findings } }
  }
  if (!isCredentialRefresh(service)) {
    const found = isJsonObject(service) ? toArray(service['type']).filter((type) => typeof type === 'string') : []
    return unavailable(finding('REFRESH_NOT_SUPPORTED', { types: found }, { path }))
  }
  return askForNewer(admitted, { url, path }, means)
}

async function askForNewer(
  admitted: Admitted,
  { url, path }: { readonly url: string; readonly path: string },
  { sessionFor, gates }: RefreshMeans,
): Promise<Refreshment> {
  let fetched: Fetched
  try {
    const session = await sessionFor(admitted.authenticated.by)
    fetched = await session.request({ url, accept: ACCEPT, maxBytes: gates.limits.maxInputBytes, redirects: 'none' })
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    return unavailable(finding('REFRESH_UNREACHABLE', { url, reason: error.code }, { path, url }))
  }
  const newer = await passGates(fetched.bytes, { ...gates, accept: [admitted.kind] })
  const unfit = whyUnfit(admitted.document, newer)
  if (unfit !== undefined) return unavailable(finding('REFRESH_UNFIT', { url, reason: unfit }, { path, url }))
  const isLater = newer.admitted !== undefined && isNewer(newer.admitted.document, admitted.document)
  const judgement = { outcome: { ...passed, facts: { url, newer: isLater } } }
  if (!isLater) return { judgement }
  const record = { url, fetchedAt: fetched.fetchedAt, sha256: hexDigest('SHA-256', fetched.bytes) }
  return { judgement, newer: { gates: newer, record } }
}

/** In codes, for a message; `undefined` for a version that may take the credential's place, or is just as new. */
function whyUnfit(document: JsonObject, { admitted, format, schema, proof }: GateReport): string | undefined {
  if (admitted === undefined) {
    const [first] = [format, schema, proof].flatMap((gate) => ('problems' in gate ? gate.problems : []))
    return certain(first).code
  }
  if (!isSameCredential(admitted.document, document)) return 'another credential'
  return isNewer(document, admitted.document) ? 'an older version' : undefined
}

function unavailable(why: ReturnType<typeof finding>): Refreshment {
  return { judgement: { outcome: skipped('refresh-unavailable'), findings: [why] } }
}

function isCredentialRefresh(service: JsonValue | undefined): boolean {
  return isJsonObject(service) && toArray(service['type']).includes('1EdTechCredentialRefresh')
}

/** What a credential may come as. Hosts answer a bare wildcard with a page for people. */
const ACCEPT =
  'application/vc+ld+json, application/vc, application/ld+json, application/json, application/vc+jwt, ' +
  'application/jwt, text/plain;q=0.8, image/png;q=0.5, image/svg+xml;q=0.5'
