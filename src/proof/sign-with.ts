import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import type { SigningKey } from '../keys/signing-key.js'

/**
 * Has a key sign a message.
 *
 * @throws OpenBadgesError `SIGNING_FAILED`: the key's own, or with the key's error as cause
 */
export async function signWith(key: SigningKey, message: Uint8Array): Promise<Uint8Array> {
  try {
    return await key.sign(message)
  } catch (cause) {
    // A key made by `createRemoteKey` has said why already.
    if (isOpenBadgesError(cause) && cause.code === 'SIGNING_FAILED') throw cause
    const reason = cause instanceof Error ? cause.name : typeof cause
    throw new OpenBadgesError('SIGNING_FAILED', { reason }, { cause })
  }
}
