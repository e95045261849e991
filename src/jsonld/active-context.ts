/**
 * Active contexts: what every term means at one place of a document (JSON-LD 1.1 API, section 4).
 *
 * They are immutable and interned: processing the same local context on top of the same active
 * context gives the very same object again, so a whole document costs map look-ups.
 *
 * What is not supported is refused, never guessed. Whether a context is valid can only be vouched for
 * if it is written in the plain form (`contextFormFault`); any other makes the active context `declined`.
 */
import { OpenBadgesError } from '../errors.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { contextFormFault } from './context-form.js'
import { isBundledContext, type ContextLibrary } from './context-library.js'
import type { RdfTerm } from './rdf-terms.js'
import {
  createTermDefinition,
  expandIri,
  sameDefinition,
  termsByIri,
  type KeyReading,
  type TermDefinition,
} from './term-definition.js'

/** How many active contexts may still be remembered: documents could ask for any number of combinations. */
interface Shelf {
  room: number
}

const MAX_REMEMBERED = 1_000

/** Where a local context stands. */
type Scope = 'document' | 'property' | 'type'

/** How a local context is applied. */
interface Application {
  /** Whether it holds for nested nodes too (a type-scoped context does not). */
  readonly propagate: boolean
  /** Whether protected terms may be redefined (a property-scoped context may). */
  readonly overrideProtected: boolean
}

/** The names that bundled contexts give, at whatever place: nobody may add another for the same. */
export interface StandardNames {
  /** The names of an IRI; `undefined` if these contexts do not name it. */
  namesOf(iri: string): ReadonlySet<string> | undefined
  /** Whether these contexts define a term anywhere, be it within one class only. */
  hasTerm(term: string): boolean
}

/** What every term means at one place. */
export class ActiveContext {
  /** Term → definition. */
  readonly terms: ReadonlyMap<string, TermDefinition>
  /** The IRI that undefined terms are appended to, if any. */
  readonly vocab: string | undefined
  /** The context to return to in nested nodes, if this one does not propagate. */
  readonly previous: ActiveContext | undefined
  /** What in a local context, here or before, is not in the plain form that can be vouched for. */
  readonly declined: string | undefined
  /** What the keys mean that were read here before; `readKey` fills it. */
  readonly keys: Map<string, KeyReading> = new Map()
  /** The classes that types mean which were read here before; `readType` fills it. */
  readonly types: Map<string, RdfTerm> = new Map()
  private readonly library: ContextLibrary
  private readonly children: { readonly [Kind in Scope]: Map<JsonValue, ActiveContext> } = {
    document: new Map(),
    property: new Map(),
    type: new Map(),
  }
  private readonly standard: StandardNames | undefined
  private readonly shelf: Shelf
  private names: ReadonlyMap<string, readonly string[]> | undefined

  /**
   * @param library - where contexts named by URL are found
   * @param parts - terms, vocabulary, the context to return to, and the names that nobody may add to
   */
  constructor(
    library: ContextLibrary,
    parts: {
      readonly terms?: ReadonlyMap<string, TermDefinition>
      readonly vocab?: string | undefined
      readonly previous?: ActiveContext | undefined
      readonly standard?: StandardNames | undefined
      readonly declined?: string | undefined
      readonly shelf?: Shelf
    } = {},
  ) {
    this.library = library
    this.terms = parts.terms ?? new Map()
    this.vocab = parts.vocab
    this.previous = parts.previous
    this.standard = parts.standard
    this.declined = parts.declined
    this.shelf = parts.shelf ?? { room: MAX_REMEMBERED }
  }

  /** Whether no more active contexts are remembered: whoever keeps this one should begin anew. */
  get isFull(): boolean {
    return this.shelf.room === 0
  }

  /** Another beginning, under which nobody may add a name to these; it is remembered with this one. */
  guarding(standard: StandardNames): ActiveContext {
    return new ActiveContext(this.library, { standard, shelf: this.shelf })
  }

