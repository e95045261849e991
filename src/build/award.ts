import type { Achievement } from '../model/achievement.js'
import type { Evidence } from '../model/evidence.js'
import type { Image } from '../model/image.js'
import type { DateTime, Markdown } from '../model/primitives.js'
import type { Profile } from '../model/profile.js'
import type { Result } from '../model/result.js'
import type { GivenEndorsements } from './endorsements.js'
import type { Frame } from './frame.js'
import type { RecipientIdentity } from './recipient.js'

/** The input of a badge, read. */
export interface Award extends Frame, GivenEndorsements {
  readonly achievement: Achievement
  readonly recipient: RecipientIdentity
  readonly name?: string
  readonly image?: Image
  readonly evidence?: readonly Evidence[]
  readonly results?: readonly Result[]
  readonly narrative?: Markdown
  readonly role?: string
  readonly term?: string
  readonly licenseNumber?: string
  readonly creditsEarned?: number
  readonly activityStartDate?: DateTime
  readonly activityEndDate?: DateTime
  readonly source?: Profile
  readonly recipientImage?: Image
}
