/** Readers of what stands alone or in arrays. */
import { isAbsoluteIri } from '../json/iri.js'
import type { ClassTypes, OneOrMany } from '../model/primitives.js'
import { ABSENT, type Reader, type Reading } from './reading.js'
import { text } from './scalars.js'
import { nearestOf } from './suggestion.js'

/**
 * An array of at least one member.
 *
 * @param member - how each is read
 * @param expected - what the members are, such as `alignments`
 */
export function listOf<Member>(member: Reader<Member>, expected: string): Reader<readonly Member[]> {
  return (value, reading) => {
    if (typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value))) {
      return reading.refuse(`an array of ${expected}, in brackets even if it is one`, value)
    }
    const members = reading.plainArray(value, `an array of ${expected}`)
    return toSet(readEach(members, member, reading), reading)
  }
}

/** Reads every member, whatever is wrong with the others. */
export function readEach<Member>(
  members: readonly unknown[],
  read: Reader<Member>,
  reading: Reading,
): readonly Member[] {
  const before = reading.problems.length
  const made: (Member | typeof ABSENT | undefined)[] = []
  for (let index = 0; index < members.length; index++) {
    // An array has no members that are as good as absent.
    const member = reading.attemptProperty(members, String(index), read)
    made.push(member === ABSENT ? reading.attempt(index, undefined, read) : member)
  }
  reading.refuseIfMoreThan(before)
  // None was refused.
  return made as readonly Member[]
}

/**
 * Refuses an array that says one thing twice: in the graph that is signed it would stand there
 * once. Parts without an id are things of their own, however alike they look.
 *
 * @returns the same array, frozen
 */
export function toSet<Member>(members: readonly Member[], reading: Reading): readonly Member[] {
  if (members.length === 1) return Object.freeze(members)
  const before = reading.problems.length
  const seen = new Set<unknown>()
  for (const [index, member] of members.entries()) {
    const name = typeof member === 'object' && member !== null && 'id' in member ? member.id : member
    if (seen.has(name)) {
      reading.at([index], () => reading.refuse('each member once', name, { code: 'MEMBER_REPEATED' }))
    }
    seen.add(name)
  }
  reading.refuseIfMoreThan(before)
  return Object.freeze(members)
}

/** One value, or an array of at least one, as it was given (spec.md R-7). */
export function oneOrMany<Member>(member: Reader<Member>, expected: string): Reader<OneOrMany<Member>> {
  const list = listOf(member, expected)
  return (value, reading) => (Array.isArray(value) ? list(value, reading) : member(value, reading))
}

/**
 * The types of a class: its own name, alone or among others (spec.md R-7, T-12). A type that no
 * context defines would be lost in signing, and two classes of Open Badges give one term two
 * meanings, so the others are absolute IRIs, or whatever the caller's own contexts define.
 */
export function classTypes<Name extends string>(name: Name): Reader<ClassTypes<Name>> {
  const expected = `${JSON.stringify(name)}, alone or among other types`
  const alone: readonly string[] = Object.freeze([name])
  const typeNames = listOf(openType([name]), 'types')
  return (value, reading) => {
    if (value === name) return name
    if (isJust(value, name)) return alone
    if (typeof value === 'string') return reading.refuse(expected, value, TERM_UNKNOWN)
    if (!Array.isArray(value)) return reading.refuse(expected, value)
    const types = typeNames(value, reading)
    if (types.includes(name)) return types
    return reading.refuseAs(expected, `no such type among ${types.join(', ')}`, TERM_UNKNOWN)
  }
}

/**
 * The type of something that the data model leaves open: one that the contexts define, or an
 * absolute IRI, or whatever the caller's own contexts define. A type of the standard's own
 * vocabularies is written as their contexts write it, not as an IRI: only one of the spellings can
 * be signed.
 *
 * @param known - the types that the contexts of every badge define
 * @param aliases - what people write instead → the type
 */
export function openType(known: readonly string[], aliases: Readonly<Record<string, string>> = {}): Reader<string> {
  return (value, reading) => {
    const type = text(value, reading)
    if (known.includes(type) || reading.extensions.defines(type)) return type
    const term = VOCABULARY.exec(type)?.[1]
    if (term === undefined && isAbsoluteIri(type)) return type
    const suggestion = term ?? (Object.hasOwn(aliases, type) ? aliases[type] : nearestOf(type, known))
    const expected = [...known, 'an absolute IRI', 'a type of one of your `contexts`']
    return reading.refuse(suggestion === undefined ? expected : JSON.stringify(suggestion), type, {
      code: 'TERM_UNKNOWN',
      ...(suggestion === undefined ? {} : { suggestion }),
    })
  }
}

/** What nearly every array of types is: told without reading it member by member. */
function isJust(value: unknown, name: string): boolean {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype) return false
  const names = Object.getOwnPropertyNames(value)
  const only = Object.getOwnPropertyDescriptor(value, '0')
  return names.length === 2 && only !== undefined && 'value' in only && only.value === name
}

/** The vocabularies whose types the contexts of every badge write as terms. */
const VOCABULARY =
  /^https:\/\/(?:purl\.imsglobal\.org\/spec\/vc\/ob\/vocab\.html|www\.w3\.org\/2018\/credentials|www\.w3\.org\/ns\/credentials\/status|w3id\.org\/security)#(.+)$/

const TERM_UNKNOWN = { code: 'TERM_UNKNOWN' } as const
