/**
 * `openbadges-kit`: Open Badges 3.0, issued and verified.
 *
 * Everything of the seven entry points `./build`, `./keys`, `./status`, `./issue`, `./bake`, `./verify` and `./inspect`;
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
export type { EndorsementInput, EndorsementStatement } from './build/build-endorsement.js'
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
export type { AwardChanges, ReissueOptions } from './issue/reissue.js'
export type { IssuedSuite } from './proof/issued-suites.js'
export { createProofSetSigner } from './issue/proof-set-signer.js'
export type { DataIntegrityOptions, DataIntegritySigner, JwtSignerOptions, Signer } from './issue/signer.js'
export { createSelectiveDisclosureSigner } from './issue/selective-disclosure-signer.js'
export type { SelectiveDisclosureOptions } from './issue/selective-disclosure-signer.js'
export { deriveCredential } from './proof/derive-credential.js'
export type { DerivedCredential, DisclosureOptions } from './proof/derive-credential.js'
export type { SignedCredential, SignedEndorsement, SignedStatusList } from './model/signed-credential.js'

export { bakeImage } from './bake/bake-image.js'
export type { Bakeable, BakeOptions } from './bake/bake-image.js'
export { extractFromImage } from './bake/extract-from-image.js'
export type { Extracted } from './bake/extracted.js'
export type { BakedStandard, Container } from './bake/baked-names.js'

export { createVerifier } from './verify/verifier.js'
export type { RecordedVerification, Verifier } from './verify/verifier.js'
export type {
  RecordedAnswer,
  RecordedFailure,
  RecordedInput,
  RecordedList,
  RecordedNewerList,
  RecordedPolicy,
  RecordedRequest,
  VerificationRecord,
} from './verify/evidence/verification-record.js'
export type { VerifiedItem, VerifyAllOptions } from './verify/verify-all.js'
export type { VerifyProgress } from './verify/progress.js'
export type { VerifierOptions } from './verify/options.js'
export type { JsonLdEngine } from './jsonld/context-library.js'
export { anyIssuer } from './verify/trust.js'
export type { Trust, TrustLookup, TrustedIssuer } from './verify/trust.js'
export type { Occasion, PolicyEcho, VerifyPolicy } from './verify/policy.js'
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
export { viewCredential } from './view/view-credential.js'
export type { ViewOptions } from './view/view-credential.js'
export type {
  AuthenticView,
  BadgeView,
  ContainedView,
  CredentialView,
  EndorsementView,
  OtherView,
  RecordView,
  ViewAssociation,
  ViewContent,
  ViewDates,
  ViewEndorsement,
  ViewFrame,
  ViewMark,
  ViewSentence,
  WithheldView,
} from './view/credential-view.js'
export type { ViewAchievement, ViewCriteria } from './view/achievements.js'
export type { ViewAddress, ViewText } from './view/addresses.js'
export type { ViewAlignment } from './view/alignments.js'
export type { ViewCheck, ViewReason } from './view/checks.js'
export type { ViewDate } from './view/dates.js'
export type { MarkName } from './view/draft.js'
export type { ViewEvidence } from './view/evidence.js'
export type { HiddenCharacters } from './view/hidden-characters.js'
export type { EmbeddedImage, ImageOwner, RefusedImage, RemoteImage, ViewImage } from './view/images.js'
export type { ViewNotice } from './view/notices.js'
export type { ViewIdentifier, ViewParty } from './view/parties.js'
export type { RecipientIdentifier, ViewRecipient } from './view/recipients.js'
export type { ViewLevel, ViewResult } from './view/results.js'
export type { Standing } from './view/standing.js'
export type { ViewStatus, ViewStatusEntry } from './view/statuses.js'
export type { ViewTerm } from './view/terms.js'
export type { Language, PhraseKey } from './messages/languages.js'
export type { AcceptableKind, AuthenticCredential, CredentialOfKind } from './gates/authentic-credential.js'
export type { Outcome, SkipReason } from './gates/outcome.js'

export { checkShape } from './inspect/check-shape.js'
export type { ShapeKind, ShapeOptions, ShapeReport } from './inspect/check-shape.js'
export { canonicalizeSteps } from './inspect/canonicalize-steps.js'
export type {
  CanonicalSteps,
  CanonicalStepsOptions,
  ProofSteps,
  ShownSteps,
  TokenSteps,
} from './inspect/canonicalize-steps.js'
export { findDifferences } from './inspect/find-differences.js'
export type { Difference } from './inspect/find-differences.js'
export { compareCredentials } from './inspect/compare-credentials.js'
export type { CredentialComparison } from './inspect/compare-credentials.js'
export { explainAllCodes, explainCode } from './inspect/explain-code.js'
export type { CodeExplanation } from './inspect/explain-code.js'
export { inspectCredential } from './inspect/inspect-credential.js'
export type { InspectedStatus, Inspection } from './inspect/inspect-credential.js'

export { OpenBadgesError } from './errors.js'
export { defaultLimits } from './limits.js'
export type { Limits } from './limits.js'
export { version } from './version.js'
export type { Code, FailedCode, FindingCode, ProblemCode, UnknownCode } from './codes.js'
export type { InputCode, MistakeCode } from './input-codes.js'
export type { Finding, InputProblem, Place, Problem } from './messages/problem.js'
export type { Fact, Facts } from './messages/say.js'
export type { InputKind } from './envelope/envelope.js'
export type { ReliedProof } from './proof/authentication.js'
export type { KeySource } from './keys/find-issuer-key.js'
export type { FetchFunction, FetchRecord, NetworkOptions } from './net/network.js'
export type { Instant, Period } from './time.js'
export type { DataModel } from './model/contexts.js'
export type { Kind } from './model/kinds.js'
export { isNewer, isSameCredential } from './model/same-credential.js'
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
