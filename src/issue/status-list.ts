/** Publishing a status list: its bits, as a signed credential. */
import { OpenBadgesError } from '../errors.js'
import { isAbsoluteIri } from '../json/iri.js'
import { describeValue } from '../json/json.js'
import { credentialsV2Context } from '../model/contexts.js'
import type { BitstringStatusListCredential } from '../model/status-list.js'
import type { StatusList } from '../status/status-list.js'
import { addPeriod, formatInstant, toMilliseconds, toWholeSeconds, type Period } from '../time.js'
import { checkOwnSignature } from './self-check.js'
import type { SignedStatusList } from './signed-credential.js'
import type { Signer } from './signer.js'

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
   * rarely they ask. Default: 5 minutes, which is also what verifiers take where nothing is said.
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
  const { signer, now = Date.now } = publication
  const read = now()
  const at = toMilliseconds(typeof read === 'number' ? new Date(read) : read, 'now')
  const credential = compose(list, await list.encode(), readPublication(publication), at)
  const signed = await signer.sign(credential, at)
  await checkOwnSignature(signed, signer, { at, kind: 'status-list' })
  return signed
}

function compose(
  { purpose }: StatusList,
  encodedList: string,
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
      encodedList,
      ...(ttlSeconds === undefined ? {} : { ttl: ttlSeconds * 1000 }),
    },
  }
}

function endOf(start: number, period: Period): number {
  const end = addPeriod(start, period)
  if (end > start) return toMilliseconds(new Date(end), 'expiresAfter')
  throw invalid('expiresAfter', 'a period such as { days: 30 }', period)
}

function readPublication(publication: StatusListPublication): StatusListPublication {
  const { url, issuer, ttlSeconds } = publication
  for (const [option, value] of Object.entries({ url, issuer })) {
    if (typeof value !== 'string' || !isAbsoluteIri(value) || (option === 'url' && value.includes('#'))) {
      throw invalid(option, option === 'url' ? 'an absolute URL without fragment' : 'an absolute IRI', value)
    }
  }
  if (ttlSeconds !== undefined && !(Number.isSafeInteger(ttlSeconds) && ttlSeconds >= 0)) {
    throw invalid('ttlSeconds', 'a whole number of seconds from 0', ttlSeconds)
  }
  return publication
}

function invalid(option: string, expected: string, found: unknown): OpenBadgesError {
  return new OpenBadgesError('OPTIONS_INVALID', { option, expected, found: describeValue(found) })
}
