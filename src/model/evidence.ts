import type { ClassTypes, Iri, Markdown } from './primitives.js'

/** What the recipient made or did that earned the achievement. */
export type Evidence = {
  /** `Evidence`, alone or among other types. */
  readonly type: ClassTypes<'Evidence'>
  /** The address of the evidence. */
  readonly id?: Iri
  /** How the evidence came about, and what it shows. */
  readonly narrative?: Markdown
  /** The name of the evidence. */
  readonly name?: string
  /** What the evidence is, in a few words. */
  readonly description?: string
  /** The kind of evidence, such as `Essay` or `Video`. */
  readonly genre?: string
  /** Whom the evidence is meant for. */
  readonly audience?: string
}
