/** Recipients as they may be shown, and no more of them than the credential says. */
import { issuerHostOf } from '../model/issuer-host.js'
import type { JsonObject } from '../json/json.js'
import type { VerificationReport } from '../verify/report.js'
import { Shown, type Draft } from './draft.js'
import type { Pens } from './pens.js'
import { termOf, type ViewTerm } from './terms.js'
import { nodesOf } from './texts.js'

/**
 * Whom it was awarded to. Personal: show it to those only who may know. Whoever presents a badge need
 * not be its recipient.
 */
export interface ViewRecipient {
  readonly id?: string
  /** Of an id that has one, in punycode. */
  readonly host?: string
  readonly identifiers: readonly RecipientIdentifier[]
  /** Whether it is whom the caller of the verifier expected. */
  readonly isExpected: 'yes' | 'no' | 'not-known' | 'not-asked'
}

/** What identifies a recipient. */
export interface RecipientIdentifier {
  readonly type?: ViewTerm
  /** Whether it is hashed; then there is no value to show. */
  readonly isHashed: boolean
  readonly value?: string
}

/** Reads whom a subject is. */
export function recipientOf(
  subject: JsonObject,
  { checks }: VerificationReport,
  { texts, wording }: Pens,
): Draft<ViewRecipient> {
  const outcome = checks.find(({ check }) => check === 'recipient')?.outcome ?? 'skipped'
  const id = texts.id(subject['id'])
  const host = issuerHostOf(id?.text ?? '')
  return {
    id,
    host: host === undefined ? undefined : new Shown(host),
    identifiers: nodesOf(subject['identifier']).map(({ hashed, identityHash, identityType }) => ({
      type: termOf(identityType, texts, wording),
      // What is not known to be plain is taken for a hash, which nobody can read anyway.
      isHashed: hashed !== false,
      value: hashed === false ? texts.id(identityHash) : undefined,
    })),
    isExpected: ANSWERS[outcome],
  }
}

const ANSWERS = { passed: 'yes', failed: 'no', unknown: 'not-known', skipped: 'not-asked' } as const
