/** `openbadges-kit/build`: from what a person has to complete, valid nouns. Loads no crypto library and no JSON-LD. */
export { achievementKinds } from '../build/achievement-kinds.js'
export type { AchievementKinds, AchievementOfKind } from '../build/achievement-kinds.js'
export { alignments } from '../build/alignment-presets.js'
export type { AlignmentPresets, AlignmentTarget, CtdlTarget } from '../build/alignment-presets.js'
export { buildAchievement, tryBuildAchievement } from '../build/build-achievement.js'
export type { AchievementInput, AchievementOptions } from '../build/build-achievement.js'
export { buildCredential, tryBuildCredential } from '../build/build-credential.js'
export type { CredentialInput, CredentialOptions } from '../build/build-credential.js'
export { buildEndorsement, tryBuildEndorsement } from '../build/build-endorsement.js'
export type { EndorsementInput } from '../build/build-endorsement.js'
export { buildProfile, tryBuildProfile } from '../build/build-profile.js'
export type { PartyInput, ProfileInput, ProfileOptions } from '../build/build-profile.js'
export { hashIdentity } from '../build/hash-identity.js'
export type { BuildOptions } from '../build/build-options.js'
export type { Extension } from '../build/extension-book.js'
export type { BuildResult } from '../build/read-input.js'
export type {
  AddressInput,
  AlignmentInput,
  CriteriaInput,
  EvidenceInput,
  IdentifierEntryInput,
  IdentifierInput,
  ImageBytes,
  ImageInput,
  RecipientInput,
  RelatedInput,
  ResultDescriptionInput,
  ResultInput,
  RubricCriterionLevelInput,
} from '../build/part-inputs.js'
export type { Instant, Period } from '../time.js'
export type { Finding, InputProblem } from '../messages/problem.js'
export { OpenBadgesError } from '../errors.js'
