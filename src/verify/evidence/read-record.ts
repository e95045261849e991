import { hexDigest } from '#platform'
import { isProblemCode, type Code } from '../../codes.js'
import { OpenBadgesError } from '../../errors.js'
import { parseInstant } from '../../time.js'
import type { RecordedRequest, VerificationRecord } from './verification-record.js'

/**
 * Looks whether a value is a record, such as one that was read from a file. Its policy is read when it is used.
 *
 * @throws OpenBadgesError `EVIDENCE_INVALID`
 */
export function readRecord(value: unknown): VerificationRecord {
  const record = objectOf(value, 'the record')
  if (record['recordVersion'] !== 1) throw invalid('recordVersion is not 1')
  momentOf(record['checkedAt'], 'checkedAt')
  const input = objectOf(record['input'], 'input')
  const isText = ['text', 'json', 'url'].some((form) => typeof input[form] === 'string')
  if (!isText && !(input['bytes'] instanceof Uint8Array)) throw invalid('input is none of bytes, text, json and url')
  if (typeof input['url'] === 'string' && !URL.canParse(input['url'])) throw invalid('the url of the input is none')
  objectOf(record['policy'], 'policy')
  for (const request of listOf(record['requests'], 'requests')) checkRequest(objectOf(request, 'a request'))
  for (const wait of listOf(record['waits'], 'waits')) {
    const { url, failure } = objectOf(wait, 'a wait')
    if (typeof url !== 'string') throw invalid('a wait has no url')
    checkFailure(failure)
  }
  for (const kept of listOf(record['keptLists'], 'keptLists')) {
    const { address, list } = objectOf(kept, 'a kept list')
    if (typeof address !== 'string') throw invalid('a kept list has no address')
    checkKeptList(objectOf(list, 'a kept list'))
  }
  for (const newer of listOf(record['newerLists'], 'newerLists')) {
    const { url, digest, dated } = objectOf(newer, 'a newer list')
    if (typeof url !== 'string' || typeof digest !== 'string') throw invalid('a newer list has no url or digest')
    momentOf(dated, 'dated')
  }
  return value as VerificationRecord
}

function checkKeptList(list: Readonly<Record<string, unknown>>): void {
  const { kind, bytes, revoked } = objectOf(list['contents'], 'what a kept list holds')
  const isHolding = kind === 'bits' ? bytes instanceof Uint8Array : kind === 'ids' && Array.isArray(revoked)
  const isDescribed = KEPT_LIST.every(([name, type]) => typeof list[name] === type)
  if (!isHolding || !isDescribed || !Array.isArray(list['findings'])) throw invalid('a kept list is incomplete')
  objectOf(list['dates'], 'the dates of a kept list')
}

/** What every kept list says of itself. */
const KEPT_LIST = [
  ['url', 'string'],
  ['listed', 'number'],
  ['digest', 'string'],
  ['hasStatus', 'boolean'],
  ['readAt', 'number'],
  ['fetchedAt', 'string'],
  ['sha256', 'string'],
] as const

function checkRequest(request: Readonly<Record<string, unknown>>): void {
  const { url, accept, maxBytes, redirects, record, answer, failure } = request
  const isQuestion = typeof url === 'string' && typeof accept === 'string' && typeof maxBytes === 'number'
  if (!isQuestion || !REDIRECTS.has(redirects)) throw invalid('a request does not say what was asked')
  const { fetchedAt, fromCache, outcome, sha256 } = objectOf(record, 'the record of a request')
  momentOf(fetchedAt, 'fetchedAt')
  if (typeof fromCache !== 'boolean' || typeof outcome !== 'string')
    throw invalid('a request does not say what came of it')
  if (answer === undefined) checkFailure(failure)
  else checkAnswer(objectOf(answer, 'an answer'), sha256)
}

function checkAnswer(answer: Readonly<Record<string, unknown>>, sha256: unknown): void {
  const { url, bytes, mediaType, ageSeconds, maxAgeSeconds } = answer
  const isFresh = typeof ageSeconds === 'number' && (maxAgeSeconds === undefined || typeof maxAgeSeconds === 'number')
  if (typeof url !== 'string' || typeof mediaType !== 'string' || !(bytes instanceof Uint8Array) || !isFresh) {
    throw invalid('an answer is incomplete')
  }
  // The report names what was fetched by its hash, and must name what the verdict rests on.
  if (hexDigest('SHA-256', bytes) !== sha256) throw invalid('an answer is not what its hash says')
}

function checkFailure(value: unknown): void {
  const { code, facts, url } = objectOf(value, 'a failure')
  objectOf(facts, 'the facts of a failure')
  const isCode = typeof code === 'string' && isProblemCode(code as Code)
  if (!isCode || (url !== undefined && typeof url !== 'string')) throw invalid('a failure has no code')
}

function momentOf(value: unknown, name: string): void {
  try {
    if (typeof value === 'string') {
      parseInstant(value)
      return
    }
  } catch {
    // Said below.
  }
  throw invalid(`${name} is no moment`)
}

function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${name} is no object`)
  return value as Readonly<Record<string, unknown>>
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(`${name} is no array`)
  return value
}

function invalid(reason: string): OpenBadgesError {
  return new OpenBadgesError('EVIDENCE_INVALID', { reason })
}

const REDIRECTS: ReadonlySet<unknown> = new Set<RecordedRequest['redirects']>(['none', 'same-origin'])
