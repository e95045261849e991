/** Achievements as they may be shown. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js'
import { addressesOf, textOf, type ViewAddress, type ViewText } from './addresses.js'
import { alignmentsOf, type ViewAlignment } from './alignments.js'
import { OneOf, type Draft } from './draft.js'
import { identifiersOf, partiesOf, type ViewIdentifier, type ViewParty } from './parties.js'
import type { Pens } from './pens.js'
import { termOf, type ViewTerm } from './terms.js'
import { nodesOf, stringsOf } from './texts.js'

/** What was achieved, as the issuer words it: others may define an achievement of the same id otherwise. */
export interface ViewAchievement {
  readonly id?: string
  readonly name?: string
  readonly description?: ViewText
  readonly type?: ViewTerm
  /** What must be done to earn it: in one way, or in several that contradict each other. */
  readonly criteria: readonly ViewCriteria[]
  /**
   * Who made it up, where the issuer says that it is somebody else. Empty: the issuer itself. The
   * creator was not asked, and the issuer may not have its leave.
   */
  readonly creators: readonly ViewParty[]
  readonly alignments: readonly ViewAlignment[]
  readonly creditsAvailable?: string
  readonly fieldOfStudy?: string
  readonly specialization?: string
  readonly humanCode?: string
  /** The language in which it is described, as BCP 47 names it. */
  readonly language?: string
  readonly version?: string
  readonly tags: readonly string[]
  readonly otherIdentifiers: readonly ViewIdentifier[]
}

/** What must be done, in words, at an address, or both. */
export interface ViewCriteria {
  readonly addresses: readonly ViewAddress[]
  readonly narrative?: ViewText
}

/**
 * Reads an achievement.
 *
 * @param issuerId - whoever speaks of it; as its creator it is not named again
 */
export function achievementOf(node: JsonObject, issuerId: string | undefined, pens: Pens): Draft<ViewAchievement> {
  const { texts, wording } = pens
  return {
    id: texts.id(node['id']),
    name: texts.line(node['name']),
    description: textOf(node['description'], texts),
    type: termOf(node['achievementType'], texts, wording),
    criteria: new OneOf(nodesOf(node['criteria']).map((each) => criteriaOf(each, pens))),
    creators: new OneOf(partiesOf(othersThan(issuerId, node['creator']), pens)),
    alignments: alignmentsOf(node['alignment'], pens),
    creditsAvailable: texts.line(node['creditsAvailable']),
    fieldOfStudy: texts.line(node['fieldOfStudy']),
    specialization: texts.line(node['specialization']),
    humanCode: texts.line(node['humanCode']),
    language: texts.line(node['inLanguage']),
    version: texts.line(node['version']),
    tags: stringsOf(node['tag']).flatMap((tag) => texts.line(tag) ?? []),
    otherIdentifiers: identifiersOf(node['otherIdentifier'], pens),
  }
}

function criteriaOf({ id, narrative }: JsonObject, { texts }: Pens): Draft<ViewCriteria> {
  return { addresses: addressesOf(id, texts), narrative: textOf(narrative, texts) }
}

function othersThan(issuerId: string | undefined, creator: JsonValue | undefined): readonly JsonValue[] {
  const creators = Array.isArray(creator) ? (creator as readonly JsonValue[]) : creator === undefined ? [] : [creator]
  return creators.filter((each) => (isJsonObject(each) ? each['id'] : each) !== issuerId)
}
