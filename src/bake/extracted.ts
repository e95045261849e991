import type { Finding } from '../messages/problem.js'
import type { BakedStandard, Container } from './baked-names.js'

/** What was taken out of a picture. Nothing of it is verified. */
export interface Extracted {
  /** A compact JWS, or JSON: as it was baked, without white space around it. */
  readonly text: string
  /** The kind of picture. */
  readonly container: Container
  /** The standard under whose name it was baked. */
  readonly standard: BakedStandard
  /** What is unusual about how it was baked. */
  readonly findings: readonly Finding[]
}
