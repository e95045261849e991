/**
 * Reads status lists: from the address that the credential names, through the same gates as the
 * credential itself, into decoded bits that many credentials share.
 */
import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { Code } from '../codes.js'
import { attempt } from '../gates/outcome.js'
import type { GateMeans } from '../gates/pass-gates.js'
import type { Limits } from '../limits.js'
import { problem, type Problem } from '../messages/problem.js'
import { isOurStop, type Fetched, type NetworkSession } from '../net/network.js'
import type { StatusEntry } from '../status/status-entry.js'
import { formatInstant } from '../time.js'
import { openBitList, openIdList } from './open-list.js'
import type { KnownList } from './known-list.js'
import type { ListCache, OpenedList, Refusal } from './list-cache.js'
import type { ListMemory } from './list-memory.js'

/** What reading lists needs, on behalf of one credential. */
export interface ListMeans {
  /** The gates' means, as for the credential; lists are judged at the real time. */
  readonly gates: GateMeans
  /** The session in which to ask, or one that refuses. */
  readonly session: NetworkSession
  readonly cache: ListCache
  readonly memory: ListMemory
  /** Whether an issuer of lists may speak for the credential's issuer. */
  readonly isAuthorized: (listIssuer: string | undefined) => boolean
}

/** A list, or why there is none. */
export type ListAnswer =
  | {
      readonly list: KnownList
      readonly fromCache: boolean
      /** Why a clear bit in it cannot be relied on. */
      readonly doubts: readonly Problem[]
      /** The copy that was read before, where the host serves an older one now: its set bits still count. */
      readonly before?: KnownList
    }
  | Refusal

/** Where a list is, and of which kind. */
export type ListAddress = Pick<StatusEntry, 'kind' | 'url'>

/** The address as one text, by which lists are kept. */
export function addressOf({ kind, url }: ListAddress): string {
  return `${kind} ${url}`
}

/**
 * Reads the list that an entry names: once, as long as it may be used again.
 *
 * A list that cannot be had or believed gives way to an older copy, in doubt. A list older than one
 * that was read before is in doubt as well: somebody may be serving it to hide a revocation.
 *
 * @param address - of the list
 * @param means - network, gates, cache
 */
export async function readList(address: ListAddress, means: ListMeans): Promise<ListAnswer> {
  const { cache, session } = means
  const { checkedAt: now, limits } = means.gates
  const key = addressOf(address)
  for (;;) {
    const before = cache.recall(key, now)
    if (before !== undefined && isFresh(before, now, limits)) return { list: before, fromCache: true, doubts: [] }
    const refused = cache.recallRefusal(key, now)
    if (refused !== undefined) return answerOf(refused, before, true, means)
    const pending = cache.pending.get(key)
    if (pending === undefined) return answerOf(await openForAll(key, address, means), before, false, means)
    const shared = await attempt(() => toldOfList(address.url, session.wait(address.url, pending)))
    if ('problem' in shared) return answerOf({ problems: [shared.problem] }, before, true, means)
    if ('list' in shared.value || isLasting(shared.value)) return answerOf(shared.value, before, true, means)
    // What kept the other one from it need not keep us.
  }
}

/** One that was read a moment after this verification began is fresh; with a clock that was set back, none is. */
function isFresh({ readAt, freshUntil }: KnownList, now: number, limits: Limits): boolean {
  return now < freshUntil && now >= readAt - limits.verificationTimeoutMilliseconds
}

/** Many badges of one list, judged at once, cost one request. What it came to is kept before anybody is told. */
function openForAll(key: string, address: ListAddress, means: ListMeans): Promise<OpenedList> {
  const opening = openAndKeep(key, address, means).finally(() => means.cache.pending.delete(key))
  means.cache.pending.set(key, opening)
  return opening
}

async function openAndKeep(key: string, address: ListAddress, means: ListMeans): Promise<OpenedList> {
  const { cache, memory, isAuthorized } = means
  const { checkedAt: now } = means.gates
  const opened = await openList(address, means)
  if (!('list' in opened)) {
    if (isLasting(opened)) cache.rememberRefusal(key, opened, now)
    return opened
  }
  const { list } = opened
  // The newest stays known; and no stranger's list takes the place of one that may speak.
  const isOld = memory.newerThan(list) !== undefined
  const displaces = !isAuthorized(list.issuer) && isAuthorized(cache.recall(key, now)?.issuer)
  if (!isOld) memory.remember(list)
  if (!isOld && !displaces) cache.remember(key, list)
  return opened
}

