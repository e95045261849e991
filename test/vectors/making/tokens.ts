/** Every step of a badge as a token. */
import type { JsonObject } from '../../../src/json/json.js'
import { signJwt } from '../../../src/proof/jwt/sign-jwt.js'
import { toSteps, type Steps } from './data-integrity.js'
import { richBadge, signedAt } from './documents.js'
import { pretty } from './files.js'
import type { Parties, Party } from './keys.js'

/** Signs as a token. */
export function tokenOf(credential: JsonObject, { key }: Party, at: string = signedAt): Promise<string> {
  return signJwt(credential, key, Date.parse(at))
}

/** The steps by each algorithm. */
export function makeTokenSteps(parties: Parties): Promise<readonly Steps[]> {
  return Promise.all(
    (
      [
        ['jwt-eddsa', parties.school],
        ['jwt-es256', parties.schoolP256],
        ['jwt-rs256', parties.academy],
      ] as const
    ).map(async ([name, party]) => makeSteps(name, party)),
  )
}

async function makeSteps(name: string, party: Party): Promise<Steps> {
  const unsecured = richBadge(party.issuer)
  const token = await tokenOf(unsecured, party)
  const [header = '', payload = ''] = token.split('.')
  const about = `A badge as a token, by ${party.key.algorithm === 'Ed25519' ? 'EdDSA' : party.key.algorithm}.`
  return toSteps(
    { name, about, shows: ['Open Badges 3.0, JSON Web Token Proof Format', 'RFC 7515, section 7.1'], key: party.name },
    {
      unsecured: ['unsecured.json', pretty(unsecured)],
      header: ['header.json', textOf(header)],
      payload: ['payload.json', textOf(payload)],
      signingInput: ['signing-input.txt', `${header}.${payload}`],
      secured: ['token.jwt', token],
    },
  )
}

/** To the letter, as the token has it. */
function textOf(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8')
}
