/** A status list that was fetched, found genuine, and decoded. */
import { hexDigest } from '#platform'
import type { Admitted, GateReport } from '../gates/pass-gates.js'
import { toArray } from '../json/json.js'
import type { Limits } from '../limits.js'
import { finding, type Finding } from '../messages/problem.js'
import { leastStatusEntries } from '../model/status-list.js'
import { endOf, idOf, issuerIdOf, startOf } from '../model/readers.js'
import type { Fetched } from '../net/network.js'
import { readListContents, type ListContents } from '../status/list-contents.js'
import type { RevocationList } from '../status/revocation-list.js'
import { momentOf, parseInstant } from '../time.js'
import type { ListDates } from './list-order.js'

/** What is known of a list, whoever asks about whichever entry. Moments in milliseconds. */
export interface KnownList {
  /** The address that was asked. */
  readonly url: string
  /** Who issued it. Nobody signed a list of ids: there it is no more than what the list says. */
  readonly issuer: string | undefined
  readonly contents: ({ readonly kind: 'bits' } & ListContents) | ({ readonly kind: 'ids' } & RevocationList)
  readonly validFrom: number | undefined
  readonly validUntil: number | undefined
  /** When what it says was said: when it was signed or, where that is not written, when it was read. */
  readonly listed: number
  /** What was signed with it of when it was made; copies of one list are compared by that. */
  readonly dates: ListDates
  /** Of what it holds: the same for each copy of one list, however it was sent. */
  readonly digest: string
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
 * Whether what is clear in a list counts for a badge. A list of ids need not say who wrote it: its
 * address stands in the signed badge.
 *
 * @param isAuthorized - whether an issuer of lists may speak for the badge's issuer
 */
export function isHeard(
  { contents, issuer }: Pick<KnownList, 'contents' | 'issuer'>,
  isAuthorized: (issuer: string | undefined) => boolean,
): boolean {
  return (contents.kind === 'ids' && issuer === undefined) || isAuthorized(issuer)
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
  const validFrom = latest([momentOf(startOf(document)), authenticated.notBefore])
  const until = [momentOf(endOf(document)), authenticated.notAfter].filter((moment) => moment !== undefined)
  const validUntil = until.length === 0 ? undefined : Math.min(...until)
  const { signedAt, holdsUntil = Infinity } = authenticated
  const readAt = readAtOf(fetched)
  const read = parseInstant(fetched.fetchedAt)
  const farAhead = read + limits.maxStatusAgeSeconds * 1000
  // A date from the far future would make every later list look old, for ever; it is as good as none.
  const believed = signedAt !== undefined && signedAt > farAhead ? undefined : signedAt
  const ttl = contents.ttlMilliseconds ?? DEFAULT_TTL
  const id = idOf(document)
  const texts = detached({
    issuer: issuerIdOf(document),
    types: contents.types,
    purposes: contents.purposes,
    findings: [...gates.findings.map((each) => elsewhere(each, url)), ...findingsOn(contents, id, url)],
  })
  const { types, purposes } = texts.value
  return {
    url,
    issuer: texts.value.issuer,
    contents: { kind: 'bits', ...contents, types, purposes },
    validFrom,
    validUntil,
    // A start date alone may stay the same for years, whatever the bits.
    listed: believed === undefined ? read : Math.min(Math.max(believed, validFrom ?? believed), read),
    dates: { signedAt: believed, validFrom: atMost(validFrom, farAhead) },
    digest: contents.digest,
    hasStatus: toArray(document['credentialStatus']).length > 0,
    findings: texts.value.findings,
    readAt,
    freshUntil: Math.min(freshUntilOf(fetched, ttl, limits), validUntil ?? Infinity, holdsUntil),
    fetchedAt: fetched.fetchedAt,
    sha256: hexDigest('SHA-256', fetched.bytes),
    size: contents.bytes.length + texts.size,
  }
}

/** Describes a list of ids, which nobody signed. */
export function describeIds(list: RevocationList, { fetched, url }: ListSource, limits: Limits): KnownList {
  const readAt = readAtOf(fetched)
  const digest = hexDigest('SHA-256', fetched.bytes)
  const texts = detached({
    id: list.id,
    issuer: list.issuer,
    revoked: [...list.revoked],
    findings: [finding('STATUS_LIST_UNSIGNED', { url }, { url }), ...idFinding(list.id, url)],
  })
  const { id, issuer, revoked, findings } = texts.value
  return {
    url,
    issuer,
    contents: { kind: 'ids', id, issuer, revoked: new Set(revoked) },
    validFrom: undefined,
    validUntil: undefined,
    listed: parseInstant(fetched.fetchedAt),
    dates: { signedAt: undefined, validFrom: undefined },
    digest,
    hasStatus: false,
    findings,
    readAt,
    freshUntil: freshUntilOf(fetched, DEFAULT_TTL, limits),
    fetchedAt: fetched.fetchedAt,
    sha256: digest,
    size: texts.size + revoked.length * BYTES_PER_ID,
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

/** Texts cut out of a document keep the whole of it in memory; copies of them do not, and take so many bytes at most. */
function detached<Value extends object>(value: Value): { readonly value: Value; readonly size: number } {
  const json = JSON.stringify(value)
  return { value: JSON.parse(json) as Value, size: 2 * json.length }
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

function atMost(moment: number | undefined, most: number): number | undefined {
  return moment === undefined ? undefined : Math.min(moment, most)
}

function latest(moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

/** What a text and its place in a set take besides the characters. */
const BYTES_PER_ID = 64

/** Bitstring Status List 1.0: what holds where a list has no `ttl`. */
const DEFAULT_TTL = 300_000