  /**
   * Applies a local context as the top of a document or node does.
   *
   * @throws OpenBadgesError `CONTEXT_UNKNOWN`, `CONTEXT_CONFLICT`, `DOCUMENT_NOT_TRANSLATED`
   */
  withContext(local: JsonValue): ActiveContext {
    return this.apply(local, 'document')
  }

  /** Applies the context scoped to a property, for the value of that property. */
  withPropertyScope(local: JsonValue): ActiveContext {
    return this.apply(local, 'property')
  }

  /** Applies the context scoped to a type, for the properties of that node only. */
  withTypeScope(local: JsonValue): ActiveContext {
    return this.apply(local, 'type')
  }

  /**
   * The terms that may be written for an IRI, most likely one: those defined here, or, where bundled
   * contexts have names for it at this place or another, only these.
   */
  termsFor(iri: string): readonly string[] {
    const terms = this.termsMeaning(iri)
    const standard = this.standard?.namesOf(iri)
    if (standard === undefined) return terms
    const usable = terms.filter((term) => standard.has(term))
    return usable.length > 0 ? usable : [...standard]
  }

  /** Every term that means an IRI or a keyword here. */
  termsMeaning(iri: string): readonly string[] {
    this.names ??= termsByIri(this.terms)
    return this.names.get(iri) ?? []
  }

  /** Contexts of documents come and go; those in the library stay, and so does what they make of this one. */
  private apply(local: JsonValue, scope: Scope): ActiveContext {
    const known = this.children[scope].get(local)
    if (known !== undefined) return known
    const made = this.applyAll(local, applications[scope], 0)
    const isLasting = scope !== 'document' || typeof local === 'string'
    if (isLasting && this.shelf.room > 0) {
      this.shelf.room -= 1
      this.children[scope].set(local, made)
    }
    return made
  }

  private applyAll(local: JsonValue, application: Application, depth: number): ActiveContext {
    return toArray(local).reduce<ActiveContext>((active, part) => active.applyOne(part, application, depth), this)
  }

  private applyOne(local: JsonValue, application: Application, depth: number): ActiveContext {
    if (local === null) return this.cleared(application)
    if (depth > MAX_INCLUSIONS) throw conflict('contexts that include each other without end')
    if (typeof local === 'string') return this.applyAll(this.contextAt(local), application, depth + 1)
    if (!isJsonObject(local)) throw unsupported('a context that is neither URL nor object')
    return this.process(local, application, depth)
  }

  private contextAt(url: string): JsonValue {
    const context = this.library.find(url)?.['@context']
    if (context === undefined) throw new OpenBadgesError('CONTEXT_UNKNOWN', { context: url })
    return context
  }

  private cleared(application: Application): ActiveContext {
    const hasProtected = [...this.terms.values()].some((definition) => definition.protected)
    if (hasProtected && !application.overrideProtected) throw conflict('protected terms would be cleared')
    return new ActiveContext(this.library, {
      standard: this.standard,
      declined: this.declined,
      shelf: this.shelf,
      ...(application.propagate ? {} : { previous: this }),
    })
  }

  private process(local: JsonObject, application: Application, depth: number): ActiveContext {
    const { shelf } = this
    for (const keyword of UNSUPPORTED_KEYWORDS) {
      if (local[keyword] !== undefined) throw unsupported(`${keyword} in a context`)
    }
    const propagate = typeof local['@propagate'] === 'boolean' ? local['@propagate'] : application.propagate
    const terms = new Map(this.terms)
    const vocab = this.vocabOf(local, terms)
    const draft = { terms, vocab, local, defined: new Map<string, boolean>() }
    for (const term of Object.keys(local)) {
      if (!CONTEXT_KEYWORDS.has(term)) this.define(term, draft, application)
    }
    const previous = propagate ? this.previous : (this.previous ?? this)
    const declined = this.declined ?? contextFormFault(local)
    // A context that says nothing new leaves all as it was: scopes within scopes come to an end.
    const isSame = previous === this.previous && vocab === this.vocab && declined === this.declined
    if (isSame && saysNothingNew(terms, this.terms)) return this
    const parts = { terms, vocab, previous, standard: this.standard, shelf }
    const made = new ActiveContext(this.library, { ...parts, declined })
    const inside = isBundledContext(local) ? undefined : made.faultInScopes(local, depth)
    return inside === undefined ? made : new ActiveContext(this.library, { ...parts, declined: inside })
  }

