import type { Verdict } from '../../src/verify/report.js'

/** An entry of the corpus that we judge otherwise than its makers, and why. */
export interface Exception {
  readonly verdict: Verdict
  /** Codes of all problems, in the order of the checks. */
  readonly codes: readonly string[]
  readonly reason: string
}

function each(ids: readonly string[], exception: Exception): Readonly<Record<string, Exception>> {
  return Object.fromEntries(ids.map((id) => [id, exception]))
}

/**
 * Open Badges, endorsements, records and status lists whose verdict is another than their makers'.
 * Each was looked at byte by byte; one that comes to anything but what stands here, be it what its
 * makers say, fails the test.
 */
export const exceptions: Readonly<Record<string, Exception>> = {
  C0131: {
    verdict: 'invalid',
    codes: ['KEY_NOT_AUTHORIZED'],
    reason: 'decision 1: the issuer is a urn:uuid, of which nobody can ask whose key speaks for it',
  },
  C0411: {
    verdict: 'invalid',
    codes: ['CONTEXT_ORDER', 'PROPERTY_MISSING', 'PROPERTY_MISSING', 'PROPERTY_MISSING'],
    reason: 'of a plugfest before Open Badges 3.0: it has no context of Open Badges, no id and no name',
  },
  C1274: {
    verdict: 'invalid',
    codes: ['CONTEXT_ORDER', 'PROPERTY_MISSING', 'PROPERTY_MISSING', 'PROPERTY_MISSING', 'SUITE_NOT_SUPPORTED'],
    reason: 'as C0411, and signed with Ed25519Signature2018',
  },
  C1279: {
    verdict: 'unknown',
    codes: ['SUITE_NOT_SUPPORTED'],
    reason: 'unknown by name: Ed25519Signature2018, which Open Badges never named',
  },
  C1206: {
    verdict: 'unknown',
    codes: ['DID_METHOD_NOT_SUPPORTED'],
    reason: 'unknown by name: its issuer is a did:example, a method that nobody resolves',
  },
  C1182: {
    verdict: 'invalid',
    codes: ['PROPERTY_MISSING', 'PROPERTY_MISSING'],
    reason: 'the badge has no id, and its issuer no type: both are required in every version',
  },
  ...each(['C0275', 'C0287'], {
    verdict: 'invalid',
    codes: ['VALUE_NOT_ALLOWED'],
    reason: '"Program" is no achievementType, nor an extension of them; 1EdTech’s own schema refuses it, too',
  }),
  C1443: {
    verdict: 'invalid',
    codes: ['KEY_NOT_AUTHORIZED'],
    reason:
      'decision 1: "kid" is a bare JWK at a URL of its own; the key set of the issuer’s origin lists an RS256 key, ' +
      'and it is another one',
  },
  ...each(['C1448', 'C1457'], {
    verdict: 'invalid',
    codes: ['KEY_NOT_AUTHORIZED'],
    reason:
      'security.md A2: the key stands in the token’s own "jwk" header only; the key set of the issuer’s origin ' +
      'lists two keys, and this is neither',
  }),
  C1455: {
    verdict: 'unknown',
    codes: ['ISSUER_PUBLISHES_NO_KEYS'],
    reason:
      'security.md A2: the key stands in the token’s own "jwk" header only; the endorser publishes no keys anywhere, ' +
      'so nobody says that it is not theirs either',
  },
  ...each(['C1431', 'C1437'], {
    verdict: 'invalid',
    codes: ['PROOF_NOT_DERIVED'],
    reason: 'decision 7: what its holder keeps, and not what is shown: a base proof of ecdsa-sd-2023',
  }),
  C1432: {
    verdict: 'invalid',
    codes: ['PROPERTY_MISSING', 'PROPERTY_MISSING', 'PROPERTY_MISSING'],
    reason: 'T-36: derived with too little shown; the certification asks for every required property',
  },
  C1438: {
    verdict: 'invalid',
    codes: ['PROPERTY_MISSING', 'PROPERTY_MISSING', 'PROPERTY_MISSING', 'PROPERTY_MISSING'],
    reason: 'T-36: as C1432',
  },
  C0937: {
    verdict: 'unknown',
    codes: ['DID_METHOD_NOT_SUPPORTED'],
    reason:
      'a status list of the W3C’s examples: its issuer is a did:example, a method that nobody resolves, and it is ' +
      'signed by a key of another DID',
  },
  ...each(['C1364', 'C1368', 'C1369', 'C1371', 'C1372', 'C1374', 'C1375', 'C1377', 'C1379', 'C1378', 'C1392'], {
    verdict: 'invalid',
    codes: ['JWT_CLAIM_MISMATCH'],
    reason: 'decision 8: a status list whose "iss" is the issuer’s id with quotation marks around it',
  }),
  C1393: {
    verdict: 'invalid',
    codes: ['JWT_CLAIM_MISMATCH'],
    reason: 'decision 8: a status list whose "sub" is the issuer, and not the subject of the list',
  },
  ...each(['C1387', 'C1389'], {
    verdict: 'invalid',
    codes: ['SIGNATURE_INVALID'],
    reason: 'decision 1: a status list signed by the did:key of its "iss", while its issuer is another DID',
  }),
}

const ofDataModelSuite =
  'of a test suite of the data model alone: its proof is a placeholder, and not made for anything'

/** Entries that are no Open Badges and that we judge otherwise than their makers: entry → why. */
export const otherExceptions: Readonly<Record<string, string>> = {
  C0229: 'an empty file',
  C1091: 'an empty file',
  C0712: 'the key of its issuer is not in the corpus',
  C0715: 'the key of its issuer is not in the corpus',
  C0771: ofDataModelSuite,
  ...Object.fromEntries(
    [...['C1310', 'C1312', 'C1313', 'C1322', 'C1325', 'C1332', 'C1334', 'C1339', 'C1356', 'C1359', 'C1362']].map(
      (id) => [id, ofDataModelSuite],
    ),
  ),
  C0671: 'an example of the W3C that holds a token of four parts',
  C0680: 'an example of the W3C that holds a token of four parts',
  C0681: 'an example of the W3C that holds a token of four parts',
  C0865: 'security.md B6: its inline context changes more than it adds',
  C0869: 'security.md B6: its inline context changes more than it adds',
  C1410: 'security.md B6: its inline context changes more than it adds',
  C0907: 'called invalid for a missing "typ", which neither the W3C nor Open Badges ask for',
  C0909: 'called invalid for a missing "jti", which the W3C does not ask for',
  C0940: 'its contexts are not all in the corpus',
  ...Object.fromEntries(
    ['C0586', 'C0611', 'C0623', 'C0627', 'C0635', 'C0652', 'C0705'].map((id) => [
      id,
      'decision 7: a base proof of ecdsa-sd-2023, which its holder keeps and does not show',
    ]),
  ),
  C0959: 'security.md B6: its inline context changes more than it adds',
  C0960: 'security.md B6: its inline context changes more than it adds',
  C1353: 'unknown by name: RsaSignature2018',
  ...Object.fromEntries(
    ['C1061', 'C1062', 'C1133', 'C1135', 'C1136'].map((id) => [id, 'a presentation that names no holder']),
  ),
  C1194: 'its "nbf" is another moment than its validFrom',
  C1195: 'a token that holds no credential',
  C1367: 'several lists in one bundle, of which none is a document',
  C1382: 'RevocationList2020, and its "iss" has quotation marks around it',
  C1383: 'RevocationList2020, and its "iss" has quotation marks around it',
  C1396: 'a token status list of the IETF holds no credential',
  C1397: 'a token status list of the IETF holds no credential',
}
