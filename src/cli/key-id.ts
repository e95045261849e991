import { wrongFlag } from './flags.js'

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
  throw wrongFlag(flag, expected, id)
}

const KEY_ID = /^(did:[a-z0-9]+:[^\s#]+#[^\s#]+|https:\/\/[^\s#]+(#[^\s#]+)?)$/
