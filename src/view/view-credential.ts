/** The showcase: from a report to what people see of it. */
import { refuseUnknownNames, wrongOption } from '../errors.js'
import type { AuthenticCredential } from '../gates/authentic-credential.js'
import { describeValue } from '../json/json.js'
import { wordings, type Language } from '../messages/languages.js'
import type { VerificationReport } from '../verify/report.js'
import { checksOf } from './checks.js'
import { contentOf, type DrawnView } from './contents.js'
import type { AuthenticView, ContainedView, CredentialView, ViewFrame, WithheldView } from './credential-view.js'
import { dateOf } from './dates.js'
import { settle, Shown, type Draft } from './draft.js'
import { endorsementsAmong, isEndorsement } from './endorsements.js'
import type { HiddenCharacters } from './hidden-characters.js'
import type { Pens } from './pens.js'
import type { ViewStatus } from './statuses.js'
import { summaryKeyOf } from './summaries.js'
import { createTexts } from './texts.js'

/** How a view is drawn up. Everything has a default. */
export interface ViewOptions {
  /** Of the library's own sentences. Default: `'en'`. */
  readonly language?: Language
  /** What becomes of characters that cannot be seen: gone, or written as `\u{202e}`. Default: `'remove'`. */
  readonly hiddenCharacters?: HiddenCharacters
}

/**
 * Turns a report into what a displayer shows: plain JSON, made of the authentic credential and of
 * the library's own sentences, and of nothing else (Open Badges 3.0, certification of displayers;
 * spec.md ).
 *
 * Of what is not authentic the view has the verdict and the reasons for it, and quotes nothing.
 * Every text is plain: characters that cannot be seen are gone, but nothing is escaped for HTML.
 * Links are given only where they are harmless to open, pictures only where they are harmless as
 * `<img>`. What deserves a mark beside it has one: contradictions, hidden characters, mixed
 * alphabets, names that nobody vouches for.
 *
 * Fetches nothing, and does not look at whether pictures show what the credential says. The report
 * is believed: take it from `verify`, not from somebody else.
 *
 * @param report - what `verify` answered, of whatever kind and verdict
 * @param options - language, and what becomes of characters that cannot be seen
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * const view = viewCredential(await verifier.verify(text))
 * console.log(view.summary.text, view.authentic ? view.name : '')
 */
export function viewCredential(report: VerificationReport, options: ViewOptions = {}): CredentialView {
  return draw(report, readOptions(options))
}

interface Reading extends Pens {
  readonly language: Language
}

function draw(report: VerificationReport, reading: Reading): CredentialView {
  const contained = report.contained.map(({ path, report: inner }) => ({ path, view: draw(inner, reading) }))
  return report.credential === undefined
    ? drawWithheld(report, contained, reading)
    : drawAuthentic(report, report.credential, contained, reading)
}

/** Each member of a container has its own verdict; what is inside anything else falls with it. */
function drawWithheld(report: VerificationReport, contained: readonly ContainedView[], reading: Reading): WithheldView {
  const isContainer = report.kind === 'clr' || report.kind === 'presentation'
  const frame = { ...frameOf(report, undefined, reading), verified: false } as const
  const { view } = settle<Omit<WithheldView, 'members'>>({ authentic: false, kind: report.kind, ...frame })
  return { ...view, members: isContainer ? membersAmong(contained) : [] }
}

function drawAuthentic(
  report: VerificationReport,
  credential: AuthenticCredential,
  contained: readonly ContainedView[],
  reading: Reading,
): AuthenticView {
  const content = contentOf(credential, report, reading)
  const { view, marks } = settle<DrawnView>({ ...frameOf(report, content.status, reading), ...content })
  return {
    ...view,
    members: membersAmong(contained),
    endorsements: endorsementsAmong(contained, report),
    marks: marks.map(({ at, mark }) => ({ at, mark, text: reading.wording.phrases[`mark.${mark}`] })),
  }
}

function frameOf(
  report: VerificationReport,
  status: Draft<ViewStatus> | undefined,
  reading: Reading,
): Draft<Omit<ViewFrame, 'members'>> {
  const { texts, wording, language } = reading
  const key = summaryKeyOf(report)
  return {
    viewVersion: 1,
    language,
    verdict: report.verdict,
    verified: report.verified,
    summary: { key, text: new Shown(wording.phrases[key]) },
    checks: checksOf(report, status, reading),
    judgedAt: dateOf(report.at, texts, wording) ?? { at: new Shown(''), text: new Shown('') },
  }
}

function membersAmong(contained: readonly ContainedView[]): readonly ContainedView[] {
  return contained.filter((each) => !isEndorsement(each))
}

function readOptions(options: ViewOptions): Reading {
  refuseUnknownNames(options, ['language', 'hiddenCharacters'])
  const { language = 'en', hiddenCharacters = 'remove' } = options
  if (!Object.hasOwn(wordings, language)) {
    throw wrongOption('language', `one of ${Object.keys(wordings).join(', ')}`, describeValue(language))
  }
  if (!HIDDEN_CHARACTERS.has(hiddenCharacters)) {
    throw wrongOption('hiddenCharacters', "'remove' or 'escape'", describeValue(hiddenCharacters))
  }
  return { language, wording: wordings[language], texts: createTexts(hiddenCharacters) }
}

const HIDDEN_CHARACTERS: ReadonlySet<string> = new Set<HiddenCharacters>(['remove', 'escape'])
