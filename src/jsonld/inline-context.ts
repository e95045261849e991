import { OpenBadgesError } from '../errors.js'
import { isAbsoluteIri } from '../json/iri.js'
import { isJsonObject, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { ActiveContext } from './active-context.js'
import type { ContextLibrary } from './context-library.js'
import { expandIri } from './term-definition.js'

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
  const findings: Finding[] = []
  let active = new ActiveContext(library)
  for (const [index, part] of parts.entries()) {
    const path = pointerTo('/@context', index)
    if (isJsonObject(part)) {
      checkInline(part, active, path)
      findings.push(finding('CONTEXT_INLINE', { count: termsOf(part).length }, { path }))
    } else if (typeof part !== 'string') {
      throw refuse('a context that is neither URL nor object', path)
    }
    active = active.withContext(part)
  }
  return { active, findings }
}

function checkCounts(parts: readonly JsonValue[], limits: Limits): void {
  const inline = parts.filter((part) => isJsonObject(part))
  const terms = inline.flatMap((part) => termsOf(part)).length
  const check = (count: number, limit: number, what: string): void => {
    if (count > limit) throw new OpenBadgesError('GRAPH_TOO_COMPLEX', { limit, what }, { path: '/@context' })
  }
  check(parts.length, limits.maxContexts, 'contexts')
  check(inline.length, limits.maxInlineContexts, 'inline contexts')
  check(terms, limits.maxInlineTerms, 'terms in inline contexts')
}

function checkInline(context: JsonObject, active: ActiveContext, path: string): void {
  for (const [key, value] of Object.entries(context)) {
    const place = pointerTo(path, key)
    if (key === '@version' || key === '@protected') continue
    if (key.startsWith('@')) throw refuse(`the keyword ${key}`, place)
    if (active.terms.has(key)) {
      if (!isSameKeyword(key, value, active)) throw refuse(`a new meaning of ${key}`, place)
    } else {
      checkNewTerm(key, value, { active, context, place })
    }
  }
}

/** `id` → `@id` and `type` → `@type` may be said again. */
function isSameKeyword(key: string, value: JsonValue, active: ActiveContext): boolean {
  return typeof value === 'string' && value.startsWith('@') && active.terms.get(key)?.iri === value
}

function checkNewTerm(
  term: string,
  value: JsonValue,
  { active, context, place }: { active: ActiveContext; context: JsonObject; place: string },
): void {
  if (term.includes(':')) throw refuse('an IRI as a term', place)
  const details: JsonObject | undefined =
    typeof value === 'string' ? { '@id': value } : isJsonObject(value) ? value : undefined
  const unknown = details && Object.keys(details).find((key) => !ALLOWED_DETAILS.has(key))
  if (details === undefined || unknown !== undefined) throw refuse(`${unknown ?? 'no definition'} for ${term}`, place)
  const iri = typeof details['@id'] === 'string' ? expandLocal(details['@id'], context, active) : undefined
  if (iri === undefined || !isAbsoluteIri(iri)) throw refuse(`no absolute IRI for ${term}`, place)
  const isOwned = active.preferredTerm(iri) !== undefined || OWNED.some((vocabulary) => iri.startsWith(vocabulary))
  if (isOwned) throw refuse(`${term} as another name of ${iri}`, place)
  const type = details['@type']
  if (type !== undefined && (typeof type !== 'string' || !isTypeAllowed(type, context, active))) {
    throw refuse(`the @type of ${term}`, place)
  }
  if (toArray(details['@container']).some((container) => container !== '@set' && container !== '@list')) {
    throw refuse(`the @container of ${term}`, place)
  }
}

function isTypeAllowed(type: string, context: JsonObject, active: ActiveContext): boolean {
  return type === '@id' || isAbsoluteIri(expandLocal(type, context, active) ?? '')
}

/** A prefix may be defined in the same context, as text. */
function expandLocal(value: string, context: JsonObject, active: ActiveContext): string | undefined {
  const prefix = context[value.slice(0, value.indexOf(':'))]
  if (typeof prefix === 'string' && !value.includes('://')) return prefix + value.slice(value.indexOf(':') + 1)
  return expandIri(value, active)
}

function termsOf(context: JsonObject): readonly string[] {
  return Object.keys(context).filter((key) => !key.startsWith('@'))
}

function refuse(found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('CONTEXT_INLINE_NOT_ALLOWED', { found }, { path })
}

const ALLOWED_DETAILS: ReadonlySet<string> = new Set(['@id', '@type', '@container', '@protected'])

/** Vocabularies whose words only their own contexts may define. */
const OWNED = [
  'https://www.w3.org/2018/credentials#',
  'https://www.w3.org/ns/credentials/',
  'https://w3id.org/security#',
  'https://purl.imsglobal.org/spec/vc/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
]
