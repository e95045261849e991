import type { IdentityObject } from '../model/identity.js'
import type { IdentifierType } from '../model/vocabulary.js'
import type { BuildOptions } from './build-options.js'
import { identifierType, toHashedIdentity, toIdentifier } from './identity.js'
import type { IdentifierInput } from './part-inputs.js'
import { builtOrThrow, readInput } from './read-input.js'
import { readObject, type Shape } from './read-object.js'
import * as read from './scalars.js'

/**
 * Hashes what tells a person from others, for the `identifiers` of a recipient.
 *
 * Implements IdentityHash of Open Badges 3.0: SHA-256 over the identifier followed by the salt, in
 * UTF-8. An email address is hashed in lower case. The salt stands beside the hash for everybody to
 * read, so this keeps an identifier from being seen, not from being guessed.
 *
 * @param input - what the identifier is (`type`), its text (`value`), and a `salt` if it must be a
 *   certain one; without it, 128 random bits in hexadecimal
 * @param options - randomness
 * @returns the identity, frozen
 * @throws OpenBadgesError `INPUT_INVALID` with all `problems`, `OPTIONS_INVALID`
 * @example
 * hashIdentity({ type: 'emailAddress', value: 'kari@example.org' })
 */
export function hashIdentity(
  input: IdentifierInput & { readonly salt?: string },
  options: Pick<BuildOptions, 'random'> = {},
): IdentityObject {
  return builtOrThrow(
    readInput(input, options, ['random'], (value, reading) => {
      const { type, value: identifier, salt } = readObject(value, inputShape, reading)
      return toHashedIdentity(toIdentifier(type, identifier), reading, salt)
    }),
  )
}

const inputShape: Shape<{ readonly type: IdentifierType; readonly value: string; readonly salt?: string }> = {
  what: 'an identifier: its type and its value',
  readers: { type: identifierType, value: read.text, salt: read.text },
  required: ['type', 'value'],
}
