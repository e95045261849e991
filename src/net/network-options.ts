/** What a deployment may change about the network. */
import { wrongOption, type OpenBadgesError } from '../errors.js'
import { defaultLimits } from '../limits.js'
import type { AddressLookup } from './transport.js'
import { readRequestUrl } from './url-rules.js'

/** What a deployment may change about the network. Without it, only public hosts are asked. */
export interface NetworkOptions {
  /**
   * Origins that may be asked although their host is private, local or on another port than 443, for
   * example `https://localhost:8443`. Compared exactly. For tests and inside a company only; every
   * report echoes them. Default: none.
   */
  readonly allowPrivateOrigins?: readonly string[]
  /**
   * Certificate authorities, as PEM, trusted in addition to the public ones, for every host. Only
   * where the library brings its own transport. Default: none.
   */
  readonly ca?: readonly string[]
  /**
   * Finds all addresses of a host name in place of the system's resolver. What it finds is judged as
   * anything else. Default: the system's resolver.
   */
  readonly lookup?: AddressLookup
}

/**
 * Checks network options.
 *
 * @param options - as the caller gave them
 * @param transport - whose transport will carry the requests; the caller's cannot be told `ca` or `lookup`
 * @returns the same
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readNetworkOptions(options: NetworkOptions, transport: 'own' | 'injected'): NetworkOptions {
  for (const origin of readStrings(options.allowPrivateOrigins, 'allowPrivateOrigins')) {
    if (!isExactOrigin(origin)) throw invalid('allowPrivateOrigins', 'exact https origins', JSON.stringify(origin))
  }
  for (const pem of readStrings(options.ca, 'ca')) {
    if (!CERTIFICATE.test(pem)) throw invalid('ca', 'certificates as PEM', 'text that is none')
  }
  if (options.lookup !== undefined && typeof options.lookup !== 'function') {
    throw invalid('lookup', 'a function', typeof options.lookup)
  }
  for (const option of ['ca', 'lookup'] as const) {
    if (transport === 'injected' && options[option] !== undefined)
      throw invalid(option, 'absent beside `fetch`', 'both')
  }
  return options
}

function readStrings(value: unknown, option: string): readonly string[] {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw invalid(option, 'an array of strings', Array.isArray(value) ? 'other values in it' : typeof value)
}

/** An origin that a request could have, in the one spelling that it would have. */
function isExactOrigin(text: string): boolean {
  try {
    return readRequestUrl(`${text}/`, defaultLimits, [text]).origin === text
  } catch {
    return false
  }
}

function invalid(option: string, expected: string, found: string): OpenBadgesError {
  return wrongOption(`network.${option}`, expected, found)
}

const CERTIFICATE = /^-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/m
