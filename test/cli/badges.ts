/** Badges for the command to judge, signed as they stand: also those that no issuer would let out. */
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { JsonObject } from '../../src/json/json.js'
import { didKeyOf } from '../../src/keys/publish.js'
import { generateKey, type SigningKey } from '../../src/keys/signing-key.js'
import type { OpenBadgeCredential } from '../../src/model/credential.js'

/** An issuer that is its own key. */
export interface TestIssuer {
  readonly did: string
  readonly key: SigningKey
}

/** Makes an issuer. */
export async function newIssuer(): Promise<TestIssuer> {
  const key = await generateKey()
  return { key, did: didKeyOf(key.publicKey) ?? '' }
}

/** A complete small badge, unsigned; `changes` replace properties of the credential. */
export function badgeOf(issuer: string, changes: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:6ad9a0e2-9d7d-4e3b-9c0a-4f6a4d2d7f10',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Example Academy' },
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2028-01-01T00:00:00Z',
    name: 'Welding, level 1',
    credentialSubject: {
      id: 'did:example:holder',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://academy.example/achievements/welding-1',
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: 'Welding, level 1',
        description: 'Joins steel plates.',
        criteria: { narrative: 'Join four of them.' },
      },
    },
    ...changes,
  }
}

/** Signs with an embedded proof. */
export async function signed(badge: JsonObject, { key }: TestIssuer): Promise<JsonObject> {
  const result = await createDataIntegritySigner(key).sign(badge as unknown as OpenBadgeCredential, SIGNED_AT)
  return result.format === 'data-integrity' ? result.document : {}
}

/** Signs as a token. */
export async function signedToken(badge: JsonObject, { key }: TestIssuer): Promise<string> {
  const result = await createJwtSigner(key).sign(badge as unknown as OpenBadgeCredential, SIGNED_AT)
  return result.format === 'jwt' ? result.token : ''
}

const SIGNED_AT = Date.parse('2026-01-01T00:00:00Z')
