/**
 * Leaves out the white space of XML and JSON around a text. Linear, unlike a regular expression that looks for the end
 * from every place.
 */
export function withoutWhiteSpaceAround(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && isWhiteSpace(text, start)) start += 1
  while (end > start && isWhiteSpace(text, end - 1)) end -= 1
  return text.slice(start, end)
}

/** Tells whether a text holds anything but white space. */
export function isWritten(text: string): boolean {
  return /[^\t\n\r ]/.test(text)
}

function isWhiteSpace(text: string, index: number): boolean {
  return '\t\n\r '.includes(text.charAt(index))
}
