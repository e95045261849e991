/**
 * Every code of the library, in five disjoint groups, of which the two that no report holds stand in
 * `input-codes.ts`. Codes are API: they follow semver (`docs/stability.md`), are explained one by one
 * in `docs/verification.md`, and their sentences stand in `messages/`.
 *
 * - A **failed** code says: the answer is no. Something was looked at and is wrong.
 * - An **unknown** code says: the answer could not be found. Nothing is known to be wrong.
 * - A **finding** is legal but worth saying.
 * - A **mistake** is what only the input of a builder can have wrong with it. Where the same can be
 *   wrong with a document, builders name it by the failed code.
 * - An **input** code is thrown at the caller by builders, issuers, key tools and wrong options.
 *
 * As the groups are disjoint, a problem's code alone tells a "no" from a "could not look".
 */
import type { InputCode, MistakeCode } from './input-codes.js'

/** Codes of the answer "no". */
export const failedCodes = [
  // format: can the input be read at all?
  'INPUT_EMPTY',
  'INPUT_TOO_LARGE',
  'INPUT_NOT_JSON',
  'INPUT_NOT_UTF8',
  'JSON_SYNTAX',
  'JSON_DUPLICATE_KEY',
  'JSON_FORBIDDEN_KEY',
  'JSON_LIMIT_EXCEEDED',
  'JSON_LONE_SURROGATE',
  'JSON_NUMBER_UNSAFE',
  'FORMAT_UNRECOGNIZED',
  'JWT_MALFORMED',
  'JWT_PAYLOAD_AMBIGUOUS',
  'KIND_AMBIGUOUS',
  'KIND_NOT_ACCEPTED',
  // format: pictures
  'IMAGE_UNRECOGNIZED',
  'IMAGE_MALFORMED',
  'IMAGE_LIMIT_EXCEEDED',
  'DTD_NOT_ALLOWED',
  'NOTHING_BAKED',
  'MULTIPLE_CREDENTIALS',
  // schema: is it what the data model says?
  'NOT_AN_OPEN_BADGE',
  'CONTEXT_ORDER',
  'VC_CLAIM_MISPLACED',
  'PROPERTY_MISSING',
  'PROPERTY_INVALID',
  'PROPERTY_NOT_ALLOWED',
  'VALUE_NOT_ALLOWED',
  'ID_NOT_ABSOLUTE',
  'DATE_INVALID',
  'DATE_NO_ZONE',
  'SUBJECT_UNIDENTIFIED',
  'CREDENTIAL_SCHEMA_MISMATCH',
  // proof: was it signed by the issuer, and is what we read what was signed?
  'NO_PROOF',
  'TOO_MANY_PROOFS',
  'PROOF_MALFORMED',
  'PROOF_NOT_DERIVED',
  'PROOF_PURPOSE_WRONG',
  'PROOF_CREATED_IN_FUTURE',
  'PROOF_EXPIRED',
  'PREVIOUS_PROOF_MISSING',
  'PROOF_CHAIN_CIRCULAR',
  'PROOF_CHALLENGE_MISMATCH',
  'PROOF_DOMAIN_MISMATCH',
  'SIGNATURE_INVALID',
  'STATEMENT_NOT_SIGNED',
  'ALGORITHM_NOT_ALLOWED',
  'JWT_HEADER_NOT_ALLOWED',
  'JWT_CLAIM_INVALID',
  'JWT_CLAIM_MISMATCH',
  'KEY_NOT_AUTHORIZED',
  'KEY_TYPE_MISMATCH',
  'KEY_MALFORMED',
  'KEY_WEAK',
  'KEY_REVOKED',
  'KEY_EXPIRED',
  'KEY_AMBIGUOUS',
  'DID_MALFORMED',
  'KEY_DOCUMENT_INVALID',
  'NOT_COMPACTED',
  'TERM_UNDEFINED',
  'CONTEXT_INLINE_NOT_ALLOWED',
  'CONTEXT_NESTED',
  'CONTEXT_CONFLICT',
  'JSON_LD_INVALID',
  'GRAPH_MISMATCH',
  'GRAPH_TOO_COMPLEX',
  // issuer, validity, status, recipient
  'ISSUER_NOT_TRUSTED',
  'ISSUER_NOT_TRUSTED_THEN',
  'EXPIRED',
  'NOT_YET_VALID',
  'REVOKED',
  'SUSPENDED',
  'ENDORSEMENT_FAILED',
  'ENDORSEMENT_OF_ANOTHER',
  'WRONG_RECIPIENT',
] as const

