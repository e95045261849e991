import { OpenBadgesError } from '../errors.js'

/**
 * The refusal of a picture that is not what its format says.
 *
 * @param expected - what should stand there, in words
 * @param place - where, such as `byte 33`
 * @param found - what stands there, in words
 */
export function malformedImage(expected: string, place: string, found: string): OpenBadgesError {
  return new OpenBadgesError('IMAGE_MALFORMED', { expected, place, found })
}

/**
 * Refuses more of something than a limit allows.
 *
 * @param found - how much there is
 * @param limit - how much there may be
 * @param what - of what, in words
 * @throws OpenBadgesError `IMAGE_LIMIT_EXCEEDED`
 */
export function assertAtMost(found: number, limit: number, what: string): void {
  if (found > limit) throw new OpenBadgesError('IMAGE_LIMIT_EXCEEDED', { limit, what })
}
