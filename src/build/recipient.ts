/** How the recipient of a badge is read, and becomes what the badge says of who it is. */
import type { IdentityObject } from '../model/identity.js'
import type { Iri } from '../model/primitives.js'
import {
  identifierType,
  readIdentityObject,
  toHashedIdentity,
  toIdentifier,
  toPlainIdentity,
  type Identifier,
} from './identity.js'
import { listOf } from './lists.js'
import { hasName, readObject, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import * as read from './scalars.js'

/** Who the recipient is, as the subject of a badge says it. */
export interface RecipientIdentity {
  readonly id?: Iri
  readonly identifier?: readonly IdentityObject[]
}

/**
 * Reads the recipient.
 *
 * @throws OpenBadgesError `INPUT_INVALID`, also if nothing tells who it is (spec.md R-21)
 */
export const readRecipient: Reader<RecipientIdentity> = (value, reading) => {
  const recipient = readObject(value, recipientShape, reading)
  const { id } = recipient
  const identifier = Object.freeze(identitiesOf(recipient, reading))
  if (id === undefined && identifier.length === 0) {
    const expected = 'a recipient with "id", "email", "name" or "identifiers"'
    reading.refuseAs(expected, 'none of them', { code: 'RECIPIENT_UNIDENTIFIED' })
  }
  return { ...(id === undefined ? {} : { id }), ...(identifier.length === 0 ? {} : { identifier }) }
}

function identitiesOf(recipient: Recipient, reading: Reading): IdentityObject[] {
  const { email, name, identifiers = [], identifiersAs = 'hashed' } = recipient
  const write = (identifier: Identifier): IdentityObject =>
    identifiersAs === 'plain' ? toPlainIdentity(identifier) : toHashedIdentity(identifier, reading)
  return [
    ...(email === undefined ? [] : [write(toIdentifier('emailAddress', email))]),
    ...(name === undefined ? [] : [toPlainIdentity({ type: 'name', value: name })]),
    ...identifiers.map((each) => ('identityHash' in each ? each : write(each))),
  ]
}

interface Recipient {
  readonly id?: Iri
  readonly email?: string
  readonly name?: string
  readonly identifiers?: readonly (Identifier | IdentityObject)[]
  readonly identifiersAs?: 'hashed' | 'plain'
}

const readIdentifier: Reader<Identifier | IdentityObject> = (value, reading) => {
  if (hasName(value, 'identityHash')) return readIdentityObject(value, reading)
  const { type, value: identifier } = readObject(value, identifierShape, reading)
  return toIdentifier(type, identifier)
}

const identifierShape: Shape<Identifier> = {
  what: 'an identifier: its type and its value',
  readers: { type: identifierType, value: read.text },
  required: ['type', 'value'],
  aliases: { identifier: 'value', identifierType: 'type', identityType: 'type' },
}

const recipientShape: Shape<Recipient> = {
  what: 'a recipient',
  asText: 'email',
  readers: {
    id: (value, reading) => readId(value, reading),
    email: read.email,
    name: read.text,
    identifiers: listOf(readIdentifier, 'identifiers'),
    identifiersAs: read.termOf(['hashed', 'plain']),
  },
  required: [],
  names: 'subject',
  aliases: { identity: 'identifiers', hashed: 'identifiersAs', identifier: 'identifiers', mail: 'email', did: 'id' },
}

/** Whoever writes an email address as the id means the property beside it. */
function readId(value: unknown, reading: Reading): Iri {
  if (typeof value !== 'string' || !EMAIL.test(value)) return read.iri(value, reading)
  return reading.refuse('an absolute IRI, such as did:…; an email address as "email"', value, { suggestion: 'email' })
}

const EMAIL = /^[^\s@:]+@[^\s@]+$/
