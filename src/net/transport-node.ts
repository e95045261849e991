/** The transport on Node: `undici` with connections to vetted addresses only. Elsewhere: `transport-browser.ts`. */
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import { OpenBadgesError } from '../errors.js'
import type { AddressLookup, Transport, TransportOptions } from './transport.js'

/**
 * Loads the transport of this runtime.
 *
 * `undici` is loaded here and not before, so that a program that never asks the network does not
 * pay for it. No proxy is read from the environment, and certificates are always checked. Which
 * URLs may be asked is judged before; here it is which addresses a name leads to.
 *
 * @returns a transport whose failures are `HOST_NOT_PUBLIC`, `FETCH_TIMEOUT` (no connection), or
 *   errors of the connection
 */
export async function loadTransport(options: TransportOptions): Promise<Transport | undefined> {
  // Whichever of the two loads first becomes the dispatcher of the program's own fetch: let it be Node's.
  Reflect.get(globalThis, 'Headers')
  const [{ Agent, fetch }, { vetLookup }] = await Promise.all([import('undici'), import('./vetted-lookup.js')])
  const lookup = options.lookup ?? lookupWithSystem
  const secureContext = options.ca === undefined ? undefined : trustAlso(options.ca)
  const createAgent = (vetted: LookupFunction): InstanceType<typeof Agent> =>
    new Agent({
      connect: {
        lookup: vetted,
        timeout: options.connectTimeoutMilliseconds,
        rejectUnauthorized: true,
        ...(secureContext === undefined ? {} : { secureContext }),
      },
    })
  const publicOnly = createAgent(vetLookup(lookup, 'public-only'))
  const anyAddress = createAgent(vetLookup(lookup, 'any'))

  return async (url, { headers, signal, redirect }) => {
    const allowed = options.allowPrivateOrigins.includes(url.origin)
    if (!allowed) refuseLiteral(url)
    const init = { headers: { 'user-agent': USER_AGENT, ...headers }, signal, redirect }
    try {
      return await fetch(url.href, { ...init, dispatcher: allowed ? anyAddress : publicOnly })
    } catch (cause) {
      throw isConnectTimeout(cause) ? connectTimeout(url, options.connectTimeoutMilliseconds, cause) : cause
    }
  }
}

/** The look-up is never asked about an IP literal; the URL rules refuse those, and this once more. */
function refuseLiteral(url: URL): void {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0) throw new OpenBadgesError('HOST_NOT_PUBLIC', { host, address: host }, { url: url.href })
}

function trustAlso(ca: readonly string[]): SecureContext {
  return createSecureContext({ ca: [...rootCertificates, ...ca] })
}

function isConnectTimeout(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT'
}

function connectTimeout(url: URL, milliseconds: number, cause: unknown): OpenBadgesError {
  const limit = 'connectTimeoutMilliseconds'
  return new OpenBadgesError('FETCH_TIMEOUT', { url: url.href, milliseconds, limit }, { url: url.href, cause })
}

const lookupWithSystem: AddressLookup = async (hostName) => {
  const addresses = await systemLookup(hostName, { all: true })
  return addresses.map(({ address }) => address)
}

const USER_AGENT = 'openbadges-kit'
