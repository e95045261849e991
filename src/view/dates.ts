/** Dates for people: as they are written, and in words, in the zone in which they are written. */
import type { JsonValue } from '../json/json.js'
import { fill } from '../messages/say.js'
import type { PhraseKey, Wording } from '../messages/languages.js'
import { readInstant } from '../time.js'
import { Shown, type Draft } from './draft.js'
import type { Texts } from './texts.js'

/** A moment. */
export interface ViewDate {
  /** RFC 3339, as it is written. */
  readonly at: string
  /** In words, to the minute: `1 January 2026, 09:00 UTC+01:00`. */
  readonly text: string
}

/** Reads a date; one that cannot be read is shown as it is written. */
export function dateOf(value: JsonValue | undefined, texts: Texts, wording: Wording): Draft<ViewDate> | undefined {
  const at = texts.line(value)
  return at && { at, text: new Shown(inWords(at.text, wording)) }
}

function inWords(text: string, { phrases }: Wording): string {
  const instant = readInstant(text)
  if (typeof instant !== 'number') return text
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  const local = new Date(instant + offset * 60_000)
  const month = phrases[`date.month.${local.getUTCMonth() + 1}` as PhraseKey]
  return fill(phrases['date.moment'], {
    day: local.getUTCDate(),
    month,
    year: String(local.getUTCFullYear()).padStart(4, '0'),
    time: local.toISOString().slice(-13, -8),
    zone: offset === 0 ? 'UTC' : `UTC${sign ?? ''}${hours ?? ''}:${minutes ?? ''}`,
  })
}
