/** A file that says once for all runs whom to trust and what to expect. */
import type { TrustedIssuer, VerifierOptions, VerifyPolicy } from '../index.js'
import { readText } from './files.js'
import { wrongFlag } from './flags.js'
import { parseFile } from './json-file.js'

/** What a policy file says. Its values are read by the library. */
export interface PolicyFile {
  readonly trustedIssuers?: 'any-issuer' | readonly TrustedIssuer[]
  readonly verifier: Pick<VerifierOptions, 'statusIssuers'>
  readonly policy: VerifyPolicy
}

/**
 * Reads a policy file: a JSON object with `trustedIssuers`, an array or `"any-issuer"`, `statusIssuers`, and whatever
 * `verify` takes for its policy.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID` for what is no such object, and for names that mean nothing
 */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  const file = parse(await readText(path))
  if (file === undefined) throw wrongFlag('--policy', 'a JSON object', `something else in ${path}`)
  const unknown = Object.keys(file).find((name) => !VERIFIER_NAMES.has(name) && !POLICY_NAMES.has(name))
  if (unknown !== undefined) {
    const names = [...VERIFIER_NAMES, ...POLICY_NAMES].join(', ')
    throw wrongFlag('--policy', `a file with ${names}`, unknown)
  }
  const { trustedIssuers, statusIssuers, ...policy } = file
  if (trustedIssuers !== undefined && trustedIssuers !== 'any-issuer' && !Array.isArray(trustedIssuers)) {
    throw wrongFlag('--policy', 'trustedIssuers as an array, or "any-issuer"', path)
  }
  if (statusIssuers !== undefined && !Array.isArray(statusIssuers)) {
    throw wrongFlag('--policy', 'statusIssuers as an array', path)
  }
  return {
    ...(trustedIssuers === undefined ? {} : { trustedIssuers }),
    verifier: statusIssuers === undefined ? {} : { statusIssuers },
    policy,
  }
}

type Fields = VerifyPolicy & {
  readonly trustedIssuers?: 'any-issuer' | readonly TrustedIssuer[]
  readonly statusIssuers?: readonly string[]
}

function parse(text: string): Fields | undefined {
  const value = parseFile(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

const VERIFIER_NAMES: ReadonlySet<string> = new Set(['trustedIssuers', 'statusIssuers'])

const POLICY_NAMES: ReadonlySet<string> = new Set([
  'accept',
  'expectedRecipient',
  'presentedFor',
  'asOf',
  'whenStatusUnknown',
  'endorsements',
  'refresh',
  'contact',
])
