/** `openbadges-kit/inspect`: looking into files, and what codes mean. Nothing here is a verdict. */
export { explainAllCodes, explainCode } from '../inspect/explain-code.js'
export type { CodeExplanation } from '../inspect/explain-code.js'
export { inspectCredential } from '../inspect/inspect-credential.js'
export type { Inspection } from '../inspect/inspect-credential.js'
export type { Code } from '../codes.js'
export type { DataModel } from '../model/contexts.js'
export type { Kind } from '../model/kinds.js'
export { OpenBadgesError } from '../errors.js'
