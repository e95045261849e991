/** What is legal but worth telling a viewer. */
import type { FindingCode } from '../codes.js'
import { advise, say } from '../messages/say.js'
import type { VerificationReport } from '../verify/report.js'
import { Shown, type Draft } from './draft.js'
import type { Pens } from './pens.js'

/** Something worth telling. */
export interface ViewNotice {
  readonly code: FindingCode
  readonly text: string
  readonly advice: string
}

/** Reads the findings that concern whoever looks at a badge, and not only whoever runs the verifier. */
export function noticesOf({ findings }: VerificationReport, { wording }: Pens): readonly Draft<ViewNotice>[] {
  return findings
    .filter(({ code }) => !TECHNICAL.has(code))
    .map(({ code, facts }) => ({
      code,
      text: new Shown(say(code, facts, wording.catalogue)),
      advice: new Shown(advise(code, facts, wording.catalogue)),
    }))
}

/** Of how a credential is written, of its list, and of how the verifier is set up: these change nothing for a viewer. */
const TECHNICAL: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'CONTEXT_VERSION_OLD',
  'CONTEXT_ALIAS',
  'CONTEXT_INLINE',
  'JWT_TYP_UNUSUAL',
  'JWT_HEADER_UNUSUAL',
  'JWT_CLAIM_MISSING',
  'PROOF_FIELD_IGNORED',
  'DATE_READ_AS_UTC',
  'STATUS_INDEX_NUMBER',
  'STATUS_LIST_SHORT',
  'STATUS_LIST_ID_DIFFERS',
  'STATUS_LIST_ENCODING_UNUSUAL',
  'STATUS_LIST_UNSIGNED',
  'STATUS_URL_TRACEABLE',
  'VC_CLAIM_ON_LIST',
  'IMAGE_AS_TEXT',
  'PRIVATE_NETWORK_ALLOWED',
])
