import type { Achievement } from '../model/achievement.js'
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

export function buildAchievement(_input: AchievementInput, _options: object = {}): Achievement {
  throw new Error('not yet')
}
