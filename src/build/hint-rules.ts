/** Where words and facts disagree: nothing of it is forbidden, and most of it is not meant. */
import type { Achievement } from '../model/achievement.js'
import type { AchievementType } from '../model/vocabulary.js'
import { formatInstant, parseInstant } from '../time.js'
import type { Award } from './award.js'
import type { Rule } from './read-object.js'
import type { Reading } from './reading.js'

/** What an achievement calls itself, beside what it asks for. */
export const achievementHints: readonly Rule<Achievement>[] = [
  {
    of: ['name', 'achievementType'],
    check: compareWords,
  },
  {
    of: ['name', 'achievementType', 'resultDescription'],
    check: lookForAssessment,
  },
]

/** What a badge is worth, beside what it says. */
export const awardHints: readonly Rule<Award>[] = [
  {
    of: ['achievement', 'validUntil', 'expiresAfter'],
    check: lookForEnd,
  },
  {
    of: ['awardedDate', 'validFrom'],
    check: compareDates,
  },
  {
    of: ['issuer'],
    check: lookForName,
  },
  {
    of: ['issuer', 'recipient'],
    check: lookForOthers,
  },
  {
    of: ['achievement', 'image', 'recipientImage'],
    check: lookAtPictures,
  },
]

function compareWords({ name, achievementType: type }: Achievement, reading: Reading): void {
  const spoken = kindByName(name)
  // A type that says something else in particular was chosen, whatever the name reminds of.
  if (spoken === undefined || !VAGUE.has(type) || spoken.type === type) return
  const facts = { words: spoken.words, found: type ?? 'not said', suggestion: spoken.type }
  reading.hint('KIND_WORDS_DIFFER', facts, [type === undefined ? 'name' : 'achievementType'])
}

function lookForAssessment(achievement: Achievement, reading: Reading): void {
  const { resultDescription: descriptions = [] } = achievement
  const kind = achievement.achievementType
  const isAssessed = descriptions.length > 0
  if (kind === 'Certification' && !isAssessed) reading.hint('CERTIFICATION_WITHOUT_ASSESSMENT', {})
  if (kind !== 'CertificateOfCompletion') return
  for (const [index, { name, requiredValue, requiredLevel }] of descriptions.entries()) {
    if (requiredValue === undefined && requiredLevel === undefined) continue
    reading.hint('COMPLETION_WITH_SCORE', { found: name }, ['resultDescription', index])
  }
}

function lookForEnd({ achievement, validUntil, expiresAfter }: Award, reading: Reading): void {
  if (achievement.achievementType === 'Certification' && (validUntil ?? expiresAfter) === undefined) {
    reading.hint('CERTIFICATION_WITHOUT_EXPIRY', {})
  }
}

function compareDates({ awardedDate, validFrom }: Award, reading: Reading): void {
  if (awardedDate === undefined || validFrom === undefined || parseInstant(awardedDate) <= validFrom) return
  reading.hint('AWARDED_AFTER_START', { found: awardedDate, start: formatInstant(validFrom) }, ['awardedDate'])
}

function lookForName({ issuer }: Award, reading: Reading): void {
  if (issuer.name === undefined) reading.hint('ISSUER_UNNAMED', {}, ['issuer'])
}

function lookForOthers({ issuer, recipient }: Award, reading: Reading): void {
  if (recipient.id === issuer.id) reading.hint('SELF_ISSUED', { found: issuer.id }, ['recipient', 'id'])
}

function lookAtPictures({ achievement, image, recipientImage }: Award, reading: Reading): void {
  if (recipientImage === undefined || ![achievement.image?.id, image?.id].includes(recipientImage.id)) return
  reading.hint('IMAGE_REPEATED', {}, ['recipientImage'])
}

function kindByName(name: string): SpokenKind | undefined {
  return spokenKinds.find(({ pattern }) => pattern.test(name))
}

interface SpokenKind {
  readonly words: string
  readonly pattern: RegExp
  readonly type: AchievementType
}

/** English words that stand for one type of the standard and hardly for anything else. */
const spokenKinds: readonly SpokenKind[] = [
  {
    words: 'a certificate of completion',
    pattern: /\bcertificate of completion\b/i,
    type: 'CertificateOfCompletion',
  },
  { words: 'a certification', pattern: /\bcertification\b/i, type: 'Certification' },
  {
    words: 'a micro-credential',
    pattern: /\bmicro-?\s?credential\b/i,
    type: 'MicroCredential',
  },
  { words: 'a licence', pattern: /\blicen[cs]e$/i, type: 'License' },
]

/** Types that say little, or that people take for one another. */
const VAGUE: ReadonlySet<AchievementType | undefined> = new Set([
  undefined,
  'Achievement',
  'Badge',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
])
