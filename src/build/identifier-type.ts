import { identifierTypes, type IdentifierType } from '../model/vocabulary.js'
import type { Reader } from './reading.js'
import { openTermOf } from './scalars.js'

/** What an identifier is; the suggestions know what people call it (spec.md T-13). */
export const identifierType: Reader<IdentifierType> = openTermOf(identifierTypes, {
  email: 'emailAddress',
  mail: 'emailAddress',
  account: 'accountId',
  username: 'userName',
  ssn: 'nationalIdentityNumber',
})
