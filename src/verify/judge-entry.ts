/**
 * What an entry of a status list says of a credential: one pure function of the entry, the list, and
 * the moment asked about. The whole table is a test: test/verify/status-table.test.ts.
 */
import { toProblem } from '../gates/outcome.js'
import { finding, problem, type Finding, type Problem } from '../messages/problem.js'
import { readEntryValue } from '../status/list-contents.js'
import type { BitEntry, StatusEntry } from '../status/status-entry.js'
import { formatInstant } from '../time.js'
import { isHeard, type KnownList } from './known-list.js'
import type { ListAnswer } from './status-lists.js'

/** What is asked, besides the entry and the list. Moments in milliseconds. */
export interface EntryQuestion {
  /** JSON pointer to the entry. */
  readonly path: string
  /** The id of the credential, which lists of ids name. */
  readonly credentialId: string
  /** The ids of whom it is about. */
  readonly subjectIds: readonly string[]
  /** Who issued the credential. */
  readonly issuer: string
  /** Whether an issuer of lists may speak for the credential's issuer. */
  readonly isAuthorized: (listIssuer: string | undefined) => boolean
  /** The moment judged. */
  readonly at: number
  /** The real clock. */
  readonly checkedAt: number
  readonly toleranceSeconds: number
}

/** What an entry came to. */
export interface EntryJudgement {
  /** None: the entry says nothing against the credential. */
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}

/**
 * Judges one entry (design decisions 9 and 10).
 *
 * An entry that is set counts, in any list whose proof holds and however old it is, and in lists that
 * were read before and no newer one has replaced. One that is clear counts only in a list that may
 * speak for the issuer, is in force, and is no older copy; for a suspension, which leaves no trace when
 * it is lifted, only in a list made before the moment judged.
 * Entries for messages and newer versions do not bear on the verdict.
 *
 * @param entry - as the credential has it
 * @param answer - the list, or why there is none
 * @param question - who, when
 */
export function judgeEntry(entry: StatusEntry, answer: ListAnswer, question: EntryQuestion): EntryJudgement {
  const notes = [...notesOn(entry, question), ...('list' in answer ? answer.list.findings : [])]
  if ('problems' in answer) return unread(entry, answer.problems, notes, question)
  const { list, others } = answer
  const setIn = revokes(entry) ? [list, ...others].find((each) => isSet(valueIn(each, entry, question))) : undefined
  if (setIn !== undefined) return { problems: [setProblem(entry, setIn, question)], findings: notes }
  const value = valueIn(list, entry, question)
  if (typeof value === 'object') return unread(entry, [value], notes, question)
  const doubts = [...answer.doubts, ...doubtsAbout(list, entry, question)]
  if (doubts.length > 0) return unread(entry, doubts, notes, question)
  const informs = entry.kind === 'bits' && !revokes(entry)
  return { problems: [], findings: informs ? [...notes, ...information(entry, value, question)] : notes }
}

/** Entries for messages and newer versions inform only. */
function revokes({ purpose }: StatusEntry): boolean {
  return purpose === 'revocation' || purpose === 'suspension'
}

/** What could not be read stays unknown, unless it could not have changed the verdict. */
function unread(
  entry: StatusEntry,
  problems: readonly Problem[],
  findings: readonly Finding[],
  { path }: EntryQuestion,
): EntryJudgement {
  if (revokes(entry)) return { problems: problems.map((each) => ({ path, ...each })), findings }
  const { purpose } = entry
  const reason = problems.map(({ code }) => code).join(', ')
  return { problems: [], findings: [...findings, finding('STATUS_INFORMATION_UNREAD', { purpose, reason }, { path })] }
}

function valueIn({ contents }: KnownList, entry: StatusEntry, { credentialId }: EntryQuestion): number | Problem {
  if (contents.kind === 'ids') return contents.revoked.has(credentialId) ? 1 : 0
  const { url, type } = entry
  // Never so: a list is read as what the entry asks for.
  if (entry.kind === 'ids') return problem('STATUS_LIST_TYPE_MISMATCH', { url, expected: type, found: 'bits' }, { url })
  try {
    return readEntryValue(contents, entry)
  } catch (error) {
    return toProblem(error)
  }
}

