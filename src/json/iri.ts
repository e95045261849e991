/**
 * Tells whether a text is an absolute IRI: a scheme, a colon, and only characters that may stand
 * in one. Blank node names (`_:b0`) are none.
 */
export function isAbsoluteIri(text: string): boolean {
  return ABSOLUTE_IRI.test(text)
}

/** RFC 3987, but for the characters that would break out of `<…>` in N-Quads. */
const ABSOLUTE_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020\u007f-\u00a0<>"{}|\\^`\u2028\u2029\ufeff]+$/
