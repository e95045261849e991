import type { Iri } from './primitives.js'

/** The terms under which a credential was issued. */
export type TermsOfUse = {
  /** The id of the terms. */
  readonly id?: Iri
  /** The kind of terms. */
  readonly type: string
}