function isSet(value: number | Problem): boolean {
  return typeof value === 'number' && value !== 0
}

function setProblem(entry: StatusEntry, list: KnownList, { path, credentialId }: EntryQuestion): Problem {
  const { url, issuer, listed } = list
  const index = entry.kind === 'bits' ? entry.index : credentialId
  const facts = { url, index, listed: formatInstant(listed), ...(issuer === undefined ? {} : { issuer }) }
  return problem(entry.purpose === 'suspension' ? 'SUSPENDED' : 'REVOKED', facts, { path, url })
}

/** Why an entry that is clear does not clear the credential. */
function doubtsAbout(list: KnownList, entry: StatusEntry, question: EntryQuestion): readonly Problem[] {
  const { at, checkedAt, path, issuer } = question
  const { url, validFrom, validUntil, listed } = list
  const tolerance = question.toleranceSeconds * 1000
  const now = formatInstant(checkedAt)
  const where = { path, url }
  const doubts: Problem[] = []
  if (!isHeard(list, question.isAuthorized)) {
    const facts = { url, issuer, found: list.issuer ?? 'nobody' }
    doubts.push(problem('STATUS_ISSUER_NOT_AUTHORIZED', facts, where))
  }
  if (validFrom !== undefined && checkedAt < validFrom - tolerance) {
    const facts = { url, validFrom: formatInstant(validFrom), at: now }
    doubts.push(problem('STATUS_LIST_NOT_YET_VALID', facts, where))
  }
  if (validUntil !== undefined && checkedAt > validUntil) {
    doubts.push(problem('STATUS_LIST_EXPIRED', { url, validUntil: formatInstant(validUntil), at: now }, where))
  }
  if (list.hasStatus) doubts.push(problem('STATUS_LIST_HAS_STATUS', { url }, where))
  if (at > checkedAt + tolerance) {
    doubts.push(problem('STATUS_NOT_YET_KNOWN', { at: formatInstant(at), now }, where))
  }
  if (entry.purpose === 'suspension' && at < checkedAt && at + tolerance < listed) {
    const facts = { url, at: formatInstant(at), listed: formatInstant(listed) }
    doubts.push(problem('STATUS_NOT_HISTORICAL', facts, where))
  }
  return doubts
}

/** What is worth saying of the entry itself. */
function notesOn(entry: StatusEntry, { path, credentialId, subjectIds }: EntryQuestion): readonly Finding[] {
  const { url } = entry
  const isNumber = entry.kind === 'bits' && entry.isIndexNumber
  const names = [credentialId, ...subjectIds].map((id) => id.replace(/^urn:uuid:/, ''))
  const isNamed = (name: string): boolean =>
    name.length >= SHORTEST_NAME && [name, encodeURIComponent(name)].some((spelling) => url.includes(spelling))
  const isTraceable = entry.kind === 'bits' && names.some(isNamed)
  return [
    ...(isNumber ? [finding('STATUS_INDEX_NUMBER', { index: entry.index }, { path })] : []),
    ...(isTraceable ? [finding('STATUS_URL_TRACEABLE', { url }, { path, url })] : []),
  ]
}

function information(
  { url, index, purpose, messages }: BitEntry,
  value: number,
  { path }: EntryQuestion,
): readonly Finding[] {
  if (purpose === 'refresh') {
    return value === 0 ? [] : [finding('STATUS_REFRESH_ANNOUNCED', { url, index }, { path, url })]
  }
  const message = messages[value] ?? (value === 0 ? 'unset' : 'set')
  return [finding('STATUS_MESSAGE', { url, message, value: `0x${value.toString(16)}` }, { path, url })]
}

/** Shorter names occur in addresses by chance. */
const SHORTEST_NAME = 8
