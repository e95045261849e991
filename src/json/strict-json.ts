import type { JsonValue } from './json.js'

/** JSON that the readers of this room have read before, as part of something larger: it need not be copied again. */
export class StrictJson {
  readonly value: JsonValue
  readonly #isStrict = true

  /** @param value - never anything of the caller's */
  constructor(value: JsonValue) {
    this.value = value
  }

  /** Tells whether a value is such, and no proxy of one, without running anything of it. */
  static is(value: unknown): value is StrictJson {
    return typeof value === 'object' && value !== null && #isStrict in value
  }
}
