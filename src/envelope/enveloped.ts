import { OpenBadgesError } from '../errors.js'
import { describeJson, toArray, type JsonObject } from '../json/json.js'

/**
 * Reads what an envelope of the W3C holds (Verifiable Credentials Data Model 2.0, "Enveloped
 * Verifiable Credentials"): an object that names a credential or a presentation by a `data:` URL.
 *
 * @param value - any JSON object
 * @returns the text inside, for the reader of tokens; `undefined` for an object that is no envelope
 * @throws OpenBadgesError `FORMAT_NOT_SUPPORTED` for other contents than a JWT, `JWT_MALFORMED`
 */
export function readEnveloped(value: JsonObject): string | undefined {
  if (!toArray(value['type']).some((type) => typeof type === 'string' && ENVELOPES.has(type))) return undefined
  const { id } = value
  const [, mediaType = '', parameters = '', text = ''] = (typeof id === 'string' && DATA_URL.exec(id)) || []
  if (mediaType === '') {
    const facts = { found: `an envelope whose id is ${describeJson(typeof id === 'string' ? id.slice(0, 40) : id)}` }
    throw new OpenBadgesError('JWT_MALFORMED', facts, { path: '/id' })
  }
  if (!TOKENS.has(mediaType.toLowerCase()) || parameters.toLowerCase().includes('base64')) {
    throw new OpenBadgesError('FORMAT_NOT_SUPPORTED', { format: `${mediaType}${parameters}` }, { path: '/id' })
  }
  return text
}

const ENVELOPES: ReadonlySet<string> = new Set(['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'])

/** RFC 2397: media type, parameters, a comma, the data. */
const DATA_URL = /^data:([a-z]+\/[a-z0-9.+-]{1,60})((?:;[a-z0-9=_-]{1,60}){0,4}),(.*)$/is

const TOKENS: ReadonlySet<string> = new Set([
  'application/vc+jwt',
  'application/vp+jwt',
  'application/vc-ld+jwt',
  'application/vc+ld+jwt',
  'application/jwt',
])
