/** Who issues, as far as flags, a file and the key say. */
import type { CredentialInput, Signer } from '../index.js'
import { wrongFlag } from './flags.js'

/** The flags about who issues, as they were given. */
export interface IssuerFlags {
  readonly issuerId?: string
  readonly issuerName?: string
}

/**
 * Puts together who issues: flags go before the file, and the file before the id that the key or a register has.
 *
 * @param stated - what the file says
 * @param id - what is known without a word; `undefined` where the key does not name its issuer
 * @throws OpenBadgesError `OPTIONS_INVALID` where nobody is named
 */
export function profileOf(
  { issuerId, issuerName }: IssuerFlags,
  stated: object | undefined,
  id: string | undefined,
): CredentialInput['issuer'] {
  const profile = {
    ...(id === undefined ? {} : { id }),
    ...stated,
    ...(issuerId === undefined ? {} : { id: issuerId }),
    ...(issuerName === undefined ? {} : { name: issuerName }),
  }
  if (!('id' in profile)) throw wrongFlag('--issuer-id', 'given, since the key does not name its issuer', 'nothing')
  return profile as CredentialInput['issuer']
}

/** A DID issues under its own name; who a key at an https: address belongs to, it does not say. */
export function issuerOfKey({ key: { id } }: Signer): string | undefined {
  const [did] = id.split('#', 1)
  return id.startsWith('did:') ? did : undefined
}
