/**
 * The words that the other nouns are written with.
 *
 * The nouns of this room are type aliases, not interfaces, so that each is a `JsonObject` without
 * a cast. Where the data model leaves a class open, further properties may stand in the JSON; the
 * types name only what the data model names.
 */

/** An absolute IRI, such as `https://example.org/badges/7`, `did:key:…` or `urn:uuid:…`. */
export type Iri = string

/** A moment as RFC 3339 writes it, with its zone: `2026-11-22T09:00:00Z`. */
export type DateTime = string

/** A day of the calendar: `2001-12-31`. */
export type CalendarDate = string

/** Text that may carry Markdown; shown to people only after it has been made harmless. */
export type Markdown = string

/** A language as BCP 47 names it, such as `nb` or `es-419`. */
export type LanguageCode = string

/** A credential or endorsement as a compact JWS: three parts of base64url, joined by dots. */
export type CompactJws = string

/** A value that the standard lets stand alone or in an array (spec.md R-7). */
export type OneOrMany<Value> = Value | readonly Value[]

/** The types of an open class: its own name alone, or an array that contains it. */
export type ClassTypes<Name extends string> = Name | readonly string[]

/** A term of one's own in an enumeration that the standard leaves open. */
export type ExtensionTerm = `ext:${string}`
