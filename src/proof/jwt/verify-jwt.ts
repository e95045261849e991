import { compactVerify } from 'jose/jws/compact/verify'
import { JOSEError, JWSSignatureVerificationFailed } from 'jose/errors'
import type { JwtEnvelope, PlacedProof } from '../../envelope/envelope.js'
import { OpenBadgesError } from '../../errors.js'
import type { PublicKey } from '../../keys/public-key.js'
import { finding, type Finding } from '../../messages/problem.js'
import { issuerIdOf } from '../../model/readers.js'
import type { Authenticated, ProofMeans } from '../authentication.js'
import { verifyWithIssuerKey } from '../find-proof-key.js'
import { checkKeyLifetime, endOfKey } from '../key-lifetime.js'
import { checkClaims } from './check-claims.js'
import { suiteOf } from '../suite.js'
import { readHeader, type TokenHeader } from './read-header.js'

/**
 * Authenticates a credential in a compact JWS (Open Badges 3.0, "Verify a Credential", VC-JWT).
 *
 * The key comes from the issuer; `kid` and `jwk` of the header only say which. Claims and credential
 * must agree. Does not look at the schema, and judges no dates but those of the key.
 *
 * @param envelope - a token that was read
 * @param means - clocks, limits, keys
 * @throws OpenBadgesError a code of the proof check
 */
export async function verifyJwt(envelope: JwtEnvelope, means: ProofMeans): Promise<Authenticated> {
  const { token, document, claims, proofs } = envelope
  const header = readHeader(envelope.header, means.limits)
  const key = await verifyWithIssuerKey(
    {
      issuer: issuerIdOf(document),
      reference: header.reference,
      algorithm: header.algorithm,
      verify: (candidate) => verifyToken(token, header, candidate),
    },
    means,
  )
  checkKeyLifetime(key, means)
  const { findings, ...times } = checkClaims(claims, document)
  const holdsUntil = endOfKey(key)
  return {
    document,
    ...times,
    ...(holdsUntil === undefined ? {} : { holdsUntil }),
    findings: [...header.findings, ...findings, ...proofs.map(notChecked)],
    proof: {
      format: 'jwt',
      suite: header.alg,
      ...(header.reference.method === undefined ? {} : { verificationMethod: header.reference.method }),
      keySource: key.source,
      keyId: key.id,
      keyThumbprint: key.key.thumbprint,
    },
  }
}

async function verifyToken(token: string, { alg }: TokenHeader, key: PublicKey): Promise<boolean> {
  try {
    await compactVerify(token, await key.load(), { algorithms: [alg] })
    return true
  } catch (cause) {
    if (cause instanceof JWSSignatureVerificationFailed) return false
    if (cause instanceof JOSEError) throw new OpenBadgesError('JWT_MALFORMED', { found: cause.code }, { cause })
    throw cause
  }
}

/** The token's own signature is the proof relied on; a proof inside it adds nothing to that. */
function notChecked({ proof, path }: PlacedProof): Finding {
  return finding('PROOF_NOT_CHECKED', { suite: suiteOf(proof) }, { path })
}
