import { pointerTo, type JsonValue } from '../../json/json.js'
import type { Check, Compiled, KeywordSetting, Visit } from './compiled.js'
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

/** What one judging shares from its beginning to its end. */
export interface Judging {
  readonly work: Work
  readonly refusals: Refusals
  readonly faults: Fault[]
}

/**
 * Holds a document against a schema.
 *
 * @param judging - its `faults` then say what is wrong, if anything is
 */
export function meetsSchema(schema: Compiled, document: JsonValue, judging: Judging): boolean {
  return new SchemaVisit(judging, '', true, []).meets(schema, document)
}

/** A schema looks at each value by a visit of its own. */
class SchemaVisit implements Visit {
  readonly seen: Set<string | number> = new Set()
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

  readonly spend: (steps: number) => void = (steps) => {
    this.judging.work.spend(steps, this.judging.refusals)
  }

  fault(
    { keyword, place }: Pick<KeywordSetting, 'keyword' | 'place'>,
    expected: string,
    found: JsonValue | undefined,
  ): false {
    const { faults } = this.judging
    if (this.tells && faults.length < MAX_FAULTS) faults.push({ path: this.path, keyword, place, expected, found })
    return false
  }

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

  also(schema: Compiled, value: JsonValue, as: 'demand' | 'alternative' = 'demand'): boolean {
    const inner = new SchemaVisit(this.judging, this.path, this.tells && as === 'demand', this.scope)
    if (!inner.meets(schema, value)) return false
    this.take(inner)
    return true
  }

  isMet(schema: Compiled, value: JsonValue): boolean {
    return new SchemaVisit(this.judging, this.path, false, this.scope).meets(schema, value)
  }

  inside(schema: Compiled, value: JsonValue, step: string | number, as: 'demand' | 'alternative' = 'demand'): boolean {
    const path = this.tells ? pointerTo(this.path, step) : ''
    return new SchemaVisit(this.judging, path, this.tells && as === 'demand', this.scope).meets(schema, value)
  }

  /** Tells whether a value meets a schema; of a demand, everything that is wrong is told. */
  meets({ resource, checks, leftovers }: Compiled, value: JsonValue): boolean {
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

  private within(resource: Resource): SchemaVisit {
    this.spend(this.scope.length)
    return new SchemaVisit(this.judging, this.path, this.tells, [...this.scope, resource])
  }

  private take({ seen }: SchemaVisit): void {
    this.spend(seen.size)
    for (const each of seen) this.seen.add(each)
  }
}

/** More than anybody mends in one go; a hostile schema could find one in each value. */
const MAX_FAULTS = 20
