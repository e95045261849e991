/** The codes of what callers did wrong; those of reports stand in `codes.ts`. */

/** Codes of what is wrong with the input of a builder, beside the failed codes that say the same of a document. */
export const mistakeCodes = [
  'VALUE_NULL',
  'ARRAY_EMPTY',
  'DATA_NOT_PLAIN',
  'NAME_UNKNOWN',
  'TERM_UNKNOWN',
  'ADDRESS_NOT_INERT',
  'IMAGE_INVALID',
  'CRITERIA_EMPTY',
  'RECIPIENT_UNIDENTIFIED',
  'PERIOD_INVERTED',
  'CHOICES_EXCLUSIVE',
  'REFERENCE_DANGLING',
  'RESULT_OUT_OF_RANGE',
  'MEMBER_REPEATED',
  'ID_TAKEN',
  'ISSUED_BY_OTHERS',
  'NOT_NEWER',
] as const

/** A code of what is wrong with the input of a builder and cannot be wrong with a document. */
export type MistakeCode = (typeof mistakeCodes)[number]

/** Codes thrown at the caller: wrong input to a builder, an issuer, a key tool; wrong options. */
export const inputCodes = [
  'INPUT_INVALID',
  'OPTIONS_INVALID',
  'EVIDENCE_INVALID',
  'KEY_INVALID',
  'KEY_NOT_PRIVATE',
  'SIGNING_FAILED',
  'SELF_CHECK_FAILED',
  'POINTER_UNRESOLVED',
  'PREVIOUS_NOT_VERIFIED',
  'STATUS_LIST_FULL',
  'NOT_BAKEABLE',
  'ALREADY_BAKED',
  'NOT_VERIFIED',
] as const

/** A code thrown at the caller. */
export type InputCode = (typeof inputCodes)[number]
