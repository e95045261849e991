/**
 * Reads status lists: from the address that the credential names, through the same gates as the
 * credential itself, into decoded bits that many credentials share.
 */
import { OpenBadgesError, isOpenBadgesError, sentenceWithin } from '../errors.js'
import type { Code } from '../codes.js'
import { attempt } from '../gates/outcome.js'
import type { GateMeans } from '../gates/pass-gates.js'
import { problem, type Problem } from '../messages/problem.js'
import { isOurStop, type Fetched, type NetworkSession } from '../net/network.js'
import type { StatusEntry } from '../status/status-entry.js'
import { formatInstant } from '../time.js'
import { openBitList, openIdList } from './open-list.js'
import { isHeard, type KnownList } from './known-list.js'
import type { ListCache, OpenedList, Opening, Refusal } from './list-cache.js'
import type { ListMemory } from './list-memory.js'
import { compareLists, dateOfList } from './list-order.js'

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
      /** Lists that were read before, of its issuer or of others who may speak, and not replaced: their set bits count, too. */
      readonly others: readonly KnownList[]
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
  const { cache, session, gates } = means
  const key = addressOf(address)
  const recall = (): readonly KnownList[] => cache.recall(key, gates.checkedAt)
  const answer = (opened: OpenedList, fromCache?: boolean): ListAnswer => answerOf(opened, recall(), means, fromCache)
  for (let isOurTurn = false; ;) {
    const kept = recall()
    const usual = bestOf(kept, means)
    if (usual !== undefined && isFresh(usual, means)) return answerOf({ list: usual }, kept, means)
    const refused = cache.recallRefusal(key, gates.checkedAt)
    if (refused !== undefined) return answerOf(refused, kept, means)
    if (!isOurTurn) {
      await session.turn()
      isOurTurn = true
      continue
    }
    const pending = cache.pending.get(key)
    if (pending === undefined) return answer((await openForAll(key, address, means)).opened, false)
    const waited = await attempt(() => toldOfList(address.url, session.wait(address.url, pending)))
    if ('problem' in waited) return answer({ problems: [waited.problem] })
    // What kept the other one from it need not keep us.
    if (!waited.value.isForAll) continue
    return answer(waited.value.opened)
  }
}

/** The last one that may speak; else the last one at all. */
function bestOf(kept: readonly KnownList[], { isAuthorized }: ListMeans): KnownList | undefined {
  return kept.filter((list) => isHeard(list, isAuthorized)).at(-1) ?? kept.at(-1)
}

/**
 * One that was read a moment after this verification began is fresh; with a clock that was set back,
 * none is. A list that may not speak is not waited out: its host may be repaired.
 */
function isFresh(list: KnownList, { gates: { checkedAt: now, limits }, isAuthorized }: ListMeans): boolean {
  const longest = isHeard(list, isAuthorized) ? Infinity : limits.negativeCacheSeconds * 1000
  const until = Math.min(list.freshUntil, list.readAt + longest)
  return now < until && now >= list.readAt - limits.verificationTimeoutMilliseconds
}

/** Many badges of one list, judged at once, cost one request. What it came to is kept before anybody is told. */
function openForAll(key: string, address: ListAddress, means: ListMeans): Promise<Opening> {
  const opening = openAndKeep(key, address, means).finally(() => means.cache.pending.delete(key))
  means.cache.pending.set(key, opening)
  return opening
}

async function openAndKeep(key: string, address: ListAddress, means: ListMeans): Promise<Opening> {
  const { cache, memory, session, isAuthorized } = means
  const { checkedAt: now } = means.gates
  // However long others take who are asked besides the host.
  const bounded = await attempt(() => toldOfList(address.url, session.wait(address.url, openList(address, means))))
  const opened: OpenedList = 'problem' in bounded ? { problems: [bounded.problem] } : bounded.value
  if (!('list' in opened)) {
    if (isLasting(opened)) cache.rememberRefusal(key, opened, now)
    return { opened, isForAll: isLasting(opened) || !isOwnDoing(opened, means) }
  }
  const { list } = opened
  if (memory.newerThan(list, isAuthorized) === undefined) {
    memory.remember(list)
    cache.remember(key, list, (other) => replaces(list, other, means))
  }
  return { opened, isForAll: true }
}

/**
 * A list takes the place of those of its own issuer and, if it may speak, of all that may. Of two that
 * were signed at one moment, or of which only one says when, nobody knows which is the newer one, so both stay; no
 * stranger's takes another's place.
 */
function replaces(list: KnownList, other: KnownList, { isAuthorized }: ListMeans): boolean {
  const isDated = [list, other].some(({ dates }) => dates.signedAt !== undefined)
  const isTie = isDated && compareLists(list.dates, other.dates) === 0 && list.digest !== other.digest
  const mayReplace = list.issuer === other.issuer || (isHeard(list, isAuthorized) && isHeard(other, isAuthorized))
  return mayReplace && !isTie
}

