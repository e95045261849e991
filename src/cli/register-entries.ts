/** Which entries of a register a person means: by number, or by the badge. */
import {
  anyIssuer,
  createVerifier,
  defaultLimits,
  OpenBadgesError,
  type VerificationReport,
  type VerifierOptions,
} from '../index.js'
import type { CommandIo } from './command-io.js'
import { readInput } from './files.js'
import { within } from './output.js'
import type { RegisterContents } from './register-file.js'

/** Entries, and how they were named. */
export interface NamedEntries {
  /** The number, or the file. */
  readonly name: string
  /** One, but for badges of others' making. */
  readonly indexes: readonly number[]
}

/**
 * Finds the entries that numbers and badges name.
 *
 * A badge must be genuine, by the issuer of the register, and stand in this list: otherwise whoever
 * hands in a file could have somebody else's badge revoked.
 *
 * @param words - numbers of entries, and files
 * @param contents - of the register
 * @param means - how issuers may be asked for their keys
 * @throws OpenBadgesError `INPUT_INVALID` for a badge that is none of this register's
 */
export async function findEntries(
  words: readonly string[],
  contents: RegisterContents,
  means: Partial<VerifierOptions>,
  io: CommandIo,
): Promise<readonly NamedEntries[]> {
  const verifier = createVerifier({ ...means, trustedIssuers: anyIssuer, now: io.now })
  const entries: NamedEntries[] = []
  for (const name of words) {
    if (NUMBER.test(name)) {
      entries.push({ name, indexes: [Number(name)] })
      continue
    }
    const report = await verifier.verify(await readInput(name, io, defaultLimits.maxInputBytes))
    entries.push({ name, indexes: indexesIn(report, contents, name) })
  }
  return entries
}

/** Whether a person means an entry by its number. */
export function isEntryNumber(word: string): boolean {
  return NUMBER.test(word)
}

function indexesIn(
  { credential, checks }: VerificationReport<'badge'>,
  { url, issuer, list }: RegisterContents,
  file: string,
): readonly number[] {
  if (credential === undefined) throw refusal(`a genuine badge in ${file}`, whyNot(checks))
  const by = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id
  if (by !== issuer) throw refusal(`a badge by ${issuer} in ${file}`, `one by ${by}`)
  const statuses: readonly object[] = [credential.credentialStatus ?? []].flat()
  const indexes = statuses
    .map((status) => status as Readonly<Record<string, unknown>>)
    .filter(({ type, statusListCredential, statusPurpose }) => {
      return type === 'BitstringStatusListEntry' && statusListCredential === url && statusPurpose === list.purpose
    })
    .map(({ statusListIndex }) => statusListIndex)
    .filter((index) => typeof index === 'string' && NUMBER.test(index))
  if (indexes.length > 0) return indexes.map(Number)
  throw refusal(`a badge in ${file} that stands in ${url} for ${list.purpose}`, 'one that does not')
}

/** A badge that could not be looked at is not said to be false. */
function whyNot(checks: VerificationReport['checks']): string {
  const worst =
    checks.find(({ outcome }) => outcome === 'failed') ?? checks.find(({ outcome }) => outcome === 'unknown')
  const [problem] = worst !== undefined && 'problems' in worst ? worst.problems : []
  const reason = problem === undefined ? '' : ` (${problem.code}: ${within(problem.message)})`
  // The number of a forged badge is that of somebody else's.
  if (worst?.outcome === 'failed') return `one that is not${reason}`
  return `one of which that cannot be told${reason}; the number of its entry can be given instead`
}

function refusal(expected: string, found: string): OpenBadgesError {
  return new OpenBadgesError('INPUT_INVALID', { expected, found })
}

const NUMBER = /^\d{1,15}$/
