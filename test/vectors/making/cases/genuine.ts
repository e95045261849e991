/** Cases of badges that are what they say, in every form. */
import { embed } from '../data-integrity.js'
import { learner, olderBadge } from '../documents.js'
import { academy } from '../keys.js'
import { signToken } from '../../../support/tokens.js'
import { documentCase, tokenCase, type Case, type Made } from '../case.js'

const verification = 'Open Badges 3.0, OpenBadgeCredential Verification'
const model11 = 'VC Data Model 1.1'

/** Makes them. */
export async function genuineCases(made: Made): Promise<readonly Case[]> {
  const { school } = made.parties
  return [
    ...SUITES.map((suite): Case => ({
      name: `genuine-${suite}`,
      about: `A badge signed by ${suite}.`,
      shows: [verification],
      input: `steps/${suite}/secured.json`,
      verdict: 'verified',
    })),
    {
      name: 'genuine-ecdsa-sd-2023-derived',
      about: 'What a holder shows of a badge signed by ecdsa-sd-2023; the report says that it is a part.',
      shows: [verification, 'Data Integrity ECDSA Cryptosuites 1.0, section 3.6.7'],
      input: 'steps/ecdsa-sd-2023/derived.json',
      verdict: 'verified',
      findings: ['SHOWN_IN_PART'],
    },
    ...(['jwt-eddsa', 'jwt-es256'] as const).map((form): Case => ({
      name: `genuine-${form}`,
      about: 'A badge as a token, by a did:key.',
      shows: [verification, 'Open Badges 3.0, JSON Web Token Proof Format'],
      input: `steps/${form}/token.jwt`,
      verdict: 'verified',
    })),
    {
      name: 'genuine-jwt-rs256',
      about: 'A badge as a token, by an https issuer whose key set lists the key.',
      shows: [verification, 'Open Badges 3.0, JSON Web Token Proof Format'],
      input: 'steps/jwt-rs256/token.jwt',
      web: { [academy.keySetUrl]: 'web/academy-keys.json' },
      verdict: 'verified',
    },
    ...['document.png', 'token.png', 'document.svg', 'token.svg'].map((file): Case => ({
      name: `genuine-in-${file.replace('.', '-')}`,
      about: 'A badge inside a picture.',
      shows: ['Open Badges 3.0, Open Badges Document Formats'],
      input: `pictures/${file}`,
      verdict: 'verified',
    })),
    {
      ...documentCase('genuine-data-model-1.1', await embed(olderBadge(school.issuer), school)),
      about: 'A badge of data model 1.1 with an embedded proof.',
      shows: [model11],
      verdict: 'verified',
    },
    {
      ...tokenCase('genuine-data-model-1.1-token', await olderToken(made)),
      about: 'A badge of data model 1.1 as a token, in the claim "vc".',
      shows: [`${model11}, section 6.3.1`],
      verdict: 'verified',
    },
  ]
}

function olderToken({ parties: { school } }: Made): Promise<string> {
  const { id, issuanceDate, expirationDate, ...rest } = olderBadge(school.issuer)
  const claims = {
    iss: school.issuer,
    jti: id,
    sub: learner,
    nbf: Date.parse(String(issuanceDate)) / 1000,
    exp: Date.parse(String(expirationDate)) / 1000,
  }
  return signToken({ vc: { id, issuanceDate, expirationDate, ...rest } }, school.key, { claims })
}

const SUITES = [
  'eddsa-rdfc-2022',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019-p256',
  'ecdsa-rdfc-2019-p384',
  'ecdsa-jcs-2019-p256',
  'ecdsa-jcs-2019-p384',
]
