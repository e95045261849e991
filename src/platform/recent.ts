/**
 * Remembers what was asked for lately. Who is asked for again stays; of the others, half are forgotten at a time,
 * so that looking something up moves nothing.
 */
export class Recent<Key, Value extends object> {
  private young = new Map<Key, Value>()
  private old: ReadonlyMap<Key, Value> = new Map()
  private readonly half: number

  /** @param most - how many are remembered at most, and at least half as many of the latest */
  constructor(most: number) {
    this.half = Math.floor(most / 2)
  }

  /** What is remembered under a key; `undefined` if nothing is. */
  get(key: Key): Value | undefined {
    const young = this.young.get(key)
    if (young !== undefined) return young
    const old = this.old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  /** Remembers something in place of what was under its key. */
  set(key: Key, value: Value): void {
    if (this.young.size >= this.half && !this.young.has(key)) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, value)
  }
}
