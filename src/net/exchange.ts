/** One request from the first byte sent to the last byte read, with the redirects that are allowed. */
import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { discardBody, readBody } from './body.js'
import type { Budget } from './budget.js'
import { readFreshness, type Freshness } from './freshness.js'
import type { Transport, TransportResponse } from './transport.js'
import { readRequestUrl } from './url-rules.js'

/** What is asked, and how it may be answered. */
export interface FetchRequest {
  /** As the credential has it; judged before anything is sent. */
  readonly url: string
  /** Media types for the Accept header. */
  readonly accept: string
  /** Bytes of the answer at most, after decoding. */
  readonly maxBytes: number
  /** `'same-origin'`: up to two redirects within the origin, each judged anew. */
  readonly redirects: 'none' | 'same-origin'
  /**
   * What is remembered for the next verification. Default: `'everything'`. `'failures'` is for large
   * answers that the caller keeps in a better form.
   */
  readonly keep?: 'everything' | 'failures'
  /** Whether the host is asked, whatever is remembered. */
  readonly isReload?: boolean
}

/** What a host answered. */
export interface HostAnswer {
  /** The URL that gave the answer; another than was asked only after redirects. */
  readonly url: string
  readonly bytes: Uint8Array
  /** Type and subtype of Content-Type in lower case, without parameters; `''` if there is none. */
  readonly mediaType: string
  readonly freshness: Freshness
}

/** What an exchange needs besides the request. */
export interface ExchangeMeans {
  readonly transport: Transport
  readonly budget: Budget
  readonly limits: Pick<Limits, 'maxUrlLength'>
  readonly privateOrigins: readonly string[]
  readonly signal: AbortSignal
}

/**
 * Sends a request and reads the answer of status 200.
 *
 * @param start - the URL asked, already judged
 * @param request - see there
 * @param means - who carries it, who pays, and when to stop
 * @throws OpenBadgesError `FETCH_NOT_FOUND` for 404 and 410, `FETCH_STATUS` for every other status but 200,
 *   `FETCH_REDIRECTED`, `FETCH_TOO_LARGE`, `FETCH_BUDGET_SPENT`; what the transport throws
 */
export async function exchange(start: URL, request: FetchRequest, means: ExchangeMeans): Promise<HostAnswer> {
  let url = start
  for (let hop = 0; ; hop += 1) {
    means.budget.spend(url)
    const response = await means.transport(url, {
      headers: { accept: request.accept, 'accept-encoding': 'identity' },
      signal: means.signal,
      redirect: 'manual',
    })
    try {
      means.signal.throwIfAborted()
      refuseFollowed(response, url)
      const target = readRedirect(response, url, means)
      if (target === undefined) return await readAnswer(response, url, request, means)
      if (request.redirects === 'none' || hop === MAX_REDIRECTS) throw redirected(response, url)
      discardBody(response)
      url = target
    } catch (error) {
      discardBody(response)
      throw error
    }
  }
}

/** A transport that follows redirects by itself, or hides where they lead, has left our rules. */
function refuseFollowed(response: TransportResponse, url: URL): void {
  const elsewhere = response.url !== '' && response.url !== url.href
  if (response.redirected || elsewhere || response.type === 'opaqueredirect') throw redirected(response, url)
}

function readRedirect(
  response: TransportResponse,
  from: URL,
  { limits, privateOrigins }: ExchangeMeans,
): URL | undefined {
  if (!REDIRECTS.has(response.status)) return undefined
  const location = response.headers.get('location')
  const resolved = location !== null && URL.canParse(location, from.href) ? new URL(location, from).href : undefined
  if (resolved === undefined) throw redirected(response, from)
  try {
    const target = readRequestUrl(resolved, limits, privateOrigins)
    if (target.origin === from.origin) return target
  } catch (cause) {
    throw redirected(response, from, cause)
  }
  throw redirected(response, from)
}

async function readAnswer(
  response: TransportResponse,
  url: URL,
  { maxBytes }: FetchRequest,
  { signal }: ExchangeMeans,
): Promise<HostAnswer> {
  const { status } = response
  if (status === 404 || status === 410)
    throw new OpenBadgesError('FETCH_NOT_FOUND', { url: url.href, status }, { url: url.href })
  if (status !== 200) throw new OpenBadgesError('FETCH_STATUS', { url: url.href, status }, { url: url.href })
  const bytes = await readBody(response, maxBytes, url.href, signal)
  const mediaType = readMediaType(response.headers.get('content-type'))
  return { url: url.href, bytes, mediaType, freshness: readFreshness(response.headers) }
}

function readMediaType(contentType: string | null): string {
  const [essence = ''] = (contentType ?? '').split(';', 1)
  return essence.trim().toLowerCase()
}

function redirected({ status }: TransportResponse, url: URL, cause?: unknown): OpenBadgesError {
  return new OpenBadgesError('FETCH_REDIRECTED', { url: url.href, status }, { url: url.href, cause })
}

const MAX_REDIRECTS = 2

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
