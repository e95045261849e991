import type { Profile } from '../model/profile.js'
import type { AddressInput, IdentifierEntryInput, ImageInput, Lenient } from './part-inputs.js'

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

export function buildProfile(_input: ProfileInput): Profile {
  throw new Error('not yet')
}
