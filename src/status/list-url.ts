/** Where lists are served. */
import { isAbsoluteIri } from '../json/iri.js'

/**
 * Tells whether an address is one that a list can be served at, and that verifiers ask: https,
 * absolute, without a fragment. Whether it leads anywhere is not looked at.
 */
export function isListUrl(url: unknown): url is string {
  if (typeof url !== 'string' || !url.startsWith('https://') || url.includes('#') || !isAbsoluteIri(url)) return false
  return URL.canParse(url) && new URL(url).username === '' && new URL(url).password === ''
}
