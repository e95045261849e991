/**
 * Tells a picture from text by its first bytes.
 *
 * @returns a few words for a message; `undefined` for anything that is no picture
 */
export function sniff(bytes: Uint8Array): string | undefined {
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return 'a PNG picture'
  const start = new TextDecoder().decode(bytes.subarray(0, SNIFFED_BYTES))
  return /^\ufeff?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg[\s>])/i.test(start) ? 'an SVG picture' : undefined
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const SNIFFED_BYTES = 256
