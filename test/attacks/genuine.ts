/** What every attack starts from: a genuine badge, and a verifier that knows its issuer. */
import { expect } from 'vitest'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { LocalSigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import type { VerifyPolicy } from '../../src/verify/policy.js'
import { anyIssuer } from '../../src/verify/trust.js'
import { smallBadge } from '../support/badges.js'
import { fixedKey } from '../support/fixed-keys.js'
import { problemCodesIn } from '../support/problem-codes.js'
import { issuerOf, judgedAt, signedAt } from '../support/signed-badges.js'

/** JSON that a test changes at will. */
export type Loose = Record<string, any>

/** The victim's key; its issuer is its own did:key. */
export const victim: LocalSigningKey = await fixedKey('victim')

/** The attacker's key. */
export const attacker: LocalSigningKey = await fixedKey('attacker')

/** A verifier that accepts any issuer, has no network, and judges at a fixed moment. */
export const verifier: Verifier = createVerifier({
  trustedIssuers: anyIssuer,
  fetch: () => Promise.reject(new TypeError('no network in this test')),
  now: () => judgedAt,
})

/** Signs a credential as it stands, with an embedded proof. */
export async function signDocument(credential: object, key: LocalSigningKey = victim): Promise<Loose> {
  const signed = await createDataIntegritySigner(key).sign(credential as OpenBadgeCredential, signedAt.getTime())
  if (signed.format !== 'data-integrity') throw new Error('no document')
  return structuredClone(signed.document)
}

/** Signs a credential as it stands, as a token. */
export async function signToken(credential: object, key: LocalSigningKey = victim): Promise<string> {
  const signed = await createJwtSigner(key).sign(credential as OpenBadgeCredential, signedAt.getTime())
  if (signed.format !== 'jwt') throw new Error('no token')
  return signed.token
}

/** The victim's usual badge, not signed yet. */
export function victimBadge(): Loose {
  return smallBadge(issuerOf(victim))
}

/** The victim's usual badge, signed. */
export async function genuineDocument(): Promise<Loose> {
  return signDocument(victimBadge())
}

/** Every code of a report's problems. */
export async function codesOf(input: unknown, policy: VerifyPolicy = {}, by: Verifier = verifier): Promise<string[]> {
  const report = await by.verify(input, policy)
  expect(report.verified).toBe(false)
  expect(report.checks).toHaveLength(9)
  return problemCodesIn(report)
}

/** The control: the genuine badge verifies, and shows what was signed. */
export async function expectGenuine(document?: unknown, by: Verifier = verifier): Promise<void> {
  const report = await by.verify(document ?? (await genuineDocument()))
  expect(report.verdict).toBe('verified')
}
