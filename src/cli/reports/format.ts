import type { Entry, Totals } from './entry.js'

/** A way to write what came of many inputs. */
export interface ReportFormat {
  /**
   * Whether what stands before the entries tells how many there are: then nothing can be written before the last one is
   * judged.
   */
  readonly needsTotals: boolean
  /** What stands before all entries. */
  begin(totals: Totals): string
  /** Each writes every entry once; they follow each other. A format that writes entries as they come has one. */
  readonly sections: readonly ReportSection[]
  /** What stands after all entries. */
  end(totals: Totals): string
}

/** One walk over all entries. */
export interface ReportSection {
  /** What stands before the entries of this section. */
  readonly head: string
  /** @param index - from 0 */
  readonly entry: (entry: Entry, index: number) => string
}

/** Makes a format of one section, which is written as entries come. */
export function stream(parts: {
  readonly begin?: string
  readonly entry: ReportSection['entry']
  readonly end?: ReportFormat['end']
}): ReportFormat {
  const { begin = '', entry, end = () => '' } = parts
  return { needsTotals: false, begin: () => begin, sections: [{ head: '', entry }], end }
}
