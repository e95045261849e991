/** What the tests of the builders share: small good inputs, and a way to look at refusals. */
import { expect } from 'vitest'
import type { AchievementInput } from '../../src/build/build-achievement.js'
import { buildCredential, type CredentialInput } from '../../src/build/build-credential.js'
import { builtOrThrow, readInput } from '../../src/build/read-input.js'
import type { Reader } from '../../src/build/reading.js'
import { isOpenBadgesError, type OpenBadgesError } from '../../src/errors.js'
import type { JsonValue } from '../../src/json/json.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'

/** 2026-11-22T09:00:00.750Z: not a whole second. */
export const now: number = Date.UTC(2026, 10, 22, 9, 0, 0, 750)

/** The least that an achievement needs. */
export const welding: AchievementInput = {
  id: 'https://school.example/achievements/1',
  name: 'Certified Welder',
  description: 'Welds to standard.',
  criteria: 'Pass the practical test.',
}

/** The least that a badge needs. */
export const award: CredentialInput = {
  issuer: { id: 'did:web:school.example', name: 'The School' },
  achievement: welding,
  recipient: { id: 'did:example:learner' },
}

/** Bytes that count upwards from 1: never twice the same id, always the same test. */
export function countingRandom(): (length: number) => Uint8Array {
  let next = 0
  return (length) => Uint8Array.from({ length }, () => ++next & 0xff)
}

/** Builds a badge from the least input with some of it changed; untyped, as JavaScript callers are. */
export function buildWith(changes: object): OpenBadgeCredential {
  return buildCredential({ ...award, ...changes }, { now: () => now, random: countingRandom() })
}

/** Calls what must be refused, and returns the error. */
export function refusalOf(call: () => unknown): OpenBadgesError {
  try {
    call()
  } catch (error) {
    if (isOpenBadgesError(error)) return error
    throw error
  }
  return expect.fail('it was accepted')
}

/** Calls what must be refused as wrong input, and returns where. */
export function placeOf(call: () => unknown): string | undefined {
  const { code, path } = refusalOf(call)
  expect(code).toBe('INPUT_INVALID')
  return path
}

/** Calls what must be refused as wrong input, and returns every problem as its code and place. */
export function problemsOf(call: () => unknown): string[] {
  const { code, problems } = refusalOf(call)
  expect(code).toBe('INPUT_INVALID')
  return problems!.map((each) => `${each.code} ${each.path}`)
}

/** Reads one value with one reader, as a builder would. */
export function readWith<Value>(read: Reader<Value>, value: unknown, contexts: readonly string[] = []): Value {
  const options = { random: countingRandom(), now: () => now, contexts }
  return builtOrThrow(readInput(value, options, ['contexts', 'now', 'random'], read))
}

/** Tells whether a value and all that is in it is frozen. */
export function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen)
}

/** Every value of a document, itself included. */
export function* valuesOf(value: JsonValue | undefined): Generator<JsonValue | undefined> {
  yield value
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* valuesOf(each)
}
