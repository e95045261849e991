import type { Finding, Problem } from '../messages/problem.js'

/** What was found about a document's shape. No problems: it is what the data model says. */
export interface SchemaVerdict {
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}
