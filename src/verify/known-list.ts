/** A status list that was fetched, found genuine, and decoded. */
import { sha256 } from '#platform'
import type { Admitted, GateReport } from '../gates/pass-gates.js'
import { toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { leastStatusEntries } from '../model/status-list.js'
import { endOf, idOf, issuerIdOf, startOf } from '../model/readers.js'
import type { Fetched } from '../net/network.js'
import { toHex } from '../platform/bytes.js'
import { readListContents, type ListContents } from '../status/list-contents.js'
import type { RevocationList } from '../status/revocation-list.js'
import { momentOf, parseInstant } from '../time.js'

/** What is known of a list, whoever asks about whichever entry. Moments in milliseconds. */
export interface KnownList {
  /** The address that was asked. */
  readonly url: string
  /** What the list calls itself. */
  readonly id: string | undefined
  /** Who issued it. Nobody signed a list of ids: there it is no more than what the list says. */
  readonly issuer: string | undefined
  readonly contents: ({ readonly kind: 'bits' } & ListContents) | ({ readonly kind: 'ids' } & RevocationList)
  readonly validFrom: number | undefined
  readonly validUntil: number | undefined
  /** When what it says was said: the youngest of its dates. */
  readonly listed: number
  /** Whether it has a status of its own. */
  readonly hasStatus: boolean
  /** What is worth saying of the list itself. */
  readonly findings: readonly Finding[]
  /** When it left its origin. */
  readonly readAt: number
  /** Until when it may be used again without asking. */
  readonly freshUntil: number
  readonly fetchedAt: string
  /** Of the bytes fetched, in hexadecimal. */
  readonly sha256: string
  /** Bytes that it takes in memory. */
  readonly size: number
}

/**
 * Describes a list that passed its gates; its bits are decoded.
 *
 * @param gates - what the gates found; the list was admitted
 * @param fetched - the answer that it came in
 * @param limits - bytes of the bits, seconds of reuse
 * @throws OpenBadgesError `STATUS_LIST_INVALID`, `STATUS_LIST_ENCODING_INVALID`, `STATUS_LIST_TOO_LARGE`
 */
export async function describeBits(
  { document, authenticated }: Admitted,
  gates: GateReport,
  { fetched, url }: ListSource,
  limits: Limits,
): Promise<KnownList> {
  const contents = await readListContents(document, limits, url)
  const { claims = {} } = gates.envelope?.format === 'jwt' ? gates.envelope : {}
  const validFrom = latest([dateOf(startOf(document)), authenticated.notBefore])
  const until = [dateOf(endOf(document)), authenticated.notAfter].filter((moment) => moment !== undefined)
  const said = latest([validFrom, dateOf(authenticated.proof.created), secondsOf(claims['iat'])])
  const readAt = readAtOf(fetched)
  const ttl = contents.ttlMilliseconds ?? DEFAULT_TTL
  const keyEnds = authenticated.keyEnds ?? Infinity
  const id = idOf(document)
  return {
    url,
    id,
    issuer: issuerIdOf(document),
    contents: { kind: 'bits', ...contents },
    validFrom,
    validUntil: until.length === 0 ? undefined : Math.min(...until),
    // A date from the future is no date: it would make every later list look old.
    listed: Math.min(said ?? readAt, readAt),
    hasStatus: toArray(document['credentialStatus']).length > 0,
    findings: [...gates.findings.map((each) => elsewhere(each, url)), ...findingsOn(contents, id, url)],
    readAt,
    freshUntil: Math.min(freshUntilOf(fetched, ttl, limits), keyEnds),
    fetchedAt: fetched.fetchedAt,
    sha256: toHex(sha256(fetched.bytes)),
    size: contents.bytes.length,
  }
}

/** Describes a list of ids, which nobody signed. */
export function describeIds(list: RevocationList, { fetched, url }: ListSource, limits: Limits): KnownList {
  const readAt = readAtOf(fetched)
  return {
    url,
    id: list.id,
    issuer: list.issuer,
    contents: { kind: 'ids', ...list },
    validFrom: undefined,
    validUntil: undefined,
    listed: readAt,
    hasStatus: false,
    findings: [finding('STATUS_LIST_UNSIGNED', { url }, { url }), ...idFinding(list.id, url)],
    readAt,
    freshUntil: freshUntilOf(fetched, DEFAULT_TTL, limits),
    fetchedAt: fetched.fetchedAt,
    sha256: toHex(sha256(fetched.bytes)),
    size: fetched.bytes.length,
  }
}

/** Where a list came from. */
export interface ListSource {
  /** The address that was asked. */
  readonly url: string
  readonly fetched: Fetched
}

function findingsOn({ bytes, spelling }: ListContents, id: string | undefined, url: string): readonly Finding[] {
  const length = bytes.length * 8
  const isShort = length < leastStatusEntries
  return [
    ...(isShort ? [finding('STATUS_LIST_SHORT', { url, length, least: leastStatusEntries }, { url })] : []),
    ...(spelling === 'multibase' ? [] : [finding('STATUS_LIST_ENCODING_UNUSUAL', { url, found: spelling }, { url })]),
    ...idFinding(id, url),
  ]
}

function idFinding(id: string | undefined, url: string): readonly Finding[] {
  return id === undefined || id === url ? [] : [finding('STATUS_LIST_ID_DIFFERS', { url, found: id }, { url })]
}

/** A path into the list would be taken for one into the badge. */
function elsewhere({ code, facts, message }: Finding, url: string): Finding {
  return { code, facts, message, url }
}

function readAtOf({ fetchedAt, freshness }: Fetched): number {
  return parseInstant(fetchedAt) - freshness.ageSeconds * 1000
}

/** The shortest of what the list says, what its host says, and what we allow; counted from when it left its origin. */
function freshUntilOf(fetched: Fetched, ttl: number, { statusCacheSeconds }: Limits): number {
  const { maxAgeSeconds = Infinity } = fetched.freshness
  const milliseconds = Math.min(ttl, maxAgeSeconds * 1000, statusCacheSeconds * 1000)
  return readAtOf(fetched) + milliseconds
}

/** The schema gate has looked at the form of a list's dates. */
function dateOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'string' ? momentOf(value) : undefined
}

function secondsOf(value: JsonObject[string] | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value * 1000 : undefined
}

function latest(moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

/** Bitstring Status List 1.0: what holds where a list has no `ttl`. */
const DEFAULT_TTL = 300_000
