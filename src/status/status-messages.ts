import { wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import type { StatusMessage } from '../model/credential-status.js'

/**
 * Checks the messages of a list: one for each value an entry can have, or none.
 *
 * @param messages - in the order of the values
 * @param statusSize - bits of an entry
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readStatusMessages(messages: unknown, statusSize: number): readonly string[] {
  const needed = 2 ** statusSize
  // A copy has no holes, which `every` would pass over.
  const texts: readonly unknown[] | undefined = Array.isArray(messages) ? Array.from<unknown>(messages) : undefined
  if (texts?.every(isText) === true && (texts.length === needed || (texts.length === 0 && statusSize === 1))) {
    return Object.freeze(texts)
  }
  const found = Array.isArray(messages) ? `${messages.length} of them` : describeValue(messages)
  throw wrongOption('messages', `${needed} texts, one for each value of ${statusSize} bit(s)`, found)
}

/** Writes messages as the status entry of a credential has them. */
export function toStatusMessages(messages: readonly string[]): readonly StatusMessage[] {
  return messages.map((message, value) => ({ status: `0x${value.toString(16)}`, message }))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
