/** Reports as JSON: as they are, with the names of what they are on. */
import { printableJson } from '../output.js'
import { isJudged, type Entry } from './entry.js'
import { stream, type ReportFormat } from './format.js'

/** One array, an entry a line or more. */
export const jsonFormat: ReportFormat = stream({
  begin: '[',
  entry: (entry, index) => `${index === 0 ? '\n' : ',\n'}${indented(printableJson(plain(entry)))}`,
  end: () => '\n]\n',
})

/** One object a line. */
export const jsonLinesFormat: ReportFormat = stream({
  entry: (entry) => `${printableJson(plain(entry), 0)}\n`,
})

/** What is in the file is not in its report. */
function plain(entry: Entry): object {
  const { source } = entry
  return isJudged(entry) ? { source, report: entry.report } : { source, error: entry.failure }
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
