import { attempt, outcomeOf, skipped } from '../gates/outcome.js'
import { isJsonArray, pointerTo, toArray, type JsonObject } from '../json/json.js'
import { problem, type Finding, type Problem } from '../messages/problem.js'
import { idOf, subjectsOf } from '../model/readers.js'
import { present } from '../platform/present.js'
import { readStatusEntry, type StatusEntry } from '../status/status-entry.js'
import { formatInstant } from '../time.js'
import type { Judgement } from './check-issuer.js'
import { judgeEntry, type EntryJudgement, type EntryQuestion } from './judge-entry.js'
import { addressOf, readList, type ListAnswer, type ListMeans } from './status-lists.js'

/** A list that a verdict rests on, for the report's evidence. */
export interface ListRecord {
  /** The address that was asked. */
  readonly url: string
  /** Who issued the list. */
  readonly issuer?: string
  /** When what it says was said: RFC 3339. */
  readonly listed: string
  /** When it was read from the host: RFC 3339. */
  readonly fetchedAt: string
  readonly fromCache: boolean
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
}

/** The judgement of the status, and the lists it rests on. */
export interface StatusJudgement extends Judgement {
  readonly lists: readonly ListRecord[]
}

/** What is asked of every entry. */
export type StatusQuestion = Omit<EntryQuestion, 'path' | 'credentialId' | 'subjectIds'>

/** The question about the status of one credential, and the means to answer it. */
export interface StatusInquiry {
  readonly question: StatusQuestion
  readonly means: ListMeans
}

/**
 * Judges whether a credential was revoked or suspended (Open Badges 3.0, Verification step 4;
 * Bitstring Status List 1.0).
 *
 * Every entry is read, whatever its neighbours say: the worst counts. A credential without entries
 * is skipped, never passed: it cannot be revoked, which is not the same as being in force. A list
 * that cannot be read, found genuine and believed leaves the answer unknown.
 *
 * @param document - the authentic credential
 * @param inquire - the question and the means to answer it; asked for only where there is a status
 */
export function checkStatus(
  document: JsonObject,
  inquire: () => Promise<StatusInquiry>,
): StatusJudgement | Promise<StatusJudgement> {
  if (toArray(document['credentialStatus']).length > 0) return judgeEntries(document, inquire)
  return { outcome: skipped('not-present'), lists: [] }
}

async function judgeEntries(document: JsonObject, inquire: () => Promise<StatusInquiry>): Promise<StatusJudgement> {
  const { credentialStatus } = document
  const entries = toArray(credentialStatus)
  const pathOf = (index: number): string =>
    isJsonArray(credentialStatus) ? pointerTo('/credentialStatus', index) : '/credentialStatus'
  const { question, means } = await inquire()
  const { maxStatusEntries, maxStatusLists } = means.gates.limits
  if (entries.length > maxStatusEntries) return tooMany(entries.length, maxStatusEntries)
  const read = await Promise.all(entries.map((value, index) => attempt(() => readStatusEntry(value, pathOf(index)))))
  const addresses = new Set(read.flatMap((each) => ('value' in each ? addressOf(each.value) : [])))
  if (addresses.size > maxStatusLists) return tooMany(addresses.size, maxStatusLists)
  const credentialId = idOf(document) ?? ''
  const subjectIds = subjectsOf(document).flatMap((subject) => idOf(subject) ?? [])
  // Entries of one list are judged by one and the same copy of it.
  const answers = new Map<string, ListAnswer>()
  const judge = async (entry: StatusEntry, path: string): Promise<EntryJudgement> => {
    const address = addressOf(entry)
    const answer = answers.get(address) ?? (await readList(entry, means))
    answers.set(address, answer)
    return judgeEntry(entry, answer, { ...question, path, credentialId, subjectIds })
  }
  const problems: Problem[] = []
  const findings = new Map<string, Finding>()
  for (const [index, entry] of read.entries()) {
    const judged = 'value' in entry ? await attempt(() => judge(entry.value, pathOf(index))) : entry
    problems.push(...('problem' in judged ? [judged.problem] : judged.value.problems))
    // Two entries of one list would say the same of it twice.
    for (const each of 'problem' in judged ? [] : judged.value.findings) findings.set(JSON.stringify(each), each)
  }
  const lists = [...answers.values()].flatMap((answer) => ('list' in answer ? recordOf(answer) : []))
  return { outcome: outcomeOf(problems), findings: [...findings.values()], lists }
}

/** A badge with a thousand entries would cost a thousand lists; nothing of it is looked at. */
function tooMany(found: number, limit: number): StatusJudgement {
  const excess = problem('STATUS_ENTRIES_TOO_MANY', { found, limit }, { path: '/credentialStatus' })
  return { outcome: outcomeOf([excess]), lists: [] }
}

function recordOf({ list, fromCache }: Extract<ListAnswer, { list: unknown }>): ListRecord {
  const { url, issuer, listed, fetchedAt, sha256 } = list
  return present({ url, issuer, listed: formatInstant(listed), fetchedAt, fromCache, sha256 })
}
