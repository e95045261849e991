import type { FindingCode } from '../codes.js'
import { isOpenBadgesError } from '../errors.js'
import { JsonBudget, checkKey, checkNumber, checkString } from '../json/json-rules.js'
import { pointerTo } from '../json/json.js'
import { finding, inputProblem, type Finding, type InputProblem } from '../messages/problem.js'
import type { Facts, FactsOf } from '../messages/say.js'
import type { BuildOptions } from './build-options.js'
import { describe } from './describe.js'
import { ExtensionBook } from './extension-book.js'
import { jsonProblem } from './json-problem.js'
import { Means } from './means.js'
import { NameBook, type NodeClass } from './name-book.js'
import { faultOfNumber, limitsForInput } from './signable.js'

/** Turns one value of the caller's into a value of ours, or refuses it. Never returns `undefined`. */
export type Reader<Value> = (value: unknown, reading: Reading) => Value

/** Steps from a value to one inside it. */
export type Steps = readonly (string | number)[]

/** What there is to say of a refusal beside what was expected and found. */
export type Refusal = Facts & {
  /** Default: `PROPERTY_MISSING`, `VALUE_NULL`, `ARRAY_EMPTY` for what these say, else `PROPERTY_INVALID`. */
  readonly code?: InputProblem['code']
  /** What was probably meant. */
  readonly suggestion?: string
}

/**
 * Reads the input of one builder: knows where in it we are, counts its size, and notes what is
 * wrong. Reading goes on beside whatever was refused, so that all problems are told at once.
 *
 * Every value of the caller's is looked at once, accessors are never run, and what comes out is
 * made of frozen objects of our own.
 */
export class Reading {
  /** Clock and randomness. */
  readonly means: Means
  /** The caller's own terms. */
  readonly extensions: ExtensionBook
  /** What each id names, and of which the endorsements speak. */
  readonly names: NameBook = new NameBook()
  private readonly steps: (string | number)[] = []
  private readonly noted: InputProblem[] = []
  private readonly hinted: Finding[] = []
  private readonly budget = new JsonBudget(limitsForInput)
  private readonly descriptions = new Map<string, object>()

  /** @param options - clock, randomness, contexts and extensions */
  constructor(options: BuildOptions) {
    this.means = new Means(options)
    this.extensions = new ExtensionBook(options)
  }

  /** JSON pointer to the value being read. */
  get path(): string {
    return this.steps.reduce<string>(pointerTo, '')
  }

  /** What is wrong, so far, in the order of reading. */
  get problems(): readonly InputProblem[] {
    return this.noted
  }

  /** What is allowed but worth saying, so far. */
  get hints(): readonly Finding[] {
    return this.hinted
  }

  /**
   * Reads the whole input.
   *
   * @returns `undefined` if it was refused, which is noted
   */
  readWhole<Value>(input: unknown, read: Reader<Value>): Value | undefined {
    try {
      return this.readOrNote(input, read)
    } catch (error) {
      if (error === ENDED) return undefined
      throw error
    }
  }

  /**
   * Reads one member of an object or array, and knows meanwhile that we are there.
   *
   * @returns `undefined` if it was refused, which is noted
   */
  attempt<Value>(step: string | number, value: unknown, read: Reader<Value>): Value | undefined {
    const depth = this.steps.push(step) - 1
    this.budget.countNode('')
    const made = this.readOrNote(value, read)
    this.backTo(depth)
    return made
  }

  /**
   * Reads one property, looking at its value once.
   *
   * @returns `undefined` if it was refused, which is noted; `ABSENT` if it is as good as not there
   */
  attemptProperty<Value>(owner: object, name: string, read: Reader<Value>): Value | typeof ABSENT | undefined {
    const depth = this.steps.push(name) - 1
    this.budget.countNode('')
    const made = this.readPropertyOrNote(owner, name, read)
    this.backTo(depth)
    return made
  }

  private readPropertyOrNote<Value>(
    owner: object,
    name: string,
    read: Reader<Value>,
  ): Value | typeof ABSENT | undefined {
    try {
      const data = this.dataOf(owner, name)
      return data === undefined ? ABSENT : read(data, this)
    } catch (error) {
      this.note(error)
      return undefined
    }
  }

  private readOrNote<Value>(value: unknown, read: Reader<Value>): Value | undefined {
    try {
      return read(value, this)
    } catch (error) {
      this.note(error)
      return undefined
    }
  }

  /** Whatever was refused may have been deeper down. */
  private backTo(depth: number): void {
    if (this.steps.length === depth + 1) this.steps.pop()
    else this.steps.length = depth
  }

  /** Checks something at a place inside the value being read; a refusal there is noted, and we go on. */
  at(steps: Steps, check: () => unknown): void {
    const depth = this.steps.length
    this.steps.push(...steps)
    this.readOrNote(undefined, check)
    this.backTo(depth)
  }

  /**
   * Refuses the whole of which a part has been refused already.
   *
   * @param count - how many problems there were before its parts were read
   */
  refuseIfMoreThan(count: number): void {
    if (this.noted.length > count) throw REFUSED
  }

  /** Notes what was thrown where we are, if it says that the input is wrong; throws what does not, and the end. */
  private note(error: unknown): void {
    if (error === REFUSED) return
    const broken = isOpenBadgesError(error) ? jsonProblem(error, this.path) : undefined
    if (broken === undefined) throw error
    this.noted.push(broken)
    // What is too large stays so, whichever part of it is looked at next.
    if (broken.code === 'JSON_LIMIT_EXCEEDED' || this.noted.length >= MAX_PROBLEMS) throw ENDED
  }

