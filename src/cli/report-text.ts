/** A report as a person reads it. */
import { viewCredential } from '../index.js'
import type { AuthenticView, CheckResult, CredentialView, Finding, Problem, VerificationReport } from '../index.js'
import { answerOf } from './exit-codes.js'
import { labelled, printable, wrap, type Style } from './output.js'
import { adviceOn, answerMarks, idInWords, issuerInWords, kindsOf, validityInWords } from './words.js'

/**
 * Writes a report for a person: the verdict, what it is about, every check, what is worth knowing,
 * what the verdict rests on. Of a credential that is not authentic nothing is shown.
 *
 * @param report - what the verifier answered
 * @param style - of the stream that it is for
 * @param source - the name of the file
 */
export function reportText(report: VerificationReport, style: Style, source: string): string {
  const view = viewCredential(report, { hiddenCharacters: 'escape' })
  const blocks = [
    verdictLines(report, view, style, source),
    subjectLines(report, view, style),
    report.checks.flatMap((check, index) => checkLines(check, view.checks[index]?.text ?? '', style)),
    report.findings.flatMap((finding) => findingLines(finding, style)),
    evidenceLines(report, style),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function verdictLines(
  report: VerificationReport,
  { summary }: CredentialView,
  { colors, width }: Style,
  source: string,
): readonly string[] {
  const [mark, color] = answerMarks[answerOf(report.verdict)]
  const headline = colors[color](colors.bold(`${mark} ${report.verdict.replaceAll('-', ' ').toUpperCase()}`))
  return [`${headline}  ${printable(source)}`, ...wrap(summary.text, width - 2).map((line) => `  ${line}`)]
}

function subjectLines({ checks }: VerificationReport, view: CredentialView, style: Style): readonly string[] {
  const isReadable = checks.some(({ check, outcome }) => check === 'format' && outcome === 'passed')
  if (!view.authentic) {
    return isReadable ? labelled(style, { label: '  ', labelWidth: 2 }, NOTHING_SHOWN, style.colors.dim) : []
  }
  const { name, issuer, dates, judgedAt } = view
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Badge', name ?? '(no name)'],
    ...rowsOfKind(view),
    ['Issuer', issuerInWords(issuer)],
    ['', idInWords(issuer)],
    ...('recipient' in view ? [['Recipient', kindsOf(view.recipient)] as const] : []),
    ['Valid', validityInWords(dates)],
    ['Judged as of', judgedAt.at],
  ]
  return rows.flatMap(([label, text]) =>
    text === undefined
      ? []
      : labelled(style, LABEL(label), printable(text), label === 'Badge' ? style.colors.bold : undefined),
  )
}

/** What a kind has that others have not. */
function rowsOfKind(view: AuthenticView): readonly (readonly [string, string | undefined])[] {
  switch (view.kind) {
    case 'badge': {
      const names = view.achievements.map((achievement) => achievement.name ?? '(no name)').join(' / ')
      const types = view.achievements.flatMap(({ type }) => type?.text ?? []).join(' / ')
      return [
        ['Achievement', names === view.name ? undefined : names],
        ['Type', types === '' ? undefined : types],
      ]
    }
    case 'endorsement':
      return [
        ['Endorses', view.endorsed.text],
        ['Says', view.comment?.text],
      ]
    case 'clr':
      return [['Holds', `${view.members.length} credentials`]]
    case 'status-list':
    case 'presentation':
    case 'unrecognized':
      return []
  }
}

function checkLines(check: CheckResult, text: string, style: Style): readonly string[] {
  const { colors } = style
  const [mark, color] = MARKS[check.outcome]
  const label = { label: `  ${colors[color](mark)} ${check.check.padEnd(14)}`, labelWidth: 18 }
  switch (check.outcome) {
    case 'passed':
      return labelled(style, label, printable(text))
    case 'skipped':
      return labelled(style, label, text, colors.dim)
    case 'failed':
    case 'unknown': {
      const lines = check.problems.flatMap((problem, index) =>
        problemLines(problem, style, index === 0 ? label : { label: ' '.repeat(18), labelWidth: 18 }),
      )
      return check.facts?.['signature'] === 'valid' ? [...lines, ...goodSignature(style)] : lines
    }
  }
}

function goodSignature(style: Style): readonly string[] {
  const hang = { label: ' '.repeat(18), labelWidth: 18 }
  return labelled(style, hang, "The signature itself is good, but it is not the issuer's.")
}

function problemLines(problem: Problem, style: Style, label: Label): readonly string[] {
  const { colors } = style
  const hang = { label: ' '.repeat(label.labelWidth), labelWidth: label.labelWidth }
  const arrow = { label: `${' '.repeat(label.labelWidth)}${colors.cyan('→')} `, labelWidth: label.labelWidth + 2 }
  const place = [problem.code, ...placesOf(problem)].join(' ')
  return [
    ...labelled(style, label, printable(problem.message, LONGEST_SENTENCE)),
    ...labelled(style, arrow, printable(adviceOn(problem), LONGEST_SENTENCE)),
    ...labelled(style, hang, place, colors.dim),
  ]
}

function placesOf({ path, url }: Problem | Finding): readonly string[] {
  const inside = path === undefined || path === '' ? [] : [`at ${printable(path)}`]
  return url === undefined ? inside : [...inside, printable(url)]
}

function findingLines(finding: Finding, style: Style): readonly string[] {
  const { colors } = style
  const label = { label: `  ${colors.yellow('!')} `, labelWidth: 4 }
  const hang = { label: '    ', labelWidth: 4 }
  return [
    ...labelled(style, label, printable(finding.message, LONGEST_SENTENCE)),
    ...labelled(style, hang, [finding.code, ...placesOf(finding)].join(' '), colors.dim),
  ]
}

function evidenceLines({ evidence, checkedAt, at }: VerificationReport, style: Style): readonly string[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Picture', evidence.container?.toUpperCase()],
    ['SHA-256', evidence.sha256],
    ['Signed with', evidence.proof?.keySource === 'did' ? undefined : evidence.proof?.keyId],
    ...evidence.lists.map(({ url, listed }) => ['Status list', `${url}, as of ${listed}`] as const),
    ...evidence.fetches.map(
      ({ outcome, url, fromCache }) =>
        ['Request', `${url} (${outcome}${fromCache ? ', from the cache' : ''})`] as const,
    ),
    ['Checked at', checkedAt === at ? undefined : checkedAt],
  ]
  return rows.flatMap(([label, text]) =>
    text === undefined ? [] : labelled(style, LABEL(label), printable(text), style.colors.dim),
  )
}

interface Label {
  readonly label: string
  readonly labelWidth: number
}

const LABEL = (text: string): Label => ({ label: `  ${text.padEnd(14)}`, labelWidth: 16 })

const MARKS = {
  passed: ['✓', 'green'],
  failed: ['✗', 'red'],
  unknown: ['?', 'yellow'],
  skipped: ['–', 'dim'],
} as const

const NOTHING_SHOWN = 'What it says is neither shown nor judged: that is for what passed format, schema and proof.'

const LONGEST_SENTENCE = 1_000
