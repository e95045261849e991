/** Many badges from a table: each row is issued or fails by itself. */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bakeImage, inspectCredential, OpenBadgesError, type Award, type InputProblem, type Issuer } from '../index.js'
import { pointerOf, setField } from './award-fields.js'
import { errorColumn, fileColumn, isColumns, readAwardTable, type AwardColumns, type AwardRow } from './award-table.js'
import type { CommandIo } from './command-io.js'
import { digestOf } from './evidence/digest.js'
import { explainFailure, toldOf } from './failure.js'
import { placeOf, writeWhole } from './files.js'
import type { InputObject } from './json-file.js'
import { exitCodes, type ExitCode } from './exit-codes.js'
import { printable } from './output.js'
import { csvRow } from './reports/csv.js'
import { textOf } from './signing-flags.js'

/** How a table is issued. */
export interface IssueManyOptions {
  readonly issuer: Issuer
  /** What every row begins with. */
  readonly template: InputObject
  readonly table: string
  /** The folder of the badges. */
  readonly folder: string
  /** Issues again what is there already. */
  readonly force: boolean
  /** Files that the command reads: no badge goes there. */
  readonly inputs: readonly string[]
  /** Each badge is put into this picture. */
  readonly picture: Uint8Array | undefined
  readonly io: CommandIo
}

/**
 * Issues a badge for each row. A badge has a name of its own by its `file` or by all that is in its row, so that a run which
 * was interrupted, or whose failures were mended, issues nothing twice.
 *
 * Writes a table of what was issued to standard output, and the rows that failed, with the reasons, to `failures.csv`
 * of the folder, or `failures-2.csv` where that is there.
 */
export async function issueMany(options: IssueManyOptions): Promise<ExitCode> {
  const { table, folder, io } = options
  await mkdir(folder, { recursive: true })
  const taken = new Set(await Promise.all([table, ...options.inputs].map(placeOf)))
  const counts = { issued: 0, there: 0 }
  const failures: string[] = []
  const seen = new Map<string, number>()
  let columns: AwardColumns = { names: [], paths: [] }
  let exitCode: ExitCode = exitCodes.done
  io.stdout.write(csvRow(['line', 'file', 'id', 'outcome']))
  for await (const each of readAwardTable(table)) {
    io.signal?.throwIfAborted()
    if (isColumns(each)) {
      columns = each
      continue
    }
    try {
      const { file, id, isNew } = await issueRow(each, columns, { seen, taken }, options)
      counts[isNew ? 'issued' : 'there'] += 1
      io.stdout.write(csvRow([String(each.line), file, id, isNew ? 'issued' : 'there already']))
    } catch (error) {
      const reasons = reasonsOf(error, columns)
      for (const { column, text } of reasons) {
        const place = column === undefined ? '' : `:${column + 1}`
        io.stderr.write(`${printable(table)}:${each.line}${place}: ${text}\n`)
      }
      failures.push(failureRow(each, columns, reasons))
      exitCode = Math.max(exitCode, explainFailure(error).exitCode) as ExitCode
    }
  }
  const rest = await writeFailures(failures, columns, folder)
  io.stderr.write(`${told(counts, failures.length, rest)}\n`)
  return exitCode
}

interface IssuedRow {
  readonly file: string
  readonly id: string
  readonly isNew: boolean
}

async function issueRow(
  row: AwardRow,
  columns: AwardColumns,
  { seen, taken }: { readonly seen: Map<string, number>; readonly taken: ReadonlySet<string> },
  { issuer, template, folder, force, picture }: IssueManyOptions,
): Promise<IssuedRow> {
  if (row.cells.length !== columns.names.length) {
    throw wrongRow(`${columns.names.length} cells`, String(row.cells.length), '')
  }
  const name = nameOf(row, columns, template)
  const before = seen.get(name)
  if (before !== undefined) throw wrongRow('another badge in each row', `that of line ${before}`, `/${fileColumn}`)
  seen.set(name, row.line)
  for (const kind of KINDS) {
    if (taken.has(await placeOf(`${join(folder, name)}.${kind}`))) {
      throw wrongRow('another file than those that are read', `${name}.${kind}`, `/${fileColumn}`)
    }
  }
  const path = await findThere(join(folder, name))
  if (path !== undefined && !force) return { file: path, id: '', isNew: false }
  const signed = await issuer.issue(awardOf(row, columns, template))
  const text = textOf(signed)
  const kind = picture === undefined ? (signed.format === 'jwt' ? 'jwt' : 'json') : isSvg(picture) ? 'svg' : 'png'
  const file = `${join(folder, name)}.${kind}`
  await writeWhole(file, picture === undefined ? `${text}\n` : bakeImage(picture, signed), { force, access: 'usual' })
  const { id = '' } = await inspectCredential(signed)
  return { file, id, isNew: true }
}