/** The lists kept at its address have a say as well. */
function answerOf(opened: OpenedList, kept: readonly KnownList[], means: ListMeans, fromCache = true): ListAnswer {
  const { gates, isAuthorized } = means
  const othersThan = (list: KnownList): readonly KnownList[] =>
    kept.filter((other) => other !== list && (other.issuer === list.issuer || isHeard(other, isAuthorized)))
  if ('list' in opened) {
    const { list } = opened
    return { list, fromCache, doubts: doubtsAbout(list, means), others: othersThan(list) }
  }
  const list = bestOf(kept, means)
  if (list === undefined) return opened
  const doubts = [...opened.problems, staleProblem(list, gates.checkedAt)]
  return { list, fromCache: true, doubts, others: othersThan(list) }
}

/** Why it cannot be relied on, whatever it says: somebody keeps a newer one from us. */
function doubtsAbout(list: KnownList, { gates, memory, isAuthorized }: ListMeans): readonly Problem[] {
  const { checkedAt: now, limits } = gates
  const { url, dates, readAt } = list
  const newer = memory.newerThan(list, isAuthorized)
  return [
    ...(now - readAt > limits.maxStatusAgeSeconds * 1000 ? [staleProblem(list, now)] : []),
    ...(newer === undefined
      ? []
      : [
          problem(
            'STATUS_LIST_REPLAYED',
            { url, found: inWords(dateOfList(dates)), known: formatInstant(newer) },
            { url },
          ),
        ]),
  ]
}

function inWords(moment: number | undefined): string {
  return moment === undefined ? 'no date' : formatInstant(moment)
}

async function openList({ kind, url }: ListAddress, means: ListMeans): Promise<OpenedList> {
  const asked = await attempt(() => fetchList(kind, url, means))
  if ('problem' in asked) return { problems: [asked.problem] }
  const opened = await openFetched(asked.value, { kind, url }, means)
  // Bytes that were kept may be older than the list lets itself be used.
  const isOld = asked.value.fromCache && 'list' in opened && opened.list.freshUntil <= means.gates.checkedAt
  if (!isOld) return opened
  const again = await attempt(() => fetchList(kind, url, means, true))
  return 'problem' in again ? { problems: [again.problem] } : openFetched(again.value, { kind, url }, means)
}

function openFetched(
  fetched: Fetched,
  { kind, url }: ListAddress,
  { gates }: ListMeans,
): Promise<OpenedList> | OpenedList {
  return kind === 'bits' ? openBitList({ url, fetched }, gates) : openIdList({ url, fetched }, gates.limits)
}

function fetchList(
  kind: ListAddress['kind'],
  url: string,
  { session, gates }: ListMeans,
  isReload = false,
): Promise<Fetched> {
  const { maxStatusListBytes, maxRevocationListBytes } = gates.limits
  const [accept, maxBytes] = kind === 'bits' ? [ACCEPT_BITS, maxStatusListBytes] : [ACCEPT_IDS, maxRevocationListBytes]
  return toldOfList(
    url,
    session.request({ url, accept, maxBytes, redirects: 'same-origin', keep: 'failures', isReload }),
  )
}

/** What the network says of a request, said of the list. */
async function toldOfList<Value>(url: string, asking: Promise<Value>): Promise<Value> {
  try {
    return await asking
  } catch (error) {
    if (!isOpenBadgesError(error) || PASSED_ON.has(error.code)) throw error
    const isOutOfReach = OUT_OF_REACH.has(error.code) && !isOurStop(error)
    const code = isOutOfReach ? 'STATUS_LIST_UNREACHABLE' : 'STATUS_LIST_NOT_READ'
    const facts = { url, reason: error.code, detail: sentenceWithin(error) }
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

/** What the one who asked could not do, others may be able to. */
function isOwnDoing({ problems }: Refusal, { session }: ListMeans): boolean {
  return (
    session.isSpent() ||
    problems.some(({ code, facts }) => OWN_DOING.has(code) || OWN_DOING.has(String(facts['reason'])))
  )
}

const LASTING: ReadonlySet<Code> = new Set<Code>([
  'STATUS_LIST_INVALID',
  'STATUS_LIST_PROOF_INVALID',
  'STATUS_LIST_PROOF_UNKNOWN',
  'STATUS_LIST_ENCODING_INVALID',
  'STATUS_LIST_TOO_LARGE',
])

/** Refusals that say more than "unreachable" would. */
const PASSED_ON: ReadonlySet<Code> = new Set<Code>(['NOT_CONTACTED', 'ISSUER_LOOKUP_FAILED'])

const OWN_DOING: ReadonlySet<string> = new Set<Code>([...PASSED_ON, 'INTERNAL_ERROR'])

const PASSING_REASONS: ReadonlySet<string> = new Set<string>(['KEY_UNREACHABLE', ...OWN_DOING])

/** What lies with the host or the way to it. Everything else is a refusal of ours, which nobody may forgive. */
const OUT_OF_REACH: ReadonlySet<Code> = new Set<Code>([
  'NETWORK_UNAVAILABLE',
  'EVIDENCE_MISSING',
  'FETCH_FAILED',
  'FETCH_NOT_FOUND',
  'FETCH_STATUS',
  'FETCH_REDIRECTED',
  'FETCH_TIMEOUT',
])

const ACCEPT_BITS =
  'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json, application/json, application/jwt, text/plain;q=0.8'

const ACCEPT_IDS = 'application/json'
