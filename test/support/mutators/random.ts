/** Random choices that a seed repeats (mulberry32). */
export class Random {
  private state: number

  /** @param seed - any integer; the stream of `seed` and of `seed + 1` have nothing in common */
  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  }

  /** A number from 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** An integer from 0 to `count`, without `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** Whether something that happens that often happens now. */
  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One of them; a mutator that has nothing to choose from does not apply. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new NotApplicable()
    return items[this.below(items.length)] as Item
  }

  /** Another order. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, order: this.next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item)
  }
}

/** Thrown by a mutator that finds nothing to change. */
export class NotApplicable extends Error {}
