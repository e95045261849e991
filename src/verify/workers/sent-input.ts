import { copyJson } from '../../json/copy-json.js'
import type { JsonValue } from '../../json/json.js'
import { StrictJson } from '../../json/strict-json.js'
import type { Limits } from '../../limits.js'
import { copyOfBytes } from '../../platform/bytes.js'
import type { SentInput } from './messages.js'

/** An input as it was when it was given: what its owner does with it later changes nothing. */
export class Snapshot {
  readonly input: SentInput
  /** Bytes that it takes, more or less. */
  readonly weight: number
  readonly #isSnapshot = true

  constructor(input: SentInput, weight: number) {
    this.input = input
    this.weight = weight
  }

  /** Asks the engine, not the value: a proxy may throw. */
  static is(value: unknown): value is Snapshot {
    return typeof value === 'object' && value !== null && #isSnapshot in value
  }
}

/**
 * Takes a snapshot of an input. Objects are copied by the rules of `copyJson`, which run nothing of the
 * caller's.
 *
 * @param input - anything
 * @param limits - of the verifier
 * @returns `undefined` for what the gates will refuse at once, and for objects near the limits: they are to be
 *   judged where they are
 */
export function takeSnapshot(input: unknown, limits: Limits): Snapshot | undefined {
  const text = typeof input === 'string' ? input : copyOfBytes(input)
  if (text !== undefined) return text.length > limits.maxInputBytes ? undefined : new Snapshot(text, text.length)
  try {
    const json = JSON.stringify(StrictJson.is(input) ? input.value : copyJson(input, limits))
    return new Snapshot({ json }, json.length)
  } catch {
    return undefined
  }
}

/** Makes an input of what was sent. */
export function inputOf(sent: SentInput): unknown {
  return typeof sent === 'object' && 'json' in sent ? new StrictJson(JSON.parse(sent.json) as JsonValue) : sent
}
