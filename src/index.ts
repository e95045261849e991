/**
 * `openbadges-kit`: Open Badges 3.0, issued and verified.
 *
 * Everything of the six entry points `./build`, `./keys`, `./status`, `./issue`, `./verify` and `./inspect`;
 * import from those to load less.
 */
export { achievementKinds } from './build/achievement-kinds.js'
export type { AchievementKinds, AchievementOfKind } from './build/achievement-kinds.js'
export { alignments } from './build/alignment-presets.js'
export type { AlignmentPresets, AlignmentTarget, CtdlTarget } from './build/alignment-presets.js'
export { buildAchievement, tryBuildAchievement } from './build/build-achievement.js'
export type { AchievementInput, AchievementOptions } from './build/build-achievement.js'
export { buildCredential, tryBuildCredential } from './build/build-credential.js'
export type { CredentialInput, CredentialOptions } from './build/build-credential.js'
export { buildEndorsement, tryBuildEndorsement } from './build/build-endorsement.js'
export type { EndorsementInput } from './build/build-endorsement.js'
export { buildProfile, tryBuildProfile } from './build/build-profile.js'
export type { PartyInput, ProfileInput, ProfileOptions } from './build/build-profile.js'
export { hashIdentity } from './build/hash-identity.js'
export type { BuildOptions } from './build/build-options.js'
export type { Extension } from './build/extension-book.js'
export type { BuildResult } from './build/read-input.js'
export type {
  AddressInput,
  AlignmentInput,
  Bytes,
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
} from './build/part-inputs.js'

export { generateKey, importKey } from './keys/signing-key.js'
export type { ImportOptions, KeyOptions, LocalSigningKey, SigningKey } from './keys/signing-key.js'
export { importPublicJwk } from './keys/public-material.js'
export type { PublicKeyMaterial } from './keys/public-material.js'
export { createRemoteKey } from './keys/remote-key.js'
export type { RemoteKeyOptions } from './keys/remote-key.js'
export { didJwkOf, didKeyOf, didWebDocument, jwksOf } from './keys/publish.js'
export type { DidDocument, Jwks, KeyToPublish, VerificationMethod } from './keys/publish.js'
export type { Jwk, PrivateJwk, SignatureAlgorithm } from './platform/algorithms.js'

export { createStatusList, decodeStatusList, readStatusListState } from './status/status-list.js'
export type { StatusList, StatusListOptions, StatusListState } from './status/status-list.js'
export { createStatusRegister } from './status/status-register.js'
export type { EntryName, StatusRegister, StatusRegisterOptions } from './status/status-register.js'

export { createIssuer } from './issue/issuer.js'
export type { Award, Issuer, IssuerOptions, StatusAllocator } from './issue/issuer.js'
export { signStatusList } from './issue/status-list.js'
export type { StatusListPublication } from './issue/status-list.js'
export { createDataIntegritySigner, createJwtSigner } from './issue/signer.js'
export type { DataIntegrityOptions, Signer } from './issue/signer.js'
export type { IssuedSuite } from './proof/data-integrity/issued-suites.js'
export type { SignedCredential, SignedStatusList } from './issue/signed-credential.js'

export { createVerifier } from './verify/verifier.js'
export type { VerifiedItem, Verifier } from './verify/verifier.js'
export type { VerifierOptions } from './verify/options.js'
export { anyIssuer } from './verify/trust.js'
export type { Trust, TrustLookup, TrustedIssuer } from './verify/trust.js'
export type { PolicyEcho, VerifyPolicy } from './verify/policy.js'
export type { RefreshRecord } from './verify/check-refresh.js'
export type { ListRecord } from './verify/check-status.js'
export type { ExpectedRecipient } from './verify/check-recipient.js'
export { assertVerified } from './verify/assert-verified.js'
export { checkNames } from './verify/report.js'
export type {
  CheckName,
  CheckResult,
  ContainedReport,
  UnverifiedReport,
  Verdict,
  VerificationEvidence,
  VerificationReport,
  VerifiedReport,
} from './verify/report.js'
export type { AcceptableKind, AuthenticCredential, CredentialOfKind } from './gates/authentic-credential.js'
export type { Outcome, SkipReason } from './gates/outcome.js'

export { checkShape } from './inspect/check-shape.js'
export type { ShapeKind, ShapeOptions, ShapeReport } from './inspect/check-shape.js'
export { explainAllCodes, explainCode } from './inspect/explain-code.js'
export type { CodeExplanation } from './inspect/explain-code.js'
export { inspectCredential } from './inspect/inspect-credential.js'
export type { InspectedStatus, Inspection } from './inspect/inspect-credential.js'

export { OpenBadgesError } from './errors.js'
export { defaultLimits } from './limits.js'
export type { Limits } from './limits.js'
export { version } from './version.js'
export type { Code, FailedCode, FindingCode, InputCode, MistakeCode, ProblemCode, UnknownCode } from './codes.js'
export type { Finding, InputProblem, Place, Problem } from './messages/problem.js'
export type { Fact, Facts } from './messages/say.js'
export type { InputKind } from './envelope/envelope.js'
export type { ReliedProof } from './proof/authentication.js'
export type { KeySource } from './keys/find-issuer-key.js'
export type { FetchFunction, FetchRecord, NetworkOptions } from './net/network.js'
export type { Instant, Period } from './time.js'
export type { DataModel } from './model/contexts.js'
export type { Kind } from './model/kinds.js'
export type { Achievement, Criteria, Related } from './model/achievement.js'
export type { Address, GeoCoordinates } from './model/address.js'
export type { Alignment } from './model/alignment.js'
export type { AnyClrCredential, Association, ClrCredential, ClrCredentialV1p1, ClrSubject } from './model/clr.js'
export type {
  AchievementSubject,
  AnyOpenBadgeCredential,
  OpenBadgeCredential,
  OpenBadgeCredentialV1p1,
} from './model/credential.js'
export type { CredentialSchema } from './model/credential-schema.js'
export type { BitstringStatusListEntry, CredentialStatus, StatusMessage } from './model/credential-status.js'
export type { Evidence } from './model/evidence.js'
export type { IdentifierEntry, IdentityObject } from './model/identity.js'
export type { Image } from './model/image.js'
export type {
  AnyEndorsementCredential,
  EndorsementCredential,
  EndorsementCredentialV1p1,
  EndorsementSubject,
  Profile,
} from './model/profile.js'
export type { VerifiablePresentation } from './model/presentation.js'
export type { DataIntegrityProof, Proof } from './model/proof.js'
export type { RefreshService } from './model/refresh-service.js'
export type { Result, ResultDescription, RubricCriterionLevel } from './model/result.js'
export type { BitstringStatusList, BitstringStatusListCredential, StatusListIssuer } from './model/status-list.js'
export type { TermsOfUse } from './model/terms-of-use.js'
export type {
  AnyVerifiableCredential,
  EnvelopedVerifiableCredential,
  VerifiableCredential,
  VerifiableCredentialV1p1,
} from './model/verifiable-credential.js'
export {
  achievementTypes,
  alignmentTargetTypes,
  associationTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
  statusPurposes,
} from './model/vocabulary.js'
export type {
  AchievementType,
  AlignmentTargetType,
  AssociationType,
  IdentifierType,
  ResultStatus,
  ResultType,
  StatusPurpose,
} from './model/vocabulary.js'
