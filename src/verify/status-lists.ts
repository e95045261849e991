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
import type { Fetched, NetworkSession } from '../net/network.js'
import type { StatusEntry } from '../status/status-entry.js'
import { formatInstant } from '../time.js'
import { openBitList, openIdList, type OpenedList } from './open-list.js'
import type { KnownList } from './known-list.js'
import type { ListCache, Refusal } from './list-cache.js'

/** What reading lists needs, on behalf of one credential. */
export interface ListMeans {
  /** The gates' means, as for the credential; lists are judged at the real time. */
  readonly gates: GateMeans
  /** The session in which to ask, or one that refuses. */
  readonly session: NetworkSession
  readonly cache: ListCache
}

/** A list, or why there is none. */
export type ListAnswer =
  | {
      readonly list: KnownList
      readonly fromCache: boolean
      /** Why a clear bit in it cannot be relied on. */
      readonly doubts: readonly Problem[]
    }
  | Refusal

/** Where a list is, and of which kind. */
export type ListAddress = Pick<StatusEntry, 'kind' | 'url'>

/**
 * Reads the list that an entry names: once, as long as it may be used again.
 *
 * A list that cannot be had gives way to an older copy, in doubt. A list older than one that was
 * read before is in doubt as well: somebody may be serving it to hide a revocation.
 *
 * @param address - of the list
 * @param means - network, gates, cache
 */
export async function readList(address: ListAddress, means: ListMeans): Promise<ListAnswer> {
  const { cache, gates } = means
  const key = `${address.kind} ${address.url}`
  const { checkedAt: now, limits } = gates
  const before = cache.recall(key, now)
  if (before !== undefined && now < before.freshUntil) return { list: before, fromCache: true, doubts: [] }
  const refused = cache.recallRefusal(key, now)
  if (refused !== undefined) return refused
  const shared = await cache.pending.get(key)
  if (shared !== undefined) return { list: shared, fromCache: true, doubts: doubtsAbout(shared, before, now, limits) }
  const opened = await shareWhileOpening(key, openList(address, means), cache)
  if ('list' in opened) {
    const doubts = doubtsAbout(opened.list, before, now, limits)
    // The newer one stays known.
    if (!doubts.some(({ code }) => code === 'STATUS_LIST_REPLAYED')) cache.remember(key, opened.list)
    return { list: opened.list, fromCache: false, doubts }
  }
  if (isLasting(opened)) cache.rememberRefusal(key, opened, now)
  if (before === undefined || !opened.problems.every(({ code }) => code === 'STATUS_LIST_UNREACHABLE')) return opened
  return { list: before, fromCache: true, doubts: [...opened.problems, staleProblem(before, now)] }
}

/** Many badges of one list, judged at once, cost one request. Whoever waits for a failure asks for itself. */
async function shareWhileOpening(key: string, opening: Promise<OpenedList>, cache: ListCache): Promise<OpenedList> {
  const pending = opening.then((opened) => ('list' in opened ? opened.list : undefined))
  cache.pending.set(key, pending)
  const opened = await opening
  if (cache.pending.get(key) === pending) cache.pending.delete(key)
  return opened
}

async function openList({ kind, url }: ListAddress, means: ListMeans): Promise<OpenedList> {
  const asked = await attempt(() => fetchList(kind, url, means))
  if ('problem' in asked) return { problems: [asked.problem] }
  const source = { url, fetched: asked.value }
  return kind === 'bits' ? openBitList(source, means.gates) : openIdList(source, means.gates.limits)
}

async function fetchList(kind: ListAddress['kind'], url: string, { session, gates }: ListMeans): Promise<Fetched> {
  const { maxStatusListBytes, maxRevocationListBytes } = gates.limits
  const [accept, maxBytes] = kind === 'bits' ? [ACCEPT_BITS, maxStatusListBytes] : [ACCEPT_IDS, maxRevocationListBytes]
  try {
    return await session.request({ url, accept, maxBytes, redirects: 'same-origin', keep: 'failures' })
  } catch (error) {
    if (!isOpenBadgesError(error) || PASSED_ON.has(error.code)) throw error
    const code = OUR_REFUSALS.has(error.code) ? 'STATUS_LIST_NOT_READ' : 'STATUS_LIST_UNREACHABLE'
    throw new OpenBadgesError(code, { url, reason: error.code }, { url, cause: error })
  }
}

/** Why what a copy clears is not clear: it is old, or older than one that was read before. */
function doubtsAbout(
  { url, listed, readAt }: KnownList,
  before: KnownList | undefined,
  now: number,
  limits: Limits,
): readonly Problem[] {
  const doubts: Problem[] = []
  if (now - readAt > limits.maxStatusAgeSeconds * 1000) doubts.push(staleProblem({ url, readAt }, now))
  if (before !== undefined && listed < before.listed) {
    const facts = { url, found: formatInstant(listed), known: formatInstant(before.listed) }
    doubts.push(problem('STATUS_LIST_REPLAYED', facts, { url }))
  }
  return doubts
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

/** The host was not asked, or sent too much: trying again would not help. */
const OUR_REFUSALS: ReadonlySet<Code> = new Set<Code>([
  'URL_NOT_ALLOWED',
  'HOST_NOT_PUBLIC',
  'FETCH_TOO_LARGE',
  'FETCH_BUDGET_SPENT',
])

const ACCEPT_BITS =
  'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json, application/json, application/jwt, text/plain;q=0.8'

const ACCEPT_IDS = 'application/json'
