import type { Achievement } from '../model/achievement.js'
import { readAchievement } from './achievement-shape.js'
import type { BuildOptions } from './build-options.js'
import type { PartyInput } from './build-profile.js'
import type {
  AlignmentInput,
  CriteriaInput,
  EndorsementForm,
  IdentifierEntryInput,
  ImageInput,
  Lenient,
  RelatedInput,
  ResultDescriptionInput,
} from './part-inputs.js'
import { builtOrThrow, readInput, type BuildResult } from './read-input.js'
import { assertShape } from './schema-refusal.js'

/** What building an achievement takes from the world. */
export type AchievementOptions = Pick<BuildOptions, 'contexts' | 'extensions' | 'onHint' | 'random'>

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
  readonly creator?: PartyInput
  /** Endorsements of this achievement, in whichever form they were signed. */
  readonly endorsements?: readonly EndorsementForm[]
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
 * @param options - randomness for ids; contexts or extensions, if there are properties of one's own
 * @returns the achievement, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with everything that is wrong in `problems`, and the path of
 *   the first; `OPTIONS_INVALID`
 * @example
 * buildAchievement({
 *   name: 'Certified Welder',
 *   description: 'Welds to standard.',
 *   criteria: 'Pass the practical test.',
 *   achievementType: 'Certification',
 * })
 */
export function buildAchievement(input: AchievementInput, options: AchievementOptions = {}): Achievement {
  return builtOrThrow(tryBuildAchievement(input, options))
}

/**
 * Builds a complete achievement as `buildAchievement` does, and returns what is wrong instead of
 * throwing it: every problem with its code, its place and, where it can be guessed, what was meant.
 *
 * @param input - what is known
 * @param options - as of `buildAchievement`
 * @returns the achievement and hints, or all problems
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * const result = tryBuildAchievement(form)
 * if (!result.ok) for (const { path, message } of result.problems) showAt(path, message)
 */
export function tryBuildAchievement(
  input: AchievementInput,
  options: AchievementOptions = {},
): BuildResult<Achievement> {
  return readInput(input, options, ['contexts', 'extensions', 'onHint', 'random'], (value, reading) => {
    const achievement = readAchievement(value, reading)
    assertShape(achievement, 'achievement', reading)
    return achievement
  })
}
