import type { Achievement } from '../model/achievement.js'
import { readAchievement } from './achievement-shape.js'
import type { BuildOptions } from './build-options.js'
import type { ProfileInput } from './build-profile.js'
import type {
  AlignmentInput,
  CriteriaInput,
  IdentifierEntryInput,
  ImageInput,
  Lenient,
  RelatedInput,
  ResultDescriptionInput,
} from './part-inputs.js'
import { readInput } from './read-input.js'

/** What can be achieved, as a caller gives it: `name`, `description` and `criteria` are needed. */
export type AchievementInput = Lenient<
  Omit<
    Achievement,
    'alignment' | 'creator' | 'criteria' | 'image' | 'otherIdentifier' | 'related' | 'resultDescription'
  >,
  'id' | 'type'
> & {
  /** What must be done to earn the achievement: an https: address, text, or both as an object. */
  readonly criteria: CriteriaInput
  /** What the achievement corresponds to in other frameworks. */
  readonly alignment?: readonly AlignmentInput[]
  /** Who made up the achievement, where that is not the issuer. */
  readonly creator?: ProfileInput
  /** The picture that stands for the achievement. */
  readonly image?: ImageInput
  /** Further names under which the achievement is known elsewhere. */
  readonly otherIdentifier?: readonly IdentifierEntryInput[]
  /** The same achievement elsewhere: in another language, or an earlier version. */
  readonly related?: readonly RelatedInput[]
  /** The results that are possible, and what is required of them. */
  readonly resultDescription?: readonly ResultDescriptionInput[]
}

/**
 * Builds a complete achievement: the definition that many badges share.
 *
 * Implements the class Achievement of Open Badges 3.0. Adds ids and types where they are missing;
 * makes criteria of a text or an https: address, and an Image of the address of a picture. Does not
 * ask whether addresses can be reached. Build an achievement once and keep it: badges of the same
 * achievement share its `id`.
 *
 * @param input - what is known; `name`, `description` and `criteria` are needed
 * @param options - randomness for ids; contexts, if there are properties of one's own
 * @returns the achievement, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with the path of the first fault in the input;
 *   `OPTIONS_INVALID`
 * @example
 * buildAchievement({
 *   name: 'Certified Welder',
 *   description: 'Welds to standard.',
 *   criteria: 'Pass the practical test.',
 *   achievementType: 'Certification',
 * })
 */
export function buildAchievement(
  input: AchievementInput,
  options: Pick<BuildOptions, 'contexts' | 'random'> = {},
): Achievement {
  return readInput(input, options, ['contexts', 'random'], readAchievement)
}