/** A code that says: the answer is no. */
export type FailedCode = (typeof failedCodes)[number]

/** Codes of the answer "could not look". */
export const unknownCodes = [
  'FORMAT_NOT_SUPPORTED',
  'CONTAINED_TOO_MANY',
  'VERSION_NOT_SUPPORTED',
  'OLDER_OPEN_BADGE',
  'ENCODING_NOT_SUPPORTED',
  // schema: those that the credential names
  'CREDENTIAL_SCHEMA_UNREACHABLE',
  'CREDENTIAL_SCHEMA_NOT_SUPPORTED',
  'CREDENTIAL_SCHEMA_INVALID',
  'CREDENTIAL_SCHEMA_ALTERED',
  'CREDENTIAL_SCHEMA_TOO_COSTLY',
  'CREDENTIAL_SCHEMAS_TOO_MANY',
  // proof
  'CONTEXT_UNKNOWN',
  'SUITE_NOT_SUPPORTED',
  'ALGORITHM_NOT_SUPPORTED',
  'DID_METHOD_NOT_SUPPORTED',
  'KEY_TYPE_NOT_SUPPORTED',
  'ISSUER_PUBLISHES_NO_KEYS',
  'KEY_UNREACHABLE',
  'NOT_CONTACTED',
  'DOCUMENT_NOT_TRANSLATED',
  // network
  'URL_NOT_ALLOWED',
  'HOST_NOT_PUBLIC',
  'NETWORK_UNAVAILABLE',
  'EVIDENCE_MISSING',
  'FETCH_FAILED',
  'FETCH_NOT_FOUND',
  'FETCH_STATUS',
  'FETCH_REDIRECTED',
  'FETCH_TIMEOUT',
  'FETCH_TOO_LARGE',
  'FETCH_BUDGET_SPENT',
  // judgements
  'ISSUER_LOOKUP_FAILED',
  // status: what the credential says of where its status stands
  'STATUS_NOT_SUPPORTED',
  'STATUS_ENTRIES_TOO_MANY',
  'STATUS_ENTRY_INVALID',
  'STATUS_INDEX_INVALID',
  'STATUS_SIZE_INVALID',
  'STATUS_PURPOSE_UNKNOWN',
  // status: the list
  'STATUS_LIST_UNREACHABLE',
  'STATUS_LIST_NOT_READ',
  'STATUS_LIST_INVALID',
  'STATUS_LIST_TYPE_MISMATCH',
  'STATUS_LIST_PROOF_INVALID',
  'STATUS_LIST_PROOF_UNKNOWN',
  'STATUS_LIST_PURPOSE_MISMATCH',
  'STATUS_LIST_ENCODING_INVALID',
  'STATUS_LIST_TOO_LARGE',
  'STATUS_INDEX_OUT_OF_RANGE',
  'STATUS_LIST_NOT_YET_VALID',
  'STATUS_LIST_EXPIRED',
  'STATUS_LIST_STALE',
  'STATUS_LIST_REPLAYED',
  'STATUS_LIST_HAS_STATUS',
  'STATUS_ISSUER_NOT_AUTHORIZED',
  'STATUS_NOT_HISTORICAL',
  'STATUS_NOT_YET_KNOWN',
  'ENDORSEMENT_UNKNOWN',
  'RECIPIENT_HASH_NOT_SUPPORTED',
  'RECIPIENT_AMBIGUOUS',
  'INTERNAL_ERROR',
] as const

