import { randomBytes } from '#platform'
import { OpenBadgesError, wrongOption } from '../errors.js'
import { JsonBudget, checkKey, checkNumber, checkString } from '../json/json-rules.js'
import { pointerTo } from '../json/json.js'
import { defaultLimits } from '../limits.js'
import type { Facts } from '../messages/say.js'
import { toHex } from '../platform/bytes.js'
import { toMilliseconds } from '../time.js'
import type { BuildOptions } from './build-options.js'
import { describe } from './describe.js'
import { NameBook, type NodeClass } from './name-book.js'

/** Turns one value of the caller's into a value of ours, or refuses it. */
export type Reader<Value> = (value: unknown, reading: Reading) => Value

/**
 * Reads the input of one builder: knows where in it we are, counts its size, and refuses.
 *
 * Every value of the caller's is looked at once, accessors are never run, and what comes out is
 * made of frozen objects of our own.
 */
export class Reading {
  private readonly steps: (string | number)[] = []
  private readonly budget = new JsonBudget(defaultLimits)
  private readonly names = new NameBook()
  private readonly options: BuildOptions
  /** Whether classes that the data model leaves open may have properties and types of one's own. */
  private extensions: 'allowed' | 'refused' = 'refused'

  /** @param options - clock, randomness and contexts */
  constructor(options: BuildOptions) {
    this.options = options
    if (options.contexts !== undefined && options.contexts.length > 0) this.allowExtensions()
  }

  /** JSON pointer to the value being read. */
  get path(): string {
    return this.steps.reduce<string>(pointerTo, '')
  }

  /** Whether the caller named contexts that may define terms of their own. */
  get allowsExtensions(): boolean {
    return this.extensions === 'allowed'
  }

  /** From here on, open classes may have properties and types of one's own. */
  allowExtensions(): void {
    this.extensions = 'allowed'
  }

  /** Reads one member of an object or array, and knows meanwhile that we are there. */
  member<Value>(step: string | number, value: unknown, read: Reader<Value>): Value {
    this.steps.push(step)
    this.budget.countNode('')
    const made = read(value, this)
    // Not in a `finally`: after a refusal the steps say where it was.
    this.steps.pop()
    return made
  }

  /**
   * Takes the own data properties of a plain object, each once; those that are `undefined` are as
   * good as absent.
   *
   * @param expected - what should have been there, in a few words
   */
  record(value: unknown, expected: string): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.refuse(expected, value)
    this.budget.checkDepth(this.steps.length + 1, '')
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return this.refuse(expected, value)
    const keys = Reflect.ownKeys(value)
    this.budget.checkKeys(keys.length, '')
    const record: Record<string, unknown> = {}
    for (const key of keys) {
      if (typeof key === 'symbol') return this.refuseAs(expected, 'a symbol as a name')
      const data = this.dataOf(value, checkKey(key, '', this.budget))
      if (data !== undefined) record[key] = data
    }
    return record
  }

  /**
   * Takes the members of a plain array, each once.
   *
   * @param expected - what should have been there, in a few words
   */
  members(value: unknown, expected: string): readonly unknown[] {
    if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype) return this.refuse(expected, value)
    if (value.length === 0) return this.refuseAs(`${expected}, or nothing at all`, 'an empty array')
    this.budget.checkDepth(this.steps.length + 1, '')
    this.budget.checkArray(value.length, '')
    if (Reflect.ownKeys(value).length !== value.length + 1) {
      return this.refuseAs(expected, 'an array with holes or extra properties')
    }
    const members: unknown[] = []
    for (let index = 0; index < value.length; index++) members.push(this.dataOf(value, String(index)))
    return members
  }

  private dataOf(owner: object, key: string): unknown {
    const property = Object.getOwnPropertyDescriptor(owner, key)
    if (property?.enumerable === true && 'value' in property) return property.value
    this.steps.push(key)
    return this.refuseAs('a plain value', property !== undefined && 'get' in property ? 'an accessor' : 'a hidden one')
  }

  /** Checks a text by the rules that hold for every text of a credential. */
  string(text: string): string {
    return checkString(text, '', this.budget)
  }

  /**
   * Checks a number by the rules that hold for every number of a credential; of more digits than
   * these, less would be signed (XML Schema's canonical form of a double).
   */
  number(number: number): number {
    const checked = checkNumber(number, String(number), '')
    if (Number.isInteger(checked) || Number(checked.toExponential(15)) === checked) return checked
    return this.refuse('a number of at most 16 digits', checked)
  }

  /** Notes what the id of the object being read names, and refuses it if it already names something else. */
  claim(id: string, nodeClass: NodeClass): void {
    const other = this.names.claim(id, nodeClass)
    if (other === undefined) return
    this.steps.push('id')
    this.refuseAs('an id of its own', `${JSON.stringify(id)}, the id of ${other}`)
  }

  /** Makes a random `urn:uuid:` (RFC 9562, version 4). */
  makeId(): string {
    const bytes = this.random(16)
    const variant = Uint8Array.from(bytes, (byte, index) => {
      if (index === 6) return (byte & 0x0f) | 0x40
      return index === 8 ? (byte & 0x3f) | 0x80 : byte
    })
    return `urn:uuid:${toHex(variant).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
  }

  /** Makes random bytes with the caller's randomness, or the platform's. */
  random(length: number): Uint8Array {
    const bytes: unknown = (this.options.random ?? randomBytes)(length)
    if (bytes instanceof Uint8Array && bytes.length === length) return bytes
    throw wrongOption('random', `a function that makes ${length} bytes`, describe(bytes))
  }

  /** The moment of building, in milliseconds. */
  now(): number {
    return toMilliseconds(new Date(Number((this.options.now ?? Date.now)())), 'now')
  }

  /** Refuses the value being read. */
  refuse(expected: string | readonly string[], found: unknown, more: Facts = {}): never {
    return this.refuseAs(expected, describe(found), more)
  }

  /** Refuses the value being read, in words of one's own for what was found. */
  refuseAs(expected: string | readonly string[], found: string, more: Facts = {}): never {
    throw new OpenBadgesError('INPUT_INVALID', { expected, found, ...more }, { path: this.path })
  }
}
