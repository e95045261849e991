/** `openbadges-kit/build`: from what a person has to complete, valid nouns. Loads no crypto library and no JSON-LD. */
export { buildAchievement } from '../build/build-achievement.js'
export type { AchievementInput } from '../build/build-achievement.js'
export { buildCredential } from '../build/build-credential.js'
export type { CredentialInput } from '../build/build-credential.js'
export { buildEndorsement } from '../build/build-endorsement.js'
export type { EndorsementInput } from '../build/build-endorsement.js'
export { buildProfile } from '../build/build-profile.js'
export type { ProfileInput } from '../build/build-profile.js'
export { hashIdentity } from '../build/hash-identity.js'
export type { BuildOptions } from '../build/build-options.js'
export type {
  AddressInput,
  AlignmentInput,
  CriteriaInput,
  EvidenceInput,
  IdentifierEntryInput,
  IdentifierInput,
  ImageInput,
  RecipientInput,
  RelatedInput,
  ResultDescriptionInput,
  ResultInput,
  RubricCriterionLevelInput,
} from '../build/part-inputs.js'
export type { Instant, Period } from '../time.js'
export { OpenBadgesError } from '../errors.js'
