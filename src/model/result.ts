import type { Alignment } from './alignment.js'
import type { ClassTypes, Iri } from './primitives.js'
import type { ResultStatus, ResultType } from './vocabulary.js'

/** What the recipient reached: a grade, a score, a level, a status. */
export type Result = {
  /** `Result`, alone or among other types. */
  readonly type: ClassTypes<'Result'>
  /** The id of the rubric level that was reached. */
  readonly achievedLevel?: Iri
  /** What this result corresponds to in other frameworks. */
  readonly alignment?: readonly Alignment[]
  /** The id of the result description that this result answers. */
  readonly resultDescription?: Iri
  /** How far the recipient came; required where the result description measures a status. */
  readonly status?: ResultStatus
  /** The grade or score, as text. */
  readonly value?: string
}

/** A result that an achievement makes possible, and what is required of it. */
export type ResultDescription = {
  /** The id by which results name this description. */
  readonly id: Iri
  /** `ResultDescription`, alone or among other types. */
  readonly type: ClassTypes<'ResultDescription'>
  /** The name of the result. */
  readonly name: string
  /** How the result is measured. */
  readonly resultType: ResultType
  /** What this result corresponds to in other frameworks. */
  readonly alignment?: readonly Alignment[]
  /** Every value that the result may have, from the lowest to the highest. */
  readonly allowedValue?: readonly string[]
  /** The id of the rubric level that must at least be reached. */
  readonly requiredLevel?: Iri
  /** The value that must at least be reached. */
  readonly requiredValue?: string
  /** The levels of the rubric, from the lowest to the highest. */
  readonly rubricCriterionLevel?: readonly RubricCriterionLevel[]
  /** The largest value possible. */
  readonly valueMax?: string
  /** The smallest value possible. */
  readonly valueMin?: string
}

/** One level of a rubric. */
export type RubricCriterionLevel = {
  /** The id by which results name this level. */
  readonly id: Iri
  /** `RubricCriterionLevel`, alone or among other types. */
  readonly type: ClassTypes<'RubricCriterionLevel'>
  /** The name of the level. */
  readonly name: string
  /** What this level corresponds to in other frameworks. */
  readonly alignment?: readonly Alignment[]
  /** What it takes to reach this level. */
  readonly description?: string
  /** The rank of the level within the rubric. */
  readonly level?: string
  /** The points that the level is worth. */
  readonly points?: string
}
