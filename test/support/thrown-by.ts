import { isOpenBadgesError, type OpenBadgesError } from '../../src/errors.js'

/**
 * The error of this library that some work throws at once or rejects with. Any other error, and
 * none at all, is the test's failure.
 */
export function thrownBy(work: () => Promise<unknown>): Promise<OpenBadgesError>
export function thrownBy(work: () => unknown): OpenBadgesError
export function thrownBy(work: () => unknown): OpenBadgesError | Promise<OpenBadgesError> {
  try {
    const result = work()
    return result instanceof Promise ? result.then(nothingThrown, ownError) : nothingThrown()
  } catch (error) {
    return ownError(error)
  }
}

function ownError(error: unknown): OpenBadgesError {
  if (isOpenBadgesError(error)) return error
  throw error
}

function nothingThrown(): never {
  throw new NothingThrown('Expected an OpenBadgesError, but nothing was thrown.')
}

class NothingThrown extends Error {}
