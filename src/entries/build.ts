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
  Bytes,
  CriteriaInput,
  EndorsementForm,
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
export {
  achievementTypes,
  alignmentTargetTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
  statusPurposes,
} from '../model/vocabulary.js'
export type {
  AchievementType,
  AlignmentTargetType,
  IdentifierType,
  ResultStatus,
  ResultType,
  StatusPurpose,
} from '../model/vocabulary.js'
export type { Achievement, Criteria, Related } from '../model/achievement.js'
export type { Address, GeoCoordinates } from '../model/address.js'
export type { Alignment } from '../model/alignment.js'
export type { AchievementSubject, OpenBadgeCredential } from '../model/credential.js'
export type { CredentialSchema } from '../model/credential-schema.js'
export type { BitstringStatusListEntry, CredentialStatus, StatusMessage } from '../model/credential-status.js'
export type { Evidence } from '../model/evidence.js'
export type { IdentifierEntry, IdentityObject } from '../model/identity.js'
export type { Image } from '../model/image.js'
export type { EndorsementCredential, EndorsementSubject, Profile } from '../model/profile.js'
export type { RefreshService } from '../model/refresh-service.js'
export type { Result, ResultDescription, RubricCriterionLevel } from '../model/result.js'
export type { SignedEndorsement } from '../model/signed-credential.js'
export type { TermsOfUse } from '../model/terms-of-use.js'
export type { Instant, Period } from '../time.js'
export type { Finding, InputProblem } from '../messages/problem.js'
export { OpenBadgesError } from '../errors.js'
