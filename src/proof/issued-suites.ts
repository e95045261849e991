import type { SignatureAlgorithm } from '../platform/algorithms.js'

/** The suites that are issued, by name. Others are verified only. */
export type IssuedSuite = 'eddsa-rdfc-2022' | 'ecdsa-rdfc-2019' | 'eddsa-jcs-2022' | 'ecdsa-jcs-2019'

/** The algorithms of their keys; the first suite that has that of a key is its default. */
export const issuedSuites: { readonly [Name in IssuedSuite]: readonly SignatureAlgorithm[] } = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'ecdsa-rdfc-2019': ['ES256', 'ES384'],
  'eddsa-jcs-2022': ['Ed25519'],
  'ecdsa-jcs-2019': ['ES256', 'ES384'],
}
