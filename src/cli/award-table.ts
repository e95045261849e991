/** A table of awards: CSV, a row for each. */
import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import { OpenBadgesError } from '../index.js'
import { readFieldPath, type FieldPath } from './award-fields.js'
import { wrongFlag } from './flags.js'

/** The columns of a table. */
export interface AwardColumns {
  /** As they are headed. */
  readonly names: readonly string[]
  /** Where each one's cells go; none for what is no part of an award. */
  readonly paths: readonly (FieldPath | undefined)[]
}

/** A row. */
export interface AwardRow {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The column that names the file of a badge. */
export const fileColumn = 'file'

/** What `failures.csv` has besides the columns of the table, so that it can be mended and given again. */
export const errorColumn = 'error'

/**
 * Reads a table, row by row. Its first row heads the columns; commas, semicolons or tabs part them, as spreadsheets of
 * different countries write it.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID` for columns that mean nothing, `INPUT_INVALID` for what is no CSV, with the line;
 *   of the system
 */
export async function* readAwardTable(path: string): AsyncGenerator<AwardColumns | AwardRow> {
  const delimiter = await delimiterOf(path)
  const stream = createReadStream(path)
  const parser = stream.pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  )
  stream.on('error', (error) => parser.destroy(error))
  let columns: AwardColumns | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (columns === undefined) yield (columns = readColumns(record))
      else yield { line: info.lines - linesIn(record), cells: record }
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, path) : error
  } finally {
    // Whoever stops reading leaves the file open otherwise.
    stream.destroy()
  }
  if (columns === undefined) throw wrongFlag('--csv', 'a table whose first row heads its columns', path)
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Tells the head of a table from its rows. */
export function isColumns(each: AwardColumns | AwardRow): each is AwardColumns {
  return 'names' in each
}

function readColumns(record: readonly string[]): AwardColumns {
  const names = record.map((name) => name.trim())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw wrongFlag('--csv', 'columns with different names', twice)
  const paths = names.map((name) =>
    name === fileColumn || name === errorColumn ? undefined : readFieldPath(name, '--csv'),
  )
  return { names, paths }
}

/** The one that the first line has most of. */
async function delimiterOf(path: string): Promise<string> {
  let head = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', end: LONGEST_HEAD })) head += String(chunk)
  const [line = ''] = head.split(/\r?\n/, 1)
  const counted = [',', ';', '\t'].map((each) => [each, line.split(each).length] as const)
  return counted.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

function linesIn(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0)
}

function malformed(error: CsvError, path: string): OpenBadgesError {
  const line: unknown = error['lines']
  const found = `${error.code} at line ${String(line)}`
  return new OpenBadgesError('INPUT_INVALID', { expected: `a CSV table in ${path}`, found })
}

const LONGEST_HEAD = 65_535
