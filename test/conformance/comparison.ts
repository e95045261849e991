/** Compares our reports with what the makers of the corpus say, by the comparison table of its README. */
import { unknownCodes } from '../../src/codes.js'
import type { AcceptableKind } from '../../src/gates/authentic-credential.js'
import type { CheckName, CheckResult, VerificationReport } from '../../src/verify/report.js'
import { readCorpus, type CorpusEntry } from '../support/corpus.js'
import { pinnedKeys } from './pinned-keys.js'
import { problemCodesIn } from '../support/problem-codes.js'

/** What an entry is compared by; each row of the table is one. */
export type Rule =
  | 'verdict'
  | 'pinned'
  | 'base'
  | 'proof'
  | 'other-credential'
  | 'unsigned'
  | 'presentation'
  | 'unsupported'
  | 'nothing-baked'
  | 'old-badge'
  | 'baked-oddly'
  | 'list'
  | 'out-of-scope'

/** The row of the table that an entry belongs to. */
export function ruleOf(entry: CorpusEntry): Rule {
  if (isBase(entry)) return 'base'
  return Object.hasOwn(pinnedKeys, entry.id) ? 'pinned' : plainRuleOf(entry)
}

function plainRuleOf(entry: CorpusEntry): Rule {
  const { scope, profile, format, expected, obContext } = entry
  const { verdict, level, verdictForOurScope } = expected
  if (verdict === 'unbake-none') return 'nothing-baked'
  if (verdict === 'unbake-ok-ob2') return 'old-badge'
  if (verdict === 'unbake-quirk') return 'baked-oddly'
  if (scope === 'out-of-scope') return 'out-of-scope'
  if (verdict === 'unsupported') return 'unsupported'
  // Of what is good by a proof outside the scope its README says: refused as unsupported, never accepted.
  if (verdictForOurScope === 'unsupported' && isCalledGood(entry)) return 'unsupported'
  if (level === 'proof' || isByAnotherDid(entry)) return 'proof'
  if (format.startsWith('bundle')) return 'list'
  if (verdict === 'model-valid' || (format === 'json-unsigned' && profile !== 'VP')) return 'unsigned'
  if (profile === 'VP') return 'presentation'
  // A type that another context defines is not that of Open Badges, whatever it is called.
  if (profile === 'OB3' && obContext === undefined && isCalledGood(entry)) return 'other-credential'
  if (PROFILES.has(profile ?? '')) return 'verdict'
  return 'other-credential'
}

/** The kind of credential that an entry is, for `accept`. */
export function kindOf({ profile, format }: CorpusEntry): AcceptableKind {
  if (format.startsWith('bundle')) return 'status-list'
  if (profile === 'OB3-Endorsement') return 'endorsement'
  if (profile === 'StatusList') return 'status-list'
  if (profile === 'VP') return 'presentation'
  return profile === 'CLR2' ? 'clr' : 'badge'
}

/**
 * The issuers of the status lists that an entry names, where its makers say that they are others than
 * the badge's: the comparison table lets them speak for it.
 */
export function statusIssuersOf(entry: CorpusEntry): readonly string[] {
  const isDelegated = entry.expected.strict.some((each) => each.startsWith('status list issuer differs'))
  const held = (entry.urls ?? []).flatMap(({ role, local }) =>
    role === 'status-list' && local !== null ? [local] : [],
  )
  return isDelegated ? held.flatMap(listIssuerIn) : []
}

/** Read without the library. */
function listIssuerIn(path: string): readonly string[] {
  const { issuer } = JSON.parse(readCorpus(path).toString('utf8')) as { issuer?: string | { readonly id: string } }
  const id = typeof issuer === 'object' ? issuer.id : issuer
  return id === undefined ? [] : [id]
}

/**
 * The README's meaning of level `proof`: the issuer is not the key's controller. The index says so of
 * embedded proofs; of tokens it leaves it open, and their bytes say it.
 */
function isByAnotherDid(entry: CorpusEntry): boolean {
  const { issuer = '', issuerBinding, proofs = [] } = entry
  const dids = proofs.map(({ kid, verificationMethod }) => (kid ?? verificationMethod ?? '').split('#')[0] ?? '')
  const isOfOthers = dids.length > 0 && dids.every((did) => did.startsWith('did:') && did !== issuer)
  return isCalledGood(entry) && issuerBinding === undefined && issuer.startsWith('did:') && isOfOthers
}

