import type { Profile } from '../model/profile.js'
import type { BuildOptions } from './build-options.js'
import type { AddressInput, IdentifierEntryInput, ImageInput, Lenient } from './part-inputs.js'
import { readProfile } from './profile-shape.js'
import { readInput } from './read-input.js'

/** A person or an organisation as a caller gives it; only `id` is needed. */
export type ProfileInput = Lenient<Omit<Profile, 'address' | 'image' | 'otherIdentifier' | 'parentOrg'>, 'type'> & {
  /** Where the person or organisation can be found. */
  readonly address?: AddressInput
  /** The picture of the person, or the logo of the organisation. */
  readonly image?: ImageInput
  /** Further names under which the person or organisation is known elsewhere. */
  readonly otherIdentifier?: readonly IdentifierEntryInput[]
  /** The organisation that this one belongs to. */
  readonly parentOrg?: ProfileInput
}

/**
 * Builds a complete profile: an issuer, a creator, an endorser.
 *
 * Implements the class Profile of Open Badges 3.0. Adds `type`; makes an Image of the address of a
 * picture. Does not ask whether the id is the organisation's, nor whether addresses can be reached.
 *
 * @param input - what is known; `id` is an absolute IRI, for an issuer the one that its keys belong to
 * @param options - contexts, if there are properties of one's own
 * @returns the profile, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with the path of the first fault in the input;
 *   `OPTIONS_INVALID`
 * @example
 * buildProfile({ id: 'did:web:academy.example', name: 'Example Academy', url: 'https://academy.example/' })
 */
export function buildProfile(input: ProfileInput, options: Pick<BuildOptions, 'contexts'> = {}): Profile {
  return readInput(input, options, ['contexts'], readProfile)
}
