/** How the input of a badge is read. */
import type { Evidence } from '../model/evidence.js'
import type { Profile } from '../model/profile.js'
import type { Result } from '../model/result.js'
import { resultStatuses } from '../model/vocabulary.js'
import { readAchievement, readAlignments } from './achievement-shape.js'
import { awardRules } from './award-rules.js'
import type { Award } from './award.js'
import { endorsementReaders, settleEndorsements } from './endorsements.js'
import { frameAliases, frameReaders, shapeIssuedBy } from './frame.js'
import { classTypes, listOf } from './lists.js'
import { awardHints } from './hint-rules.js'
import { readImage, readPngOrSvg } from './image.js'
import { readParty } from './profile-shape.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader } from './reading.js'
import { readRecipient } from './recipient.js'
import * as read from './scalars.js'
import { validityRules } from './validity.js'

/** Reads the input of a badge. */
export const readAward: Reader<Award> = (value, reading) => readObject(value, awardShape, reading)

/**
 * Reads what an issuer awards: everything of a badge but who issues it and where its status stands.
 *
 * @param profile - who issues it
 */
export function readAwardOf(profile: Profile): Reader<Award> {
  return (value, reading) => readObject<Award>(value, shapeIssuedBy(profile, awardShape, reading), reading)
}

const resultShape: Shape<Result> = {
  what: 'a result',
  readers: {
    type: classTypes('Result'),
    achievedLevel: read.text,
    alignment: readAlignments,
    resultDescription: read.text,
    status: read.termOf(resultStatuses),
    value: read.text,
  },
  required: [],
  made: { type: () => Object.freeze(['Result']) },
  isOpen: true,
  aliases: { level: 'achievedLevel', grade: 'value', score: 'value' },
}

const evidenceShape: Shape<Evidence> = {
  what: 'evidence',
  asText: 'id',
  readers: {
    type: classTypes('Evidence'),
    id: read.iri,
    narrative: read.text,
    name: read.text,
    description: read.text,
    genre: read.text,
    audience: read.text,
  },
  required: [],
  made: { type: () => Object.freeze(['Evidence']) },
  names: 'evidence',
  isOpen: true,
  aliases: { url: 'id' },
}

const awardShape: Shape<Award> = {
  what: 'a badge: issuer, achievement, recipient',
  readers: {
    ...frameReaders('achievement'),
    achievement: readAchievement,
    recipient: readRecipient,
    name: read.text,
    image: readImage,
    evidence: listOf((value, reading) => readObject(value, evidenceShape, reading), 'evidence'),
    results: listOf((value, reading) => readObject(value, resultShape, reading), 'results'),
    narrative: read.text,
    role: read.text,
    term: read.text,
    licenseNumber: read.text,
    creditsEarned: read.credits,
    activityStartDate: read.dateTime,
    activityEndDate: read.dateTime,
    source: readParty,
    recipientImage: readPngOrSvg,
    ...endorsementReaders,
  },
  required: ['issuer', 'achievement', 'recipient'],
  made: { id: (reading) => reading.means.makeId() },
  names: 'badge',
  aliases: {
    ...frameAliases,
    credentialSubject: 'recipient',
    subject: 'recipient',
    badge: 'achievement',
    credits: 'creditsEarned',
    license: 'licenseNumber',
  },
  rules: [...validityRules, ...awardRules, ...awardHints],
  settle: settleEndorsements,
}
