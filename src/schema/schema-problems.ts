import { valueAt } from '../json/json-pointer.js'
import { describeJson, isJsonArray, pointerTo, type JsonObject, type JsonValue } from '../json/json.js'
import { problem, type Problem } from '../messages/problem.js'
import { instantFault } from '../time.js'
import type { SchemaError } from './schema-error.js'

/**
 * Turns what a compiled schema found into problems, one a place, each with its code.
 *
 * @param errors - in the order in which the schema found them
 * @param document - the document that was checked
 */
export function toProblems(errors: readonly SchemaError[], document: JsonObject): readonly Problem[] {
  const problems = new Map<string, Problem>()
  for (const error of errors) {
    if (isEcho(error)) continue
    const found = toProblem(error, document)
    // A missing property is a fault of its object, which may lack several; all else is one a place.
    const place = error.keyword === 'required' ? `${error.instancePath} ${error.params.missingProperty}` : found.path
    if (!problems.has(place ?? '')) problems.set(place ?? '', found)
  }
  return [...problems.values()]
}

/** What `if` and `anyOf` add to the errors that already say what is wrong, or that are an alternative only. */
function isEcho(error: SchemaError): boolean {
  return error.keyword === 'if' || (error.keyword !== 'anyOf' && error.schemaPath.includes('/anyOf/'))
}

function toProblem(error: SchemaError, document: JsonObject): Problem {
  const path = error.instancePath
  const value = valueAt(document, path)
  const found = describe(value)
  switch (error.keyword) {
    case 'required':
      return problem('PROPERTY_MISSING', { property: error.params.missingProperty }, { path })
    case 'additionalProperties': {
      const property = error.params.additionalProperty
      return problem('PROPERTY_NOT_ALLOWED', { property }, { path: pointerTo(path, property) })
    }
    case 'type':
      return problem('PROPERTY_INVALID', { expected: nameTypes(error.params.type), found }, { path })
    case 'format':
      return toFormatProblem(error.params.format, value, path)
    case 'pattern':
      return problem('PROPERTY_INVALID', { expected: namePattern(error.params.pattern), found }, { path })
    case 'const':
      return problem('VALUE_NOT_ALLOWED', { expected: [error.params.allowedValue], found }, { path })
    case 'enum': {
      const expected = isOpenEnumeration(error) ? [...error.params.allowedValues, 'ext:…'] : error.params.allowedValues
      return problem('VALUE_NOT_ALLOWED', { expected, found }, { path })
    }
    case 'contains':
      return problem(
        'VALUE_NOT_ALLOWED',
        { expected: error.params.allowedValues, found: describeMembers(value) },
        { path },
      )
    case 'minItems':
      return problem('PROPERTY_INVALID', { expected: `an array of at least ${error.params.limit}`, found }, { path })
    case 'anyOf':
    case 'if':
      // The one alternative in our schemas: a subject has an id or an identifier (spec.md R-21).
      return problem('SUBJECT_UNIDENTIFIED', {}, { path })
  }
}

/** Enumerations that may be extended stand in the branch for values without `ext:`. */
function isOpenEnumeration(error: SchemaError): boolean {
  return error.schemaPath.endsWith('/else/enum')
}

function toFormatProblem(format: string, value: JsonValue | undefined, path: string): Problem {
  const found = describe(value)
  if (format === 'iri') return problem('ID_NOT_ABSOLUTE', { found }, { path })
  if (format === 'date') return problem('PROPERTY_INVALID', { expected: 'a day such as 2001-12-31', found }, { path })
  return problem(instantFault(value) ?? 'DATE_INVALID', { found }, { path })
}

function nameTypes(types: string | readonly string[]): string {
  return [types]
    .flat()
    .map((type) => typeNames.get(type) ?? type)
    .join(' or ')
}

function namePattern(pattern: string): string {
  return patternNames.get(pattern) ?? `text of the form ${pattern}`
}

function describeMembers(value: JsonValue | undefined): string | readonly string[] {
  return isJsonArray(value) && value.length > 0 ? value.map(describe) : describe(value)
}

function describe(value: JsonValue | undefined): string {
  const text = describeJson(value)
  return text.length > MAX_FOUND_LENGTH ? `${text.slice(0, MAX_FOUND_LENGTH)}…` : text
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', 'a string'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['object', 'an object'],
  ['array', 'an array'],
])

/** The patterns of our schemas in words. */
const patternNames: ReadonlyMap<string, string> = new Map([
  ['^ext:[A-Za-z0-9._-]+$', '"ext:" followed by letters, digits, ".", "_" or "-"'],
  ['^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$', 'a language code such as "nb" or "es-419"'],
  ['^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+$', 'a compact JWS'],
])

/** Enough to recognise a value by; a picture as a data: URL has millions of characters. */
const MAX_FOUND_LENGTH = 200
