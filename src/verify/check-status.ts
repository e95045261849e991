import { attempt, outcomeOf, skipped } from '../gates/outcome.js'
import { isJsonArray, pointerTo, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Finding, Problem } from '../messages/problem.js'
import { idOf } from '../model/readers.js'
import { readStatusEntry } from '../status/status-entry.js'
import { formatInstant } from '../time.js'
import type { Judgement } from './check-issuer.js'
import { judgeEntry, type EntryJudgement, type EntryQuestion } from './judge-entry.js'
import { readList, type ListAnswer, type ListMeans } from './status-lists.js'

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
export type StatusQuestion = Omit<EntryQuestion, 'path' | 'credentialId'>

/**
 * Judges whether a credential was revoked or suspended (Open Badges 3.0, Verification step 4;
 * Bitstring Status List 1.0).
 *
 * Every entry is read, whatever its neighbours say: the worst counts. A credential without entries
 * is skipped, never passed: it cannot be revoked, which is not the same as being in force. A list
 * that cannot be read, found genuine and believed leaves the answer unknown.
 *
 * @param document - the authentic credential
 * @param question - whose it is, and when
 * @param means - network, gates, lists that were read before
 */
export async function checkStatus(
  document: JsonObject,
  question: StatusQuestion,
  means: ListMeans,
): Promise<StatusJudgement> {
  const { credentialStatus } = document
  const entries = toArray(credentialStatus)
  if (entries.length === 0) return { outcome: skipped('not-present'), lists: [] }
  const lists = new Map<string, ListRecord>()
  const judge = async (value: JsonValue, path: string): Promise<EntryJudgement> => {
    const entry = readStatusEntry(value, path)
    const answer = await readList(entry, means)
    if ('list' in answer) lists.set(`${entry.kind} ${entry.url}`, recordOf(answer))
    return judgeEntry(entry, answer, { ...question, path, credentialId: idOf(document) ?? '' })
  }
  const problems: Problem[] = []
  const findings = new Map<string, Finding>()
  for (const [index, value] of entries.entries()) {
    const path = isJsonArray(credentialStatus) ? pointerTo('/credentialStatus', index) : '/credentialStatus'
    const judged = await attempt(() => judge(value, path))
    problems.push(...('problem' in judged ? [judged.problem] : judged.value.problems))
    // Two entries of one list would say the same of it twice.
    for (const each of 'problem' in judged ? [] : judged.value.findings) findings.set(JSON.stringify(each), each)
  }
  return { outcome: outcomeOf(problems), findings: [...findings.values()], lists: [...lists.values()] }
}

function recordOf({ list, fromCache }: Extract<ListAnswer, { list: unknown }>): ListRecord {
  const { url, issuer, listed, fetchedAt, sha256 } = list
  return {
    url,
    ...(issuer === undefined ? {} : { issuer }),
    listed: formatInstant(listed),
    fetchedAt,
    fromCache,
    sha256,
  }
}
