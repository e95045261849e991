/** Badges of each size and format, signed by keys that are the same in every run. */
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import { splitFragment } from '../../src/keys/did.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'
import type { EndorsementCredential } from '../../src/model/profile.js'
import { endorsementOf, fullBadge, smallBadge, type Endorsements } from './badges.js'
import { fixedKey } from './fixed-keys.js'

/** When the badges of these tests are signed. */
export const signedAt: Date = new Date('2026-02-01T00:00:00Z')

/** When they are judged. */
export const judgedAt: Date = new Date('2026-06-01T00:00:00Z')

/** A badge of each size, not signed yet. */
export async function badgesOf(issuer: string): Promise<Readonly<Record<'small' | 'full', OpenBadgeCredential>>> {
  return { small: smallBadge(issuer), full: fullBadge(issuer, await endorse(issuer)) }
}

/** The id of the issuer that a key speaks for, where the key is under a DID. */
export function issuerOf(key: SigningKey): string {
  return splitFragment(key.id).did
}

/** Endorsements of an issuer by the guild, in both formats. */
async function endorse(subject: string): Promise<Endorsements> {
  const key = await fixedKey('guild')
  // Signers take complete credentials of either kind; their type names the usual one.
  const endorsement = endorsementOf(subject, issuerOf(key)) as unknown as OpenBadgeCredential
  const embedded = await createDataIntegritySigner(key).sign(endorsement, signedAt.getTime())
  const token = await createJwtSigner(key).sign(endorsement, signedAt.getTime())
  return {
    embedded: embedded.format === 'jwt' ? [] : [embedded.document as unknown as EndorsementCredential],
    tokens: token.format === 'jwt' ? [token.token] : [],
  }
}
