/** What went wrong with a request, as an error of this library. */
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import { ABORTED } from './deadline.js'

/**
 * Turns whatever a transport threw into an error with a network code and the URL that was asked.
 *
 * Errors of this library keep their code, wherever in the chain of causes they are. Other people's
 * messages are not repeated; only the error codes of the system and of TLS are read.
 *
 * @param cause - what was thrown
 * @param url - what was asked
 */
export function toNetworkError(cause: unknown, url: string): OpenBadgesError {
  const chain = causesOf(cause)
  const known = chain.find(isOpenBadgesError)
  if (known !== undefined) return isHostRefusal(known) ? withUrl(known, url) : known
  const code = chain.map(codeOf).find((found) => found !== undefined)
  const reason = code === undefined ? 'the connection failed' : (REASONS[code] ?? `the connection failed with ${code}`)
  return new OpenBadgesError('FETCH_FAILED', { url, reason }, { url, cause })
}

/** Whether it was this side that stopped: the caller, or the requests or the time that one verification may take. */
export function isOurStop({ code, facts }: OpenBadgesError): boolean {
  if (code === 'FETCH_BUDGET_SPENT') return true
  return facts['limit'] === 'verificationTimeoutMilliseconds' || facts['reason'] === ABORTED
}

function causesOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = []
  for (let next = error; next !== undefined && chain.length < MAX_CAUSES;) {
    chain.push(next)
    next = next instanceof Error ? next.cause : undefined
  }
  return chain
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' && CODE.test(error.code) ? error.code : undefined
}

/** The look-up knows the host it refuses, but not for which URL. */
function isHostRefusal(error: OpenBadgesError): error is OpenBadgesError<'HOST_NOT_PUBLIC'> {
  return error.code === 'HOST_NOT_PUBLIC'
}

function withUrl(cause: OpenBadgesError<'HOST_NOT_PUBLIC'>, url: string): OpenBadgesError {
  const { host = '', address = '' } = cause.facts
  return new OpenBadgesError('HOST_NOT_PUBLIC', { host, address }, { url, cause })
}

const MAX_CAUSES = 5

const CODE = /^[A-Z0-9_]{1,60}$/

/** The failures that people meet, in their words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'its host name could not be looked up',
  ECONNREFUSED: 'its host refused the connection',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'there is no way to its network',
  CERT_HAS_EXPIRED: 'the certificate of its host has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of its host is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of its host is signed by nobody known',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of its host is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of its host is signed by nobody known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate of its host is signed by nobody known',
}
