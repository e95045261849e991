import { OpenBadgesError } from '../index.js'

/** A JSON object whose other values the library reads. */
export type InputObject = Readonly<Record<string, unknown>> & { readonly issuer?: object }

/**
 * Reads a text as a JSON object that may say who issues; the builders read what else is in it.
 *
 * @param file - where the text is from, for errors
 * @throws OpenBadgesError `INPUT_INVALID`
 */
export function readJsonObject(text: string, file: string): InputObject {
  const value = parseFile(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = value === undefined ? 'text that is no JSON' : 'something else'
    throw new OpenBadgesError('INPUT_INVALID', { expected: `a JSON object in ${file}`, found })
  }
  const issuer: unknown = 'issuer' in value ? value.issuer : {}
  if (typeof issuer !== 'object' || issuer === null || Array.isArray(issuer)) {
    throw new OpenBadgesError('INPUT_INVALID', { expected: 'an object', found: 'something else' }, { path: '/issuer' })
  }
  return { ...value, issuer }
}

/** Reads a file of the caller's own as JSON, with or without a byte order mark; `undefined` where it is none. */
export function parseFile(text: string): unknown {
  return parseJson(text.replace(/^\uFEFF/, ''))
}

/** Reads a text as JSON; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
