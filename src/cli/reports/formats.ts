import type { Style } from '../output.js'
import { csvFormat } from './csv.js'
import type { ReportFormat } from './format.js'
import { htmlFormat } from './html.js'
import { jsonFormat, jsonLinesFormat } from './json.js'
import { junitFormat } from './junit.js'
import { linesFormat } from './lines.js'
import { fullText, plainJson } from './full.js'

/** The names of the formats. */
export const formatNames = ['text', 'json', 'jsonl', 'csv', 'junit', 'html'] as const

/** The name of a format. */
export type FormatName = (typeof formatNames)[number]

/**
 * Finds a format of many reports.
 *
 * @param style - of the stream that text is for
 */
export function formatNamed(name: FormatName, style: Style): ReportFormat {
  return name === 'text' ? linesFormat(style) : FORMATS[name]
}

const FORMATS: Readonly<Record<Exclude<FormatName, 'text'>, ReportFormat>> = {
  json: jsonFormat,
  jsonl: jsonLinesFormat,
  csv: csvFormat,
  junit: junitFormat,
  html: htmlFormat,
}

/** The format of the report on one single input: all of it. */
export function fullFormat(name: 'text' | 'json', style: Style): ReportFormat {
  return name === 'text' ? fullText(style) : plainJson
}
