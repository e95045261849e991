/** The report on one single input. */
import { printableJson, type Style } from '../output.js'
import { reportText } from '../report-text.js'
import { isJudged } from './entry.js'
import { linesFormat } from './lines.js'
import { stream, type ReportFormat } from './format.js'

/** All that a person can know of it. */
export function fullText(style: Style): ReportFormat {
  const { sections } = linesFormat(style)
  const [line] = sections
  return stream({
    entry: (entry, index) =>
      isJudged(entry) ? reportText(entry.report, style, entry.source) : (line?.entry(entry, index) ?? ''),
  })
}

/** The very report. */
export const plainJson: ReportFormat = stream({
  entry: (entry) =>
    `${printableJson(isJudged(entry) ? entry.report : { source: entry.source, error: entry.failure })}\n`,
})