/** A code that says: the answer could not be found. */
export type UnknownCode = (typeof unknownCodes)[number]

/** Codes of what is legal but worth saying. */
export const findingCodes = [
  'BAKED_UNUSUALLY',
  'BAKED_BESIDE_OTHERS',
  'IMAGE_CONTINUES',
  'DOCTYPE_IGNORED',
  'CONTEXT_VERSION_OLD',
  'CONTEXT_ALIAS',
  'CONTEXT_INLINE',
  'JWT_TYP_UNUSUAL',
  'JWT_HEADER_UNUSUAL',
  'JWT_CLAIM_MISSING',
  'JWT_CLAIM_IGNORED',
  'PROOF_BY_OTHERS',
  'PROOF_NOT_CHECKED',
  'EMBEDDED_PROOF_NOT_GOOD',
  'PROOF_FIELD_IGNORED',
  'DATE_READ_AS_UTC',
  'NODE_DESCRIBED_TWICE',
  'SHOWN_IN_PART',
  'MAY_BE_HIDDEN',
  'TRUST_NOT_ASKED',
  'REFRESH_NOT_ASKED',
  'REFRESH_NOT_SUPPORTED',
  'REFRESH_UNREACHABLE',
  'REFRESH_UNFIT',
  'ENDORSEMENT_ELSEWHERE',
  'ENDORSED_BY_ISSUER',
  'ENDORSEMENTS_NOT_FOLLOWED',
  'SCHEMA_NOT_CHECKED',
  'SUBJECT_ANONYMOUS',
  'IMAGE_AS_TEXT',
  'ACHIEVEMENT_TYPE_UNKNOWN',
  'STATUS_INDEX_NUMBER',
  'STATUS_LIST_SHORT',
  'STATUS_LIST_ID_DIFFERS',
  'STATUS_LIST_ENCODING_UNUSUAL',
  'STATUS_LIST_UNSIGNED',
  'STATUS_MESSAGE',
  'STATUS_REFRESH_ANNOUNCED',
  'STATUS_INFORMATION_UNREAD',
  'STATUS_URL_TRACEABLE',
  'VC_CLAIM_ON_LIST',
  'HASH_WEAK',
  'PRIVATE_NETWORK_ALLOWED',
  'EVIDENCE_NOT_FETCHED_HERE',
  // of what is being built: hints
  'ISSUER_UNNAMED',
  'IMAGE_LARGE',
  'IMAGE_REPEATED',
  'KIND_WORDS_DIFFER',
  'CERTIFICATION_WITHOUT_ASSESSMENT',
  'CERTIFICATION_WITHOUT_EXPIRY',
  'COMPLETION_WITH_SCORE',
  'RESULT_BELOW_REQUIRED',
  'AWARDED_AFTER_START',
  'SELF_ISSUED',
  'SELF_ENDORSED',
  'ENDORSEMENT_NOT_COUNTED',
] as const

/** A code of something legal but worth saying. */
export type FindingCode = (typeof findingCodes)[number]

/** A code that answers a question of the verifier: "no", or "could not look". */
export type ProblemCode = FailedCode | UnknownCode

/** Any code of the library. */
export type Code = ProblemCode | FindingCode | MistakeCode | InputCode

const failed: ReadonlySet<string> = new Set(failedCodes)
const unknown: ReadonlySet<string> = new Set(unknownCodes)

/**
 * Tells whether a code says "no" (`true`) or "could not look" (`false`).
 *
 * @param code - the code of a problem
 */
export function isFailedCode(code: ProblemCode): code is FailedCode {
  return failed.has(code)
}

/** Tells whether a code answers a question of the verifier, and may stand in a report as a problem. */
export function isProblemCode(code: Code): code is ProblemCode {
  return failed.has(code) || unknown.has(code)
}
