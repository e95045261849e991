/** Which entries of a register a person means: by number, or by the badge. */
import { anyIssuer, createVerifier, OpenBadgesError, type VerificationReport, type VerifierOptions } from '../index.js'
import type { CommandIo } from './command-io.js'
import { readInput } from './files.js'
import type { RegisterHead } from './register-file.js'
import { defaultLimits } from '../index.js'

/** An entry, and how it was named. */
export interface NamedEntry {
  readonly index: number
  /** The number, or the file. */
  readonly name: string
}

/**
 * Finds the entries that numbers and badges name.
 *
 * A badge must be genuine, by the issuer of the register, and stand in this list: otherwise whoever
 * hands in a file could have somebody else's badge revoked.
 *
 * @param words - numbers of entries, and files
 * @param head - of the register
 * @param means - how issuers may be asked for their keys
 * @throws OpenBadgesError `INPUT_INVALID` for a badge that is none of this register's
 */
export async function findEntries(
  words: readonly string[],
  head: RegisterHead,
  means: Partial<VerifierOptions>,
  io: CommandIo,
): Promise<readonly NamedEntry[]> {
  const verifier = createVerifier({ ...means, trustedIssuers: anyIssuer, now: io.now })
  const entries: NamedEntry[] = []
  for (const name of words) {
    if (/^\d{1,15}$/.test(name)) {
      entries.push({ index: Number(name), name })
      continue
    }
    const report = await verifier.verify(await readInput(name, io, defaultLimits.maxInputBytes))
    entries.push({ index: indexIn(report, head, name), name })
  }
  return entries
}

function indexIn({ credential, checks }: VerificationReport, { url, issuer }: RegisterHead, file: string): number {
  if (credential === undefined) {
    const codes = checks.flatMap((check) => ('problems' in check ? check.problems.map(({ code }) => code) : []))
    const found = `one that is not (${[...new Set(codes)].join(', ')}); the number of its entry can be given instead`
    throw refusal(`a genuine badge in ${file}`, found)
  }
  const by = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id
  if (by !== issuer) throw refusal(`a badge by ${issuer} in ${file}`, `one by ${by}`)
  const statuses: readonly object[] = [credential.credentialStatus ?? []].flat()
  const index = statuses
    .map((status) => status as Readonly<Record<string, unknown>>)
    .filter(({ statusListCredential }) => statusListCredential === url)
    .map(({ statusListIndex }) => statusListIndex)
    .find((each) => typeof each === 'string' && /^\d{1,15}$/.test(each))
  if (index === undefined) throw refusal(`a badge in ${file} that stands in ${url}`, 'one that does not')
  return Number(index)
}

function refusal(expected: string, found: string): OpenBadgesError {
  return new OpenBadgesError('INPUT_INVALID', { expected, found })
}
