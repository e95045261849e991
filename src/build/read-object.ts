import { checkTerm, readExtension } from './json-copy.js'
import type { NodeClass } from './name-book.js'
import type { Reader, Reading } from './reading.js'
import { nearestOf } from './suggestion.js'

/** How each property of a noun is read. The compiler holds that none is forgotten. */
export type Readers<Noun> = { readonly [Name in keyof Noun]-?: Reader<Exclude<Noun[Name], undefined>> }

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
}

/**
 * Reads an object by its shape.
 *
 * @param value - as the caller passed it
 * @param shape - what to expect
 * @returns a frozen object of our own: id and type first, then the properties in the caller's order
 * @throws OpenBadgesError `INPUT_INVALID`
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
  const { made: makers = {} } = shape
  const made: Record<string, unknown> = {}
  for (const name of FIRST) {
    if (Object.hasOwn(record, name)) made[name] = readProperty(name, record[name], shape, reading)
    else if (name !== 'contexts' && makers[name] !== undefined) made[name] = makers[name](reading)
  }
  if (shape.names !== undefined && typeof made['id'] === 'string') reading.claim(made['id'], shape.names)
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(made, name)) made[name] = readProperty(name, record[name], shape, reading)
  }
  for (const name of shape.required) {
    // A reader refuses what is not there by saying what should be.
    if (!Object.hasOwn(made, name)) reading.member(name, undefined, shape.readers[name])
  }
  // What the readers of every property returned, none forgotten, is the noun.
  return Object.freeze(made) as Noun
}

function readProperty<Noun>(name: string, value: unknown, shape: Shape<Noun>, reading: Reading): unknown {
  const { readers, isOpen = false } = shape
  if (Object.hasOwn(readers, name)) return reading.member(name, value, readers[name as keyof Noun])
  return reading.member(name, value, isOpen && reading.allowsExtensions ? readOwnTerm(name) : refuseName(name, shape))
}

function readOwnTerm(name: string): Reader<unknown> {
  return (value, reading) => {
    checkTerm(name, reading)
    return readExtension(value, reading)
  }
}

function refuseName<Noun>(name: string, { readers, aliases = {} }: Shape<Noun>): Reader<never> {
  const known = Object.keys(readers)
  const suggestion = Object.hasOwn(aliases, name) ? aliases[name] : nearestOf(name, known)
  const hint = suggestion === undefined ? {} : { suggestion }
  const expected = suggestion === undefined ? known : JSON.stringify(suggestion)
  return (_value, reading) => reading.refuseAs(expected, `the unknown name ${JSON.stringify(name)}`, hint)
}

/** `contexts` decide which names may follow; id and type come first for those who read JSON. */
const FIRST = ['contexts', 'id', 'type'] as const
