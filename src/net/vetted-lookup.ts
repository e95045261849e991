/** Name look-ups that let nothing through but public addresses. */
import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { OpenBadgesError } from '../errors.js'
import { isPublicAddress } from './addresses.js'
import type { AddressLookup } from './transport.js'

/**
 * Makes the look-up that a connection uses: all addresses of the name are judged, and exactly the
 * judged ones are handed to the connection, so that a second answer of the DNS cannot matter.
 *
 * Connections to IP literals never ask it; those are for the URL rules to refuse.
 *
 * @param lookup - finds the addresses of a name
 * @param addresses - `'public-only'` refuses the name if any address is not public (`HOST_NOT_PUBLIC`)
 */
export function vetLookup(lookup: AddressLookup, addresses: 'public-only' | 'any'): LookupFunction {
  return (host, options, callback) => {
    lookupAll(lookup, host, addresses).then(
      (all) => {
        if (options.all === true) callback(null, all)
        else callback(null, all[0].address, all[0].family)
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, ''),
    )
  }
}

async function lookupAll(
  lookup: AddressLookup,
  host: string,
  allowed: 'public-only' | 'any',
): Promise<[LookupAddress, ...LookupAddress[]]> {
  const [first, ...others] = await lookup(host)
  // As the system's resolver says it.
  if (first === undefined) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  const refused = allowed === 'any' ? undefined : [first, ...others].find((address) => !isPublicAddress(address))
  if (refused !== undefined) throw new OpenBadgesError('HOST_NOT_PUBLIC', { host, address: refused })
  return [toLookupAddress(first), ...others.map(toLookupAddress)]
}

function toLookupAddress(address: string): LookupAddress {
  return { address, family: isIP(address) }
}
