import { EventEmitter } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../../src/cli/command-io.js'
import type { Entry } from '../../../src/cli/reports/entry.js'
import { csvFormat } from '../../../src/cli/reports/csv.js'
import { htmlFormat } from '../../../src/cli/reports/html.js'
import { writeReports, type ReportOutput } from '../../../src/cli/reports/write-reports.js'
import { temporaryFolder } from '../run-command.js'
import { entries } from './entries.js'

const ofNobody: CommandIo['stdin'] = (async function* () {})()

async function* stream(all: readonly Entry[], fault?: Error): AsyncGenerator<Entry> {
  for (const each of all) yield await Promise.resolve(each)
  if (fault !== undefined) throw fault
}

function outputTo(
  out: ReportOutput['out'],
  format = csvFormat,
): { readonly output: ReportOutput; readonly log: string[] } {
  const log: string[] = []
  const stdout = { write: (text: string): void => void log.push(text) }
  const io = { stdin: ofNobody, stdout, stderr: stdout, env: {}, now: () => 0 }
  const output = { format, out, io, onEntry: () => void log.push('entry'), beforeOutput: () => void log.push('before') }
  return { output, log }
}

const spools = (): readonly string[] => readdirSync(tmpdir()).filter((name) => /^openbadges-\w{6}$/.test(name))

describe('writeReports', () => {
  it('writes to standard output as entries come, after saying so', async () => {
    const { output, log } = outputTo({})
    const { count } = await writeReports(stream(entries.slice(0, 2)), output)
    expect(count).toBe(2)
    expect(log.filter((each) => each === 'entry' || each === 'before')).toEqual([
      'before',
      'before',
      'entry',
      'before',
      'entry',
      'before',
    ])
    expect(log.join('')).toContain('badge.jwt')
  })

  it('waits for whoever reads slowly', async () => {
    const { output } = outputTo({})
    const taken: string[] = []
    let resume = (): void => undefined
    const stdout = {
      write: (text: string): boolean => taken.push(text) === 0,
      once: (event: string, listener: () => void): void => {
        if (event === 'drain') resume = listener
      },
    }
    const writing = writeReports(stream(entries.slice(0, 1)), { ...output, io: { ...output.io, stdout } })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(taken).toHaveLength(1)
    resume()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(taken).toHaveLength(2)
    resume()
    await writing
  })

  it.each(['drain', 'close', 'error'])('leaves nobody listening who waited, where %s came', async (event) => {
    const { output } = outputTo({})
    const stdout = Object.assign(new EventEmitter(), {
      write: (): boolean => {
        setImmediate(() => stdout.emit(event))
        return false
      },
    })
    await writeReports(stream(entries), { ...output, io: { ...output.io, stdout } })
    expect(['drain', 'close', 'error'].map((each) => stdout.listenerCount(each))).toEqual([0, 0, 0])
  })

  it('holds entries back in files where their number stands before them, and leaves none', async () => {
    const before = spools()
    const { output, log } = outputTo({}, htmlFormat)
    await writeReports(stream(entries), output)
    expect(log.slice(0, entries.length)).toEqual(entries.map(() => 'entry'))
    expect(log.join('')).toMatch(/8<\/b>|8 looked at/)
    expect(spools()).toEqual(before)
  })

  it.each([csvFormat, htmlFormat])('puts a whole file in its place, or none', async (format) => {
    const path = join(temporaryFolder(), 'report')
    await expect(
      writeReports(stream(entries, new Error('enough')), outputTo({ out: path }, format).output),
    ).rejects.toThrow('enough')
    expect(existsSync(path)).toBe(false)
    await writeReports(stream(entries), outputTo({ out: path }, format).output)
    expect(readFileSync(path, 'utf8')).toContain('forged.json')
    await expect(writeReports(stream(entries), outputTo({ out: path }, format).output)).rejects.toThrow('EEXIST')
    writeFileSync(path, 'old')
    await writeReports(stream([]), outputTo({ out: path, force: true }, format).output)
    expect(readFileSync(path, 'utf8')).not.toContain('old')
  })
})
