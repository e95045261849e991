import { existsSync, readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { isColumns, readAwardTable, type AwardColumns, type AwardRow } from '../../src/cli/award-table.js'
import { thrownBy } from '../support/thrown-by.js'
import { temporaryFile } from './run-command.js'

async function read(
  text: string,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly AwardRow[] }> {
  const all: (AwardColumns | AwardRow)[] = []
  for await (const each of readAwardTable(temporaryFile('table.csv', text))) all.push(each)
  return {
    columns: all.filter(isColumns).flatMap(({ names }) => names),
    rows: all.flatMap((each) => (isColumns(each) ? [] : [each])),
  }
}

describe('a table of awards', () => {
  it.each([',', ';', '\t'])('is read with %j between its cells, as spreadsheets write it', async (mark) => {
    const text = `\uFEFFrecipient.email,validUntil,file\r\n"a,9",,ada\r\n\r\n"two\nlines",x,bob\r\nlast,y,z`.replaceAll(
      /,(?!9)/g,
      mark,
    )
    const { columns, rows } = await read(text)
    expect(columns).toEqual(['recipient.email', 'validUntil', 'file'])
    expect(rows).toEqual([
      { line: 2, cells: ['a,9', '', 'ada'] },
      { line: 4, cells: ['two\nlines', 'x', 'bob'] },
      { line: 6, cells: ['last', 'y', 'z'] },
    ])
  })

  it('has rows of any length, which whoever reads them judges', async () => {
    expect((await read('a,b\n1\n1,2,3\n')).rows.map(({ cells }) => cells.length)).toEqual([1, 3])
  })

  it.each([
    ['an empty file', '', 'OPTIONS_INVALID'],
    ['two columns of one name', 'a,a\n', 'OPTIONS_INVALID'],
    ['a column that is no field', 'e-mail address\n', 'OPTIONS_INVALID'],
    ['quotes that do not end', 'a\n"b\n', 'INPUT_INVALID'],
  ])('is refused: %s', async (_, text, code) => {
    expect((await thrownBy(() => read(text))).code).toBe(code)
  })

  it.runIf(existsSync('/proc/self/fd'))('leaves no file open where it is wrong (looked up in /proc)', async () => {
    const open = (): number => readdirSync('/proc/self/fd').length
    const before = open()
    for (let count = 0; count < 30; count++) await thrownBy(() => read(`a,a\n${'1,2\n'.repeat(50_000)}`))
    await setTimeout(50)
    expect(open() - before).toBeLessThan(10)
  })

  it('says at which line it is malformed, and where it is not there', async () => {
    expect((await thrownBy(() => read('a\nb\n"c" d\n'))).message).toMatch(/at line 3/)
    await expect(async () => {
      for await (const each of readAwardTable('/nowhere/table.csv')) expect.fail(String(each))
    }).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
