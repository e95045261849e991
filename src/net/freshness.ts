/** How old an answer is, and for how long it may be used again, by its own word (RFC 9111). */

/** What the headers of an answer say of its age. */
export interface Freshness {
  /** Seconds since the answer left its origin; 0 where nothing is said. */
  readonly ageSeconds: number
  /** Seconds for which it may be used from then on; `undefined` where nothing is said. */
  readonly maxAgeSeconds: number | undefined
}

/**
 * Reads `Age` and `Cache-Control`. Whatever is malformed says nothing; of several, the first counts.
 *
 * @param headers - of the response
 */
export function readFreshness(headers: { get(name: string): string | null }): Freshness {
  const directives = (headers.get('cache-control') ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
  const maxAge = directives.find((each) => each.startsWith('max-age='))?.slice('max-age='.length)
  return {
    ageSeconds: secondsOf(headers.get('age')?.split(',', 1)[0]?.trim()) ?? 0,
    maxAgeSeconds: directives.some((each) => FORBIDDING.has(each)) ? 0 : secondsOf(maxAge?.replaceAll('"', '')),
  }
}

function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && DELTA_SECONDS.test(text) ? Math.min(Number(text), MOST_SECONDS) : undefined
}

/** RFC 9111, section 1.2.2, which also says what a number counts as that is too large. */
const DELTA_SECONDS = /^\d+$/
const MOST_SECONDS = 2 ** 31

/** To use an answer again, its origin would have to be asked first. */
const FORBIDDING: ReadonlySet<string> = new Set(['no-store', 'no-cache'])
