import { OpenBadgesError } from '../errors.js'
import { isAbsoluteIri } from '../json/iri.js'
import { isJsonObject, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { ActiveContext, type StandardNames } from './active-context.js'
import { bundledContextUrls } from './bundled-urls.generated.js'
import type { ContextLibrary } from './context-library.js'
import { isReservedTerm } from './spelling.js'
import { readStandardNames } from './standard-names.js'

/**
 * Applies the `@context` of a document, whose inline parts must be harmless: they may add terms of
 * their own, but not touch what a known term, keyword or IRI means (security.md B6).
 *
 * @param context - the value of `@context`
 * @param library - the contexts known by URL
 * @param limits - entries, inline contexts and their terms
 * @returns the active context and a finding for each inline part
 * @throws OpenBadgesError `CONTEXT_INLINE_NOT_ALLOWED`, `CONTEXT_UNKNOWN`, `CONTEXT_CONFLICT`,
 *   `NOT_COMPACTED` if there is no `@context`, `GRAPH_TOO_COMPLEX`
 */
export function applyDocumentContext(
  context: JsonValue | undefined,
  library: ContextLibrary,
  limits: Limits,
): { readonly active: ActiveContext; readonly findings: readonly Finding[] } {
  const parts = toArray(context)
  if (parts.length === 0) throw new OpenBadgesError('NOT_COMPACTED', { found: 'no @context' })
  checkCounts(parts, limits)
  const bundled = parts.filter(isBundledUrl)
  const stem = applyAll(bundled, startOf(library))
  // Bundled contexts fit together; only what comes besides could rename what they name.
  if (bundled.length === parts.length) return { active: stem, findings: [] }
  const urls = parts.filter((part) => typeof part === 'string')
  const start = startBeside(stem)
  const known = applyAll(urls, start)
  if (urls.length === parts.length) return { active: known, findings: [] }
  const knownNames = readStandardNames(known)
  const findings: Finding[] = []
  let active = start
  for (const [index, part] of parts.entries()) {
    const path = pointerTo('/@context', index)
    const before = active
    if (typeof part !== 'string' && !isJsonObject(part)) throw refuse('a context that is neither URL nor object', path)
    if (isJsonObject(part)) checkForm(part, { known: [known, before], names: knownNames }, path)
    active = before.withContext(part)
    if (isJsonObject(part)) {
      checkMeaning(part, active, knownNames, path)
      findings.push(finding('CONTEXT_INLINE', { count: termsOf(part).length }, { path }))
    }
  }
  return { active, findings }
}

function isBundledUrl(part: JsonValue): part is string {
  return typeof part === 'string' && bundledContextUrls.has(part)
}

/** Where the contexts of a library begin. What they come to is remembered as long as there is room. */
function startOf(library: ContextLibrary): ActiveContext {
  const known = starts.get(library)
  if (known?.isFull === false) return known
  const start = new ActiveContext(library)
  starts.set(library, start)
  return start
}

/** The same, where nobody may give another name to what these contexts name. */
function startBeside(stem: ActiveContext): ActiveContext {
  const known = guarded.get(stem)
  if (known !== undefined) return known
  const start = stem.guarding(readStandardNames(stem))
  guarded.set(stem, start)
  return start
}

const starts = new WeakMap<ContextLibrary, ActiveContext>()

const guarded = new WeakMap<ActiveContext, ActiveContext>()

function applyAll(urls: readonly string[], start: ActiveContext): ActiveContext {
  return urls.reduce((active, url) => active.withContext(url), start)
}

function checkCounts(parts: readonly JsonValue[], limits: Limits): void {
  const inline = parts.filter((part) => isJsonObject(part))
  const terms = inline.reduce((count, part) => count + termsOf(part).length, 0)
  const check = (count: number, limit: number, what: string): void => {
    if (count > limit) throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit, what }, { path: '/@context' })
  }
  check(parts.length, limits.maxContexts, 'contexts')
  check(inline.length, limits.maxInlineContexts, 'inline contexts')
  check(terms, limits.maxInlineTerms, 'terms in inline contexts')
}

