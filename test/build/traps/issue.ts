/** What the tests of the traps share: badges issued in one format, and what a verifier says of them. */
import type { JsonObject } from '../../../src/json/json.js'
import { createIssuer, type Award, type IssuerOptions } from '../../../src/issue/issuer.js'
import type { SignedCredential } from '../../../src/model/signed-credential.js'
import { createDataIntegritySigner, createJwtSigner } from '../../../src/issue/signer.js'
import { splitFragment } from '../../../src/keys/did.js'
import type { SigningKey } from '../../../src/keys/signing-key.js'
import type { VerificationReport } from '../../../src/verify/report.js'
import { createVerifier } from '../../../src/verify/verifier.js'
import { fixedKey } from '../../support/fixed-keys.js'
import { countingRandom, now, welding } from '../support.js'
import { problemCodesIn } from '../../support/problem-codes.js'

/** The formats in which a badge is signed. */
export const formats = ['jwt', 'data-integrity'] as const

/** A key of the issuer, named by its own did:key. */
export const key: SigningKey = await fixedKey('traps')

/** What is to be other than usual. */
export type Wish = Omit<Partial<IssuerOptions>, 'profile' | 'signer'> & {
  readonly key?: SigningKey
  readonly issuer?: string
}

/** Issues a badge; untyped, as JavaScript callers are. */
export async function issue(
  format: (typeof formats)[number],
  changes: object = {},
  { key: own = key, issuer = splitFragment(own.id).did, ...options }: Wish = {},
): Promise<SignedCredential> {
  const award = { achievement: welding, recipient: { id: 'did:example:learner' }, ...changes } as Award
  const signer = format === 'jwt' ? createJwtSigner(own) : createDataIntegritySigner(own)
  const profile = { id: issuer, name: 'The School' }
  return createIssuer({ profile, signer, status: 'none', now: () => now, random: countingRandom(), ...options }).issue(
    award,
  )
}

/** Judges a badge, trusting its issuer; `documents` are what the issuer publishes, by address. */
export async function judge(
  badge: SignedCredential | JsonObject | string,
  documents: Readonly<Record<string, object>> = {},
  issuer: string = splitFragment(key.id).did,
): Promise<VerificationReport<'badge'>> {
  const verifier = createVerifier({
    trustedIssuers: [issuer],
    now: () => now + 60_000,
    fetch: (url) => {
      const document = documents[url]
      return Promise.resolve(
        document === undefined
          ? new Response('nothing', { status: 404 })
          : new Response(JSON.stringify(document), { headers: { 'content-type': 'application/json' } }),
      )
    },
  })
  return verifier.verify(badge)
}

/** The codes of everything that was answered with no, or not answered. */
export function codesOf({ checks }: VerificationReport): string[] {
  return problemCodesIn({ checks })
}

/** Header and payload of a token. */
export function partsOf(badge: SignedCredential): { readonly header: JsonObject; readonly payload: JsonObject } {
  if (badge.format !== 'jwt') throw new Error('no token')
  const [header, payload] = badge.token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as JsonObject)
  return { header: header!, payload: payload! }
}

/** A badge with its proof inside. */
export function documentOf(badge: SignedCredential): JsonObject {
  if (badge.format === 'jwt') throw new Error('a token')
  return badge.document
}
