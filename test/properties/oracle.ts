/** The mutation oracle: judges mutants of genuine badges, and finds those that are taken for genuine and are not. */
import canonicalize from 'canonicalize'
import type { VerificationReport } from '../../src/verify/report.js'
import { createVerifier, type Verifier } from '../../src/verify/verifier.js'
import { placesViewOf, viewOf } from '../support/application-view.js'
import { learner } from '../support/badges.js'
import { mutate, type Genuine } from '../support/mutate.js'
import { faultsOf } from '../support/report-shape.js'
import { judgedAt } from '../support/signed-badges.js'
import type { JsonObject } from '../../src/json/json.js'
import { setScene, type Scene } from './genuine.js'

/** Which mutants to judge. */
export interface Run {
  readonly seed: number
  /** The first one; the mutants of a seed are numbered. */
  readonly first: number
  readonly count: number
}

/** A mutant that was judged wrongly, with all that is needed to have it again. */
export interface Miss {
  readonly mutant: number
  readonly badge: string
  readonly mutators: string
  readonly what: string
  readonly input: string
}

/** What a run came to. */
export interface Tally {
  readonly falseAccepts: readonly Miss[]
  readonly malformedReports: readonly Miss[]
  /** Genuine badges that were refused, before, between or after mutants. */
  readonly falseRejects: readonly string[]
  /** Mutator → outcome → how often. A mutant of two mutators counts at both. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** How the mutants were stopped, if they were. */
  readonly stoppedBy: ReadonlyMap<string, number>
}

/** Judges mutants, all by one verifier, and genuine badges in between. */
export async function judgeMutants({ seed, first, count }: Run): Promise<Tally> {
  const scene = await setScene()
  const verifier = createVerifier({
    trustedIssuers: scene.issuers,
    statusIssuers: scene.issuers,
    fetch: scene.fetch,
    now: () => judgedAt,
  })
  const controls = new Map<string, VerificationReport>()
  for (const { genuine } of scene.badges) controls.set(genuine.name, await judge(verifier, genuine.input))
  const falseAccepts: Miss[] = []
  const malformedReports: Miss[] = []
  const falseRejects = await refusedGenuine(verifier, scene, controls)
  const outcomes = new Map<string, Map<string, number>>()
  const stoppedBy = new Map<string, number>()
  const pool = scene.badges.flatMap(({ genuine, weight }) => Array.from({ length: weight }, () => genuine))
  for (let index = first; index < first + count; index++) {
    const genuine = pool[index % pool.length] as Genuine
    const { mutators, input } = mutate(genuine, seed * SEED_STRIDE + index)
    const miss = (what: string): Miss => ({ mutant: index, badge: genuine.name, mutators, what, input: textOf(input) })
    const report = await judge(verifier, input)
    const faults = faultsOf(report)
    if (faults.length > 0) malformedReports.push(miss(faults.join('; ')))
    const difference = isTakenForGenuine(report) ? differenceOf(controls.get(genuine.name)!, report) : undefined
    if (difference !== undefined) falseAccepts.push(miss(difference))
    for (const mutator of mutators.split(' + ')) count1(outcomes, mutator, outcomeOf(report))
    stoppedBy.set(stopOf(report), (stoppedBy.get(stopOf(report)) ?? 0) + 1)
    if (index % CONTROL_EVERY === CONTROL_EVERY - 1)
      falseRejects.push(...(await refusedGenuine(verifier, scene, controls)))
  }
  falseRejects.push(...(await refusedGenuine(verifier, scene, controls)))
  return { falseAccepts, malformedReports, falseRejects, outcomes, stoppedBy }
}

function judge(verifier: Verifier, input: unknown): Promise<VerificationReport> {
  return verifier.verify(input, { expectedRecipient: { id: learner } })
}

/** The gates are open and the issuer is one that we trust: what the report hands out is shown as theirs. */
function isTakenForGenuine(report: VerificationReport): boolean {
  return report.credential !== undefined && outcomeOfCheck(report, 'issuer') === 'passed'
}

