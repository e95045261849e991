import { OpenBadgesError } from '../errors.js'
import type { Limits } from '../limits.js'
import { JsonBudget, checkKey, checkNumber, checkString } from './json-rules.js'
import { pointerTo, type JsonObject, type JsonValue } from './json.js'

/**
 * Copies a value that claims to be JSON, so that nothing of the caller's is looked at twice.
 *
 * Only own, enumerable data properties of plain objects and arrays are read; accessors are never
 * run. The rules of `parseJson` hold as well. A proxy is asked like any object; one that throws is
 * refused, and what it throws is not looked at.
 *
 * @param value - whatever the caller passed
 * @param limits - as for `parseJson`
 * @throws OpenBadgesError `INPUT_NOT_JSON` for accessors, foreign prototypes, symbols, cycles, holes,
 *   functions and `undefined`, or a `JSON_…` code
 */
export function copyJson(value: unknown, limits: Limits): JsonValue {
  return new Copier(limits).value(value, '', 0)
}

class Copier {
  private readonly budget: JsonBudget
  private readonly open = new Set<object>()

  constructor(limits: Limits) {
    this.budget = new JsonBudget(limits)
  }

  value(value: unknown, path: string, depth: number): JsonValue {
    this.budget.countNode(path)
    switch (typeof value) {
      case 'string':
        return checkString(value, path, this.budget)
      case 'number':
        return checkNumber(value, String(value), path)
      case 'boolean':
        return value
      case 'object':
        return value === null ? null : this.container(value, path, depth + 1)
      case 'undefined':
      case 'function':
      case 'symbol':
      case 'bigint':
        return refuse(`a value of type ${typeof value}`, path)
    }
  }

  private container(value: object, path: string, depth: number): JsonValue {
    this.budget.checkDepth(depth, path)
    if (this.open.has(value)) refuse('an object that contains itself', path)
    this.open.add(value)
    const isArray = ask(() => Array.isArray(value), path)
    const copy = isArray ? this.array(value, path, depth) : this.object(value, path, depth)
    this.open.delete(value)
    return copy
  }

  private array(value: object, path: string, depth: number): JsonValue[] {
    if (prototypeOf(value, path) !== Array.prototype) refuse('an array of a foreign class', path)
    const length = propertyOf(value, 'length', path)?.value as unknown
    if (typeof length !== 'number') return refuse('an array without a length', path)
    this.budget.checkArray(length, path)
    if (keysOf(value, path).length !== length + 1) refuse('an array with holes or extra properties', path)
    return Array.from({ length }, (_, index) => {
      const place = pointerTo(path, index)
      return this.value(dataOf(value, String(index), place), place, depth)
    })
  }

  private object(value: object, path: string, depth: number): JsonObject {
    const prototype = prototypeOf(value, path)
    if (prototype !== Object.prototype && prototype !== null) refuse('an object of a foreign class', path)
    const keys = keysOf(value, path)
    this.budget.checkKeys(keys.length, path)
    const copy: Record<string, JsonValue> = {}
    for (const key of keys) {
      if (typeof key === 'symbol') return refuse('a symbol as a key', path)
      checkKey(key, path, this.budget)
      const place = pointerTo(path, key)
      copy[key] = this.value(dataOf(value, key, place), place, depth)
    }
    return copy
  }
}

function dataOf(owner: object, key: string, path: string): unknown {
  const property = propertyOf(owner, key, path)
  if (property === undefined || !('value' in property)) return refuse('an accessor', path)
  if (property.enumerable !== true) return refuse('a hidden property', path)
  return property.value
}

function prototypeOf(value: object, path: string): unknown {
  return ask(() => Object.getPrototypeOf(value) as unknown, path)
}

function keysOf(value: object, path: string): readonly (string | symbol)[] {
  return ask(() => Reflect.ownKeys(value), path)
}

function propertyOf(owner: object, key: string, path: string): PropertyDescriptor | undefined {
  return ask(() => Object.getOwnPropertyDescriptor(owner, key), path)
}

/** A proxy may throw anything, even what throws again when it is looked at. */
function ask<Answer>(question: () => Answer, path: string): Answer {
  try {
    return question()
  } catch {
    return refuse('an object that does not let itself be read', path)
  }
}

function refuse(found: string, path: string): never {
  throw new OpenBadgesError('INPUT_NOT_JSON', { found }, { path })
}
