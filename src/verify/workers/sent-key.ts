import { readPublicKey, type PublicKey } from '../../keys/public-key.js'
import type { Limits } from '../../limits.js'
import type { SentKey } from './messages.js'

/** Writes a key so that it can be sent. Of keys that may sign in several ways, all ways are kept, or the one stated. */
export function toSentKey({ jwk, algorithms }: PublicKey): SentKey {
  return algorithms.length === 1 ? { ...jwk, alg: algorithms[0] } : jwk
}

/** Reads a key that was sent: the same key, by the same rules. */
export function fromSentKey(sent: SentKey, limits: Limits): PublicKey {
  return readPublicKey({ ...sent }, limits)
}