  /**
   * A scoped context must be valid where its term is defined, be it used or not (API 4.2.2, step 21), so it is
   * to be vouched for there, too.
   */
  private faultInScopes(local: JsonObject, depth: number): string | undefined {
    if (this.declined !== undefined) return undefined
    for (const value of Object.values(local)) {
      const scope = isJsonObject(value) ? value['@context'] : undefined
      const { declined } = scope === undefined ? this : this.applyAll(scope, applications.property, depth + 1)
      if (declined !== undefined) return declined
    }
    return undefined
  }

  private vocabOf(local: JsonObject, terms: ReadonlyMap<string, TermDefinition>): string | undefined {
    const vocab = local['@vocab']
    if (vocab === undefined) return this.vocab
    if (vocab === null) return undefined
    if (typeof vocab !== 'string') throw unsupported('an @vocab that is no text')
    return expandIri(vocab, { terms, vocab: this.vocab }) ?? vocab
  }

  private define(term: string, draft: Draft, application: Application): void {
    const state = draft.defined.get(term)
    if (state === true) return
    if (state === false) throw conflict(`the term ${term} is defined by itself`)
    draft.defined.set(term, false)
    const value = draft.local[term]
    const lookUp = (other: string): void => {
      if (Object.hasOwn(draft.local, other) && !CONTEXT_KEYWORDS.has(other)) this.define(other, draft, application)
    }
    const made = createTermDefinition(term, value, draft, lookUp)
    const before = this.terms.get(term)
    if (before?.protected === true && !application.overrideProtected) {
      if (!sameDefinition(before, made)) throw conflict(`the protected term ${term} would be redefined`)
    } else {
      draft.terms.set(term, made)
    }
    draft.defined.set(term, true)
  }
}

function saysNothingNew(
  terms: ReadonlyMap<string, TermDefinition>,
  before: ReadonlyMap<string, TermDefinition>,
): boolean {
  if (terms.size !== before.size) return false
  for (const [term, definition] of terms) {
    const known = before.get(term)
    if (known === definition) continue
    if (known?.protected !== definition.protected || !sameDefinition(known, definition)) return false
  }
  return true
}

/** A context in the making. */
interface Draft {
  readonly terms: Map<string, TermDefinition>
  readonly vocab: string | undefined
  readonly local: JsonObject
  /** Term → whether its definition is complete. */
  readonly defined: Map<string, boolean>
}

function conflict(reason: string): OpenBadgesError {
  return new OpenBadgesError('CONTEXT_CONFLICT', { reason }, { path: '/@context' })
}

function unsupported(reason: string): OpenBadgesError {
  return new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason }, { path: '/@context' })
}

const applications: { readonly [Kind in Scope]: Application } = {
  document: { propagate: true, overrideProtected: false },
  property: { propagate: true, overrideProtected: true },
  type: { propagate: false, overrideProtected: false },
}

/** A context by URL may consist of others by URL; no real one does so twice. */
const MAX_INCLUSIONS = 10

/** These change how values are read; no credential context uses them. */
const UNSUPPORTED_KEYWORDS = ['@import', '@base', '@language', '@direction'] as const

const CONTEXT_KEYWORDS: ReadonlySet<string> = new Set(['@version', '@protected', '@propagate', '@vocab'])
