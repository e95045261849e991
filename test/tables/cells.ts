/** What the tables have in common: how their cells are made, and how a report is put into one line. */
import type { CheckName, VerificationReport } from '../../src/verify/report.js'

/** Names a row of a table by its place in each dimension. */
export type CellOf<Dimensions extends Readonly<Record<string, readonly unknown[]>>> = {
  readonly [Name in keyof Dimensions]: Dimensions[Name][number]
}

/** Makes every combination of the values of every dimension. */
export function everyCell<const Dimensions extends Readonly<Record<string, readonly unknown[]>>>(
  dimensions: Dimensions,
): readonly CellOf<Dimensions>[] {
  const cells = Object.entries(dimensions).reduce<readonly object[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
  return cells as readonly CellOf<Dimensions>[]
}

/** Gives each cell its name, which is that of its test. */
export function titled<Cell>(cells: readonly Cell[], titleOf: (cell: Cell) => string): readonly [string, Cell][] {
  return cells.map((cell) => [titleOf(cell), cell])
}

/** What one check says: `passed`, `skipped: why`, or `failed: CODE` and `unknown: CODE` with every code. */
export function said(report: VerificationReport, check: CheckName): string {
  const result = report.checks.find((each) => each.check === check)!
  if (result.outcome === 'passed') return 'passed'
  if (result.outcome === 'skipped') return `skipped: ${result.because}`
  return `${result.outcome}: ${result.problems.map(({ code }) => code).join(', ')}`
}

/** The codes of all findings, each once, in alphabetical order. */
export function findingsOf(report: VerificationReport): readonly string[] {
  return [...new Set(report.findings.map(({ code }) => code))].sort()
}
