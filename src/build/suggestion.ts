/**
 * Finds the name that was probably meant: the same in another case, or one or two slips away.
 *
 * @param name - what was written
 * @param candidates - what could have been meant
 * @returns `undefined` if nothing is near
 */
export function nearestOf(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined
  const written = name.toLowerCase()
  const allowed = Math.min(MAX_SLIPS, Math.ceil(name.length / LETTERS_PER_SLIP))
  const [nearest] = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(written, candidate.toLowerCase()) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips)
  return nearest?.candidate
}

/** The Levenshtein distance: letters to add, drop or change. */
function slipsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of a.split('').entries()) {
    const current = [row + 1]
    for (const [column, other] of b.split('').entries()) {
      const changed = (previous[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(changed, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}

/** Longer than any name of the data model. */
const MAX_LENGTH = 40

const MAX_SLIPS = 3

/** One slip for each three letters begun: `nmae` is `name`, but `url` is not `role`. */
const LETTERS_PER_SLIP = 3
