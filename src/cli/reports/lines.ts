/** One line for each input, for a person; then how many came to what. */
import { answerOf } from '../exit-codes.js'
import { printable, within, type Style } from '../output.js'
import { answerMarks } from '../words.js'
import { toldTotals, isJudged, type Entry } from './entry.js'
import { factsOf, type EntryFacts, type Reason } from './facts.js'
import { stream, type ReportFormat } from './format.js'

/** Makes the format, in the style of the stream that it is for. */
export function linesFormat(style: Style): ReportFormat {
  const { colors } = style
  return stream({
    entry: (entry) => `${lineOf(entry, style)}\n`,
    end: (totals) => `\n${colors.bold(toldTotals(totals))} in ${totals.seconds.toFixed(1)} s\n`,
  })
}

function lineOf(entry: Entry, { colors }: Style): string {
  const facts = factsOf(entry)
  const [mark, paint] = isJudged(entry) ? answerMarks[answerOf(entry.report.verdict)] : UNREAD
  const head = colors[paint](`${mark} ${facts.verdict.replaceAll('-', ' ').padEnd(WIDEST_VERDICT)}`)
  return `${head}  ${printable(facts.source)}  ${facts.reasons.length === 0 ? subjectOf(facts) : reasonIn(facts)}`
}

function subjectOf({ name, achievement, issuer, issuerId }: EntryFacts): string {
  const issued = [name ?? achievement, issuer === undefined ? issuerId : `${issuer} (${issuerId ?? ''})`]
  return issued.flatMap((part) => (part === undefined ? [] : printable(part))).join(', by ')
}

/** The first of what is in the way, with what can be done about it, and how much more there is. */
function reasonIn({ reasons: [first, ...others] }: EntryFacts): string {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return first === undefined ? '' : `${sentenceOf(first)}${more}`
}

function sentenceOf({ code, place, message, advice }: Reason): string {
  const at = place === undefined ? '' : ` at ${printable(place)}`
  const hint = advice === undefined || advice === '' ? '' : ` → ${printable(advice, LONGEST)}`
  return `${code}${at}: ${printable(within(message), LONGEST)}.${hint}`
}

const UNREAD = ['!', 'red'] as const

const WIDEST_VERDICT = 'endorsement failed'.length

const LONGEST = 300
