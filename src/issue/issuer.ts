/** Issuing, as a story: build, sign, let it pass the verifier's gates, hand it out. */
import { buildAward, placeIn, type CredentialInput } from '../build/build-credential.js'
import { buildStatement, type EndorsementStatement } from '../build/build-endorsement.js'
import { buildProfile, type ProfileInput } from '../build/build-profile.js'
import type { Extension } from '../build/extension-book.js'
import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import type { Finding } from '../messages/problem.js'
import type { BitstringStatusListEntry } from '../model/credential-status.js'
import type { OpenBadgeCredential } from '../model/credential.js'
import type { Iri } from '../model/primitives.js'
import type { EndorsementCredential, Profile } from '../model/profile.js'
import type { SignedCredential, SignedEndorsement } from '../model/signed-credential.js'
import { checkOwnSignature } from './self-check.js'
import { readClock, toWholeSeconds } from '../time.js'
import { checkKeyNames, type Signer } from './signer.js'

/** Who issues, and by what means. */
export interface IssuerOptions {
  /** The issuer as the badges show it. Its `id` is what verifiers trust. */
  readonly profile: ProfileInput
  /** Made by `createJwtSigner`, `createDataIntegritySigner` or `createProofSetSigner`. */
  readonly signer: Signer
  /**
   * Gives each badge its place in a status list, so that it can be revoked: a register made by
   * `createStatusRegister`, or anything that allocates. `'none'`: badges that cannot be revoked, which
   * must be written out.
   */
  readonly status: StatusAllocator | 'none'
  /** The clock, in milliseconds since 1970 or as a `Date`. Default: the system's. */
  readonly now?: () => number | Date
  /** Makes random bytes, for ids. Default: the system's. */
  readonly random?: (length: number) => Uint8Array
  /** Contexts that define terms of one's own in the profile; of each badge, besides those that its award names. */
  readonly contexts?: readonly Iri[]
  /** Terms of one's own in the profile and in awards, each with the context that defines it. */
  readonly extensions?: readonly Extension[]
  /** Is told, of each award, what is allowed but probably not meant, such as a certification that never expires. */
  readonly onHint?: (hint: Finding) => void
}

/** Gives out places in status lists. */
export interface StatusAllocator {
  /**
   * Gives out a place that no other badge has, had or will have. The place is lost if the badge is
   * not issued in the end.
   */
  allocate(): Promise<BitstringStatusListEntry>
}

/** What a badge is awarded for, to whom, and until when: a credential without its issuer. */
export type Award = Omit<CredentialInput, 'issuer' | 'credentialStatus'>

/** Issues badges in the name of one issuer. */
export interface Issuer {
  readonly profile: Profile
  /**
   * Issues a badge: builds a complete credential, signs it, and checks the result with the
   * verifier's own gates before it is handed out. Stores nothing and sends nothing.
   *
   * @param award - achievement, recipient, validity
   * @returns the signed badge; nothing half-made is ever returned
   * @throws OpenBadgesError `INPUT_INVALID` with everything that is wrong in `problems`; `SIGNING_FAILED`;
   *   `SELF_CHECK_FAILED` if the result would not verify; what `status` throws, for example `STATUS_LIST_FULL`
   */
  issue(award: Award): Promise<SignedCredential>
  /**
   * Issues an endorsement, as `issue` issues a badge: the issuer's word about a profile, an achievement
   * or a credential (Open Badges 3.0, EndorsementCredential). It gets a place in a status list as a badge does,
   * so that it can be withdrawn.
   *
   * Does not ask whether what is endorsed exists. Whoever is endorsed puts it where it belongs by
   * `endorsements` of a badge, an achievement or a profile.
   *
   * @param statement - what is endorsed, what is said of it, validity
   * @returns the signed endorsement
   * @throws OpenBadgesError as `issue` does
   * @example
   * await guild.endorse({
   *   name: 'Accredited school',
   *   subject: { id: 'did:web:school.example', comment: 'Teaches to the standard of the guild.' },
   *   expiresAfter: { years: 5 },
   * })
   */
  endorse(statement: EndorsementStatement): Promise<SignedEndorsement>
}

/**
 * Makes an issuer.
 *
 * @param options - profile, signer, status
 * @throws OpenBadgesError `INPUT_INVALID` for the profile; `OPTIONS_INVALID` if the signer's key is
 *   not under the issuer's id
 * @example
 * const key = await generateKey()
 * const issuer = createIssuer({
 *   profile: { id: didKeyOf(key.publicKey) ?? '', name: 'Example Academy' },
 *   signer: createDataIntegritySigner(key),
 *   status: 'none',
 * })
 */
export function createIssuer(options: IssuerOptions): Issuer {
  refuseUnknownNames(options, ['profile', 'signer', 'status', 'now', 'random', 'onHint', 'contexts', 'extensions'])
  const { profile: stated, signer, status, now = Date.now, ...means } = options
  const profile = buildProfile(stated, means)
  checkStatusOption(status)
  checkKeyNames(profile.id, signer)
  return {
    profile,
    issue: async (award) => {
      const at = toWholeSeconds(readClock(now))
      // What the builder finds wrong with the award must not cost a place in the list.
      return finish(buildAward(award, profile, { ...means, now: () => at }), 'badge', at)
    },
    endorse: async (statement) => {
      const at = toWholeSeconds(readClock(now))
      return finish(buildStatement(statement, profile, { ...means, now: () => at }), 'endorsement', at)
    },
  }

  async function finish<Credential extends OpenBadgeCredential | EndorsementCredential>(
    credential: Credential,
    kind: 'badge' | 'endorsement',
    at: number,
  ): Promise<SignedCredential<Credential>> {
    const placed = status === 'none' ? credential : placeIn(credential, await allocate(status))
    const signed = await signer.sign(placed, at)
    await checkOwnSignature(signed, signer, { at, kind })
    return signed
  }
}

/** A badge for which an allocator of one's own answers nothing could never be revoked. */
async function allocate(status: StatusAllocator): Promise<BitstringStatusListEntry> {
  const place = await status.allocate()
  const answer: unknown = place
  if (answer !== undefined) return place
  const facts = { expected: 'a status entry', found: 'nothing' }
  throw new OpenBadgesError('INPUT_INVALID', facts, { path: '/credentialStatus' })
}

/** A list allocates, too, but keeps nothing and knows no address. */
function checkStatusOption(status: unknown): void {
  const isObject = typeof status === 'object' && status !== null
  const isAllocator =
    isObject && 'allocate' in status && typeof status.allocate === 'function' && !('toState' in status)
  if (status === 'none' || isAllocator) return
  throw wrongOption('status', `'none', written out, or a register that allocates`, describeValue(status))
}
