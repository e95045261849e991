import { checkTerm, readExtension } from './json-copy.js'
import type { NodeClass } from './name-book.js'
import type { Reader, Reading } from './reading.js'
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
  readonly readers: Readers<Noun>
  readonly required: readonly (keyof Noun & string)[]
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
}

/**
 * Reads an object by its shape: every property, whatever is wrong with the others.
 *
 * @param value - as the caller passed it
 * @param shape - what to expect
 * @returns a frozen object of our own: id and type first, then the properties in the caller's order
 */
export function readObject<Noun extends object>(value: unknown, shape: Shape<Noun>, reading: Reading): Noun {
  return readRecord(reading.record(value, shape.what), shape, reading)
}

/** Reads an object whose properties have been taken already; see `readObject`. */
export function readRecord<Noun extends object>(
  record: Readonly<Record<string, unknown>>,
  shape: Shape<Noun>,
  reading: Reading,
): Noun {
  const { required, made: makers = {}, rules = [] } = shape
  const before = reading.problems.length
  // A property that was refused stands here as `undefined`, which no reader returns.
  const made: Record<string, unknown> = {}
  for (const name of FIRST) {
    if (Object.hasOwn(record, name)) made[name] = readProperty(name, record[name], shape, reading)
    else if (name === 'id' || name === 'type') make(name, made, makers[name], reading)
  }
  claim(made['id'], shape.names, reading)
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(made, name)) made[name] = readProperty(name, record[name], shape, reading)
  }
  for (const name of required) {
    // A reader refuses what is not there by saying what should be.
    if (!Object.hasOwn(made, name) && !isMisnamed(name, record, shape))
      reading.attempt(name, undefined, shape.readers[name])
  }
  for (const { of, check } of rules) {
    const isRead = of.every((name) => made[name] !== undefined || isLeftOut(name, record, shape))
    if (isRead) check(made as Noun, reading)
  }
  reading.refuseIfMoreThan(before)
  // What the readers of every property returned, none forgotten, is the noun.
  return Object.freeze(made) as Noun
}

function make(
  name: 'id' | 'type',
  made: Record<string, unknown>,
  maker: ((reading: Reading) => unknown) | undefined,
  reading: Reading,
): void {
  if (maker !== undefined) made[name] = maker(reading)
}

function claim(id: unknown, nodeClass: NodeClass | undefined, reading: Reading): void {
  if (nodeClass === undefined || typeof id !== 'string') return
  reading.at(['id'], () => {
    reading.claim(id, nodeClass)
  })
}

function isLeftOut<Noun>(
  name: keyof Noun & string,
  record: Readonly<Record<string, unknown>>,
  { required }: Shape<Noun>,
): boolean {
  return !Object.hasOwn(record, name) && !required.includes(name)
}

function readProperty<Noun>(name: string, value: unknown, shape: Shape<Noun>, reading: Reading): unknown {
  const { readers, isOpen = false } = shape
  if (Object.hasOwn(readers, name)) return reading.attempt(name, value, readers[name as keyof Noun])
  const isOwnTerm = isOpen && reading.extensions.defines(name)
  return reading.attempt(name, value, isOwnTerm ? readOwnTerm(name) : refuseName(name, shape))
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
  return Object.hasOwn(aliases, name) ? aliases[name] : nearestOf(name, Object.keys(readers))
}

/** Whether a property that is missing stands there under another name, for which it has been suggested. */
function isMisnamed<Noun>(name: string, record: Readonly<Record<string, unknown>>, shape: Shape<Noun>): boolean {
  return Object.keys(record).some((each) => !Object.hasOwn(shape.readers, each) && meantBy(each, shape) === name)
}

/** The caller's own terms decide which names may follow; id and type come first for those who read JSON. */
const FIRST = ['contexts', 'extensions', 'id', 'type'] as const