function answerOf(
  opened: OpenedList,
  before: KnownList | undefined,
  fromCache: boolean,
  { gates: { checkedAt: now, limits }, memory }: ListMeans,
): ListAnswer {
  if (!('list' in opened)) {
    if (before === undefined) return opened
    return { list: before, fromCache: true, doubts: [...opened.problems, staleProblem(before, now)] }
  }
  const { list } = opened
  const stale = now - list.readAt > limits.maxStatusAgeSeconds * 1000 ? [staleProblem(list, now)] : []
  const newer = memory.newerThan(list)
  if (newer === undefined) return { list, fromCache, doubts: stale }
  const { url, dated = now } = list
  const facts = { url, found: formatInstant(dated), known: formatInstant(newer) }
  const doubts = [...stale, problem('STATUS_LIST_REPLAYED', facts, { url })]
  return { list, fromCache, doubts, ...(before === undefined ? {} : { before }) }
}

async function openList({ kind, url }: ListAddress, means: ListMeans): Promise<OpenedList> {
  const asked = await attempt(() => fetchList(kind, url, means))
  if ('problem' in asked) return { problems: [asked.problem] }
  const source = { url, fetched: asked.value }
  return kind === 'bits' ? openBitList(source, means.gates) : openIdList(source, means.gates.limits)
}

function fetchList(kind: ListAddress['kind'], url: string, { session, gates }: ListMeans): Promise<Fetched> {
  const { maxStatusListBytes, maxRevocationListBytes } = gates.limits
  const [accept, maxBytes] = kind === 'bits' ? [ACCEPT_BITS, maxStatusListBytes] : [ACCEPT_IDS, maxRevocationListBytes]
  return toldOfList(url, session.request({ url, accept, maxBytes, redirects: 'same-origin', keep: 'failures' }))
}

/** What the network says of a request, said of the list. */
async function toldOfList<Value>(url: string, asking: Promise<Value>): Promise<Value> {
  try {
    return await asking
  } catch (error) {
    if (!isOpenBadgesError(error) || PASSED_ON.has(error.code)) throw error
    const isOutOfReach = OUT_OF_REACH.has(error.code) && !isOurStop(error)
    const code = isOutOfReach ? 'STATUS_LIST_UNREACHABLE' : 'STATUS_LIST_NOT_READ'
    const facts = { url, reason: error.code, detail: error.message.replace(/\.$/, '') }
    throw new OpenBadgesError(code, facts, { url, cause: error })
  }
}

function staleProblem({ url, readAt }: Pick<KnownList, 'url' | 'readAt'>, now: number): Problem {
  return problem('STATUS_LIST_STALE', { url, seconds: Math.round((now - readAt) / 1000) }, { url })
}

/** What is wrong with the list itself will be wrong a moment later; what came between may not. */
function isLasting({ problems }: Refusal): boolean {
  return problems.every(({ code, facts }) => LASTING.has(code) && !PASSING_REASONS.has(String(facts['reason'])))
}

const LASTING: ReadonlySet<Code> = new Set<Code>([
  'STATUS_LIST_INVALID',
  'STATUS_LIST_PROOF_INVALID',
  'STATUS_LIST_PROOF_UNKNOWN',
  'STATUS_LIST_ENCODING_INVALID',
  'STATUS_LIST_TOO_LARGE',
])

const PASSING_REASONS: ReadonlySet<string> = new Set<Code>([
  'KEY_UNREACHABLE',
  'NOT_CONTACTED',
  'ISSUER_LOOKUP_FAILED',
  'INTERNAL_ERROR',
])

/** Refusals that say more than "unreachable" would. */
const PASSED_ON: ReadonlySet<Code> = new Set<Code>(['NOT_CONTACTED', 'ISSUER_LOOKUP_FAILED'])

/** What lies with the host or the way to it. Everything else is a refusal of ours, which nobody may forgive. */
const OUT_OF_REACH: ReadonlySet<Code> = new Set<Code>([
  'NETWORK_UNAVAILABLE',
  'FETCH_FAILED',
  'FETCH_NOT_FOUND',
  'FETCH_STATUS',
  'FETCH_REDIRECTED',
  'FETCH_TIMEOUT',
])

const ACCEPT_BITS =
  'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json, application/json, application/jwt, text/plain;q=0.8'

const ACCEPT_IDS = 'application/json'
