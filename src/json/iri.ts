/**
 * Tells whether a text is an absolute IRI: a scheme, a colon, and at least one character more.
 *
 * Refuses blank node labels (`_:`), white space, control characters, and the characters that
 * RFC 3987 keeps out of IRIs; in N-Quads they would break out of `<…>`. Does not look at what the
 * scheme is, nor at its own rules.
 */
export function isAbsoluteIri(text: string): boolean {
  return ABSOLUTE_URI.test(text) || ABSOLUTE_IRI.test(text)
}

/** What most are, told without a look at tables of Unicode. */
const ABSOLUTE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-[\]_a-z~]+$/

const ABSOLUTE_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/u
