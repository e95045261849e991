import { isAbsoluteIri } from '../json/iri.js'
import type { Iri } from '../model/primitives.js'

/** Terms of one's own: the context that defines them, and the schema that says how they look (spec.md R-39). */
export type Extension = {
  /** The address of the context that defines the terms. */
  readonly context: Iri
  /** The terms: names of properties and types, as the context spells them. */
  readonly terms: readonly string[]
  /** The address of a JSON Schema that says how the properties look. */
  readonly schema?: Iri
}

/**
 * Keeps which terms of one's own may stand in an input, and which of the extensions that define them
 * are in use.
 */
export class ExtensionBook {
  private extensions: readonly Extension[]
  private readonly inUse = new Set<Extension>()
  private isEverythingDefined: boolean

  /** @param given - contexts that may define anything, and extensions that say what they define */
  constructor(given: { readonly contexts?: readonly Iri[]; readonly extensions?: readonly Extension[] }) {
    this.extensions = given.extensions ?? []
    this.isEverythingDefined = given.contexts !== undefined && given.contexts.length > 0
  }

  /** The extensions whose terms have been met. */
  get used(): readonly Extension[] {
    return this.extensions.filter((extension) => this.inUse.has(extension))
  }

  /** From here on, any term may be one of a context that the caller named. */
  defineEverything(): void {
    this.isEverythingDefined = true
  }

  /** From here on, the terms of these extensions are defined as well. */
  add(extensions: readonly Extension[]): void {
    this.extensions = [...this.extensions, ...extensions]
  }

  /** Whether a term is defined; if by an extension, it is in use from here on. */
  defines(term: string): boolean {
    const extension = this.extensions.find(({ terms }) => terms.includes(term))
    if (extension !== undefined) this.inUse.add(extension)
    return extension !== undefined || this.isEverythingDefined
  }
}

/** Tells whether an option holds extensions. */
export function areExtensions(value: unknown): value is readonly Extension[] {
  return Array.isArray(value) && value.every(isExtension)
}

function isExtension(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { context, terms, schema }: { context?: unknown; terms?: unknown; schema?: unknown } = value
  return isIri(context) && (schema === undefined || isIri(schema)) && areTexts(terms)
}

/** Tells whether an option holds addresses of contexts. */
export function areIris(value: unknown): value is readonly Iri[] {
  return Array.isArray(value) && value.every(isIri)
}

function isIri(value: unknown): boolean {
  return typeof value === 'string' && isAbsoluteIri(value)
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')
}
