import { checkTerm, readExtension } from './json-copy.js'
import { isWrittenAsRead, type NodeClass } from './name-book.js'
import { ABSENT, type Reader, type Reading } from './reading.js'
import { nearestOf } from './suggestion.js'

/** How each property of a noun is read. The compiler holds that none is forgotten. */
export type Readers<Noun> = { readonly [Name in keyof Noun]-?: Reader<Exclude<Noun[Name], undefined>> }

/** What the parts of a noun owe each other. */
export interface Rule<Noun> {
  /** The parts that it is about. If one of them was refused, there is nothing to hold against the others. */
  readonly of: readonly (keyof Noun & string)[]
  /** Refuses at the place of the part that is wrong. */
  readonly check: (noun: Noun, reading: Reading) => void
}

/** How an object is read. */
export interface Shape<Noun> {
  /** What it is, in a few words. */
  readonly what: string
  /** The property that a text in place of the object was probably meant for. */
  readonly asText?: keyof Noun & string
  readonly readers: Readers<Noun>
  readonly required: readonly (keyof Noun & string)[]
  /** What has been read already, and is no name of the input. */
  readonly given?: Partial<Noun>
  /** What is made where it is not given. */
  readonly made?: { readonly id?: (reading: Reading) => string; readonly type?: () => string | readonly string[] }
  /** The class of node that its `id` names, so that the id cannot name something else as well. */
  readonly names?: NodeClass
  /** Whether the data model leaves the class open for properties of one's own. */
  readonly isOpen?: boolean
  /** Other names that people use → the name here. */
  readonly aliases?: Readonly<Record<string, string>>
  /** What its parts owe each other. */
  readonly rules?: readonly Rule<Noun>[]
  /** Puts parts that the input gives otherwise into their places; asked once nothing is wrong. */
  readonly settle?: (noun: Noun, reading: Reading) => Noun
}

/**
 * Reads an object by its shape: every property, whatever is wrong with the others.
 *
 * @param value - as the caller passed it
 * @param shape - what to expect
 * @returns a frozen object of our own: id and type first, then the properties in the caller's order
 */
export function readObject<Noun extends object>(value: unknown, shape: Shape<Noun>, reading: Reading): Noun {
  const readers = readersOf(shape)
  if (typeof value === 'string' && shape.asText !== undefined) refuseText(value, shape.what, shape.asText, reading)
  const given = reading.plainObject(value, shape.what)
  const names = reading.namesIn(given, shape.what)
  const before = reading.problems.length
  // A property that was refused stands here as `undefined`, which no reader returns.
  const made: Record<string, unknown> = shape.given === undefined ? {} : { ...shape.given }
  const refused: string[] = []
  for (const name of FIRST) if (readers.has(name) && names.includes(name)) readProperty(name)
  makeFirst(shape, made, reading)
  for (const name of names) if (!isFirst(name) || !readers.has(name)) readProperty(name)
  for (const name of shape.required) {
    // A reader refuses what is not there by saying what should be.
    if (!(name in made) && !isMisnamed(name, refused, shape)) reading.attempt(name, undefined, shape.readers[name])
  }
  for (const { of, check } of shape.rules ?? []) {
    if (of.every((name) => isRead(name, shape, made))) check(made as Noun, reading)
  }
  reading.refuseIfMoreThan(before)
  // What the readers of every property returned, none forgotten, is the noun.
  const noun = shape.settle === undefined ? (made as Noun) : shape.settle(made as Noun, reading)
  reading.refuseIfMoreThan(before)
  if (shape.names !== undefined && isWrittenAsRead(shape.names)) reading.describe(String(made['id']), noun)
  return Object.freeze(noun)

  function readProperty(name: string): void {
    const read = readers.get(name) ?? readerOfOther(name, shape, reading)
    if (read === undefined) return
    const value = reading.attemptProperty(given, name, read)
    if (value === ABSENT) return
    made[name] = value
    if (value === undefined && !readers.has(name)) refused.push(name)
    if (value === undefined && name === 'extensions') reading.extensions.defineEverything()
  }
}

function refuseText(value: string, what: string, property: string, reading: Reading): never {
  const suggestion = `{ ${property}: ${JSON.stringify(value)} }`
  return reading.refuse(`${what}, as an object`, value, value.length > MAX_SUGGESTED ? {} : { suggestion })
}

/** The readers by name: a look-up in a table costs less than one in an object of any shape. */
function readersOf<Noun>(shape: Shape<Noun>): ReadonlyMap<string, Reader<unknown>> {
  const known = tables.get(shape.readers)
  if (known !== undefined) return known
  const table = new Map<string, Reader<unknown>>(Object.entries<Reader<unknown>>(shape.readers))
  tables.set(shape.readers, table)
  return table
}

/** Tells whether a value is an object with a property of that name, without looking at the property. */
export function hasName(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}

/** How a property is read that the class does not have; `undefined` if its name alone is refused. */
function readerOfOther<Noun>(name: string, shape: Shape<Noun>, reading: Reading): Reader<unknown> | undefined {
  if (reading.refusesName(name)) return undefined
  return shape.isOpen === true && reading.extensions.defines(name) ? readOwnTerm(name) : refuseName(name, shape)
}

function readOwnTerm(name: string): Reader<unknown> {
  return (value, reading) => {
    checkTerm(name, reading)
    return readExtension(value, reading)
  }
}

function refuseName<Noun>(name: string, shape: Shape<Noun>): Reader<never> {
  const suggestion = meantBy(name, shape)
  const hint = suggestion === undefined ? {} : { suggestion }
  const expected = suggestion === undefined ? Object.keys(shape.readers) : JSON.stringify(suggestion)
  return (_value, reading) => reading.refuseAs(expected, JSON.stringify(name), { code: 'NAME_UNKNOWN', ...hint })
}

function meantBy<Noun>(name: string, { readers, aliases = {} }: Shape<Noun>): string | undefined {
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined
  return alias !== undefined && Object.hasOwn(readers, alias) ? alias : nearestOf(name, Object.keys(readers))
}

/** Makes id and type where they are not given, and notes what the id names. */
function makeFirst<Noun>({ made: makers, names }: Shape<Noun>, made: Record<string, unknown>, reading: Reading): void {
  if (makers?.id !== undefined && !('id' in made)) made['id'] = makers.id(reading)
  if (makers?.type !== undefined && !('type' in made)) {
    made['type'] = makers.type()
    reading.countMade()
    reading.countMade()
  }
  const { id } = made
  if (names !== undefined && typeof id === 'string') reading.claim(id, names, 'id')
}

/** Whether a property was read, or may be absent and is. */
function isRead<Noun>(name: keyof Noun & string, { required }: Shape<Noun>, made: Record<string, unknown>): boolean {
  return name in made ? made[name] !== undefined : !required.includes(name)
}

/** Whether a property that is missing stands there under a name that was refused, for which it has been suggested. */
function isMisnamed<Noun>(name: string, refused: readonly string[], shape: Shape<Noun>): boolean {
  return refused.some((each) => meantBy(each, shape) === name)
}

function isFirst(name: string): boolean {
  return name === 'id' || name === 'type' || name === 'contexts' || name === 'extensions'
}

/** Longer texts are no slip of the pen. */
const MAX_SUGGESTED = 200

/** A cache of what never changes. */
const tables = new WeakMap<object, ReadonlyMap<string, Reader<unknown>>>()

/** The caller's own terms decide which names may follow; id and type come first for those who read JSON. */
const FIRST = ['contexts', 'extensions', 'id', 'type'] as const
