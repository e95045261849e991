import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { pointerTo } from './json.js'

/** Counts what one document uses of the limits, and refuses what is beyond them. */
export class JsonBudget {
  private nodes = 0
  private plainCharacters = 0
  private readonly limits: Limits
  /** Whether no key or value can be anything but Unicode text, since all of it was looked at before. */
  readonly isWellFormed: boolean

  /**
   * @param limits - depth, nodes, array length, keys and string lengths
   * @param isWellFormed - see there
   */
  constructor(limits: Limits, isWellFormed = false) {
    this.limits = limits
    this.isWellFormed = isWellFormed
  }

  /** Counts one value of any kind. */
  countNode(path: string): void {
    if (++this.nodes > this.limits.maxJsonNodes) refuse('values', this.limits.maxJsonNodes, path)
  }

  /** Checks how deep objects and arrays are nested here. */
  checkDepth(depth: number, path: string): void {
    if (depth > this.limits.maxJsonDepth) refuse('levels', this.limits.maxJsonDepth, path)
  }

  /** Checks how many keys an object has so far. */
  checkKeys(count: number, path: string): void {
    if (count > this.limits.maxObjectKeys) refuse('keys in one object', this.limits.maxObjectKeys, path)
  }

  /** Checks how many members an array has so far. */
  checkArray(length: number, path: string): void {
    if (length > this.limits.maxArrayLength) refuse('members of one array', this.limits.maxArrayLength, path)
  }

  /** Counts the characters of one string or key; data: URLs have a limit of their own. */
  countText(text: string, path: string): void {
    if (text.startsWith('data:')) {
      if (text.length > this.limits.maxDataUrlLength)
        refuse('characters of a data: URL', this.limits.maxDataUrlLength, path)
      return
    }
    if (text.length > this.limits.maxStringLength) refuse('characters of one string', this.limits.maxStringLength, path)
    this.plainCharacters += text.length
    if (this.plainCharacters > this.limits.maxCredentialLength) {
      refuse('characters of text', this.limits.maxCredentialLength, path)
    }
  }
}

/**
 * Checks the key of an object.
 *
 * @returns the key
 * @throws OpenBadgesError `JSON_FORBIDDEN_KEY`, `JSON_LONE_SURROGATE`, `JSON_LIMIT_EXCEEDED`
 */
export function checkKey(key: string, path: string, budget: JsonBudget): string {
  if (FORBIDDEN_KEYS.has(key)) {
    throw new OpenBadgesError('JSON_FORBIDDEN_KEY', { key, place: 'key' }, { path: pointerTo(path, key) })
  }
  if (!budget.isWellFormed) checkSurrogates(key, path)
  budget.countText(key, path)
  return key
}

/**
 * Checks a string value.
 *
 * @returns the string
 * @throws OpenBadgesError `JSON_FORBIDDEN_KEY`, `JSON_LONE_SURROGATE`, `JSON_LIMIT_EXCEEDED`
 */
export function checkString(text: string, path: string, budget: JsonBudget): string {
  // JSON-LD engines use id-typed values as keys of plain objects: this one word would poison them.
  if (text === '__proto__') throw new OpenBadgesError('JSON_FORBIDDEN_KEY', { key: text, place: 'value' }, { path })
  if (!budget.isWellFormed) checkSurrogates(text, path)
  budget.countText(text, path)
  return text
}

/**
 * Checks a number.
 *
 * @param found - the number as it was written
 * @returns the number
 * @throws OpenBadgesError `JSON_NUMBER_UNSAFE`
 */
export function checkNumber(number: number, found: string, path: string): number {
  const unsafe = !Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))
  if (unsafe) throw new OpenBadgesError('JSON_NUMBER_UNSAFE', { found }, { path })
  return Object.is(number, -0) ? 0 : number
}

/**
 * Tells whether a number is signed as it is read. Literals of JSON-LD have 16 digits, so one with more
 * would not be signed to its end; and one that JavaScript writes without a point, such as 1e-7, is
 * signed as 0 by processors in wide use.
 */
export function isWrittenInFull(number: number): boolean {
  if (Number.isInteger(number)) return true
  const written = String(number)
  if (!written.includes('.')) return false
  return written.length <= SHORT_NUMBER || Number(number.toExponential(15)) === number
}

/**
 * Checks that a key or a value is Unicode text.
 *
 * @returns the text
 * @throws OpenBadgesError `JSON_LONE_SURROGATE`
 */
export function checkSurrogates(text: string, path: string): string {
  if (!text.isWellFormed()) throw new OpenBadgesError('JSON_LONE_SURROGATE', {}, { path })
  return text
}

function refuse(what: string, limit: number, path: string): never {
  throw new OpenBadgesError('JSON_LIMIT_EXCEEDED', { what, limit }, { path })
}

/** Characters of a number that surely has at most 16 digits. */
const SHORT_NUMBER = 15

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
