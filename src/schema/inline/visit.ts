import { pointerTo, type JsonValue } from '../../json/json.js'
import type { Check, Compiled } from './compiled.js'
import type { Refusals } from './refusals.js'
import type { Resource } from './resources.js'
import type { Work } from './work.js'

/** What a schema asked for and did not get. */
export interface Fault {
  /** JSON pointer into the document. */
  readonly path: string
  readonly keyword: string
  /** JSON pointer of the keyword in the schema. */
  readonly place: string
  readonly expected: string
  readonly found: JsonValue | undefined
}

/** The keyword that a fault is told of. */
export type FaultyKeyword = Pick<Fault, 'keyword' | 'place'>

/** What one judging shares from its beginning to its end. */
export interface Judging {
  readonly work: Work
  readonly refusals: Refusals
  readonly faults: Fault[]
}

/** One schema looking at one value. */
export class Visit {
  /** Names of the properties, and numbers of the members, that some keyword has looked at and found good. */
  readonly seen: Set<string | number> = new Set()
  /** The resources that led here, the outermost first. */
  readonly scope: readonly Resource[]
  private readonly judging: Judging
  private readonly path: string
  /** Whether a fault here is a fault of the document, and not of one alternative among several. */
  private readonly tells: boolean

  constructor(judging: Judging, path: string, tells: boolean, scope: readonly Resource[]) {
    this.judging = judging
    this.path = path
    this.tells = tells
    this.scope = scope
  }

  /** Counts steps of work. */
  readonly spend: (steps: number) => void = (steps) => {
    this.judging.work.spend(steps, this.judging.refusals)
  }

  /**
   * Tells what is wrong with the value, or with one property or member of it.
   *
   * @returns always false, to be handed on
   */
  fault(at: FaultyKeyword, expected: string, found: JsonValue | undefined, step?: string | number): false {
    const { faults } = this.judging
    if (this.tells && faults.length < MAX_FAULTS) {
      const path = step === undefined ? this.path : pointerTo(this.path, step)
      faults.push({ path, keyword: at.keyword, place: at.place, expected, found })
    }
    return false
  }

  /** Asks something of each; where all that is wrong is told, no answer stops it. */
  all<Item>(items: Iterable<Item>, holds: (item: Item) => boolean): boolean {
    let all = true
    for (const item of items) {
      this.spend(1)
      if (holds(item)) continue
      all = false
      if (!this.tells) break
    }
    return all
  }

  /** Holds the same value against a further schema; what that one looked at counts here too, if it is met. */
  also(schema: Compiled, value: JsonValue, as: 'demand' | 'alternative' = 'demand'): boolean {
    const inner = new Visit(this.judging, this.path, this.tells && as === 'demand', this.scope)
    if (!inner.meets(schema, value)) return false
    this.take(inner)
    return true
  }

  /** Tells whether the same value meets a schema; what that one looked at does not count. */
  isMet(schema: Compiled, value: JsonValue): boolean {
    return new Visit(this.judging, this.path, false, this.scope).meets(schema, value)
  }

  /** Holds a property, a member or a property's name against a schema. */
  inside(schema: Compiled, value: JsonValue, step: string | number, as: 'demand' | 'alternative' = 'demand'): boolean {
    const path = this.tells ? pointerTo(this.path, step) : ''
    return new Visit(this.judging, path, this.tells && as === 'demand', this.scope).meets(schema, value)
  }

  /** Tells whether a value meets a schema; of a demand, everything that is wrong is told. */
  private meets({ resource, checks, leftovers }: Compiled, value: JsonValue): boolean {
    const { work, refusals } = this.judging
    work.enter(refusals)
    const isElsewhere = resource !== undefined && this.scope.at(-1) !== resource
    const visit = isElsewhere ? this.within(resource) : this
    const isMet = visit.passes(checks, value) && visit.passes(leftovers, value)
    work.leave()
    if (isElsewhere) this.take(visit)
    return isMet
  }

  private passes(checks: readonly Check[], value: JsonValue): boolean {
    return this.all(checks, (check) => check(value, this))
  }

  private take({ seen }: Visit): void {
    this.spend(seen.size)
    for (const each of seen) this.seen.add(each)
  }

  private within(resource: Resource): Visit {
    this.spend(this.scope.length)
    return new Visit(this.judging, this.path, this.tells, [...this.scope, resource])
  }

  /** Begins with a whole document. */
  static begin(schema: Compiled, document: JsonValue, judging: Judging): boolean {
    return new Visit(judging, '', true, []).meets(schema, document)
  }
}

/** More than anybody mends in one go; a hostile schema could find one in each value. */
const MAX_FAULTS = 20
