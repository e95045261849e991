/** The types of picture that wallets and browsers show. */
export type ImageType = 'image/png' | 'image/svg+xml' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif'

/**
 * Tells the type of a picture by how its bytes begin. Does not look at whether the rest is sound.
 *
 * @param bytes - the picture, or no more than its beginning
 * @returns `undefined` for what is no picture of a type that we know
 */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  const known = signatures.find(({ parts }) => parts.every(([offset, text]) => hasText(bytes, offset, text)))
  if (known !== undefined) return known.type
  return SVG.test(beginningOf(bytes)) ? 'image/svg+xml' : undefined
}

/**
 * Tells whether text is written in UTF-16 (XML 1.0, appendix F): by its byte order mark, or because every other byte of
 * its first two characters is zero.
 */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)) {
    return 'utf-16le'
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0)) {
    return 'utf-16be'
  }
  return undefined
}

function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder(utf16Of(bytes)).decode(bytes.subarray(0, MAX_PROLOGUE))
}

function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false
  }
  return true
}

/** What stands where at the beginning of a file, in Latin-1. */
const signatures: readonly {
  readonly type: ImageType
  readonly parts: readonly (readonly [offset: number, text: string])[]
}[] = [
  { type: 'image/png', parts: [[0, '\u0089PNG\r\n\u001a\n']] },
  { type: 'image/jpeg', parts: [[0, '\u00ff\u00d8\u00ff']] },
  { type: 'image/gif', parts: [[0, 'GIF8']] },
  {
    type: 'image/webp',
    parts: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { type: 'image/avif', parts: [[4, 'ftypavif']] },
  { type: 'image/avif', parts: [[4, 'ftypavis']] },
]

/** The root element, behind what XML lets stand before it. */
const SVG =
  /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:[\w.-]+:)?svg[\s>/]/i

/** Bytes in which the root element must begin. */
const MAX_PROLOGUE = 4_096
