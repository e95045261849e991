import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { JsonBudget, checkKey, checkNumber, checkString } from './json-rules.js'
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
  const parser = new Parser(text, limits)
  return parser.document()
}

/** A recursive-descent parser; the depth limit bounds its recursion. */
class Parser {
  private position = 0
  private readonly text: string
  private readonly budget: JsonBudget

  constructor(text: string, limits: Limits) {
    this.text = text
    this.budget = new JsonBudget(limits)
  }

  document(): JsonValue {
    const value = this.value('', 0)
    this.skipSpace()
    if (this.position < this.text.length) this.fail('the end of the text')
    return value
  }

  private value(path: string, depth: number): JsonValue {
    this.skipSpace()
    this.budget.countNode(path)
    switch (this.text[this.position]) {
      case '{':
        return this.object(path, depth + 1)
      case '[':
        return this.array(path, depth + 1)
      case '"':
        return checkString(this.string(), path, this.budget)
      case 't':
        return this.literal('true', true)
      case 'f':
        return this.literal('false', false)
      case 'n':
        return this.literal('null', null)
      default:
        return this.number(path)
    }
  }

  private object(path: string, depth: number): JsonObject {
    this.budget.checkDepth(depth, path)
    const object: Record<string, JsonValue> = {}
    this.position++
    this.skipSpace()
    if (this.take('}')) return object
    for (let count = 1; ; count++) {
      this.budget.checkKeys(count, path)
      this.skipSpace()
      if (this.text[this.position] !== '"') this.fail('a key in quotes')
      const key = checkKey(this.string(), path, this.budget)
      if (Object.hasOwn(object, key)) {
        throw new OpenBadgesError('JSON_DUPLICATE_KEY', { key }, { path: pointerTo(path, key) })
      }
      this.skipSpace()
      if (!this.take(':')) this.fail('":"')
      object[key] = this.value(pointerTo(path, key), depth)
      this.skipSpace()
      if (this.take('}')) return object
      if (!this.take(',')) this.fail('"," or "}"')
    }
  }

  private array(path: string, depth: number): JsonValue[] {
    this.budget.checkDepth(depth, path)
    const array: JsonValue[] = []
    this.position++
    this.skipSpace()
    if (this.take(']')) return array
    for (;;) {
      array.push(this.value(pointerTo(path, array.length), depth))
      this.budget.checkArray(array.length, path)
      this.skipSpace()
      if (this.take(']')) return array
      if (!this.take(',')) this.fail('"," or "]"')
    }
  }

  /** A string without escapes is a slice of the text; the others go through `JSON.parse`, which knows the escapes. */
  private string(): string {
    const start = this.position++
    let escaped = false
    for (;;) {
      this.advance(PLAIN_CHARACTERS)
      if (this.take('"')) break
      if (this.text[this.position] !== '\\') this.fail('the end of the string')
      if (!this.advance(ESCAPE)) this.fail('a valid escape')
      escaped = true
    }
    const text = this.text.slice(start, this.position)
    return escaped ? (JSON.parse(text) as string) : text.slice(1, -1)
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

  private take(character: string): boolean {
    if (this.text[this.position] !== character) return false
    this.position++
    return true
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

const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
