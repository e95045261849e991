/**
 * Leaves out the white space of XML and JSON around a text. Linear, unlike a regular expression that looks for the end
 * from every place.
 */
export function withoutWhiteSpaceAround(text: string): string {
  let [start, end] = [0, text.length]
  while (isWhiteSpace(text.charCodeAt(start))) start += 1
  while (isWhiteSpace(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** Tells whether a text holds anything but white space. */
export function isWritten(text: string): boolean {
  return /[^\t\n\r ]/.test(text)
}

/** NaN, which stands beyond both ends of a text, is none. */
function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
