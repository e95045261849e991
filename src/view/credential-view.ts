/** The view: what a displayer shows of a report, as plain JSON. */
import type { Language, PhraseKey } from '../messages/languages.js'
import type { Kind } from '../model/kinds.js'
import type { Verdict } from '../verify/report.js'
import type { ViewAddress, ViewText } from './addresses.js'
import type { ViewAchievement } from './achievements.js'
import type { ViewCheck } from './checks.js'
import type { ViewDate } from './dates.js'
import type { MarkAt } from './draft.js'
import type { ViewEvidence } from './evidence.js'
import type { ViewImage } from './images.js'
import type { ViewNotice } from './notices.js'
import type { ViewParty } from './parties.js'
import type { ViewRecipient } from './recipients.js'
import type { ViewResult } from './results.js'
import type { ViewStatus } from './statuses.js'

/** What to show. `authentic` tells whether there is more than the verdict, `kind` what it is. */
export type CredentialView = AuthenticView | WithheldView

/** What to show of a credential that is authentic: signed by its issuer, and read as it was signed. */
export type AuthenticView = BadgeView | EndorsementView | RecordView | OtherView

/** What every view has. */
export interface ViewFrame {
  readonly viewVersion: 1
  /** Of the library's own sentences. Those of the credential are in whatever language they are in. */
  readonly language: Language
  readonly verdict: Verdict
  readonly verified: boolean
  /** The verdict in one sentence. */
  readonly summary: ViewSentence
  /** Every check, in the order of the report. */
  readonly checks: readonly ViewCheck[]
  /** The moment that was judged. */
  readonly judgedAt: ViewDate
  /** The credentials inside a record or a presentation: each its own view, with its own verdict. */
  readonly members: readonly ContainedView[]
}

/** A sentence of the library's. */
export interface ViewSentence {
  /** By which it can be said in another language. */
  readonly key: PhraseKey
  readonly text: string
}

/** A credential inside another. */
export interface ContainedView {
  /** JSON pointer to its place in the one around it. */
  readonly path: string
  readonly view: CredentialView
}

/** An endorsement that a credential carries. */
export interface ViewEndorsement extends ContainedView {
  /**
   * `counts`: it is genuine, and of what carries it. `of-another-part`: it is of another part of the
   * credential. `of-another`: it is of something else altogether, however genuine; do not show it.
   * Whether its issuer is trusted is for its own view to say.
   */
  readonly standing: 'counts' | 'of-another-part' | 'of-another' | 'not-genuine' | 'not-known'
}

/** What to show of what is not authentic: the verdict, and nothing that the document says. */
export interface WithheldView extends ViewFrame {
  readonly authentic: false
  readonly verified: false
  readonly kind: Kind
}

/** What every view of an authentic credential has. */
export interface ViewContent extends ViewFrame {
  readonly authentic: true
  readonly id?: string
  /** The issuer. Its id is proven, and nothing else of it. */
  readonly issuer: ViewParty
  readonly name?: string
  readonly description?: ViewText
  /** In the order in which to prefer them; several of one owner contradict each other. */
  readonly images: readonly ViewImage[]
  readonly dates: ViewDates
  readonly status: ViewStatus
  readonly notices: readonly ViewNotice[]
  /** Endorsements that it carries: each its own view, with its own verdict, and whether it counts here. */
  readonly endorsements: readonly ViewEndorsement[]
  /** What is to be said of single texts of this view. */
  readonly marks: readonly ViewMark[]
}

/** The dates of a credential. */
export interface ViewDates {
  /** Open Badges calls it the date of issue: from when it is valid. */
  readonly validFrom?: ViewDate
  /** Absent: the credential states no end. The `exp` of a token, which may be earlier, is not shown. */
  readonly validUntil?: ViewDate
  /** When it was first awarded. */
  readonly awarded?: ViewDate
}

/** What is to be said of a text, and of which. */
export interface ViewMark extends MarkAt {
  readonly text: string
}

/** A badge. */
export interface BadgeView extends ViewContent {
  readonly kind: 'badge'
  /** One; several where the badge contradicts itself. */
  readonly achievements: readonly ViewAchievement[]
  readonly recipient: ViewRecipient
  readonly results: readonly ViewResult[]
  readonly evidence: readonly ViewEvidence[]
  /** What this recipient did to earn it. */
  readonly narrative?: ViewText
  readonly creditsEarned?: string
  readonly licenseNumber?: string
  readonly role?: string
  readonly term?: string
  readonly activityStart?: ViewDate
  readonly activityEnd?: ViewDate
  /** Who assessed the recipient, as the issuer says. */
  readonly sources: readonly ViewParty[]
}

/** A statement of somebody about a profile, an achievement or a credential. */
export interface EndorsementView extends ViewContent {
  readonly kind: 'endorsement'
  /** What is endorsed, by its id. */
  readonly endorsed: ViewAddress
  readonly comment?: ViewText
}

/** A Comprehensive Learner Record; what it holds is in `members`. */
export interface RecordView extends ViewContent {
  readonly kind: 'clr'
  /** Whether it holds less than its publisher knows. */
  readonly isPartial: boolean
  readonly recipient: ViewRecipient
  /** Achievements that the associations speak of; nobody says that the recipient reached them. */
  readonly achievements: readonly ViewAchievement[]
  readonly associations: readonly ViewAssociation[]
}

/** How two achievements belong together. */
export interface ViewAssociation {
  readonly type?: { readonly term: string; readonly text: string }
  /** Ids of achievements. */
  readonly source?: string
  readonly target?: string
}

/** A status list or a presentation, which have nothing of their own to show. */
export interface OtherView extends ViewContent {
  readonly kind: Exclude<Kind, 'badge' | 'endorsement' | 'clr'>
}
