/** Makes a known list of what a host sent, or says what is wrong with it. */
import { isFailedCode } from '../codes.js'
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import { attempt, type Attempt, type Outcome } from '../gates/outcome.js'
import { passGates, type GateMeans, type GateReport } from '../gates/pass-gates.js'
import { parseJson } from '../json/parse-json.js'
import { limitsForStatusLists, type Limits } from '../limits.js'
import { problem, type Problem } from '../messages/problem.js'
import { fromUtf8 } from '../platform/bytes.js'
import { certain } from '../platform/certain.js'
import { readRevocationList } from '../status/revocation-list.js'
import { describeBits, describeIds, type KnownList, type ListSource } from './known-list.js'
import type { OpenedList } from './list-cache.js'

/**
 * Lets a list of bits pass the gates like any credential, and decodes it. It is judged at the real
 * time, whatever moment is asked about (design decision 9).
 *
 * @param source - what was sent, and from where
 * @param means - as for the credential
 */
export async function openBitList(source: ListSource, means: GateMeans): Promise<OpenedList> {
  const limits = limitsForStatusLists(means.limits)
  const gates = await passGates(source.fetched.bytes, {
    ...means,
    at: means.checkedAt,
    limits,
    accept: ['status-list'],
  })
  const { admitted } = gates
  if (admitted === undefined) return { problems: refusalsIn(gates, source.url) }
  return toOpened(await attempt(() => describeBits(admitted, gates, source, means.limits)))
}

/** Reads a list of ids, which nobody signed: it is as good as the host that serves it. */
export async function openIdList(source: ListSource, limits: Limits): Promise<OpenedList> {
  return toOpened(await attempt(() => describeIds(readIds(source, limits), source, limits)))
}

function toOpened(described: Attempt<KnownList>): OpenedList {
  return 'problem' in described ? { problems: [described.problem] } : { list: described.value }
}

/** What was wrong with the list, told of the list and not of the credential. */
function refusalsIn({ format, schema, proof }: GateReport, url: string): readonly [Problem, ...Problem[]] {
  const told = [...firstOf(format), ...firstOf(schema)].map((fault) =>
    problem('STATUS_LIST_INVALID', factsOf(fault, url), { url }),
  )
  const unproven = firstOf(proof).map((fault) =>
    isFailedCode(fault.code)
      ? problem('STATUS_LIST_PROOF_INVALID', factsOf(fault, url), { url })
      : problem('STATUS_LIST_PROOF_UNKNOWN', factsOf(fault, url), { url }),
  )
  const [first, ...others] = [...told, ...unproven]
  // What is not admitted was refused by one of the three.
  return [certain(first), ...others]
}

function firstOf(outcome: Outcome): readonly Problem[] {
  return 'problems' in outcome ? outcome.problems.slice(0, 1) : []
}

function factsOf({ code, message, path = '' }: Problem, url: string): { url: string; reason: string; detail: string } {
  return { url, reason: code, detail: path === '' ? message : `${message} (at ${path} of the list)` }
}

function readIds({ url, fetched }: ListSource, limits: Limits): ReturnType<typeof readRevocationList> {
  const text = fromUtf8(fetched.bytes)
  if (text === undefined) throw invalid(url, 'INPUT_NOT_UTF8')
  try {
    return readRevocationList(parseJson(text, limitsForIdLists(limits)), url)
  } catch (error) {
    throw isOpenBadgesError(error) && error.code.startsWith('JSON_') ? invalid(url, error.code, error) : error
  }
}

function invalid(url: string, reason: string, cause?: unknown): OpenBadgesError {
  return new OpenBadgesError('STATUS_LIST_INVALID', { url, reason }, { url, cause })
}

/** A list of ids has many members. No JSON-LD is made of it, so their number costs little. */
function limitsForIdLists(limits: Limits): Limits {
  const most = limits.maxRevocationListBytes
  return {
    ...limits,
    maxCredentialLength: Math.max(most, limits.maxCredentialLength),
    maxArrayLength: Math.max(most, limits.maxArrayLength),
    maxJsonNodes: Math.max(most, limits.maxJsonNodes),
  }
}
