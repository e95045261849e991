/** Compares our reports with what the makers of the corpus say, by the comparison table of its README. */
import type { AcceptableKind } from '../../src/gates/authentic-credential.js'
import type { CheckName, CheckResult, VerificationReport } from '../../src/verify/report.js'
import { readCorpus, type CorpusEntry, type CorpusProof } from '../support/corpus.js'

/** The kind of credential that an entry is, for `accept`. */
export function kindOf({ profile }: CorpusEntry): AcceptableKind {
  if (profile === 'OB3-Endorsement') return 'endorsement'
  if (profile === 'StatusList') return 'status-list'
  return profile === 'CLR2' ? 'clr' : 'badge'
}

/**
 * What of an entry this version does not support yet, in a few words; `undefined` if the verdict of
 * the corpus must be ours.
 */
export function notYetSupported(entry: CorpusEntry): string | undefined {
  const { profile, vcdm, format, proofs } = entry
  if (profile === 'CLR2') return 'CLR 2.0'
  if (['png', 'svg'].includes(format)) return 'baked into a picture'
  if (!['json-ld-di', 'json-unsigned', 'json', 'jwt'].includes(format)) return `format ${format}`
  if (vcdm !== '2.0' && profile !== 'StatusList') return 'data model 1.1'
  const suite = (proofs ?? []).find((proof) => !isSuiteSupported(proof))
  if (suite !== undefined) return `suite ${suiteOf(suite)}`
  const ofList = listsOf(entry)
    .flatMap(({ proofs }) => proofs)
    .find((proof) => !isSuiteSupported(proof))
  return ofList === undefined ? undefined : `status list of suite ${suiteOf(ofList)}`
}

/**
 * The issuers of the status lists that an entry names, where its makers say that they are others than
 * the badge's: the comparison table lets them speak for it.
 */
export function statusIssuersOf(entry: CorpusEntry): readonly string[] {
  const isDelegated = entry.expected.strict.some((each) => each.startsWith('status list issuer differs'))
  return isDelegated ? listsOf(entry).flatMap(({ issuer }) => (issuer === undefined ? [] : [issuer])) : []
}

interface ListOutline {
  readonly issuer: string | undefined
  readonly proofs: readonly CorpusProof[]
}

/** The signed status lists that the corpus holds for an entry, as JSON; read without the library. */
function listsOf({ urls }: CorpusEntry): readonly ListOutline[] {
  const held = (urls ?? []).flatMap(({ role, local }) => (role === 'status-list' && local !== null ? [local] : []))
  return held.map((local) => {
    const list = JSON.parse(readCorpus(local).toString('utf8')) as {
      readonly issuer?: string | { readonly id: string }
      readonly proof?: CorpusProof | readonly CorpusProof[]
    }
    const { issuer, proof = [] } = list
    return { issuer: typeof issuer === 'object' ? issuer.id : issuer, proofs: [proof].flat() }
  })
}

/**
 * Compares a report with the expectation: the verdict first, then the step at which it fails.
 *
 * @returns how they differ; `undefined` if they agree
 */
export function disagreement({ expected }: CorpusEntry, report: VerificationReport): string | undefined {
  const found = `${report.verdict} ${problemCodes(report).join()}`
  if (expected.level === 'proof') {
    if (report.verified) return 'verified, although the issuer is not the key’s controller'
    return isProofGood(report) ? undefined : `the proof is called good; found ${found}`
  }
  switch (expected.verdict) {
    case 'valid':
    case 'warning':
      return report.verified ? undefined : `called ${expected.verdict}; found ${found}`
    case 'invalid':
      if (report.verified) return 'called invalid; found verified'
      return failsAt(report, expected.failing)
        ? undefined
        : `called invalid at ${expected.failing.join()}; found ${found}`
    case 'model-valid':
      if (report.verified) return 'verified without a proof'
      return problemCodes(report).includes('NO_PROOF') ? undefined : `unsigned; found ${found}`
    default:
      return `no rule for the verdict ${expected.verdict}`
  }
}

/** The codes of all problems of a report, in the order of its checks. */
export function problemCodes({ checks }: VerificationReport): string[] {
  return checks.flatMap((check) => ('problems' in check ? check.problems.map(({ code }) => code) : []))
}

/** One check of a report. */
export function checkOf(report: VerificationReport, name: CheckName): CheckResult {
  const found = report.checks.find(({ check }) => check === name)
  if (found === undefined) throw new Error(`The report has no check ${name}.`)
  return found
}

/** The corpus's proof fact: good by whosever key. */
function isProofGood(report: VerificationReport): boolean {
  const proof = checkOf(report, 'proof')
  return proof.outcome === 'passed' || ('facts' in proof && proof.facts['signature'] === 'valid')
}

function failsAt(report: VerificationReport, steps: readonly string[]): boolean {
  const checks = steps.flatMap((step) => CHECKS_OF_STEP[step] ?? [])
  return report.checks.some(({ check, outcome }) => checks.includes(check) && outcome === 'failed')
}

function isSuiteSupported(proof: CorpusProof): boolean {
  if (proof.type === 'JWT') return SUPPORTED_ALGORITHMS.includes(proof.alg ?? '')
  return proof.type === 'DataIntegrityProof' && proof.cryptosuite === 'eddsa-rdfc-2022'
}

function suiteOf({ alg, cryptosuite, type }: CorpusProof): string {
  return alg ?? cryptosuite ?? type ?? 'without a name'
}

const SUPPORTED_ALGORITHMS: readonly string[] = ['RS256', 'ES256', 'ES384', 'EdDSA']

/** Their words for the step at which a credential fails, and our checks that may say so. */
const CHECKS_OF_STEP: Readonly<Record<string, readonly CheckName[]>> = {
  ...Object.fromEntries(
    ['unsupported-format', 'no-badge-chunk', 'ob2', 'media-type', 'embedded-credential'].map((step) => [
      step,
      ['format'],
    ]),
  ),
  ...Object.fromEntries(
    ['structure', 'schema', 'subject-type', 'issuer-type', 'evidence-type', 'type', 'context', 'context-version'].map(
      (step) => [step, ['schema', 'proof']],
    ),
  ),
  ...Object.fromEntries(
    ['proof', 'proof-chain', 'no-proof', 'key-resolution', 'jwt', 'jwt-claims', 'json-ld', 'safe-mode'].map((step) => [
      step,
      ['proof', 'format'],
    ]),
  ),
  'issuer-binding': ['proof', 'schema'],
  ...Object.fromEntries(
    [
      'status',
      'status-list-expired',
      'status-list-type',
      'status-unavailable',
      'status-list-proof',
      'unsupported-status-type',
    ].map((step) => [step, ['status']]),
  ),
  expiry: ['validity'],
  'not-yet-valid': ['validity'],
}
