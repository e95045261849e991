/** Which of two copies of a list is the newer one, by what was signed with them. */

/** What a list says of when it was made. Moments in milliseconds. */
export interface ListDates {
  /** When it was signed, where that is written. */
  readonly signedAt: number | undefined
  /** From when on it is in force, where that is written. */
  readonly validFrom: number | undefined
}

/**
 * Compares two lists: by when they were signed, and where that is the same or not known of both, by
 * when they begin.
 *
 * @returns below 0 if the first is older, above if it is newer, 0 if that cannot be told
 */
export function compareLists(one: ListDates, other: ListDates): number {
  const bySignature = difference(one.signedAt, other.signedAt)
  return bySignature === 0 ? difference(one.validFrom, other.validFrom) : bySignature
}

/** The date to name in a report. */
export function dateOfList({ signedAt, validFrom }: ListDates): number | undefined {
  return signedAt ?? validFrom
}

function difference(one: number | undefined, other: number | undefined): number {
  return one === undefined || other === undefined ? 0 : one - other
}
