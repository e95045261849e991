import { fromBase64, toUtf8 } from './bytes.js'

/** A data: URL (RFC 2397) by its parts, not decoded. */
export interface DataUrl {
  /** As it is written, without parameters. */
  readonly declared: string
  readonly isBase64: boolean
  readonly content: string
}

/**
 * Splits a data: URL. One without a comma has no content.
 *
 * @param address - text that begins with `data:`
 */
export function splitDataUrl(address: string): DataUrl {
  const comma = address.indexOf(',')
  if (comma === -1) return { declared: '', isBase64: false, content: '' }
  const [declared = '', ...parameters] = address.slice('data:'.length, comma).split(';')
  return { declared, isBase64: parameters.at(-1)?.toLowerCase() === 'base64', content: address.slice(comma + 1) }
}

/** Decodes the content of a data: URL; `undefined` if it is not what it says it is. */
export function bytesOfDataUrl({ isBase64, content }: DataUrl): Uint8Array | undefined {
  if (isBase64) return fromBase64(content)
  try {
    return toUtf8(decodeURIComponent(content))
  } catch {
    return undefined
  }
}
