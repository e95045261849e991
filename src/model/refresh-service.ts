import type { Iri } from './primitives.js'

/** Where a newer version of a credential can be had. */
export type RefreshService = {
  /** The address of the service. */
  readonly id: Iri
  /** The kind of service, such as `1EdTechCredentialRefresh`. */
  readonly type: string
}
