/** Reports as a table (RFC 4180), one row for each input. */
import { printable } from '../output.js'
import { isJudged, type Entry } from './entry.js'
import { factsOf } from './facts.js'
import { stream, type ReportFormat } from './format.js'

/** The table. Spreadsheets take none of its cells for a formula. */
export const csvFormat: ReportFormat = stream({
  begin: `${[
    'source',
    'verdict',
    'kind',
    'name',
    'achievement',
    'issuer',
    'issuer id',
    'recipient',
    'valid from',
    'valid until',
    'codes',
    'reason',
    'place',
    'judged as of',
    'checked at',
    'basis',
    'sha256',
  ].join(',')}\r\n`,
  entry: (entry) => csvRow(cellsOf(entry)),
})

function cellsOf(entry: Entry): readonly (string | undefined)[] {
  const facts = factsOf(entry)
  const report = isJudged(entry) ? entry.report : undefined
  const [first] = facts.reasons
  return [
    facts.source,
    facts.verdict,
    report?.kind,
    facts.name,
    facts.achievement,
    facts.issuer,
    facts.issuerId,
    facts.recipient,
    facts.validFrom,
    facts.validUntil,
    [...new Set(facts.reasons.map(({ code }) => code))].join(' '),
    first?.message,
    first?.place,
    report?.at,
    report?.checkedAt,
    report?.source,
    report?.evidence.sha256,
  ]
}

/**
 * Writes a row. Spreadsheets take none of its cells for a formula.
 *
 * @param writing - `'as they are'`: cells that came from a table go back into one without a change
 */
export function csvRow(
  cells: readonly (string | undefined)[],
  writing: 'harmless' | 'as they are' = 'harmless',
): string {
  const written = cells.map((cell = '') => quoted(writing === 'harmless' ? harmless(cell) : cell))
  return `${written.join(',')}\r\n`
}

/** What begins like a formula is text: an apostrophe says so to every spreadsheet. */
function harmless(cell: string): string {
  const text = printable(cell, LONGEST_CELL)
  // Where semicolons part cells, what stands behind one begins a cell.
  return text.replaceAll(CELL_INSIDE, "$&'").replace(FORMULA, "'$&")
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Also behind white space, and in the wide letters of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/

const CELL_INSIDE = /[;|]\s*(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

const LONGEST_CELL = 2_000
