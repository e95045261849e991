/** Reports as one page to keep, to send and to print: it runs nothing, asks nobody, and holds all that it shows. */
import { createHash } from 'node:crypto'
import { version, type AuthenticView, type CheckResult, type CredentialView } from '../../index.js'
import { answerOf } from '../exit-codes.js'
import { printable } from '../output.js'
import { answerMarks, idInWords, issuerInWords, kindsOf, validityInWords } from '../words.js'
import { inFigures, isJudged, type Entry, type JudgedEntry, type Totals } from './entry.js'
import { factsOf, reasonOf, viewOf, type EntryFacts, type Reason } from './facts.js'
import type { ReportFormat } from './format.js'
import { escaped } from './markup.js'
import { pictureOf } from './picture.js'
import { style } from './style.js'

/** The page. Its policy lets nothing be loaded or run, whatever a badge may have smuggled into it. */
export const htmlFormat: ReportFormat = {
  needsTotals: true,
  begin: (totals) => `${head()}<body>\n<header>\n<h1>Badges verified</h1>\n${summary(totals)}</header>\n<main>\n`,
  sections: [
    { head: `<section aria-label="Overview">\n<table class="overview">\n${columns()}<tbody>\n`, entry: row },
    { head: '</tbody>\n</table>\n</section>\n', entry: article },
  ],
  end: () => `</main>\n<footer>openbadges ${version}</footer>\n</body>\n</html>\n`,
}