/** What its makers say is good, be it with a remark. */
export function isCalledGood({ expected: { verdict } }: CorpusEntry): boolean {
  return verdict === 'valid' || verdict === 'warning'
}

/** A base proof of ecdsa-sd-2023: the header of its value says so (ECDSA Cryptosuites 1.0, section 3.5.2). */
function isBase({ format, path, proofs = [] }: CorpusEntry): boolean {
  return (
    format === 'json-ld-di' &&
    proofs.length === 1 &&
    proofs[0]?.cryptosuite === 'ecdsa-sd-2023' &&
    readCorpus(path).includes('"u2V0A')
  )
}

/** What an entry came to. */
export interface Judged {
  readonly entry: CorpusEntry
  readonly report: VerificationReport
  /**
   * Judged again under what its makers take for granted: with the key pinned, or derived from the base
   * proof with everything shown.
   */
  readonly granted?: VerificationReport
}

/**
 * Compares a report with the expectation.
 *
 * @returns how they differ; `undefined` if they agree
 */
export function disagreement(judged: Judged): string | undefined {
  const wanted = wantedBy(ruleOf(judged.entry), judged)
  const reports = [judged.report, ...(judged.granted === undefined ? [] : [judged.granted])]
  const found = reports.map((report) => [report.verdict, ...problemCodes(report)].join(' ')).join(', then ')
  return wanted === undefined ? undefined : `${wanted}; found ${found}`
}

function wantedBy(rule: Rule, { entry, report, granted }: Judged): string | undefined {
  const { expected } = entry
  const isGood = isCalledGood(entry)
  const codes = problemCodes(report)
  const not = (holds: boolean, words: string): string | undefined => (holds ? undefined : words)
  switch (rule) {
    case 'verdict':
    case 'list':
      return not(report.verified === isGood, `called ${expected.verdict}`)
    case 'pinned':
    case 'base':
      if (report.verified) return 'what its makers take for granted is not told to the verifier, and it is verified'
      if (!codes.some((code) => WITHHELD[rule].includes(code))) return 'it is refused for another reason'
      if (granted === undefined) return 'it was not judged again'
      return wantedBy(plainRuleOf(entry), { entry, report: granted })
    case 'proof':
      if (report.verified) return 'only the proof is called good, and it is verified'
      return not(isProofGood(report), 'the proof is called good')
    case 'other-credential':
      if (report.verified) return 'it is no badge of any kind'
      return not(isGood ? areGood(report, SIGNED, isNamed) : !areGood(report, SIGNED), `called ${expected.verdict}`)
    case 'unsigned':
      return not(!report.verified && !isProofGood(report), 'unsigned')
    case 'presentation':
      return not(isGood === isPresentationGood(report, isGood ? isNamed : undefined), `called ${expected.verdict}`)
    case 'unsupported':
      return not(!report.verified && codes.some((code) => UNKNOWN.has(code)), 'called unsupported')
    case 'nothing-baked':
      return not(codes.join() === 'NOTHING_BAKED', 'nothing is baked in')
    case 'old-badge':
      return not(codes.join() === 'OLDER_OPEN_BADGE', 'an Open Badge 2 is baked in')
    case 'baked-oddly':
      return not(
        report.kind === 'badge' && report.findings.some(({ code }) => code.startsWith('BAKED_')),
        'baked oddly',
      )
    case 'out-of-scope':
      return not(!report.verified && codes.length > 0 && !codes.includes('INTERNAL_ERROR'), 'out of scope')
  }
}

/** The step at which a report fails is one of those that the makers name; `undefined` if they name none that we have. */
export function failsAtTheirStep({ expected }: CorpusEntry, report: VerificationReport): boolean | undefined {
  const checks = expected.failing.flatMap((step) => CHECKS_OF_STEP[step] ?? [])
  if (checks.length === 0) return undefined
  const reports = [report, ...report.contained.map((each) => each.report)]
  return reports.some((each) =>
    each.checks.some(({ check, outcome }) => checks.includes(check) && (outcome === 'failed' || outcome === 'unknown')),
  )
}

/** The codes of all problems of a report, in the order of its checks. */
export function problemCodes({ checks }: VerificationReport): string[] {
  return problemCodesIn({ checks })
}

