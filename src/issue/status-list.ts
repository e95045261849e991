/** Publishing a status list: its bits, as a signed credential. */
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { isAbsoluteIri } from '../json/iri.js'
import { describeValue } from '../json/json.js'
import { credentialsV2Context } from '../model/contexts.js'
import type { BitstringStatusListCredential } from '../model/status-list.js'
import type { StatusList } from '../status/status-list.js'
import { isListUrl } from '../status/list-url.js'
import { addPeriod, formatInstant, isPeriod, readClock, toMilliseconds, toWholeSeconds, type Period } from '../time.js'
import { checkOwnSignature } from './self-check.js'
import type { SignedStatusList } from '../model/signed-credential.js'
import { checkKeyNames, type Signer } from './signer.js'

/** How a status list is published. */
export interface StatusListPublication {
  /** The address that the list is served at: what badges name as `statusListCredential`. */
  readonly url: string
  /** The id of the issuer: that of the badges, or one that verifiers let speak for it (`statusIssuers`). */
  readonly issuer: string
  /** Made by `createJwtSigner` or `createDataIntegritySigner`. */
  readonly signer: Signer
  /**
   * For how long verifiers may go on using a copy: so long a revocation may go unnoticed, and so
   * rarely they ask. Default: the list does not say, and verifiers decide; those of this library take
   * 5 minutes.
   */
  readonly ttlSeconds?: number
  /** How long the list is in force: publish it anew before. Default: without end. */
  readonly expiresAfter?: Period
  /** The name of the list. */
  readonly name?: string
  /** The clock, in milliseconds since 1970 or as a `Date`. Default: the system's. */
  readonly now?: () => number | Date
}

/**
 * Signs a status list, to be served at its address (Bitstring Status List 1.0,
 * BitstringStatusListCredential). What was signed passes the verifier's own gates before it is
 * handed out. Publish every list anew, by this function, whenever it has changed.
 *
 * Sends nothing, and does not look at what was published before.
 *
 * @param list - the bits
 * @param publication - address, issuer, signer
 * @throws OpenBadgesError `OPTIONS_INVALID`; `SIGNING_FAILED`; `SELF_CHECK_FAILED` if the result would not verify
 * @example
 * const url = 'https://academy.example/status/1'
 * const signed = await signStatusList(list.set(index), { url, issuer: 'did:web:academy.example', signer })
 */
export async function signStatusList(list: StatusList, publication: StatusListPublication): Promise<SignedStatusList> {
  checkPublication(list, publication)
  const { signer, now = Date.now } = publication
  const at = readClock(now)
  // While the bits are written, the caller may use the object again.
  const frame = frameOf(list, publication, at)
  const { credentialSubject } = frame
  const bits = { credentialSubject: { ...credentialSubject, encodedList: await list.encode() } }
  const signed = await signer.sign({ ...frame, ...bits }, at)
  await checkOwnSignature(signed, signer, { at, kind: 'status-list' })
  return signed
}

/** All of the credential but its bits. */
function frameOf(
  { purpose }: StatusList,
  { url, issuer, ttlSeconds, expiresAfter, name }: StatusListPublication,
  at: number,
): BitstringStatusListCredential {
  const validFrom = toWholeSeconds(at)
  return {
    '@context': [credentialsV2Context],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    ...(name === undefined ? {} : { name }),
    issuer,
    validFrom: formatInstant(validFrom),
    ...(expiresAfter === undefined ? {} : { validUntil: formatInstant(endOf(validFrom, expiresAfter)) }),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: '',
      ...(ttlSeconds === undefined ? {} : { ttl: ttlSeconds * 1000 }),
    },
  }
}

function endOf(start: number, period: Period): number {
  // To a unit that is text, or that nobody knows, the calendar adds something else than was meant.
  const end = isPeriod(period) ? addPeriod(start, period) : Number.NaN
  if (end > start) return toMilliseconds(new Date(end), 'expiresAfter')
  throw wrongOption('expiresAfter', 'a period such as { days: 30 }', describeValue(period))
}

/** Callers without types may pass anything, such as a register in place of its list. */
function checkPublication(list: unknown, publication: StatusListPublication): void {
  refuseUnknownNames(publication, ['url', 'issuer', 'signer', 'ttlSeconds', 'expiresAfter', 'name', 'now'])
  const given: Partial<Record<keyof StatusListPublication, unknown>> = publication
  const { url, issuer, signer, ttlSeconds, name, now } = given
  if (typeof list !== 'object' || list === null || !('encode' in list))
    throw wrongOption('list', 'a status list', describeValue(list))
  if (!isListUrl(url)) throw wrongOption('url', 'an https: URL without fragment', describeValue(url))
  if (typeof issuer !== 'string' || !isAbsoluteIri(issuer))
    throw wrongOption('issuer', 'an absolute IRI', describeValue(issuer))
  if (typeof signer !== 'object' || signer === null || !('key' in signer))
    throw wrongOption('signer', 'a signer', describeValue(signer))
  checkKeyNames(issuer, publication.signer)
  if (ttlSeconds !== undefined && !isWholeSeconds(ttlSeconds)) {
    throw wrongOption('ttlSeconds', 'a whole number of seconds from 0', describeValue(ttlSeconds))
  }
  if (now !== undefined && typeof now !== 'function') throw wrongOption('now', 'a function', describeValue(now))
  if (name !== undefined && (typeof name !== 'string' || name === ''))
    throw wrongOption('name', 'text', describeValue(name))
}

/** The list has them in milliseconds, which a reader must be able to hold. */
function isWholeSeconds(seconds: unknown): boolean {
  return Number.isInteger(seconds) && Number(seconds) >= 0 && Number.isSafeInteger(Number(seconds) * 1000)
}
