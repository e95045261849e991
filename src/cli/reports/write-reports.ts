/** Writes what came of many inputs to where it should go, and holds none of it in memory. */
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandIo, OutputStream } from '../command-io.js'
import { writeWhole } from '../files.js'
import type { OutFlags } from '../flags.js'
import { Tally, type Entry, type Totals } from './entry.js'
import type { ReportFormat } from './format.js'

/** Where it goes, and who else is told. */
export interface ReportOutput {
  readonly format: ReportFormat
  readonly out: OutFlags
  readonly io: CommandIo
  /** Called after each entry. */
  readonly onEntry: (tally: Tally) => void
  /** Called before something is written to standard output. */
  readonly beforeOutput: () => void
}

/**
 * Writes entries as they come, or once all are there, as the format needs it. A file is there as a whole or not at all.
 *
 * @param entries - each is looked at once
 * @param output - see there
 * @returns how many came to what
 */
export async function writeReports(entries: AsyncIterable<Entry>, output: ReportOutput): Promise<Totals> {
  const { format, out, io } = output
  const tally = new Tally(io.now)
  const texts = format.needsTotals ? spooled(entries, tally, output) : streamed(entries, tally, output)
  if (out.out === undefined) {
    for await (const text of texts) {
      output.beforeOutput()
      await writeTo(io.stdout, text)
    }
  } else {
    await writeWhole(out.out, texts, { force: out.force === true, access: 'usual' })
  }
  return tally.totals()
}

async function* streamed(
  entries: AsyncIterable<Entry>,
  tally: Tally,
  { format, onEntry }: ReportOutput,
): AsyncGenerator<string> {
  yield format.begin(tally.totals())
  let index = 0
  for await (const entry of entries) {
    tally.count(entry)
    for (const section of format.sections) yield section.entry(entry, index)
    index += 1
    onEntry(tally)
  }
  yield format.end(tally.totals())
}

/** Sections wait in files of their own until it is known how many entries there are. */
async function* spooled(
  entries: AsyncIterable<Entry>,
  tally: Tally,
  { format, onEntry }: ReportOutput,
): AsyncGenerator<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openbadges-'))
  const paths = format.sections.map((_, index) => join(folder, String(index)))
  try {
    const files = await Promise.all(paths.map((path) => open(path, 'wx', 0o600)))
    try {
      let index = 0
      for await (const entry of entries) {
        tally.count(entry)
        for (const [place, section] of format.sections.entries()) {
          await files[place]?.appendFile(section.entry(entry, index))
        }
        index += 1
        onEntry(tally)
      }
    } finally {
      for (const file of files) await file.close()
    }
    yield format.begin(tally.totals())
    for (const [place, { head }] of format.sections.entries()) {
      yield head
      for await (const chunk of createReadStream(paths[place] ?? '', 'utf8')) yield chunk as string
    }
    yield format.end(tally.totals())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whoever reads slowly is waited for. */
async function writeTo(stream: OutputStream, text: string): Promise<void> {
  if (text === '') return
  const isFull = stream.write(text) === false
  if (!isFull || stream.once === undefined) return
  // Where the reader has left, nothing drains any more; what is judged is judged all the same.
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      for (const event of GOES_ON) stream.off?.(event, goOn)
      resolve()
    }
    for (const event of GOES_ON) stream.once?.(event, goOn)
  })
}

const GOES_ON = ['drain', 'close', 'error'] as const
