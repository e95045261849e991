import { OpenBadgesError } from '../index.js'

/**
 * Checks the full name of a key: a DID URL with a fragment, or an https: URL.
 *
 * @param id - as it was typed
 * @param flag - the option that it was typed for
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readKeyId(id: string, flag: string): string {
  if (KEY_ID.test(id)) return id
  const expected = 'a DID URL with the name of the key, such as did:web:example.org#key-1, or an https: URL'
  throw new OpenBadgesError('OPTIONS_INVALID', { option: flag, expected, found: JSON.stringify(id) })
}

const KEY_ID = /^(did:[a-z0-9]+:[^\s#]+#[^\s#]+|https:\/\/[^\s#]+(#[^\s#]+)?)$/
