/** What mutators work on, and how they find their way in it. */
import type { Random } from './random.js'
import { NotApplicable } from './random.js'

/** JSON that may be changed. */
export type Value = string | number | boolean | null | Value[] | Node

/** An object that may be changed. */
export interface Node {
  [key: string]: Value
}

/** What a mutator is given besides the badge. */
export interface Material {
  readonly random: Random
  /** Proofs of other genuine badges. */
  readonly foreignProofs: readonly Node[]
  /** Proofs that the attacker made for this badge with keys of their own, under many names. */
  readonly attackerProofs: readonly Node[]
  /** This badge with other claims, signed by the attacker under many names. */
  readonly forgeries: readonly Node[]
}

/** Changes a badge in place. */
export type NodeMutator = (badge: Node, material: Material) => void

/** Mutators by name. */
export type NodeMutators = Readonly<Record<string, NodeMutator>>

/** An object of a badge, and where it hangs. */
export interface Place {
  readonly node: Node
  /** The keys that lead to it. */
  readonly path: readonly string[]
}

/** Tells whether a value is an object, and no array. */
export function isNode(value: Value | undefined): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An absent value is none, an array is itself, anything else is an array of one. */
export function many(value: Value | undefined): Value[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** A copy that shares nothing with it. */
export function copyOf<Copied extends Value>(value: Copied): Copied {
  return JSON.parse(JSON.stringify(value)) as Copied
}

/** All objects of a badge but its contexts and its proofs, the badge first. */
export function placesOf(badge: Node): Place[] {
  return [...walk(badge, [])]
}

function* walk(value: Value, path: readonly string[]): Generator<Place> {
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) yield* walk(member, [...path, String(index)])
  } else if (isNode(value)) {
    yield { node: value, path }
    for (const [key, child] of Object.entries(value)) {
      if (key !== '@context' && key !== 'proof') yield* walk(child, [...path, key])
    }
  }
}

/** One object of the badge. */
export function someNode(badge: Node, random: Random): Node {
  return random.pick(placesOf(badge)).node
}

/** One property of one object, of those that `suits` takes. */
export function someProperty(
  badge: Node,
  random: Random,
  suits: (value: Value, key: string) => boolean = () => true,
): { readonly node: Node; readonly key: string; readonly value: Value } {
  const properties = placesOf(badge).flatMap(({ node }) =>
    Object.entries(node)
      .filter(([key]) => key !== '@context' && key !== 'proof')
      .filter(([key, value]) => suits(value, key))
      .map(([key, value]) => ({ node, key, value })),
  )
  return random.pick(properties)
}

/** Renames a property and keeps its place among the others. */
export function rename(node: Node, from: string, to: string): void {
  const entries = Object.entries(node)
  if (from === to || Object.hasOwn(node, to)) throw new NotApplicable()
  for (const [key] of entries) Reflect.deleteProperty(node, key)
  for (const [key, value] of entries) set(node, key === from ? to : key, value)
}

/** Sets a property as JSON has it, `__proto__` included. */
export function set(node: Node, key: string, value: Value): void {
  Object.defineProperty(node, key, { value, enumerable: true, writable: true, configurable: true })
}

/** Removes a property. */
export function remove(node: Node, key: string): void {
  Reflect.deleteProperty(node, key)
}

/** Adds a context at the end. */
export function addContext(badge: Node, context: Value): void {
  badge['@context'] = [...many(badge['@context']), context]
}

/** Whether a value is neither object nor array. */
export function isScalar(value: Value): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null
}
