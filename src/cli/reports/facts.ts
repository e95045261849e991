/** What formats of one line for each input say of it. */
import { viewCredential, type AuthenticView, type CredentialView, type Finding, type Problem } from '../../index.js'
import { kindsOf, adviceOn } from '../words.js'
import { isJudged, type Entry, type JudgedEntry } from './entry.js'

/** An input in a few words. Texts of a credential are there only if it is authentic, and are harmless to show. */
export interface EntryFacts {
  readonly source: string
  /** A verdict, or `unread`. */
  readonly verdict: string
  readonly name?: string
  readonly achievement?: string
  readonly issuer?: string
  readonly issuerId?: string
  /** What identifies the recipient, but not who it is: reports are passed on. */
  readonly recipient?: string
  readonly validFrom?: string
  readonly validUntil?: string
  /** Everything that is in the way. */
  readonly reasons: readonly Reason[]
}

/** Something that is in the way. */
export interface Reason {
  readonly code: string
  readonly message: string
  readonly place?: string
  readonly advice?: string
}

/** What is shown of a credential in a report that is passed on: what cannot be seen is written out. */
export function viewOf({ report }: JudgedEntry): CredentialView {
  return viewCredential(report, { hiddenCharacters: 'escape' })
}

/**
 * Says in a few words what came of an input.
 *
 * @param view - of it, where that is at hand
 */
export function factsOf(entry: Entry, view: CredentialView | undefined = viewIfJudged(entry)): EntryFacts {
  const { source } = entry
  if (!isJudged(entry) || view === undefined) return { source, verdict: 'unread', reasons: reasonsOf(entry) }
  const { verdict } = entry.report
  return { source, verdict, ...(view.authentic ? wordsOf(view) : {}), reasons: reasonsOf(entry) }
}

function viewIfJudged(entry: Entry): CredentialView | undefined {
  return isJudged(entry) ? viewOf(entry) : undefined
}

function wordsOf(view: AuthenticView): Partial<EntryFacts> {
  const { name, issuer, dates } = view
  const achievement = view.kind === 'badge' ? view.achievements.map((each) => each.name ?? '').join(' / ') : ''
  return {
    ...(name === undefined ? {} : { name }),
    ...(achievement === '' ? {} : { achievement }),
    ...(issuer.name === undefined ? {} : { issuer: issuer.name }),
    issuerId: issuer.id,
    ...('recipient' in view ? { recipient: kindsOf(view.recipient) } : {}),
    ...(dates.validFrom === undefined ? {} : { validFrom: dates.validFrom.at }),
    ...(dates.validUntil === undefined ? {} : { validUntil: dates.validUntil.at }),
  }
}

/** What is in the way, in the order of the checks; nothing where it is verified. */
function reasonsOf(entry: Entry): readonly Reason[] {
  if (!isJudged(entry)) return [entry.failure]
  const { report } = entry
  if (report.verified) return []
  return report.checks.flatMap((check) => ('problems' in check ? check.problems.map(reasonOf) : []))
}

/** A problem or a finding, with what can be done about it. */
export function reasonOf(each: Problem | Finding): Reason {
  const { code, message, path, url } = each
  const place = path === undefined || path === '' ? url : path
  return { code, message, ...(place === undefined ? {} : { place }), advice: adviceOn(each) }
}