/** One check of a report. */
function checkOf(report: VerificationReport, name: CheckName): CheckResult {
  const found = report.checks.find(({ check }) => check === name)
  if (found === undefined) throw new Error(`The report has no check ${name}.`)
  return found
}

/** The corpus's proof fact: good by whosever key. */
function isProofGood(report: VerificationReport): boolean {
  const proof = checkOf(report, 'proof')
  return proof.outcome === 'passed' || ('facts' in proof && proof.facts['signature'] === 'valid')
}

/** Judgements of what could not be authenticated are skipped. */
function areGood(report: VerificationReport, names: readonly CheckName[], isForgiven = isNever): boolean {
  return names.every((name) => {
    const check = checkOf(report, name)
    return check.outcome === 'passed' || check.outcome === 'skipped' || isForgiven(check)
  })
}

const SIGNED = ['format', 'proof', 'validity', 'status'] as const

/** A presentation is as good as its own proof, if it has one, and the proofs of what it holds, where they have some. */
function isPresentationGood(report: VerificationReport, isForgiven = isNever): boolean {
  return [report, ...report.contained.map((each) => each.report)].every((each) => {
    const [format, proof] = [checkOf(each, 'format'), checkOf(each, 'proof')]
    if (format.outcome !== 'passed') return each !== report && isForgiven(format)
    if (each === report && checkOf(each, 'schema').outcome !== 'passed') return false
    return isProofGood(each) || isForgiven(proof) || problemCodes(each).includes('NO_PROOF')
  })
}

const isNever = (_check: CheckResult): boolean => false

/** What we do not support or could not get, and say by name: unknown, and neither good nor bad. */
function isNamed(check: CheckResult): boolean {
  return check.outcome === 'unknown' && check.problems.every(({ code }) => NAMES_WHAT_IS_MISSING.has(code))
}

const NAMES_WHAT_IS_MISSING: ReadonlySet<string> = new Set([
  'FORMAT_NOT_SUPPORTED',
  'ALGORITHM_NOT_SUPPORTED',
  'SUITE_NOT_SUPPORTED',
  'DID_METHOD_NOT_SUPPORTED',
  'KEY_TYPE_NOT_SUPPORTED',
  'ISSUER_PUBLISHES_NO_KEYS',
  'CONTEXT_UNKNOWN',
  'STATUS_LIST_UNREACHABLE',
])

/** Why an entry is refused, until what its makers take for granted is told. */
const WITHHELD: Readonly<Record<'pinned' | 'base', readonly string[]>> = {
  pinned: ['KEY_NOT_AUTHORIZED', 'ISSUER_PUBLISHES_NO_KEYS'],
  base: ['PROOF_NOT_DERIVED'],
}

const PROFILES: ReadonlySet<string> = new Set(['OB3', 'OB3-Endorsement', 'CLR2', 'StatusList'])

const UNKNOWN: ReadonlySet<string> = new Set(unknownCodes)

/** Their words for the step at which a credential fails, and our checks that may say so. */
const CHECKS_OF_STEP: Readonly<Record<string, readonly CheckName[]>> = {
  ...toSteps(['unsupported-format', 'no-badge-chunk', 'ob2', 'media-type', 'embedded-credential'], ['format']),
  ...toSteps(
    ['structure', 'schema', 'subject-type', 'issuer-type', 'evidence-type', 'type', 'context', 'context-version'],
    ['schema', 'proof'],
  ),
  ...toSteps(
    [
      ...['proof', 'proof-chain', 'no-proof', 'key-resolution', 'jwt', 'jwt-claims', 'json-ld', 'safe-mode'],
      'unsupported-proof-type',
    ],
    ['proof', 'format'],
  ),
  ...toSteps(['issuer-binding'], ['proof', 'schema']),
  ...toSteps(
    [
      ...['status', 'status-list-expired', 'status-list-type', 'status-unavailable', 'status-list-proof'],
      'unsupported-status-type',
    ],
    ['status'],
  ),
  ...toSteps(['expiry', 'not-yet-valid'], ['validity']),
  ...toSteps(['refresh'], ['refresh']),
  ...toSteps(['endorsement'], ['endorsements']),
}

function toSteps(words: readonly string[], checks: readonly CheckName[]): Record<string, readonly CheckName[]> {
  return Object.fromEntries(words.map((word) => [word, checks]))
}
