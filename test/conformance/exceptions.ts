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
  C1182: {
    verdict: 'invalid',
    codes: ['PROPERTY_MISSING', 'PROPERTY_MISSING'],
    reason: 'the badge has no id, and its issuer no type: both are required in every version',
  },
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
  C0635: 'its proof says that it was created after the moment at which it is to be judged',
  C0940: 'its contexts are not all in the corpus',
  C0959: 'security.md B6: its inline context changes more than it adds',
  C0960: 'security.md B6: its inline context changes more than it adds',
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
