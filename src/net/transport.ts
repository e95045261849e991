/** How bytes come and go: the seam between our rules and whoever carries the request. */

/** A request on its way. Everything else is up to the transport's defaults: GET, no body, no credentials. */
export interface TransportInit {
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly redirect: 'manual'
}

/** The part of a `Response` that is read. */
export interface TransportResponse {
  readonly status: number
  readonly type: string
  readonly url: string
  readonly redirected: boolean
  readonly headers: { get(name: string): string | null }
  readonly body: TransportBody | null
}

/** The part of a `ReadableStream` of bytes that is used. */
export interface TransportBody {
  getReader(): TransportReader
  cancel(): Promise<unknown>
}

/** The part of a `ReadableStreamDefaultReader` that is used. */
export interface TransportReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
  cancel(): Promise<unknown>
}

/** Sends one request and answers with one response; follows no redirect. */
export type Transport = (url: URL, init: TransportInit) => Promise<TransportResponse>

/**
 * A function in the manner of `fetch`, given by the caller to carry requests. It is transport only:
 * which URLs are asked, how long and how much is read stays with this library. What it cannot
 * judge is which address a host name leads to.
 */
export type FetchFunction = (url: string, init: FetchInit) => Promise<TransportResponse>

/** What a `FetchFunction` is called with. */
export interface FetchInit {
  headers: Record<string, string>
  signal: AbortSignal
  redirect: 'manual'
}

/** Looks up all addresses of a host name. */
export type AddressLookup = (hostName: string) => Promise<readonly string[]>

/** What this runtime's own transport needs to know. */
export interface TransportOptions {
  /** Certificate authorities (PEM) trusted in addition to the public ones. */
  readonly ca?: readonly string[]
  /** Origins whose address may be private. */
  readonly allowPrivateOrigins: readonly string[]
  /** Milliseconds until a connection stands. */
  readonly connectTimeoutMilliseconds: number
  /** Replaces the system's resolver. */
  readonly lookup?: AddressLookup
}

/** Makes a transport of the caller's `fetch`. */
export function toTransport(fetch: FetchFunction): Transport {
  return (url, { headers, signal, redirect }) => fetch(url.href, { headers: { ...headers }, signal, redirect })
}