  /**
   * Takes a value for a plain object, as JSON has them.
   *
   * @param expected - what should have been there, in a few words
   */
  plainObject(value: unknown, expected: string): object {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.refuse(expected, value)
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return this.refuse(expected, value, NOT_PLAIN)
    return value
  }

  /** The names of an object's own properties. */
  namesIn(owner: object, expected: string): readonly string[] {
    this.budget.checkDepth(this.steps.length + 1, '')
    const names = Object.getOwnPropertyNames(owner)
    this.budget.checkKeys(names.length, '')
    if (Object.getOwnPropertySymbols(owner).length === 0) return names
    return this.refuseAs(expected, 'a symbol as a name', NOT_PLAIN)
  }

  /** Tells whether a name breaks the rules that hold for every name in a credential, which is noted. */
  refusesName(name: string): boolean {
    try {
      checkKey(name, '', this.budget)
      return false
    } catch (error) {
      this.note(error)
      return true
    }
  }

  /**
   * Takes a value for a plain array of at least one member, as JSON has them.
   *
   * @param expected - what should have been there, in a few words
   */
  plainArray(value: unknown, expected: string): readonly unknown[] {
    if (!Array.isArray(value) || value.length === 0) return this.refuse(expected, value)
    if (Object.getPrototypeOf(value) !== Array.prototype) return this.refuse(expected, value, NOT_PLAIN)
    this.budget.checkDepth(this.steps.length + 1, '')
    this.budget.checkArray(value.length, '')
    // The one more is `length`.
    if (Object.getOwnPropertyNames(value).length !== value.length + 1) {
      return this.refuseAs(expected, 'an array with holes or extra properties', NOT_PLAIN)
    }
    return value
  }

  /** The value of the property that we are at, if it is plain data. */
  private dataOf(owner: object, key: string): unknown {
    const property = Object.getOwnPropertyDescriptor(owner, key)
    if (property?.enumerable === true && 'value' in property) return property.value
    const found = property !== undefined && 'get' in property ? 'an accessor' : 'a hidden property'
    return this.refuseAs('a value', found, NOT_PLAIN)
  }

  /** Checks a text by the rules that hold for every text of a credential. */
  string(text: string): string {
    return checkString(text, '', this.budget)
  }

  /** Checks a number by the rules that hold for every number of a credential. */
  number(number: number): number {
    const checked = checkNumber(number, String(number), '')
    const expected = faultOfNumber(checked)
    return expected === undefined ? checked : this.refuse(expected, checked)
  }

  /**
   * Notes what an id names, and refuses it if it already names something else.
   *
   * @param steps - from here to the id
   */
  claim(id: string, nodeClass: NodeClass, ...steps: Steps): void {
    const owner = this.names.claim(id, nodeClass)
    if (owner === undefined) return
    this.at(steps, () => this.refuse('an id of its own', id, { code: 'ID_TAKEN', owner }))
  }

  /** Notes how a node is described, and hints where it has been described otherwise. */
  describe(id: string, node: object): void {
    const other = this.descriptions.get(id)
    if (other === undefined) this.descriptions.set(id, node)
    else if (JSON.stringify(other) !== JSON.stringify(node)) this.hint('NODE_DESCRIBED_TWICE', { id })
  }

  /** Counts what is made where nothing was given. */
  countMade(): void {
    this.budget.countNode('')
  }

  /** Hints at a place inside the value being read. */
  hint<C extends FindingCode>(code: C, facts: FactsOf<C>, steps: Steps = []): void {
    this.hinted.push(finding(code, facts, { path: steps.reduce<string>(pointerTo, this.path) }))
  }

  /** Refuses the value being read. */
  refuse(expected: string | readonly string[], found: unknown, more: Refusal = {}): never {
    this.refuseAs(expected, describe(found), { ...more, code: more.code ?? this.codeOf(found) })
  }

  /** Refuses the value being read, in words of one's own for what was found. */
  refuseAs(expected: string | readonly string[], found: string, more: Refusal = {}): never {
    const { code = 'PROPERTY_INVALID', ...facts } = more
    this.refuseWith(inputProblem(code, { expected, found, property: String(this.steps.at(-1)), ...facts }, this.path))
  }

  /** Refuses the value being read for what others found wrong with it. */
  refuseWith(...problems: readonly InputProblem[]): never {
    this.noted.push(...problems.slice(0, MAX_PROBLEMS - this.noted.length))
    throw this.noted.length < MAX_PROBLEMS ? REFUSED : ENDED
  }

  private codeOf(found: unknown): InputProblem['code'] {
    if (found === null) return 'VALUE_NULL'
    if (Array.isArray(found) && found.length === 0) return 'ARRAY_EMPTY'
    const isProperty = typeof this.steps.at(-1) === 'string'
    return found === undefined && isProperty ? 'PROPERTY_MISSING' : 'PROPERTY_INVALID'
  }
}

/** Thrown after the problem has been noted; whoever reads the whole goes on with the next part. */
const REFUSED = new Error('A part of the input was refused.')

/** Thrown after the last problem that is noted: there is no use in looking further. */
const ENDED = new Error('The reading of the input ended.')

/** What `attemptProperty` answers for a property that is not there. */
export const ABSENT: unique symbol = Symbol('absent')

/** As many as of a document: more than anybody mends in one go. */
const MAX_PROBLEMS = 50

const NOT_PLAIN = { code: 'DATA_NOT_PLAIN' } as const
