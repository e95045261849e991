/** A report as elements of a page. Texts go in as text and never as markup; pictures only into `<img>`. */
import { viewCredential } from 'openbadges-kit'
import type { AuthenticView, CredentialView, VerificationReport, ViewCheck } from 'openbadges-kit'
import { element, isolated, type Child } from './element.js'

/**
 * Shows what came of a file.
 *
 * @param name - of the file
 * @param report - on its bytes
 * @param bytes - of the file, which may be a picture
 */
export function showReport(name: string, report: VerificationReport, bytes: Uint8Array<ArrayBuffer>): HTMLElement {
  // From the report, never from the file: what is not authentic is not shown.
  const view = viewCredential(report, { hiddenCharacters: 'escape' })
  const title = view.authentic ? (view.name ?? name) : name
  return element('article', { class: answerOf(view) }, [
    element('h2', {}, [element('strong', {}, [view.verdict.replaceAll('-', ' ')]), ' ', isolated(title)]),
    element('p', {}, [view.summary.text]),
    ...pictureOf(report, view, bytes),
    definitions([['File', name], ...(view.authentic ? aboutCredential(view) : []), ...aboutReport(report)]),
    element('table', {}, [element('caption', {}, ['Checks']), element('tbody', {}, view.checks.map(row))]),
    list('Worth knowing', [...marksOf(view), ...report.findings.map(({ code, message }) => `${message} (${code})`)]),
    list('Inside', insideOf(view)),
    element('details', {}, [
      element('summary', {}, ['The whole report']),
      element('pre', {}, [JSON.stringify(report, undefined, 2)]),
    ]),
  ])
}

/** Says that a file could not be judged at all. */
export function showFailure(name: string, reason: string): HTMLElement {
  return element('article', { class: 'no' }, [
    element('h2', {}, [element('strong', {}, ['not read']), ' ', isolated(name)]),
    element('p', {}, [reason]),
  ])
}

function answerOf({ verdict, verified }: CredentialView): string {
  if (verified) return 'yes'
  return verdict === 'unknown' || verdict === 'untrusted' ? 'open' : 'no'
}

/** The picture that the badge was inside of; nobody signs what it shows. */
function pictureOf(
  { evidence }: VerificationReport,
  { authentic }: CredentialView,
  bytes: Uint8Array<ArrayBuffer>,
): readonly Child[] {
  const type = { png: 'image/png', svg: 'image/svg+xml', none: undefined }[evidence.container ?? 'none']
  if (type === undefined || !authentic) return []
  const src = URL.createObjectURL(new Blob([bytes], { type }))
  const image = element('img', { src, alt: '' }, [])
  for (const name of ['load', 'error']) image.addEventListener(name, () => URL.revokeObjectURL(src))
  return [image]
}

/** The id of the issuer first: anybody may choose any name. */
function aboutCredential({ issuer, dates, status }: AuthenticView): readonly Row[] {
  return [
    ['Issuer', issuer.host === undefined ? issuer.id : `${issuer.id} (${issuer.host})`],
    ['Its name', `${issuer.name ?? '(none)'} (${issuer.nameIs === 'trusted' ? 'trusted' : 'its own word'})`],
    ['Valid', `${dates.validFrom?.text ?? 'always'} to ${dates.validUntil?.text ?? 'no stated end'}`],
    ['Status', status.text],
  ]
}

function aboutReport({ at, kind, evidence }: VerificationReport): readonly Row[] {
  return [
    ['Judged as of', at],
    ['Kind', evidence.format === undefined ? kind : `${kind}, ${evidence.format}`],
    ['SHA-256', evidence.sha256 ?? ''],
  ]
}

type Row = readonly [term: string, text: string]

function definitions(rows: readonly Row[]): HTMLElement {
  const shown = rows.filter(([, text]) => text !== '')
  return element(
    'dl',
    {},
    shown.flatMap(([term, text]) => [element('dt', {}, [term]), element('dd', {}, [isolated(text)])]),
  )
}

function row({ check, outcome, text, reasons }: ViewCheck): HTMLElement {
  const said = reasons.length === 0 ? [text] : reasons.map((each) => `${each.text} ${each.advice} (${each.code})`)
  return element('tr', {}, [
    element('th', { scope: 'row' }, [check]),
    element('td', { class: outcome }, [outcome]),
    element(
      'td',
      {},
      said.map((each) => element('div', {}, [isolated(each)])),
    ),
  ])
}

function marksOf(view: CredentialView): readonly string[] {
  return view.authentic ? view.marks.map(({ text, at }) => `${text} (${at})`) : []
}

/** Credentials inside have their own verdicts; endorsements of something else are not shown. */
function insideOf(view: CredentialView): readonly string[] {
  const endorsements = view.authentic ? view.endorsements.filter(({ standing }) => standing !== 'of-another') : []
  return [...view.members, ...endorsements].map(({ path, view: inner }) => {
    const name = inner.authentic ? `${inner.name ?? inner.issuer.name ?? inner.issuer.id}, ` : ''
    return `${inner.verdict}: ${name}${path}. ${inner.summary.text}`
  })
}

function list(title: string, texts: readonly string[]): Child {
  if (texts.length === 0) return ''
  const items = texts.map((text) => element('li', {}, [isolated(text)]))
  return element('section', {}, [element('h3', {}, [title]), element('ul', {}, items)])
}
