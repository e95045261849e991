/** Moments as the tables name and spell them, and what each is to a period of time. */

const day = 86_400_000

/** The ways in which a date may say its zone, one of which is to say nothing. */
export const zones = ['Z', '+00:00', '-00:00', '+05:30', '-11:00', 'none'] as const

/** How a date says its zone. */
export type Zone = (typeof zones)[number]

/** Minutes by which clocks are ahead of UTC; a date that says nothing is written as in UTC. */
const ahead: Readonly<Record<Zone, number>> = {
  Z: 0,
  '+00:00': 0,
  '-00:00': 0,
  '+05:30': 330,
  '-11:00': -660,
  none: 0,
}

/** Writes a moment as RFC 3339, as clocks of a zone show it; the year may come out as one that cannot be written. */
export function spell(moment: number, zone: Zone): string {
  const local = new Date(moment + ahead[zone] * 60_000).toISOString().replace('.000Z', '').replace('Z', '')
  return zone === 'none' ? local : `${local}${zone}`
}

/** Where a moment lies, seen from a period. */
export const positions = [
  'long before',
  'a millisecond before what is forgiven',
  '60 seconds before the start',
  'at the start',
  'inside',
  'at the very end',
  'a millisecond after the end',
  'long after',
] as const

/** Where a moment lies, seen from a period. */
export type Position = (typeof positions)[number]

/** The moment of a position. */
export function momentAt(position: Position, { start, end }: { readonly start: number; readonly end: number }): number {
  const moments: Readonly<Record<Position, number>> = {
    'long before': start - 1000 * day,
    'a millisecond before what is forgiven': start - 60_001,
    '60 seconds before the start': start - 60_000,
    'at the start': start,
    inside: start + Math.floor((end - start) / 2),
    'at the very end': end,
    'a millisecond after the end': end + 1,
    'long after': end + 1000 * day,
  }
  return moments[position]
}

/** Whether RFC 3339 can write a moment: its year has four digits and is not 0. */
export function canBeWritten(moment: number): boolean {
  return /^(?!0000)\d{4}-/.test(new Date(moment).toISOString())
}

/** Design decision 9: a minute of tolerance on the start side, none at the end, which itself still counts. */
export const isTooEarly = (at: number, start: number): boolean => at < start - 60_000

/** Design decision 9. */
export const isTooLate = (at: number, end: number): boolean => at > end
