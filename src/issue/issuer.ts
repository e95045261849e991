/** Issuing, as a story: build, sign, let it pass the verifier's gates, hand it out. */
import { buildAward, placeIn, type CredentialInput } from '../build/build-credential.js'
import { buildStatement, type EndorsementStatement } from '../build/build-endorsement.js'
import { buildProfile, type ProfileInput } from '../build/build-profile.js'
import type { Extension } from '../build/extension-book.js'
import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue, type JsonObject } from '../json/json.js'
import { readPublicKey, type PublicKey } from '../keys/public-key.js'
import { defaultLimits } from '../limits.js'
import type { Finding } from '../messages/problem.js'
import type { BitstringStatusListEntry } from '../model/credential-status.js'
import type { OpenBadgeCredential } from '../model/credential.js'
import type { Iri } from '../model/primitives.js'
import type { EndorsementCredential, Profile } from '../model/profile.js'
import type { SignedCredential, SignedEndorsement } from '../model/signed-credential.js'
import type { Jwk } from '../platform/algorithms.js'
import { readPrevious } from './previous.js'
import {
  changedAward,
  checkNewer,
  readReissueOptions,
  statusOf,
  type AwardChanges,
  type ReissueOptions,
} from './reissue.js'
import { checkOwnSignature } from './self-check.js'
import { readClock, toWholeSeconds } from '../time.js'
import { checkKeyNames, keysOf, type Signer } from './signer.js'

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
  /** Public keys that signed for this issuer before: `reissue` takes badges that they signed. Default: none. */
  readonly formerKeys?: readonly Jwk[]
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
  /**
   * Issues a badge anew (spec.md §8): the same badge, with the same id, valid from later on. Readers
   * take it for the newer version of the one before.
   *
   * Everything is taken over, endorsements included, but for what the issuer sets itself: its profile
   * as it is now, contexts, proof, the claims of a token. `awardedDate` keeps when the badge was first
   * awarded. `validFrom` is now unless it is given, and must be later than before. `validUntil` is
   * taken over too: give a new end, or leave it out by `without`. `endorsements` are added to those
   * that are there. A badge of data model 1.1 becomes one of 2.0.
   *
   * What is taken over goes through the builder like any other input. What it has no name for, it refuses by
   * its place in an award, such as `/recipient/…` for what stands in the subject. A badge that carries
   * a proof must be one that this issuer signed. **One without is taken at your word**: pass what a
   * verifier returned as `report.credential`, or what you keep yourself, never what a stranger sent.
   * Does not ask whether the badge has been revoked, nor does it revoke the one before.
   *
   * @param previous - the badge as `issue` returned it, or as JSON, text or bytes; from `report.credential` only
   *   where no endorsement is embedded in it
   * @param changes - what is to be different
   * @param options - what is not to be taken over, and whether it gets a new place in the status list
   * @throws OpenBadgesError as `issue` does; `PREVIOUS_NOT_VERIFIED` if it was not signed by a key of this
   *   issuer; `INPUT_INVALID` with `ISSUED_BY_OTHERS` or `NOT_NEWER`; `OPTIONS_INVALID`; a format code
   * @example
   * const renewed = await issuer.reissue(badge, { expiresAfter: { years: 3 } })
   */
  reissue(
    previous: SignedCredential | OpenBadgeCredential | string | Uint8Array,
    changes?: AwardChanges,
    options?: ReissueOptions,
  ): Promise<SignedCredential>
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
  refuseUnknownNames(options, OPTION_NAMES)
  const { profile: stated, signer, status, formerKeys = [], now = Date.now, ...means } = options
  const profile = buildProfile(stated, means)
  checkStatusOption(status)
  checkKeyNames(profile.id, signer)
  const ownKeys = readKeys(signer, formerKeys)
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
    reissue: async (previous, changes = {}, reissueOptions = {}) => {
      const { without, status: place } = readReissueOptions(reissueOptions)
      if (place === 'new' && status === 'none')
        throw wrongOption('status', `'keep', of an issuer without status`, `'new'`)
      const at = toWholeSeconds(readClock(now))
      const own = { issuerId: profile.id, keys: ownKeys, contexts: signer.contexts, at }
      const document = await readPrevious(previous, own)
      const award = changedAward(document, changes, without)
      const credential = buildAward(award, profile, { ...means, now: () => at })
      checkNewer(credential, document)
      const entry = place === 'keep' ? statusOf(document) : undefined
      return entry === undefined ? finish(credential, 'badge', at) : sign(placeIn(credential, entry), 'badge', at)
    },
  }

  async function finish<Credential extends OpenBadgeCredential | EndorsementCredential>(
    credential: Credential,
    kind: 'badge' | 'endorsement',
    at: number,
  ): Promise<SignedCredential<Credential>> {
    return sign(status === 'none' ? credential : placeIn(credential, await allocate(status)), kind, at)
  }

  async function sign<Credential extends OpenBadgeCredential | EndorsementCredential>(
    placed: Credential,
    kind: 'badge' | 'endorsement',
    at: number,
  ): Promise<SignedCredential<Credential>> {
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

function readKeys(signer: Signer, formerKeys: unknown): readonly PublicKey[] {
  if (!Array.isArray(formerKeys)) throw wrongOption('formerKeys', 'an array of public keys', describeValue(formerKeys))
  const former: readonly unknown[] = formerKeys
  return [...keysOf(signer).map(({ publicKey }) => publicKey), ...former].map((jwk) => {
    if (typeof jwk !== 'object' || jwk === null)
      throw wrongOption('formerKeys', 'public keys as JWKs', describeValue(jwk))
    return readPublicKey(jwk as JsonObject, defaultLimits)
  })
}

const OPTION_NAMES = [
  'profile',
  'signer',
  'status',
  'formerKeys',
  'now',
  'random',
  'onHint',
  'contexts',
  'extensions',
] as const satisfies readonly (keyof IssuerOptions)[]
