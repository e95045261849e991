import type { AchievementType } from '../model/vocabulary.js'
import type { AchievementInput } from './build-achievement.js'

/** An achievement whose kind is already said. */
export type AchievementOfKind = Omit<AchievementInput, 'achievementType'> & { readonly achievementType?: never }

/** Says of what kind an achievement is. */
type Kind<Type extends AchievementType> = (
  input: AchievementOfKind,
) => AchievementInput & { readonly achievementType: Type }

/** The kinds of achievement that people mean. */
export interface AchievementKinds {
  /** A sign of something learnt or done, of no further kind. */
  readonly badge: Kind<'Badge'>
  /** Somebody took part in something to its end. No test to pass: with one, it is a `certification`. */
  readonly certificateOfCompletion: Kind<'CertificateOfCompletion'>
  /** Somebody passed a test and may say so for a while: describe the test in `resultDescription`, let the badge expire. */
  readonly certification: Kind<'Certification'>
  /** A document that attests something, of no further kind. */
  readonly certificate: Kind<'Certificate'>
  /** The permission to practise, mostly given by an authority: give the badge a `licenseNumber` and an end. */
  readonly license: Kind<'License'>
  /** A course that was taken: `humanCode`, `creditsAvailable` and the grades in `resultDescription` go with it. */
  readonly course: Kind<'Course'>
  /** A small, assessed piece of a larger education: say its level and its work in `alignment` and `creditsAvailable`. */
  readonly microCredential: Kind<'MicroCredential'>
  /** A programme of several courses. */
  readonly learningProgram: Kind<'LearningProgram'>
  /** Something that somebody is able to do: `alignment` names it in a framework. */
  readonly competency: Kind<'Competency'>
  /** A test or examination that was taken. */
  readonly assessment: Kind<'Assessment'>
  /** The degree of a bachelor. */
  readonly bachelorDegree: Kind<'BachelorDegree'>
  /** The degree of a master. */
  readonly masterDegree: Kind<'MasterDegree'>
  /** The degree of a doctor, of whatever kind. */
  readonly doctoralDegree: Kind<'DoctoralDegree'>
  /** The document that a school or college gives at the end. */
  readonly diploma: Kind<'Diploma'>
  /** A prize or distinction. */
  readonly award: Kind<'Award'>
  /** That somebody belongs to an organisation: let the badge expire with the membership. */
  readonly membership: Kind<'Membership'>
  /** Unpaid work for others. */
  readonly communityService: Kind<'CommunityService'>
}

/**
 * The kinds of achievement that people mean, as starting points for `buildAchievement` and for the
 * `achievement` of an award. Each says what the kind is, and adds the `achievementType` of Open
 * Badges 3.0 that programs know it by; nothing else is added or checked.
 *
 * @example
 * buildAchievement(
 *   achievementKinds.course({ name: 'Welding I', description: 'Ten evenings.', criteria: 'Take part.', humanCode: 'W-1' }),
 * )
 */
export const achievementKinds: AchievementKinds = {
  badge: ofKind('Badge'),
  certificateOfCompletion: ofKind('CertificateOfCompletion'),
  certification: ofKind('Certification'),
  certificate: ofKind('Certificate'),
  license: ofKind('License'),
  course: ofKind('Course'),
  microCredential: ofKind('MicroCredential'),
  learningProgram: ofKind('LearningProgram'),
  competency: ofKind('Competency'),
  assessment: ofKind('Assessment'),
  bachelorDegree: ofKind('BachelorDegree'),
  masterDegree: ofKind('MasterDegree'),
  doctoralDegree: ofKind('DoctoralDegree'),
  diploma: ofKind('Diploma'),
  award: ofKind('Award'),
  membership: ofKind('Membership'),
  communityService: ofKind('CommunityService'),
}

function ofKind<Type extends AchievementType>(achievementType: Type): Kind<Type> {
  return (input) => ({ ...input, achievementType })
}