function awardOf({ cells }: AwardRow, { paths }: AwardColumns, { issuer: _, ...template }: InputObject): Award {
  const award = structuredClone(template)
  for (const [index, path] of paths.entries()) {
    const cell = cells[index]?.trim() ?? ''
    if (path !== undefined && cell !== '') setField(award, path, cell)
  }
  return award as unknown as Award
}

/** A row that says something else is another badge. */
function nameOf({ cells }: AwardRow, { names }: AwardColumns, template: InputObject): string {
  const given = cells[names.indexOf(fileColumn)]?.trim() ?? ''
  if (given !== '') {
    if (FILE_NAME.test(given)) return given.replace(/\.(?:json|jwt|png|svg)$/, '')
    throw wrongRow('a file name of letters, digits, dots, dashes and underscores', given, `/${fileColumn}`)
  }
  const said = names.flatMap((name, index) =>
    name === fileColumn || name === errorColumn ? [] : [[name, cells[index]]],
  )
  return digestOf(new TextEncoder().encode(JSON.stringify([template, said]))).slice(0, 16)
}

/** A badge of that name, of whatever kind. */
async function findThere(place: string): Promise<string | undefined> {
  for (const kind of KINDS) {
    const path = `${place}.${kind}`
    if ((await stat(path).catch(() => undefined)) !== undefined) return path
  }
  return undefined
}

function isSvg(picture: Uint8Array): boolean {
  return picture[0] !== 0x89
}

interface RowReason {
  /** From 0; `undefined` where no single column has it. */
  readonly column: number | undefined
  readonly text: string
}

function reasonsOf(error: unknown, columns: AwardColumns): readonly RowReason[] {
  const problems: readonly Pick<InputProblem, 'code' | 'message' | 'path'>[] =
    error instanceof OpenBadgesError ? (error.problems ?? [alone(error as OpenBadgesError)]) : []
  if (problems.length === 0) return [{ column: undefined, text: explainFailure(error).sentence }]
  return problems.map((problem) => ({ column: columnOf(problem.path, columns), text: toldOf(problem) }))
}

function alone({ code, message, path = '' }: OpenBadgesError): Pick<InputProblem, 'code' | 'message' | 'path'> {
  return { code: code as InputProblem['code'], message, path }
}

/** The column whose place it is, or in which the place lies. */
function columnOf(pointer: string, { names, paths }: AwardColumns): number | undefined {
  const places = paths.map((path, index) => (path === undefined ? `/${names[index] ?? ''}` : pointerOf(path)))
  const exact = places.indexOf(pointer)
  const index =
    exact === -1
      ? places.findIndex((place) => pointer.startsWith(`${place}/`) || place.startsWith(`${pointer}/`))
      : exact
  return index === -1 || pointer === '' ? undefined : index
}

function failureRow({ cells }: AwardRow, { names }: AwardColumns, reasons: readonly RowReason[]): string {
  const kept = names.flatMap((name, index) => (name === errorColumn ? [] : [cells[index] ?? '']))
  return csvRow([...kept, reasons.map(({ text }) => text).join(' ')], 'as they are')
}

/** Never over one that is there: somebody may be mending it. @returns where it is */
async function writeFailures(failures: readonly string[], { names }: AwardColumns, folder: string): Promise<string> {
  if (failures.length === 0) return ''
  const head = csvRow([...names.filter((name) => name !== errorColumn), errorColumn])
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? 'failures.csv' : `failures-${number}.csv`)
    try {
      await writeWhole(path, `${head}${failures.join('')}`, { force: false, access: 'usual' })
      return path
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

function told(
  { issued, there }: { readonly issued: number; readonly there: number },
  failed: number,
  rest: string,
): string {
  const parts = [`${issued} issued`, ...(there === 0 ? [] : [`${there} there already`]), `${failed} failed`]
  return `${parts.join(', ')}${failed === 0 ? '' : `; those are in ${printable(rest)}`}.`
}

function wrongRow(expected: string, found: string, path: string): OpenBadgesError {
  return new OpenBadgesError('INPUT_INVALID', { expected, found }, { path })
}

const KINDS = ['json', 'jwt', 'png', 'svg'] as const

const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/
