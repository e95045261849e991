import { OpenBadgesError, isOpenBadgesError } from '../errors.js'
import { P256, P384, P521, type Curve } from '../keys/curves.js'
import { toLowS } from '../keys/ecdsa-signature.js'
import type { SigningKey } from '../keys/signing-key.js'

/**
 * Has a key sign a message. ECDSA signatures come out in their smaller spelling.
 *
 * @throws OpenBadgesError `SIGNING_FAILED`: the key's own, or with the key's error as cause
 */
export async function signWith(key: SigningKey, message: Uint8Array): Promise<Uint8Array> {
  try {
    const signature = await key.sign(message)
    const curve = CURVES[key.algorithm]
    return curve === undefined ? signature : toLowS(signature, curve)
  } catch (cause) {
    // A key made by `createRemoteKey` has said why already.
    if (isOpenBadgesError(cause) && cause.code === 'SIGNING_FAILED') throw cause
    const reason = cause instanceof Error ? cause.name : typeof cause
    throw new OpenBadgesError('SIGNING_FAILED', { reason }, { cause })
  }
}

/** The curves of the algorithms that have two spellings of a signature. */
const CURVES: { readonly [Algorithm in SigningKey['algorithm']]?: Curve } = {
  ES256: P256,
  ES384: P384,
  ES512: P521,
}
