import type { Envelope } from '../envelope/envelope.js'
import { OpenBadgesError } from '../errors.js'
import { describeJson, toArray, type JsonValue } from '../json/json.js'
import type { ProofMeans } from './authentication.js'

/** What a proof of a presentation says about the occasion that it was made for. */
export interface StatedOccasion {
  readonly challenge: JsonValue | undefined
  /** One domain, or several. */
  readonly domain: JsonValue | undefined
}

/**
 * Checks that the proof of a presentation was made for this occasion and no other: whoever was shown
 * the same presentation before could show it on (VC Data Integrity 1.0, "Verify Proof"; VC-JOSE-COSE).
 *
 * What nobody expects is not compared. Credentials are not made for an occasion.
 *
 * @param stated - `challenge` and `domain` of an embedded proof, `nonce` and `aud` of a token
 * @param means - what is expected
 * @param path - JSON pointer of the proof
 * @returns what is stated, and was not compared
 * @throws OpenBadgesError `PROOF_CHALLENGE_MISMATCH`, `PROOF_DOMAIN_MISMATCH`
 */
export function checkOccasion(
  stated: StatedOccasion,
  { kind }: Pick<Envelope, 'kind'>,
  { challenge, domain }: Pick<ProofMeans, 'challenge' | 'domain'>,
  path: string,
): readonly (keyof StatedOccasion)[] {
  const stating = (['challenge', 'domain'] as const).filter((field) => stated[field] !== undefined)
  if (kind !== 'presentation') return stating
  if (challenge !== undefined && stated.challenge !== challenge) {
    const facts = { expected: challenge, found: describeJson(stated.challenge) }
    throw new OpenBadgesError('PROOF_CHALLENGE_MISMATCH', facts, { path })
  }
  // A proof for several domains could be shown on by one of them.
  const domains = [...new Set(toArray(stated.domain))]
  if (domain !== undefined && (domains.length !== 1 || domains[0] !== domain)) {
    const facts = { expected: domain, found: describeJson(stated.domain) }
    throw new OpenBadgesError('PROOF_DOMAIN_MISMATCH', facts, { path })
  }
  return stating.filter((field) => ({ challenge, domain })[field] === undefined)
}