function head(): string {
  const digest = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>Badges verified</title>
<style>${style}</style>
</head>
`
}

function summary({ count, verdicts, unread, replayed, startedAt, seconds }: Totals): string {
  const counts = [...verdicts].map(([verdict, each]) => tally(answerOf(verdict), inWords(verdict), each))
  const all = unread === 0 ? counts : [...counts, tally('no', 'could not be read', unread)]
  const basis = replayed === 0 ? '' : ` ${inFigures(replayed)} by evidence that was kept: nobody was asked.`
  const when = startedAt.toISOString().replace(/\.\d+Z$/, 'Z')
  return `<p>${inFigures(count)} looked at, from <time>${when}</time>, in ${seconds.toFixed(1)} s.${basis}</p>\n<ul class="tally">${all.join('')}</ul>\n`
}

function tally(kind: string, words: string, count: number): string {
  return `<li class="${kind}"><b>${inFigures(count)}</b> ${words}</li>`
}

function columns(): string {
  const names = ['', 'Verdict', 'Badge', 'Issuer', 'Valid until', 'File']
  return `<thead><tr>${names.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>\n`
}

function row(entry: Entry, index: number): string {
  const facts = factsOf(entry)
  const number = `<a href="#b${index + 1}">${index + 1}</a>`
  const cells = [
    ['', number],
    ['Verdict', verdictMark(entry, facts)],
    ['Badge', nameOrReason(facts)],
    ['Issuer', shown(facts.issuer ?? facts.issuerId ?? '')],
    ['Valid until', shown(facts.validUntil ?? '')],
    ['File', shown(facts.source)],
  ] as const
  return `<tr>${cells.map(([label, cell]) => `<td data-label="${label}">${cell}</td>`).join('')}</tr>\n`
}

/** What is not authentic has no name that could be shown, but a reason. */
function nameOrReason({ name, achievement, reasons: [first] }: EntryFacts): string {
  const title = name ?? achievement
  if (title !== undefined || first === undefined) return shown(title ?? '')
  return `<code>${escaped(first.code)}</code>`
}

function article(entry: Entry, index: number): string {
  const view = isJudged(entry) ? viewOf(entry) : undefined
  const facts = factsOf(entry, view)
  const title = facts.name ?? facts.achievement ?? facts.source
  const body = isJudged(entry) && view !== undefined ? judged(entry, view) : reasonList(facts.reasons)
  return `<article id="b${index + 1}">\n<h2>${verdictMark(entry, facts)} ${shown(title)}</h2>\n${body}</article>\n`
}

function judged(entry: JudgedEntry, view: CredentialView): string {
  const { report, source } = entry
  return [
    `<p>${escaped(view.summary.text)}</p>\n`,
    pictureOf(entry, view),
    definitions([['File', source], ...(view.authentic ? aboutCredential(view) : []), ...aboutReport(entry)]),
    `<table class="checks">\n<caption>Checks</caption>\n<tbody>\n${report.checks.map((check, place) => checkRow(check, view, place)).join('')}</tbody>\n</table>\n`,
    titled('Worth knowing', reasonList(report.findings.map(reasonOf))),
    titled('Inside', insideList(view)),
    titled('Asked', fetchList(entry)),
  ].join('')
}

function aboutCredential(view: AuthenticView): readonly (readonly [string, string])[] {
  const { issuer, dates, id } = view
  return [
    ['Issuer', issuerInWords(issuer)],
    ['Issuer id', idInWords(issuer)],
    ...('recipient' in view ? [['Recipient', kindsOf(view.recipient)] as const] : []),
    ['Valid', validityInWords(dates)],
    ...(id === undefined ? [] : [['Id', id] as const]),
  ]
}

function aboutReport({ report }: JudgedEntry): readonly (readonly [string, string])[] {
  const { evidence, at, checkedAt, kind } = report
  const container = evidence.container === undefined ? '' : `, inside a picture (${evidence.container.toUpperCase()})`
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Kind', `${kind}${evidence.format === undefined ? '' : `, ${evidence.format}`}${container}`],
    ['Judged as of', at],
    ['Checked at', checkedAt],
    ['Signed with', evidence.proof?.keyId],
    ['SHA-256', evidence.sha256],
    ...evidence.lists.map(({ url, listed }) => ['Status list', `${url}, as of ${listed}`] as const),
  ]
  return rows.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]))
}

function checkRow(check: CheckResult, view: CredentialView, place: number): string {
  const reasons = 'problems' in check ? check.problems.map(reasonOf) : []
  const said = reasons.length === 0 ? shown(view.checks[place]?.text ?? '') : reasonList(reasons)
  const [kind, mark] = MARKS[check.outcome]
  return `<tr><th scope="row">${check.check}</th><td class="${kind}">${mark} ${check.outcome}</td><td>${said}</td></tr>\n`
}

function reasonList(reasons: readonly Reason[]): string {
  const items = reasons.map(({ code, message, place, advice }) => {
    const hint = advice === undefined || advice === '' ? '' : ` <span class="hint">→ ${shown(advice)}</span>`
    const at = place === undefined ? '' : ` at ${shown(place)}`
    return `<li>${shown(message)}${hint} <code>${escaped(code)}</code>${at}</li>`
  })
  return listOf(items)
}

/** Credentials inside, each with its own verdict. */
function insideList(view: CredentialView): string {
  const inside = [...view.members, ...(view.authentic ? view.endorsements : [])]
  const items = inside.map(({ path, view: inner }) => {
    const name = inner.authentic ? ` ${shown(inner.name ?? inner.issuer.name ?? inner.issuer.id)}` : ''
    return `<li><b>${inWords(inner.verdict)}</b>${name} at ${shown(path)}: ${escaped(inner.summary.text)}</li>`
  })
  return listOf(items)
}

function fetchList({ report }: JudgedEntry): string {
  const items = report.evidence.fetches.map(({ url, outcome, fetchedAt, fromCache, sha256 }) => {
    const parts = [fetchedAt, fromCache ? 'from the cache' : '', sha256 === undefined ? '' : `SHA-256 ${sha256}`]
    return `<li>${shown(url)}: ${escaped([outcome, ...parts.filter((part) => part !== '')].join(', '))}</li>`
  })
  return listOf(items)
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="reasons">${items.join('')}</ul>\n`
}

function titled(title: string, body: string): string {
  return body === '' ? '' : `<h3>${title}</h3>\n${body}`
}

function definitions(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${shown(text)}</dd>`).join('')}</dl>\n`
}

function verdictMark(entry: Entry, { verdict }: EntryFacts): string {
  const kind = isJudged(entry) ? answerOf(entry.report.verdict) : 'no'
  return `<span class="verdict ${kind}">${answerMarks[kind][0]} ${inWords(verdict)}</span>`
}

function inWords(verdict: string): string {
  return verdict.replaceAll('-', ' ')
}

/** Anybody's text: it cannot leave its place, nor turn the direction of what stands beside it. */
function shown(text: string): string {
  return `<bdi>${escaped(printable(text, LONGEST))}</bdi>`
}

const MARKS = {
  passed: ['yes', '✓'],
  failed: ['no', '✗'],
  unknown: ['open', '?'],
  skipped: ['none', '–'],
} as const

const LONGEST = 1_000
