import type { Refusals } from './refusals.js'

/**
 * Counts what judging by strangers' schemas costs, and stops it. Steps are counted and not
 * milliseconds, so that the same credential and the same schema always come to the same answer, on
 * a slow machine as on a fast one.
 */
export class Work {
  private taken = 0
  private depth = 0
  private readonly limit: number

  /** @param steps - how many steps may be taken in all */
  constructor(steps: number) {
    this.limit = steps
  }

  /** Takes steps: one is about what holding one value against one keyword costs. */
  spend(steps: number, refusals: Refusals): void {
    this.taken += steps
    if (this.taken > this.limit) refusals.tooCostly(this.limit, 'steps')
  }

  /** Goes one schema deeper: a schema may refer to itself and never come to an end. */
  enter(refusals: Refusals): void {
    this.spend(1, refusals)
    if (++this.depth > MAX_DEPTH) refusals.tooCostly(MAX_DEPTH, 'schemas inside each other')
  }

  /** Comes back from a schema. */
  leave(): void {
    this.depth--
  }
}

/** Schemas inside each other: ten times what the official schema takes, and far from the end of any stack. */
const MAX_DEPTH = 400
