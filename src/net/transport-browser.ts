/** Transport where there is none of our own: browsers and other runtimes. See `transport-node.ts`. */
import type { Transport, TransportOptions } from './transport.js'

/**
 * Outside Node the library brings no transport: it could not see which address a name leads to.
 *
 * @returns `undefined`; the caller's `fetch` carries the requests
 */
export function loadTransport(_options: TransportOptions): Promise<Transport | undefined> {
  return Promise.resolve(undefined)
}
