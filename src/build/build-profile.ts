import type { Profile } from '../model/profile.js'
import type { BuildOptions } from './build-options.js'
import type { AddressInput, EndorsementForm, IdentifierEntryInput, ImageInput, Lenient } from './part-inputs.js'
import { readProfile } from './profile-shape.js'
import { builtOrThrow, readInput, type BuildResult } from './read-input.js'
import { assertShape } from './schema-refusal.js'

/** A person or an organisation as a caller gives it; only `id` is needed. */
export type ProfileInput = Lenient<Omit<Profile, 'address' | 'image' | 'otherIdentifier' | 'parentOrg'>, 'type'> & {
  /** Where the person or organisation can be found. */
  readonly address?: AddressInput
  /** The picture of the person, or the logo of the organisation. */
  readonly image?: ImageInput
  /** Further names under which the person or organisation is known elsewhere. */
  readonly otherIdentifier?: readonly IdentifierEntryInput[]
  /** Endorsements of this profile, in whichever form they were signed. */
  readonly endorsements?: readonly EndorsementForm[]
  /** The organisation that this one belongs to. */
  readonly parentOrg?: PartyInput
}

/** A person or an organisation that issues nothing here; without `id`, one is made. */
export type PartyInput = Lenient<ProfileInput, 'id'>

/** What building a profile takes from the world. */
export type ProfileOptions = Pick<BuildOptions, 'contexts' | 'extensions' | 'onHint' | 'random'>

/**
 * Builds a complete profile: an issuer, a creator, an endorser.
 *
 * Implements the class Profile of Open Badges 3.0. Adds `type`; makes an Image of the address of a
 * picture. Does not ask whether the id is the organisation's, nor whether addresses can be reached.
 *
 * @param input - what is known; `id` is an absolute IRI, for an issuer the one that its keys belong to
 * @param options - contexts or extensions, if there are properties of one's own; randomness for ids of
 *   organisations above it
 * @returns the profile, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with everything that is wrong in `problems`, and the path of
 *   the first; `OPTIONS_INVALID`
 * @example
 * buildProfile({ id: 'did:web:academy.example', name: 'Example Academy', url: 'https://academy.example/' })
 */
export function buildProfile(input: ProfileInput, options: ProfileOptions = {}): Profile {
  return builtOrThrow(tryBuildProfile(input, options))
}

/**
 * Builds a complete profile as `buildProfile` does, and returns what is wrong instead of throwing it.
 *
 * @param input - what is known
 * @param options - as of `buildProfile`
 * @returns the profile and hints, or all problems
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function tryBuildProfile(input: ProfileInput, options: ProfileOptions = {}): BuildResult<Profile> {
  return readInput(input, options, ['contexts', 'extensions', 'onHint', 'random'], (value, reading) => {
    const profile = readProfile(value, reading)
    assertShape(profile, 'profile', reading)
    return profile
  })
}
