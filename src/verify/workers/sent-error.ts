import { OpenBadgesError, isOpenBadgesError } from '../../errors.js'
import type { SentError } from './messages.js'

/** Writes an error so that it can be sent. Its causes stay: no report shows them. */
export function toSentError(error: unknown): SentError {
  if (!isOpenBadgesError(error)) return { name: error instanceof Error ? error.name : typeof error }
  const { code, facts, path, url } = error
  return { code, facts, ...(path === undefined ? {} : { path }), ...(url === undefined ? {} : { url }) }
}

/** Makes an error of what was sent: the same code, facts and message. */
export function fromSentError(sent: SentError): Error {
  if ('code' in sent) return new OpenBadgesError(sent.code, sent.facts as never, sent)
  const error = new Error()
  error.name = sent.name
  return error
}
