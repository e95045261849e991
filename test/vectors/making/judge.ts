/** Judges one of the published vectors as its row of the index says, with nothing but the files. */
import { createVerifier, type VerificationReport, type VerifyPolicy } from 'openbadges-kit'

/** One row of the index: a credential, how to judge it, and what comes of it. */
export interface ReportEntry {
  readonly name: string
  readonly about: string
  readonly shows: readonly string[]
  readonly input: string
  /** The time of the clock. */
  readonly now: string
  readonly trustedIssuers: readonly string[]
  /** What the call expects of the credential, where it expects anything. */
  readonly policy?: VerifyPolicy
  /** JSON-LD contexts that are given to the verifier besides those it has: URL → file. */
  readonly contexts?: Readonly<Record<string, string>>
  /** What the web answers: URL → file. All other addresses cannot be reached. */
  readonly web?: Readonly<Record<string, string>>
  readonly verdict: VerificationReport['verdict']
  /** The codes of each check that neither passed nor was skipped. */
  readonly problems: Readonly<Record<string, readonly string[]>>
  /** The codes of findings that the vector is about; the report may have more. */
  readonly findings?: readonly string[]
  readonly report: string
}

/** A row, before there is a report. */
export type Question = Omit<ReportEntry, 'report' | 'verdict' | 'problems'>

/**
 * Judges.
 *
 * @param read - gives the bytes of a file, by its path in the folder of the vectors
 * @returns the report as plain JSON, without the version of this library
 */
export async function judge(question: Question, read: (path: string) => Uint8Array): Promise<VerificationReport> {
  const { input, now, trustedIssuers, policy = {}, contexts = {}, web = {} } = question
  const verifier = createVerifier({
    trustedIssuers,
    now: () => Date.parse(now),
    contexts: Object.fromEntries(
      Object.entries(contexts).map(([url, path]) => [url, new TextDecoder().decode(read(path))]),
    ),
    fetch: (url) => {
      const path = web[url]
      if (path === undefined) return Promise.reject(new TypeError('cannot be reached'))
      return Promise.resolve(new Response(new Uint8Array(read(path))))
    },
  })
  return withoutVersion(JSON.parse(JSON.stringify(await verifier.verify(read(input), policy))) as VerificationReport)
}

/** The codes of each check that neither passed nor was skipped. */
export function problemsIn({ checks }: VerificationReport): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    checks.flatMap((each) => ('problems' in each ? [[each.check, each.problems.map(({ code }) => code)]] : [])),
  )
}

function withoutVersion(report: VerificationReport): VerificationReport {
  const { version: _, ...evidence } = report.evidence
  const contained = report.contained.map((each) => ({ ...each, report: withoutVersion(each.report) }))
  return { ...report, contained, evidence } as unknown as VerificationReport
}
