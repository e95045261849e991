/** Open Badges before 3.0: recognised, so that they can be refused by their name. */
import { OpenBadgesError } from '../errors.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import type { Envelope } from './envelope.js'

/**
 * Refuses what is a badge, a badge class or an issuer of Open Badges 0.5 to 2.1, saying so. Only what is of no kind that
 * we know is looked at, and nothing that names a data model of credentials.
 *
 * @throws OpenBadgesError `OLDER_OPEN_BADGE`, with what it is and how it is verified
 */
export function refuseOlderBadge(envelope: Envelope): void {
  const { kind, dataModel, format } = envelope
  if (kind !== 'unrecognized' || dataModel !== undefined) return
  const document = format === 'jwt' ? envelope.payload : envelope.document
  const version = versionOf(document)
  if (version === undefined) return
  const { verification, url } = verificationOf(document, format === 'jwt')
  throw new OpenBadgesError(
    'OLDER_OPEN_BADGE',
    { document: documentOf(document), version, verification },
    url === undefined ? {} : { url },
  )
}

/**
 * The refusal of an address that was baked into a picture: before 3.0, that was enough.
 *
 * @param url - where the assertion is
 */
export function olderBadgeAt(url: string): OpenBadgesError {
  const facts = { document: 'the address of a badge', version: '2.0 or older', verification: HOSTED }
  return new OpenBadgesError('OLDER_OPEN_BADGE', facts, { url })
}

function versionOf(document: JsonObject): string | undefined {
  const contexts = toArray(document['@context'])
  const named = contexts.map((context) => (typeof context === 'string' ? VERSION.exec(context)?.[1] : undefined))
  const version = named.find((each) => each !== undefined)
  if (version !== undefined) return VERSIONS[version]
  if (contexts.some(hasTerms) && isTyped(document)) return '2.0'
  if (contexts.length > 0 || document['recipient'] === undefined) return undefined
  // Without a context: 1.0 names its badge by address, 0.5 holds it.
  const { badge } = document
  if (typeof badge === 'string' && isJsonObject(document['verify'])) return '1.0'
  return isJsonObject(badge) && badge['issuer'] !== undefined ? '0.5' : undefined
}

/** A context of theirs at another address, or written out in the document. */
function hasTerms(context: JsonValue): boolean {
  if (typeof context === 'string') return context.startsWith(NAMESPACE)
  return isJsonObject(context) && Object.values(context).includes(VOCABULARY)
}

function isTyped(document: JsonObject): boolean {
  return toArray(document['type']).some((type) => typeof type === 'string' && Object.hasOwn(DOCUMENTS, type))
}

function documentOf(document: JsonObject): string {
  const words = toArray(document['type']).flatMap((type) =>
    typeof type === 'string' && Object.hasOwn(DOCUMENTS, type) ? [DOCUMENTS[type] ?? ''] : [],
  )
  return words[0] ?? (document['recipient'] === undefined ? 'a document' : ASSERTION)
}

/** How its verifiers find out whether it is genuine. */
function verificationOf(
  document: JsonObject,
  isSigned: boolean,
): { readonly verification: string; readonly url?: string } {
  if (isSigned) return { verification: 'signed as a token' }
  if (document['badge'] === undefined) return { verification: 'verified with the badges that name it' }
  const rule = document['verification'] ?? document['verify']
  const types = isJsonObject(rule) ? toArray(rule['type']).filter((type) => typeof type === 'string') : []
  if (types.some((type) => type.startsWith('Merkle'))) return { verification: 'anchored in a blockchain' }
  if (types.some((type) => /^signed/i.test(type))) return { verification: 'signed as a token' }
  const address = (isJsonObject(rule) ? rule['url'] : undefined) ?? document['id']
  const url = typeof address === 'string' && /^https?:/i.test(address) ? address : undefined
  return { verification: HOSTED, ...(url === undefined ? {} : { url }) }
}

const HOSTED = 'hosted by its issuer'

const ASSERTION = 'a badge'

/** The documents of Open Badges 1 and 2, by type. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  Assertion: ASSERTION,
  BadgeClass: 'a badge class',
  Issuer: 'an issuer',
  Profile: 'an issuer',
  Endorsement: 'an endorsement',
  RevocationList: 'a revocation list',
  CryptographicKey: 'a key',
}

/** The contexts of 1.1, 2.0 and 2.1: who names one of them says which version. */
const VERSION = /^https?:\/\/(?:w3id\.org\/openbadges|purl\.imsglobal\.org\/(?:spec\/)?ob)\/(v1|v2|v2p0|v2p1)\b/

const VERSIONS: Readonly<Record<string, string>> = { v1: '1.1', v2: '2.0', v2p0: '2.0', v2p1: '2.1' }

/** The beginning of other addresses under which terms of Open Badges 2.0 are found. */
const NAMESPACE = 'https://w3id.org/openbadges/'

const VOCABULARY = 'https://w3id.org/openbadges#'
