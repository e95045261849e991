/** What a run asks, by its flags and its policy file together. */
import type { VerifyPolicy } from '../index.js'
import type { CommandIo } from './command-io.js'
import type { AskedOptions } from './evidence/question.js'
import { readIds } from './flags.js'
import { readPolicyFile } from './policy-file.js'
import { trustOf, type TrustFlags } from './trust-flags.js'
import { contextsOf, policyOf, type VerdictFlags } from './verdict-flags.js'

/** The flags as they were given. */
export interface AskedFlags extends TrustFlags, VerdictFlags {
  readonly policy?: string
}

/** What a run asks. */
export interface Asked {
  readonly options: Required<Pick<AskedOptions, 'trustedIssuers' | 'statusIssuers' | 'contexts'>>
  readonly policy: VerifyPolicy
  /** Whether anybody said who is trusted. */
  readonly isTrustSaid: boolean
  /** Whether anybody said who may issue status lists for others. */
  readonly areStatusIssuersSaid: boolean
}

/**
 * Reads what is asked. Flags go before the file; those whom either trusts are trusted.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`, or a key code; of the system, for files that cannot be read
 */
export async function readAsked(options: AskedFlags, io: CommandIo): Promise<Asked> {
  const file = options.policy === undefined ? undefined : await readPolicyFile(options.policy)
  const policy = policyOf(options, file?.policy ?? {})
  const trusted = file?.trustedIssuers
  const isAny = options.anyIssuer === true || (trusted === 'any-issuer' && options.trust === undefined)
  const trustedIssuers = await trustOf(
    isAny ? { ...options, anyIssuer: true } : options,
    trusted === undefined || trusted === 'any-issuer' ? [] : trusted,
    io,
  )
  const statusIssuers = [...(file?.verifier.statusIssuers ?? []), ...readIds('--status-issuer', options.statusIssuer)]
  return {
    options: { contexts: await contextsOf(options), trustedIssuers, statusIssuers },
    policy,
    areStatusIssuersSaid: options.statusIssuer !== undefined || file?.verifier.statusIssuers !== undefined,
    isTrustSaid: isAny || trusted !== undefined || options.trust !== undefined,
  }
}
