import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { JsonBudget, checkKey, checkNumber, checkString, checkSurrogates } from './json-rules.js'
import { pointerTo, type JsonObject, type JsonValue } from './json.js'

/**
 * Parses JSON text (RFC 8259) strictly, in one pass.
 *
 * Refuses what readers disagree about or attackers use: duplicate keys, `__proto__`, `constructor`
 * and `prototype` as keys, `__proto__` as a value, lone surrogates, integers beyond 2^53, infinite
 * numbers, and documents beyond the limits. Anything that `JSON.parse` refuses is refused too.
 *
 * @param text - JSON text without a byte order mark
 * @param limits - depth, nodes, array length, keys and string length
 * @throws OpenBadgesError a `JSON_…` code, with the JSON pointer of the place
 */
export function parseJson(text: string, limits: Limits): JsonValue {
  try {
    return new Parser(text, limits, false).document()
  } catch (error) {
    if (!isOpenBadgesError(error)) throw error
    // Places cost more than values: they are noted only once there is something to say of one.
    return new Parser(text, limits, true).document()
  }
}

/** A recursive-descent parser; the depth limit bounds its recursion. */
class Parser {
  private position = 0
  private readonly text: string
  private readonly budget: JsonBudget
  private readonly notesPlaces: boolean
  /** Whether strings need not be looked through for what they may not hold: there is nothing of it in the whole text. */
  private readonly isUsual: boolean
  /** Where the next backslash is that was looked for. */
  private backslash = -1

  constructor(text: string, limits: Limits, notesPlaces: boolean) {
    this.text = text
    this.notesPlaces = notesPlaces
    this.isUsual = !CONTROLS.test(text) && text.isWellFormed()
    this.budget = new JsonBudget(limits, this.isUsual)
  }

  document(): JsonValue {
    this.skipSpace()
    const value = this.value('', 0)
    if (this.position < this.text.length) this.fail('the end of the text')
    return value
  }

  /** From the first character of a value to the first one of whatever follows. */
  private value(path: string, depth: number): JsonValue {
    this.budget.countNode(path)
    const value = this.valueHere(path, depth)
    this.skipSpace()
    return value
  }

  private valueHere(path: string, depth: number): JsonValue {
    switch (this.text.charCodeAt(this.position)) {
      case BRACE:
        return this.object(path, depth + 1)
      case BRACKET:
        return this.array(path, depth + 1)
      case QUOTE:
        return checkString(this.string(path), path, this.budget)
      case LETTER_T:
        return this.literal('true', true)
      case LETTER_F:
        return this.literal('false', false)
      case LETTER_N:
        return this.literal('null', null)
      default:
        return this.number(path)
    }
  }

  private object(path: string, depth: number): JsonObject {
    this.budget.checkDepth(depth, path)
    const object: Record<string, JsonValue> = {}
    this.next()
    if (this.take(END_BRACE)) return object
    for (let count = 1; ; count++) {
      this.budget.checkKeys(count, path)
      if (this.text.charCodeAt(this.position) !== QUOTE) this.fail('a key in quotes')
      const key = checkKey(this.string(path), path, this.budget)
      if (Object.hasOwn(object, key)) {
        throw new OpenBadgesError('JSON_DUPLICATE_KEY', { key }, { path: pointerTo(path, key) })
      }
      this.skipSpace()
      if (this.text.charCodeAt(this.position) !== COLON) this.fail('":"')
      this.next()
      object[key] = this.value(this.placeIn(path, key), depth)
      if (this.take(END_BRACE)) return object
      if (this.text.charCodeAt(this.position) !== COMMA) this.fail('"," or "}"')
      this.next()
    }
  }

  private array(path: string, depth: number): JsonValue[] {
    this.budget.checkDepth(depth, path)
    const array: JsonValue[] = []
    this.next()
    if (this.take(END_BRACKET)) return array
    for (;;) {
      array.push(this.value(this.placeIn(path, array.length), depth))
      this.budget.checkArray(array.length, path)
      if (this.take(END_BRACKET)) return array
      if (this.text.charCodeAt(this.position) !== COMMA) this.fail('"," or "]"')
      this.next()
    }
  }

  private placeIn(path: string, step: string | number): string {
    return this.notesPlaces ? pointerTo(path, step) : ''
  }

  /** A string without escapes is a slice of the text; the others go through `JSON.parse`, which knows the escapes. */
  private string(path: string): string {
    const start = this.position++
    const end = this.isUsual ? this.text.indexOf('"', this.position) : -1
    if (end !== -1 && end < this.nextBackslash()) {
      this.position = end + 1
      return this.text.slice(start + 1, end)
    }
    let escaped = false
    for (;;) {
      this.advance(PLAIN_CHARACTERS)
      if (this.take(QUOTE)) break
      if (this.text.charCodeAt(this.position) !== BACKSLASH) this.fail('the end of the string')
      if (!this.advance(ESCAPE)) this.fail('a valid escape')
      escaped = true
    }
    if (!escaped) return this.text.slice(start + 1, this.position - 1)
    // What is written with escapes may be half a character even where the text holds none.
    return checkSurrogates(JSON.parse(this.text.slice(start, this.position)) as string, path)
  }

  /** Looked for once for all strings before it. */
  private nextBackslash(): number {
    if (this.backslash < this.position) {
      const found = this.text.indexOf('\\', this.position)
      this.backslash = found === -1 ? this.text.length : found
    }
    return this.backslash
  }

  private advance(pattern: RegExp): boolean {
    pattern.lastIndex = this.position
    if (!pattern.test(this.text)) return false
    this.position = pattern.lastIndex
    return true
  }

  private number(path: string): number {
    const start = this.position
    if (!this.advance(NUMBER)) this.fail('a JSON value')
    const text = this.text.slice(start, this.position)
    return checkNumber(Number(text), text, path)
  }

  private literal<Value extends boolean | null>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.position)) this.fail('a JSON value')
    this.position += word.length
    return value
  }

  private take(code: number): boolean {
    if (this.text.charCodeAt(this.position) !== code) return false
    this.position++
    return true
  }

  /** Over one character and the space behind it. */
  private next(): void {
    this.position++
    this.skipSpace()
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.position)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.position++
    }
  }

  private fail(expected: string): never {
    const found = this.text[this.position]
    throw new OpenBadgesError('JSON_SYNTAX', {
      expected,
      offset: this.position,
      found: found === undefined ? 'the end of the text' : JSON.stringify(found),
    })
  }
}

const QUOTE = 0x22

const COMMA = 0x2c

const COLON = 0x3a

const BRACKET = 0x5b

const BACKSLASH = 0x5c

const END_BRACKET = 0x5d

const LETTER_F = 0x66

const LETTER_N = 0x6e

const LETTER_T = 0x74

const BRACE = 0x7b

const END_BRACE = 0x7d

/** What no string may hold as it is; between strings, some of it is space. */
const CONTROLS = /[\u0000-\u001f]/

const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
