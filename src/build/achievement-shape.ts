/** How achievements and what they are made of are read. */
import type { Achievement, Criteria, Related } from '../model/achievement.js'
import type { Alignment } from '../model/alignment.js'
import type { ResultDescription, RubricCriterionLevel } from '../model/result.js'
import { achievementTypes, alignmentTargetTypes, resultTypes } from '../model/vocabulary.js'
import { endorsementReaders, settleEndorsements, type WithGivenEndorsements } from './endorsements.js'
import { classTypes, listOf } from './lists.js'
import { achievementHints } from './hint-rules.js'
import { readImage } from './image.js'
import { readIdentifierEntries, readParty } from './profile-shape.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import { resultDescriptionRules, withLevelId } from './result-rules.js'
import * as read from './scalars.js'

/** An achievement. */
export const readAchievement: Reader<Achievement> = (value, reading) => readObject(value, achievementShape, reading)

/** What something corresponds to in other frameworks. */
export const readAlignments: Reader<readonly Alignment[]> = listOf(
  (value, reading) => readObject(value, alignmentShape, reading),
  'alignments',
)

/** An https: address alone is the page that says what must be done; any other text says it (spec.md T-39). */
const readCriteria: Reader<Criteria> = (value, reading) => {
  if (typeof value === 'string') {
    const given = read.text(value, reading)
    const address = ALMOST_WEB_ADDRESS.exec(given)?.[1]
    if (address !== undefined) {
      const suggestion = address.startsWith('www.') ? `https://${address}` : address
      return reading.refuse('an https: address, or words', given, { code: 'ID_NOT_ABSOLUTE', suggestion })
    }
    return Object.freeze(WEB_ADDRESS.test(given) ? { id: read.iri(given, reading) } : { narrative: given })
  }
  return readObject(value, criteriaShape, reading)
}

const readResultDescription: Reader<ResultDescription> = (value, reading) =>
  withLevelId(readObject(value, resultDescriptionShape, reading))

function checkCriteria({ id, narrative }: Criteria, reading: Reading): void {
  if (id === undefined && narrative === undefined) {
    reading.refuseAs('criteria with "narrative", "id" or both', 'neither', { code: 'CRITERIA_EMPTY' })
  }
  // A page that is only named may be named elsewhere too; one that is described is a thing of its own.
  if (id !== undefined && narrative !== undefined) reading.claim(id, 'criteria', 'id')
}

const criteriaShape: Shape<Criteria> = {
  what: 'criteria: text, an https: address, or an object of both',
  readers: { id: read.iri, narrative: read.text },
  required: [],
  isOpen: true,
  aliases: { url: 'id', text: 'narrative', description: 'narrative' },
  rules: [{ of: ['id', 'narrative'], check: checkCriteria }],
}

const alignmentShape: Shape<Alignment> = {
  what: 'an alignment',
  readers: {
    type: classTypes('Alignment'),
    targetName: read.text,
    targetUrl: read.iri,
    targetCode: read.text,
    targetDescription: read.text,
    targetFramework: read.text,
    targetType: read.openTermOf(alignmentTargetTypes),
  },
  required: ['targetName', 'targetUrl'],
  made: { type: () => Object.freeze(['Alignment']) },
  isOpen: true,
  aliases: { name: 'targetName', url: 'targetUrl', targetURL: 'targetUrl' },
}

const relatedShape: Shape<Related> = {
  what: 'a related achievement',
  asText: 'id',
  readers: { id: read.iri, type: classTypes('Related'), inLanguage: read.languageCode, version: read.text },
  required: ['id'],
  made: { type: () => Object.freeze(['Related']) },
  names: 'related achievement',
  isOpen: true,
}

const rubricLevelShape: Shape<RubricCriterionLevel> = {
  what: 'a level of a rubric',
  readers: {
    id: read.iri,
    type: classTypes('RubricCriterionLevel'),
    name: read.text,
    alignment: readAlignments,
    description: read.text,
    level: read.text,
    points: read.text,
  },
  required: ['name'],
  made: { id: (reading) => reading.means.makeId(), type: () => Object.freeze(['RubricCriterionLevel']) },
  names: 'rubric level',
  isOpen: true,
}

const resultDescriptionShape: Shape<ResultDescription> = {
  what: 'a result description',
  readers: {
    id: read.iri,
    type: classTypes('ResultDescription'),
    name: read.text,
    resultType: read.openTermOf(resultTypes),
    alignment: readAlignments,
    allowedValue: listOf(read.text, 'values'),
    requiredLevel: read.text,
    requiredValue: read.text,
    rubricCriterionLevel: listOf((value, reading) => readObject(value, rubricLevelShape, reading), 'rubric levels'),
    valueMax: read.text,
    valueMin: read.text,
  },
  required: ['name', 'resultType'],
  made: { id: (reading) => reading.means.makeId(), type: () => Object.freeze(['ResultDescription']) },
  names: 'result description',
  isOpen: true,
  rules: resultDescriptionRules,
}

const achievementShape: Shape<WithGivenEndorsements<Achievement>> = {
  what: 'an achievement',
  readers: {
    id: read.iri,
    type: classTypes('Achievement'),
    name: read.text,
    description: read.text,
    criteria: readCriteria,
    achievementType: read.openTermOf(achievementTypes),
    alignment: readAlignments,
    creator: readParty,
    creditsAvailable: read.credits,
    ...endorsementReaders,
    fieldOfStudy: read.text,
    humanCode: read.text,
    image: readImage,
    inLanguage: read.languageCode,
    otherIdentifier: readIdentifierEntries,
    related: listOf((value, reading) => readObject(value, relatedShape, reading), 'related achievements'),
    resultDescription: listOf(readResultDescription, 'result descriptions'),
    specialization: read.text,
    tag: listOf(read.text, 'tags'),
    version: read.text,
  },
  required: ['name', 'description', 'criteria'],
  made: { id: (reading) => reading.means.makeId(), type: () => Object.freeze(['Achievement']) },
  names: 'achievement',
  isOpen: true,
  aliases: {
    title: 'name',
    skills: 'alignment',
    keywords: 'tag',
    language: 'inLanguage',
    resultDescriptions: 'resultDescription',
  },
  rules: achievementHints,
  settle: settleEndorsements,
}

const WEB_ADDRESS = /^https?:\/\/\S+$/i

/** One address and nothing else, but with white space around it or without its scheme. */
const ALMOST_WEB_ADDRESS = /^(?:\s+|(?=www\.)|(?=\S+\s+$))((?:https?:\/\/|www\.)\S+)\s*$/i
