/** `openbadges-kit/inspect`: looking into files, holding them against the data model, and what codes mean. Nothing here is a verdict. */
export { checkShape } from '../inspect/check-shape.js'
export type { ShapeKind, ShapeOptions, ShapeReport } from '../inspect/check-shape.js'
export { canonicalizeSteps } from '../inspect/canonicalize-steps.js'
export type {
  CanonicalSteps,
  CanonicalStepsOptions,
  ProofSteps,
  ShownSteps,
  TokenSteps,
} from '../inspect/canonicalize-steps.js'
export { findDifferences } from '../inspect/find-differences.js'
export type { Difference } from '../inspect/find-differences.js'
export { compareCredentials } from '../inspect/compare-credentials.js'
export type { CredentialComparison } from '../inspect/compare-credentials.js'
export { explainAllCodes, explainCode } from '../inspect/explain-code.js'
export type { CodeExplanation } from '../inspect/explain-code.js'
export { inspectCredential } from '../inspect/inspect-credential.js'
export type { InspectedStatus, Inspection } from '../inspect/inspect-credential.js'
export type { Code } from '../codes.js'
export type { Finding, Place, Problem } from '../messages/problem.js'
export type { DataModel } from '../model/contexts.js'
export type { Kind } from '../model/kinds.js'
export { isNewer, isSameCredential } from '../model/same-credential.js'
export { OpenBadgesError } from '../errors.js'
