/** Keeps what a verification meets of the world, while it goes on as always. */
import { isOpenBadgesError, type OpenBadgesError } from '../../errors.js'
import { copyJson } from '../../json/copy-json.js'
import { StrictJson } from '../../json/strict-json.js'
import type { Limits } from '../../limits.js'
import type { FetchRequest, Fetched, SessionOptions } from '../../net/network.js'
import { copyOfBytes } from '../../platform/bytes.js'
import { present } from '../../platform/present.js'
import { formatInstant, toMilliseconds } from '../../time.js'
import { addressIn } from '../pass-address.js'
import { recordLists } from './kept-lists.js'
import type { VerifierSetup } from '../options.js'
import type { VerifyPolicy } from '../policy.js'
import { Snapshot, inputOf } from '../workers/sent-input.js'
import type { World } from '../world.js'
import type {
  RecordedFailure,
  RecordedInput,
  RecordedList,
  RecordedNewerList,
  RecordedPolicy,
  RecordedRequest,
  VerificationRecord,
} from './verification-record.js'

/** A world in which everything is noted, and the notes. */
export interface RecordedWorld extends World {
  /** What was noted so far. */
  readonly notes: () => Pick<VerificationRecord, 'requests' | 'waits' | 'keptLists' | 'newerLists'>
}

/**
 * Opens a world that is noted down. Each verification decodes lists anew, so that its record holds all that counted; their
 * bytes are fetched once for all, as ever.
 *
 * @param setup - of the verifier
 * @param options - of the session
 */
export function openRecordedWorld(
  { network, lists, listMemory }: Pick<VerifierSetup, 'network' | 'lists' | 'listMemory'>,
  options: SessionOptions,
): RecordedWorld {
  const requests: (RecordedRequest | undefined)[] = []
  const waits: { readonly url: string; readonly failure: RecordedFailure }[] = []
  const keptLists: RecordedList[] = []
  const newerLists: RecordedNewerList[] = []

  const session = network.open({
    ...options,
    keep: 'everything',
    note(place, asked, record, outcome) {
      const came = 'answer' in outcome ? { answer: answerOf(outcome.answer) } : { failure: failureOf(outcome.failure) }
      requests[place] = { ...questionOf(asked), record, ...came }
    },
  })

  return {
    session: {
      ...session,
      async wait(url, asked) {
        try {
          return await session.wait(url, asked)
        } catch (error) {
          if (isOpenBadgesError(error)) waits.push({ url, failure: failureOf(error) })
          throw error
        }
      },
    },
    lists: recordLists(lists(), (kept) => keptLists.push(kept)),
    memory: {
      remember: (list) => listMemory.remember(list),
      newerThan(list, isAuthorized) {
        const newer = listMemory.newerThan(list, isAuthorized)
        if (newer !== undefined) newerLists.push({ url: list.url, digest: list.digest, dated: formatInstant(newer) })
        return newer
      },
    },
    notes: () => ({ requests: requests.filter((request) => request !== undefined), waits, keptLists, newerLists }),
  }
}

function questionOf({ url, accept, maxBytes, redirects }: FetchRequest): Omit<RecordedRequest, 'record'> {
  return { url, accept, maxBytes, redirects }
}

function answerOf({ url, bytes, mediaType, freshness }: Fetched): NonNullable<RecordedRequest['answer']> {
  const { ageSeconds, maxAgeSeconds } = freshness
  // Answers are remembered: whoever changes a record changes nothing else.
  return present({ url, bytes: bytes.slice(), mediaType, ageSeconds, maxAgeSeconds })
}

function failureOf({ code, facts, url }: OpenBadgesError): RecordedFailure {
  return present({ code, facts, url })
}

/**
 * Begins a record, with copies of what may change later.
 *
 * @returns `undefined` for an input that no verifier reads
 */
export function startRecord(
  input: unknown,
  policy: VerifyPolicy,
  checkedAt: number,
  limits: Limits,
): Pick<VerificationRecord, 'recordVersion' | 'checkedAt' | 'input' | 'policy'> | undefined {
  const given = recordInput(Snapshot.is(input) ? inputOf(input.input) : input, limits)
  return given && { recordVersion: 1, checkedAt: formatInstant(checkedAt), input: given, policy: recordPolicy(policy) }
}

function recordInput(input: unknown, limits: Limits): RecordedInput | undefined {
  if (typeof input === 'string') return { text: input }
  const url = addressIn(input)
  if (url !== undefined) return { url }
  const bytes = copyOfBytes(input)
  if (bytes !== undefined) return { bytes }
  try {
    return { json: JSON.stringify(StrictJson.is(input) ? input.value : copyJson(input, limits)) }
  } catch {
    return undefined
  }
}

function recordPolicy({ signal: _signal, asOf, ...policy }: VerifyPolicy): RecordedPolicy {
  const copy = structuredClone(policy)
  return asOf === undefined ? copy : { ...copy, asOf: formatInstant(toMilliseconds(asOf, 'asOf')) }
}
