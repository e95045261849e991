import type { Verdict } from '../../src/verify/report.js'

/** An entry of the corpus that we judge otherwise than its makers, and why. */
export interface Exception {
  readonly verdict: Verdict
  /** Codes of all problems, in the order of the checks. */
  readonly codes: readonly string[]
  readonly reason: string
}

/**
 * Entries whose verdict is another than their makers'. Each was looked at byte by byte; one that
 * comes to anything but what stands here, be it what its makers say, fails the test.
 */
export const exceptions: Readonly<Record<string, Exception>> = {
  ...Object.fromEntries(
    ['C0293', 'C0299'].map((id): [string, Exception] => [
      id,
      {
        verdict: 'invalid',
        codes: ['SUBJECT_UNIDENTIFIED'],
        reason: 'R-21 is a MUST: the subject has neither id nor identifier, only a name, which subjects do not have',
      },
    ]),
  ),
  ...Object.fromEntries(
    ['C0275', 'C0287'].map((id): [string, Exception] => [
      id,
      {
        verdict: 'invalid',
        codes: ['SUBJECT_UNIDENTIFIED', 'VALUE_NOT_ALLOWED'],
        reason: 'R-21 as above; and "Program" is no achievementType, nor an extension of them',
      },
    ]),
  ),
  C1443: {
    verdict: 'invalid',
    codes: ['KEY_NOT_AUTHORIZED'],
    reason:
      'decision 1: "kid" is a bare JWK at a URL of its own; the key set of the issuer’s origin lists an RS256 key, ' +
      'and it is another one',
  },
  ...Object.fromEntries(
    ['C1448', 'C1457'].map((id): [string, Exception] => [
      id,
      {
        verdict: 'invalid',
        codes: ['KEY_NOT_AUTHORIZED'],
        reason:
          'security.md A2: the key stands in the token’s own "jwk" header only; the key set of the issuer’s origin ' +
          'lists two keys, and this is neither',
      },
    ]),
  ),
  C1455: {
    verdict: 'unknown',
    codes: ['ISSUER_PUBLISHES_NO_KEYS'],
    reason:
      'security.md A2: the key stands in the token’s own "jwk" header only; the endorser publishes no keys anywhere, ' +
      'so nobody says that it is not theirs either',
  },
  ...Object.fromEntries(
    ['C0666', 'C0937'].map((id): [string, Exception] => [
      id,
      {
        verdict: 'unknown',
        codes: ['DID_METHOD_NOT_SUPPORTED'],
        reason:
          'a status list of the W3C’s examples: its issuer is a did:example, a method that nobody resolves, and it is ' +
          'signed by a key of another DID',
      },
    ]),
  ),
  ...Object.fromEntries(
    ['C1364', 'C1368', 'C1369', 'C1371', 'C1372', 'C1374', 'C1375', 'C1377', 'C1379'].map((id): [string, Exception] => [
      id,
      {
        verdict: 'invalid',
        codes: ['JWT_CLAIM_MISMATCH'],
        reason: 'decision 8: a status list whose "iss" is the issuer’s id with quotation marks around it',
      },
    ]),
  ),
  C1393: {
    verdict: 'invalid',
    codes: ['JWT_CLAIM_MISMATCH'],
    reason: 'decision 8: a status list whose "sub" is the issuer, and not the subject of the list',
  },
  ...Object.fromEntries(
    ['C1387', 'C1389'].map((id): [string, Exception] => [
      id,
      {
        verdict: 'invalid',
        codes: ['SIGNATURE_INVALID'],
        reason: 'decision 1: a status list signed by the did:key of its "iss", while its issuer is another DID',
      },
    ]),
  ),
}

/** Entries that are refused as their makers say, but for something else, which is also wrong with them. */
export const refusedForAnotherReason: Readonly<Record<string, Exception>> = {
  C0004: {
    verdict: 'unknown',
    codes: ['STATUS_LIST_UNREACHABLE', 'ENDORSEMENTS_NOT_SUPPORTED'],
    reason:
      'called invalid for a schema that its endorsements name and that cannot be had; its revocation list cannot be had ' +
      'either, and its endorsements are not judged',
  },
  C0023: {
    verdict: 'invalid',
    codes: ['PROPERTY_MISSING'],
    reason: 'called not yet valid; the subject has no achievement either, so its dates are not judged',
  },
  C0301: {
    verdict: 'invalid',
    codes: ['SUBJECT_UNIDENTIFIED'],
    reason: 'called not yet valid; R-21 as for C0293, so its dates are not judged',
  },
  C1454: {
    verdict: 'invalid',
    codes: ['KEY_NOT_AUTHORIZED'],
    reason: 'called expired; the key stands in its own header only, as with C1448, so its dates are not judged',
  },
}

/** Entries with something we do not support yet that are verified all the same, by what we do support. */
export const verifiedByAnotherProof: Readonly<Record<string, string>> = {
  C0257: 'two good proofs; of the Ed25519Signature2020 there is a finding (decision 7)',
  C0259: 'two good proofs; of the Ed25519Signature2020 there is a finding (decision 7)',
  C0040:
    'called invalid, because no context defines the type of its first proof; its eddsa-rdfc-2022 proof is good, and ' +
    'of a proof of unknown type there is a finding (decision 7)',
}
