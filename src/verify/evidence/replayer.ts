/** The world as it was: nobody is asked, and every answer is the one that was kept. */
import { OpenBadgesError } from '../../errors.js'
import type { JsonValue } from '../../json/json.js'
import { parseJson } from '../../json/parse-json.js'
import { StrictJson } from '../../json/strict-json.js'
import type { Limits } from '../../limits.js'
import type { FetchRecord, FetchRequest, Fetched, NetworkSession } from '../../net/network.js'
import { present } from '../../platform/present.js'
import { formatInstant, parseInstant } from '../../time.js'
import { replayLists } from './kept-lists.js'
import type { ListMemory } from '../list-memory.js'
import type { World } from '../world.js'
import type { RecordedFailure, RecordedInput, RecordedRequest, VerificationRecord } from './verification-record.js'

/**
 * Makes the world of a record.
 *
 * @param record - see there
 */
export function replayWorld(record: VerificationRecord): World {
  return { session: replaySession(record), lists: replayLists(record.keptLists), memory: replayMemory(record) }
}

function replaySession({ requests, waits, checkedAt }: VerificationRecord): NetworkSession {
  const left = [...requests]
  const records: FetchRecord[] = []

  /** The next answer to that very question; where all were given, the last one again. */
  function take(asked: FetchRequest): RecordedRequest | undefined {
    const index = left.findIndex((each) => isSameQuestion(each, asked))
    return index === -1 ? requests.findLast((each) => isSameQuestion(each, asked)) : left.splice(index, 1)[0]
  }

  function answer(asked: FetchRequest): Fetched {
    const { url } = asked
    const kept = take(asked)
    if (kept !== undefined) records.push(kept.record)
    // What was still under way when the waiting ended has no record either.
    else if (waits.length === 0)
      records.push({ url, outcome: 'EVIDENCE_MISSING', fetchedAt: checkedAt, fromCache: false })
    if (kept?.answer !== undefined) return fetchedOf(kept, kept.answer)
    throw errorOf(kept?.failure ?? { code: 'EVIDENCE_MISSING', facts: { url }, url })
  }

  return {
    // What throws is to reject, as where a host is asked.
    request: (asked) => new Promise((resolve) => resolve(answer(asked))),
    wait: (url, asked) => {
      const vain = waits.find((each) => each.url === url)
      // Nobody waits for what came too late, though it is there now.
      if (vain === undefined) return asked
      asked.catch(() => undefined)
      return Promise.reject(errorOf(vain.failure))
    },
    turn: () => Promise.resolve(),
    isSpent: () => waits.length > 0,
    records: () => records,
  }
}

function isSameQuestion(kept: RecordedRequest, { url, accept, maxBytes, redirects }: FetchRequest): boolean {
  return kept.url === url && kept.accept === accept && kept.maxBytes === maxBytes && kept.redirects === redirects
}

function fetchedOf({ record }: RecordedRequest, answer: NonNullable<RecordedRequest['answer']>): Fetched {
  const { url, bytes, mediaType, ageSeconds, maxAgeSeconds } = answer
  const { fetchedAt, fromCache } = record
  return { url, bytes: bytes.slice(), mediaType, freshness: { ageSeconds, maxAgeSeconds }, fetchedAt, fromCache }
}

function errorOf({ code, facts, url }: RecordedFailure): OpenBadgesError {
  return new OpenBadgesError(code, facts as never, present({ url }))
}

/** What was newer then, is newer now. */
function replayMemory({ newerLists }: VerificationRecord): ListMemory {
  return {
    remember: () => undefined,
    newerThan({ url, digest }) {
      const newer = newerLists.find((each) => each.url === url && each.digest === digest)
      return newer === undefined ? undefined : parseInstant(newer.dated)
    },
  }
}

/**
 * The input of a record, as the verifier takes it.
 *
 * @throws OpenBadgesError `EVIDENCE_INVALID` for JSON that is not strict: what was an object says nothing twice
 */
export function inputOfRecord(input: RecordedInput, limits: Limits): unknown {
  if ('bytes' in input) return input.bytes
  if ('text' in input) return input.text
  return 'url' in input ? new URL(input.url) : new StrictJson(parseRecorded(input.json, limits))
}

function parseRecorded(json: string, limits: Limits): JsonValue {
  try {
    return parseJson(json, limits)
  } catch (cause) {
    throw new OpenBadgesError('EVIDENCE_INVALID', { reason: 'the json of the input is not strict JSON' }, { cause })
  }
}

/** The moment of a record as the report has it. */
export function momentOfRecord({ checkedAt }: VerificationRecord): number {
  const moment = parseInstant(checkedAt)
  if (formatInstant(moment) === checkedAt) return moment
  throw new OpenBadgesError('EVIDENCE_INVALID', { reason: 'its moment is written otherwise' })
}
