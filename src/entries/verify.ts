/** `openbadges-kit/verify`: is it genuine, by whom, and still valid? */
export { createVerifier } from '../verify/verifier.js'
export type { RecordedVerification, Verifier } from '../verify/verifier.js'
export type {
  RecordedAnswer,
  RecordedFailure,
  RecordedInput,
  RecordedList,
  RecordedNewerList,
  RecordedPolicy,
  RecordedRequest,
  VerificationRecord,
} from '../verify/evidence/verification-record.js'
export type { VerifiedItem, VerifyAllOptions } from '../verify/verify-all.js'
export type { VerifyProgress } from '../verify/progress.js'
export type { VerifierOptions } from '../verify/options.js'
export type { JsonLdEngine } from '../jsonld/context-library.js'
export { anyIssuer } from '../verify/trust.js'
export type { Trust, TrustLookup, TrustedIssuer } from '../verify/trust.js'
export type { Occasion, PolicyEcho, VerifyPolicy } from '../verify/policy.js'
export type { RefreshRecord } from '../verify/check-refresh.js'
export type { ListRecord } from '../verify/check-status.js'
export type { ExpectedRecipient } from '../verify/check-recipient.js'
export { assertVerified } from '../verify/assert-verified.js'
export { checkNames } from '../verify/report.js'
export type {
  CheckName,
  CheckResult,
  ContainedReport,
  UnverifiedReport,
  Verdict,
  VerificationEvidence,
  VerificationReport,
  VerifiedReport,
} from '../verify/report.js'
export { viewCredential } from '../view/view-credential.js'
export type { ViewOptions } from '../view/view-credential.js'
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
} from '../view/credential-view.js'
export type { ViewAchievement, ViewCriteria } from '../view/achievements.js'
export type { ViewAddress, ViewText } from '../view/addresses.js'
export type { ViewAlignment } from '../view/alignments.js'
export type { ViewCheck, ViewReason } from '../view/checks.js'
export type { ViewDate } from '../view/dates.js'
export type { MarkName } from '../view/draft.js'
export type { ViewEvidence } from '../view/evidence.js'
export type { HiddenCharacters } from '../view/hidden-characters.js'
export type { EmbeddedImage, ImageOwner, RefusedImage, RemoteImage, ViewImage } from '../view/images.js'
export type { ViewNotice } from '../view/notices.js'
export type { ViewIdentifier, ViewParty } from '../view/parties.js'
export type { RecipientIdentifier, ViewRecipient } from '../view/recipients.js'
export type { ViewLevel, ViewResult } from '../view/results.js'
export type { Standing } from '../view/standing.js'
export type { ViewStatus, ViewStatusEntry } from '../view/statuses.js'
export type { ViewTerm } from '../view/terms.js'
export type { Language, PhraseKey } from '../messages/languages.js'
export type { AcceptableKind, AuthenticCredential, CredentialOfKind } from '../gates/authentic-credential.js'
export type { Outcome, SkipReason } from '../gates/outcome.js'
export type { Finding, Place, Problem } from '../messages/problem.js'
export type { Fact, Facts } from '../messages/say.js'
export type { Code, FailedCode, FindingCode, ProblemCode, UnknownCode } from '../codes.js'
export type { InputCode } from '../input-codes.js'
export type { InputKind } from '../envelope/envelope.js'
export type { ReliedProof } from '../proof/authentication.js'
export type { KeySource } from '../keys/find-issuer-key.js'
export type { Kind } from '../model/kinds.js'
export type { FetchFunction, FetchRecord, NetworkOptions } from '../net/network.js'
export { defaultLimits } from '../limits.js'
export type { Limits } from '../limits.js'
export type { Instant } from '../time.js'
export { OpenBadgesError } from '../errors.js'
