/**
 * The words that the other nouns are written with.
 *
 * The nouns of this room are type aliases, not interfaces, so that each is a `JsonObject` without
 * a cast. Where the data model leaves a class open, further properties may stand in the JSON; the
 * types name only what the data model names.
 *
 * The JSON Schemas are generated from these types (`scripts/generate-schemas.mjs`). What a type
 * cannot say stands in a tag of its docstring:
 *
 * - `@format`, `@pattern`: which texts a text may be
 * - `@closed`: a class that takes no further properties
 * - `@anyOf`: properties of which a class needs at least one
 * - `@minItems`: how many members an array has at least
 * - `@dataModel`, `@contexts`, `@types`: of a credential, the data model, the tables of contexts
 *   that follow the data model's own, and what its types contain
 */

/**
 * An absolute IRI, such as `https://example.org/badges/7`, `did:key:…` or `urn:uuid:…`.
 *
 * @format iri
 */
export type Iri = string

/**
 * A moment as RFC 3339 writes it, with its zone: `2026-11-22T09:00:00Z`.
 *
 * @format date-time
 */
export type DateTime = string

/**
 * A day of the calendar: `2001-12-31`.
 *
 * @format date
 */
export type CalendarDate = string

/** Text that may carry Markdown; shown to people only after it has been made harmless. */
export type Markdown = string

/**
 * A language as BCP 47 names it, such as `nb` or `es-419`.
 *
 * @pattern ^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$
 */
export type LanguageCode = string

/** A country as ISO 3166-1 alpha-2 names it, such as `NO`. */
export type CountryCode = string

/** A telephone number, as people write it. */
export type PhoneNumber = string

/** An email address. */
export type EmailAddress = string

/** An identifier, or its hash: `sha256$` or `md5$`, and the hexadecimal digits. */
export type IdentityHash = string

/**
 * A credential or endorsement as a compact JWS: three parts of base64url, joined by dots.
 *
 * @pattern ^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$
 */
export type CompactJws = string

/** A value that the standard lets stand alone or in an array (spec.md R-7). */
export type OneOrMany<Value> = Value | readonly Value[]

/** The types of an open class: its own name alone, or an array that contains it. */
export type ClassTypes<Name extends string> = Name | readonly string[]

/** A credential inside another: a document of its own, with its own contexts and proof, which is checked on its own. */
export type Embedded<Credential> = Credential

/**
 * A term of one's own in an enumeration that the standard leaves open.
 *
 * @pattern ^ext:[A-Za-z0-9._-]+$
 */
export type ExtensionTerm = `ext:${string}`
