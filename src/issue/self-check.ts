import { OpenBadgesError } from '../errors.js'
import type { JsonObject } from '../json/json.js'
import { passGates } from '../gates/pass-gates.js'
import { didMethodOf } from '../keys/did.js'
import { findIssuerKey } from '../keys/find-issuer-key.js'
import { readPublicKey } from '../keys/public-key.js'
import { defaultLimits, limitsForStatusLists } from '../limits.js'
import type { Kind } from '../model/kinds.js'
import type { SignedCredential } from './signed-credential.js'
import type { Signer } from './signer.js'

/**
 * Lets what was signed pass the verifier's own gates, with the signer's public key and without any
 * network, before it is handed out.
 *
 * @param signed - what was signed
 * @param signer - who signed it
 * @param what - `at`: when, in milliseconds; `kind`: what it must be
 * @throws OpenBadgesError `SELF_CHECK_FAILED` with the code of the first problem
 */
export async function checkOwnSignature(
  signed: SignedCredential<JsonObject>,
  signer: Signer,
  { at, kind }: { readonly at: number; readonly kind: Kind },
): Promise<void> {
  const publicKey = readPublicKey(signer.key.publicKey, defaultLimits)
  const gates = await passGates(signed, {
    at,
    checkedAt: at,
    limits: kind === 'status-list' ? limitsForStatusLists(defaultLimits) : defaultLimits,
    accept: [kind],
    contexts: signer.contexts,
    pinnedKeys: () => Promise.resolve([]),
    // An issuer that is its own key needs nobody's word; for others the signer's key is taken as published.
    findKey: async (issuer, reference, fits) =>
      isOwnKey(issuer)
        ? findIssuerKey({ issuer, reference, fits, session: undefined, limits: defaultLimits })
        : { key: publicKey, source: 'pinned', id: signer.key.id },
  })
  if (gates.admitted !== undefined) return
  const [first] = [gates.format, gates.schema, gates.proof].flatMap((gate) => ('problems' in gate ? gate.problems : []))
  throw new OpenBadgesError('SELF_CHECK_FAILED', { code: first?.code ?? 'INTERNAL_ERROR' }, { cause: first })
}

function isOwnKey(issuer: string): boolean {
  return ['key', 'jwk'].includes(didMethodOf(issuer) ?? '')
}
