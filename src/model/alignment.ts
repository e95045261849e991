import type { ClassTypes, Iri } from './primitives.js'
import type { AlignmentTargetType } from './vocabulary.js'

/** How something corresponds to a node of a framework: a competency, a standard, a course elsewhere. */
export type Alignment = {
  /** `Alignment`, alone or among other types. */
  readonly type: ClassTypes<'Alignment'>
  /** The name of the node aligned with. */
  readonly targetName: string
  /** The address of the node aligned with. */
  readonly targetUrl: Iri
  /** The code by which the framework names the node. */
  readonly targetCode?: string
  /** What the node says, in a few words. */
  readonly targetDescription?: string
  /** The name of the framework. */
  readonly targetFramework?: string
  /** What kind of node it is. */
  readonly targetType?: AlignmentTargetType
}
