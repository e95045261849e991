/** How a person is written into a badge: plain, or as a hash with its salt. */
import { hexDigest } from '#platform'
import { foldEmailAddress } from '../model/email-address.js'
import type { IdentityObject } from '../model/identity.js'
import { identifierTypes, type IdentifierType } from '../model/vocabulary.js'
import { toHex } from '../platform/bytes.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader, Reading } from './reading.js'
import * as read from './scalars.js'

/** An identifier in the one spelling that is hashed and compared. */
export interface Identifier {
  readonly type: IdentifierType
  readonly value: string
}

/** What an identifier is; the suggestions know what people call it (spec.md T-13). */
export const identifierType: Reader<IdentifierType> = read.openTermOf(identifierTypes, {
  email: 'emailAddress',
  mail: 'emailAddress',
  account: 'accountId',
  username: 'userName',
  ssn: 'nationalIdentityNumber',
})

/** Writes an identifier so that it can be read. */
export function toPlainIdentity({ type, value }: Identifier): IdentityObject {
  return Object.freeze({ type: 'IdentityObject', hashed: false, identityHash: value, identityType: type })
}

/** Writes an identifier as the SHA-256 of itself followed by a salt, 128 random bits unless given. */
export function toHashedIdentity({ type, value }: Identifier, reading: Reading, salt?: string): IdentityObject {
  const added = salt ?? toHex(reading.means.random(SALT_BYTES))
  const identityHash = `sha256$${hexDigest('SHA-256', value + added)}`
  return Object.freeze({ type: 'IdentityObject', hashed: true, identityHash, identityType: type, salt: added })
}

/** An identity that has been made already. */
export const readIdentityObject: Reader<IdentityObject> = (value, reading) => readObject(value, identityShape, reading)

/** Tells email addresses apart by lower case only, as mail programs do. */
export function toIdentifier(type: IdentifierType, value: string): Identifier {
  return { type, value: type === 'emailAddress' ? foldEmailAddress(value) : value }
}

const identityShape: Shape<IdentityObject> = {
  what: 'an identity',
  readers: {
    type: read.exactly('IdentityObject'),
    hashed: read.flag,
    identityHash: read.text,
    identityType: identifierType,
    salt: read.text,
  },
  required: ['hashed', 'identityHash', 'identityType'],
  made: { type: () => 'IdentityObject' },
  rules: [
    {
      of: ['hashed', 'identityHash'],
      check: ({ hashed, identityHash }, reading) => {
        if (!hashed || SHA256_HASH.test(identityHash)) return
        reading.at(['identityHash'], () => reading.refuse(HASH_FORM, identityHash))
      },
    },
  ],
}

/** NIST SP 800-132 asks for 128 bits at least. */
const SALT_BYTES = 16

/** The standard knows md5 as well, which is easily forged. */
const SHA256_HASH = /^sha256\$[0-9a-f]{64}$/i

const HASH_FORM = 'sha256$ followed by 64 hexadecimal digits'
