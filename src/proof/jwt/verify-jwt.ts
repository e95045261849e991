import type { JwtEnvelope } from '../../envelope/envelope.js'
import { fromBase64Url, toUtf8 } from '../../platform/bytes.js'
import { certain } from '../../platform/certain.js'
import { present } from '../../platform/present.js'
import type { Authenticated, ProofMeans } from '../authentication.js'
import { verifyWithIssuerKey } from '../find-proof-key.js'
import { checkKeyLifetime, endOfKey } from '../key-lifetime.js'
import { checkOccasion } from '../check-occasion.js'
import { readClaimant } from '../claimant.js'
import { checkClaims } from './check-claims.js'
import { checkEmbeddedProofs } from './check-embedded-proofs.js'
import { verifyWith } from '../verify-with.js'
import { readHeader } from './read-header.js'

/**
 * Authenticates a credential or a presentation in a compact JWS (Open Badges 3.0, "Verify a
 * Credential", VC-JWT; VC-JOSE-COSE).
 *
 * The key comes from the issuer, or from the holder of a presentation; `kid` and `jwk` of the header
 * only say which. Claims and document must agree. Embedded proofs are looked at, but a verdict does
 * not rest on them. Does not look at the schema, and judges no dates but those of the key.
 *
 * @param envelope - a token that was read
 * @param means - clocks, limits, keys
 * @throws OpenBadgesError a code of the proof check
 */
export async function verifyJwt(envelope: JwtEnvelope, means: ProofMeans): Promise<Authenticated> {
  const { token, document, payload } = envelope
  const { id, purpose } = readClaimant(envelope)
  const header = readHeader(envelope.header, purpose, means.limits)
  const { message, signature } = splitToken(token)
  const key = await verifyWithIssuerKey(
    {
      issuer: id,
      reference: header.reference,
      algorithm: header.algorithm,
      verify: (candidate) => verifyWith(candidate, header.algorithm, message, signature),
    },
    means,
  )
  const dates = checkKeyLifetime(key, means)
  const { notBefore, notAfter, signedAt, findings } = checkClaims(envelope)
  checkOccasion({ challenge: payload['nonce'], domain: payload['aud'] }, envelope, means, '')
  const inside = await checkEmbeddedProofs(envelope, means)
  return present({
    document,
    // A key is nobody's without an id to look it up by.
    by: certain(id),
    notBefore,
    notAfter,
    signedAt,
    holdsUntil: endOfKey(key),
    findings: [...header.findings, ...dates, ...findings, ...inside],
    proof: present({
      format: 'jwt',
      suite: header.alg,
      verificationMethod: header.reference.method,
      keySource: key.source,
      keyId: key.id,
      keyThumbprint: key.key.thumbprint,
    }),
  })
}

/** What is signed, and the signature (RFC 7515, section 5.2). */
function splitToken(token: string): { readonly message: Uint8Array; readonly signature: Uint8Array } {
  const dot = token.lastIndexOf('.')
  // Whoever read the token has seen that it is canonical base64url.
  return { message: toUtf8(token.slice(0, dot)), signature: certain(fromBase64Url(token.slice(dot + 1))) }
}
