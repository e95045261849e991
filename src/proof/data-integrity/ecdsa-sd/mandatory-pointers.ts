import { isJsonObject, pointerTo, toArray, type JsonObject } from '../../../json/json.js'

/**
 * Lists what a holder must never be able to hide: what a verdict rests on (issuer, period of validity,
 * status, terms of use, refresh), what Open Badges requires of every badge, and the status of each
 * result, without which a grade says something else (Open Badges 3.0, Privacy Considerations).
 *
 * Ids and types on the way are shown in any case. What the badge does not have is not listed.
 *
 * @param document - a badge without proof
 * @returns JSON pointers
 */
export function mandatoryPointersOf(document: JsonObject): readonly string[] {
  const { credentialSubject } = document
  return [
    ...present(document, '', ALWAYS_OF_CREDENTIAL),
    ...(isJsonObject(credentialSubject) ? ofSubject(credentialSubject) : present(document, '', ['credentialSubject'])),
  ]
}

function ofSubject(subject: JsonObject): readonly string[] {
  const { id, achievement, result } = subject
  const statuses = toArray(result).flatMap((each, index) =>
    isJsonObject(each) && each['status'] !== undefined
      ? [Array.isArray(result) ? `${SUBJECT}/result/${index}/status` : `${SUBJECT}/result/status`]
      : [],
  )
  return [
    ...present(subject, SUBJECT, id === undefined ? ['type', 'identifier'] : ['id', 'type']),
    ...(isJsonObject(achievement)
      ? present(achievement, `${SUBJECT}/achievement`, ALWAYS_OF_ACHIEVEMENT)
      : present(subject, SUBJECT, ['achievement'])),
    ...statuses,
  ]
}

function present(object: JsonObject, path: string, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => object[key] !== undefined).map((key) => pointerTo(path, key))
}

const SUBJECT = '/credentialSubject'

const ALWAYS_OF_CREDENTIAL = [
  'id',
  'type',
  'issuer',
  'validFrom',
  'validUntil',
  'credentialStatus',
  'termsOfUse',
  'refreshService',
] as const

const ALWAYS_OF_ACHIEVEMENT = ['id', 'type', 'name', 'description', 'criteria'] as const
