/** Which URLs may be requested at all: judged from the text alone, before any name is looked up. */
import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'

/**
 * Reads a URL that a credential names and judges whether it may be requested.
 *
 * Only `https://host.name/…` on port 443 with a public host name, written as it will be used: a
 * spelling that the URL parser would turn into another host (`0x7f.1`, `①②⑦.1`) is refused rather
 * than understood. An origin of `allowPrivateOrigins` may have any host and port. What addresses
 * the name has is not looked at here: see `vetLookup`.
 *
 * @param text - the URL as the credential has it
 * @param limits - `maxUrlLength`, in characters
 * @param allowPrivateOrigins - origins such as `https://localhost:8443`, compared exactly
 * @returns the URL without its fragment
 * @throws OpenBadgesError `URL_NOT_ALLOWED`
 */
export function readRequestUrl(
  text: string,
  limits: Pick<Limits, 'maxUrlLength'>,
  allowPrivateOrigins: readonly string[],
): URL {
  if (text.length > limits.maxUrlLength) {
    throw refusal(`${text.slice(0, limits.maxUrlLength)}…`, `it is longer than ${limits.maxUrlLength} characters`)
  }
  if (UNSAFE_CHARACTER.test(text)) throw refusal(text, 'it holds white space, a control character or a backslash')
  const authority = AUTHORITY.exec(text)?.[1]
  if (authority === undefined) throw refusal(text, 'it is not an https URL')
  if (authority.includes('@')) throw refusal(text, 'it holds a user name or password')
  const writtenHost = HOST_AND_PORT.exec(authority)?.[1]?.toLowerCase()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (writtenHost === undefined || url?.hostname !== writtenHost) {
    throw refusal(text, 'its host is not written as a plain host name')
  }
  url.hash = ''
  if (allowPrivateOrigins.includes(url.origin)) return url
  const fault = describeHostFault(writtenHost)
  if (fault !== undefined) throw refusal(text, fault)
  if (url.port !== '') throw refusal(text, 'its port is not 443')
  return url
}

function describeHostFault(host: string): string | undefined {
  if (host.startsWith('[') || IPV4.test(host)) return 'its host is an IP address'
  if (host.length > MAX_HOST_LENGTH) return 'its host is too long'
  const labels = host.split('.')
  if (!labels.every((label) => LABEL.test(label))) return 'its host is not written as a plain host name'
  const topLevel = labels.at(-1) ?? ''
  if (labels.length === 1 || PRIVATE_TOP_LEVELS.has(topLevel)) return 'its host is a name of private networks'
  return undefined
}

function refusal(url: string, reason: string): OpenBadgesError {
  return new OpenBadgesError('URL_NOT_ALLOWED', { url, reason }, { url })
}

/** What URL parsers drop, trim or rewrite, each in its own way. */
const UNSAFE_CHARACTER = /[\s\p{Cc}\p{Cs}\\]/u

const AUTHORITY = /^https:\/\/([^/?#]+)/i

const HOST_AND_PORT = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[1-9][0-9]{0,4})?$/i

/** The parser turns every host that ends in a number into this form, or refuses it. */
const IPV4 = /^[0-9]+(?:\.[0-9]+){3}$/

/** RFC 1123: letters, digits, hyphens inside. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** RFC 1035, as text without the root's dot. */
const MAX_HOST_LENGTH = 253

/**
 * Top-level names that the public DNS does not hold and private networks use: special-use names
 * (RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`), those that ICANN keeps back because they
 * leak from private networks, and habits of routers and clusters.
 */
const PRIVATE_TOP_LEVELS: ReadonlySet<string> = new Set([
  ...['localhost', 'local', 'internal', 'arpa', 'onion', 'alt', 'test', 'invalid'],
  ...['home', 'corp', 'mail'],
  ...['localdomain', 'lan', 'intranet', 'private', 'domain', 'workgroup', 'svc', 'cluster', 'consul'],
])
