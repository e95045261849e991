/** The genuine badges that are tokens, of every algorithm, and the keys of whoever forges them. */
import { createJwtSigner } from '../../src/issue/signer.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { signatureNames } from '../../src/platform/algorithms.js'
import { fixedKey } from '../support/fixed-keys.js'
import type { Attacker, AttackerAlgorithm } from '../support/mutators/token.js'
import { badgesOf, issuerOf, signedAt } from '../support/signed-badges.js'
import { EVIL, type Planned } from './genuine-documents.js'

/** A badge to be signed as a token, and how often it is taken. */
export interface TokenPlan {
  readonly name: string
  readonly weight: number
  readonly badge: OpenBadgeCredential
  readonly key: LocalSigningKey
}

/** A small badge for each algorithm, by an issuer of its own. */
export function planAlgorithms(): Promise<readonly TokenPlan[]> {
  const plans = signatureNames.map(async (algorithm): Promise<TokenPlan> => {
    const key = await fixedKey('school', { algorithm })
    const { small } = await badgesOf(issuerOf(key))
    return { name: `of ${algorithm}`, weight: 1, badge: small, key }
  })
  return Promise.all(plans)
}

/** Signs the tokens. */
export async function signTokens(plans: readonly TokenPlan[]): Promise<Planned<TokenPlan>[]> {
  const tokens: string[] = []
  for (const { badge, key } of plans) {
    const signed = await createJwtSigner(key).sign(badge, signedAt.getTime())
    if (signed.format === 'jwt') tokens.push(signed.token)
  }
  const attackers = await attackersWithNames()
  return plans.map((plan, index) => {
    const { id, publicKey } = plan.key
    const publicTexts = [JSON.stringify(publicKey), publicKey.x ?? publicKey.n ?? '', id, '']
    const material = { others: tokens.filter((_token, at) => at !== index), attackers, publicTexts }
    return { plan, genuine: { name: `token ${plan.name}`, format: 'jwt', input: tokens[index] ?? '', material } }
  })
}

async function attackersWithNames(): Promise<Attacker[]> {
  const attackers = ALGORITHMS.map(async ([alg, algorithm, id]): Promise<Attacker> => {
    const key = await fixedKey('attacker', { algorithm })
    return { alg, jwk: key.exportPrivateJwk(), kid: id ?? key.id }
  })
  return Promise.all(attackers)
}

const ALGORITHMS: readonly (readonly [AttackerAlgorithm, LocalSigningKey['algorithm'], string?])[] = [
  ['EdDSA', 'Ed25519'],
  ['ES256', 'ES256'],
  ['ES256', 'ES256', `${EVIL}/keys/1`],
  ['ES384', 'ES384'],
  ['ES512', 'ES512'],
  ['RS256', 'RS256'],
  ['PS256', 'PS256'],
]