/** How what is shown, or what is said of it, differs from the genuine badge. */
function differenceOf(control: VerificationReport, report: VerificationReport): string | undefined {
  const [genuine, shown] = [control.credential, report.credential] as unknown as [JsonObject, JsonObject]
  const [said, says] = [viewOf(genuine), viewOf(shown)]
  if (said.join() !== says.join()) {
    const [lost, gained] = [said.filter((line) => !says.includes(line)), says.filter((line) => !said.includes(line))]
    return `it says ${gained.join(' and ')} instead of ${lost.join(' and ')}`
  }
  const [stood, stands] = [placesViewOf(genuine), placesViewOf(shown)]
  if (stood !== stands) return `it says it elsewhere: ${stands} instead of ${stood}`
  if (isSignedAsText(control) && lettersOf(genuine) !== lettersOf(shown))
    return 'it is not to the letter what was signed'
  const [before, after] = [judgementsOf(control), judgementsOf(report)]
  if (
    before === after ||
    (isEndorsedLess(control, report) && withoutEndorsements(before) === withoutEndorsements(after))
  ) {
    return undefined
  }
  return `it is judged otherwise: ${after} instead of ${before}`
}

/** Tokens, and proofs over JSON as it stands: even what no reader sees, such as contexts, must be what was signed. */
function isSignedAsText({ evidence: { proof } }: VerificationReport): boolean {
  return proof !== undefined && (proof.format === 'jwt' || proof.suite.includes('-jcs-'))
}

function lettersOf({ proof: _, ...document }: JsonObject): string {
  return canonicalize(document) ?? ''
}

/**
 * An embedded endorsement is signed by itself. Whoever holds the badge can spell it so that the badge says the same and
 * the endorsement no longer what its endorser signed; it is refused then, and takes nobody in.
 */
function isEndorsedLess(control: VerificationReport, report: VerificationReport): boolean {
  const [before, after] = [outcomeOfCheck(control, 'endorsements'), outcomeOfCheck(report, 'endorsements')]
  return before === 'passed' && (after === 'failed' || after === 'unknown')
}

function withoutEndorsements(judgements: string): string {
  return judgements
    .split('; ')
    .filter((each) => !each.startsWith('endorsements '))
    .join('; ')
}

function judgementsOf({ checks, verdict }: VerificationReport): string {
  const said = checks.map((check) => {
    const codes = 'problems' in check ? check.problems.map(({ code }) => code).join() : ''
    return `${check.check} ${check.outcome} ${codes}`
  })
  return [verdict, ...said].join('; ')
}

/** Every genuine badge passes the gates, and all are verified but those that are revoked. */
async function refusedGenuine(
  verifier: Verifier,
  { badges }: Scene,
  controls: ReadonlyMap<string, VerificationReport>,
): Promise<string[]> {
  const refused: string[] = []
  for (const { genuine } of badges) {
    const report = await judge(verifier, genuine.input)
    const isSame = JSON.stringify(report.credential) === JSON.stringify(controls.get(genuine.name)?.credential)
    const expected = genuine.name.endsWith('with status') ? 'revoked' : 'verified'
    const isPolluted = Object.keys(Object.prototype).length > 0
    if (report.verdict === expected && isTakenForGenuine(report) && isSame && !isPolluted) continue
    refused.push(`${genuine.name}: ${judgementsOf(report)}`)
  }
  return refused
}

function outcomeOf(report: VerificationReport): string {
  if (isTakenForGenuine(report)) return 'accepted'
  const [first] = report.checks.flatMap((check) => ('problems' in check ? check.problems : []))
  return first?.code ?? 'refused without a problem'
}

function stopOf(report: VerificationReport): string {
  if (isTakenForGenuine(report)) return 'nothing, since they say the same'
  const closed = (['format', 'schema', 'proof', 'issuer'] as const).filter((check) =>
    ['failed', 'unknown'].includes(outcomeOfCheck(report, check)),
  )
  return closed.join(' and ')
}

function outcomeOfCheck({ checks }: VerificationReport, name: string): string {
  return checks.find(({ check }) => check === name)?.outcome ?? 'missing'
}

function count1(table: Map<string, Map<string, number>>, row: string, column: string): void {
  const counts = table.get(row) ?? new Map<string, number>()
  table.set(row, counts.set(column, (counts.get(column) ?? 0) + 1))
}

function textOf(input: unknown): string {
  if (input instanceof Uint8Array) return `base64 ${Buffer.from(input).toString('base64')}`
  return typeof input === 'string' ? input : `object ${JSON.stringify(input)}`
}

const CONTROL_EVERY = 1_000

/** Mutants of neighbouring seeds have no number in common. */
const SEED_STRIDE = 10_000_019