/** Looks at the text of an inline context: new terms only, and nothing said of them that is not plain. */
function checkForm(
  context: JsonObject,
  { known, names }: { readonly known: readonly ActiveContext[]; readonly names: StandardNames },
  path: string,
): void {
  for (const [key, value] of Object.entries(context)) {
    const place = pointerTo(path, key)
    if (key === '@version' || key === '@protected') continue
    if (key.startsWith('@')) throw refuse(`the keyword ${key}`, place)
    if (key === '' || key.includes(':')) throw refuse('an IRI as a term', place)
    if (known.some((active) => active.terms.has(key))) {
      if (!known.every((active) => isSameKeyword(key, value, active))) throw refuse(`a new meaning of ${key}`, place)
      continue
    }
    // Of a node that is described in two places, a word that the standard has within one class alone would be left out of
    // what is shown of the other, where it meant something else.
    if (isReservedTerm(key) || names.hasTerm(key)) throw refuse(`a new meaning of ${key}`, place)
    const details = isJsonObject(value) ? Object.keys(value) : []
    const unknown = details.find((detail) => !ALLOWED_DETAILS.has(detail))
    if (unknown !== undefined) throw refuse(`${unknown} for ${key}`, place)
    if (typeof value !== 'string' && details.length === 0) throw refuse(`no definition for ${key}`, place)
  }
}

/** `id` → `@id` and `type` → `@type` may be said again. */
function isSameKeyword(key: string, value: JsonValue, active: ActiveContext): boolean {
  return typeof value === 'string' && value.startsWith('@') && active.terms.get(key)?.iri === value
}

/**
 * Looks at what the terms came to mean once the context was applied: text alone can hide that, by
 * prefixes of prefixes.
 *
 * A term must bear the name that its IRI ends in: whoever holds the credential could otherwise
 * rewrite the inline context, and give what was signed a name that says the opposite.
 */
function checkMeaning(context: JsonObject, active: ActiveContext, known: StandardNames, path: string): void {
  for (const term of termsOf(context)) {
    const place = pointerTo(path, term)
    const definition = active.terms.get(term)
    const iri = definition?.iri
    if (definition === undefined || iri === undefined) throw refuse(`no absolute IRI for ${term}`, place)
    if (iri.startsWith('@')) {
      if (REPEATABLE.get(term) === iri) continue
      throw refuse(`${term} as another name of ${iri}`, place)
    }
    if (!isAbsoluteIri(iri)) throw refuse(`no absolute IRI for ${term}`, place)
    const isOwned = known.namesOf(iri) !== undefined || OWNED.some((vocabulary) => iri.startsWith(vocabulary))
    if (isOwned) throw refuse(`${term} as another name of ${iri}`, place)
    const name = LAST_PART.exec(iri)?.[0] ?? ''
    if (name !== '' && name !== term) throw refuse(`${term} as the name of ${iri}`, place)
    const { type, container } = definition
    if (type !== undefined && type !== '@id' && !isAbsoluteIri(type)) throw refuse(`the @type of ${term}`, place)
    if (container.some((each) => each !== '@set' && each !== '@list')) throw refuse(`the @container of ${term}`, place)
  }
}

function termsOf(context: JsonObject): readonly string[] {
  return Object.keys(context).filter((key) => !key.startsWith('@'))
}

function refuse(found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('CONTEXT_INLINE_NOT_ALLOWED', { found }, { path })
}

/** What every credential context says of these, an inline one may say again. */
const REPEATABLE: ReadonlyMap<string, string> = new Map([
  ['id', '@id'],
  ['type', '@type'],
])

const ALLOWED_DETAILS: ReadonlySet<string> = new Set(['@id', '@type', '@container', '@protected'])

/** What an IRI ends in, after its last `#`, `/` or `:`. */
const LAST_PART = /[^#/:]*$/

/** Vocabularies whose words only their own contexts may define. */
const OWNED = [
  'https://www.w3.org/2018/credentials#',
  'https://www.w3.org/ns/credentials/',
  'https://w3id.org/security#',
  'https://purl.imsglobal.org/spec/vc/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
]
