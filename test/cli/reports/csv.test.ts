import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvFormat } from '../../../src/cli/reports/csv.js'
import { entries, written } from './entries.js'

describe('a table of reports', () => {
  const text = written(csvFormat)
  const rows = parse<Record<string, string>>(text, { columns: true })

  it('is read by others as it is meant, a row for each input', () => {
    expect(rows).toHaveLength(entries.length)
    expect(rows[0]).toMatchObject({
      source: 'badge.jwt',
      verdict: 'verified',
      kind: 'badge',
      name: 'Welding, level 1',
      codes: '',
    })
    expect(rows[4]).toMatchObject({
      source: 'forged.json',
      verdict: 'invalid',
      codes: 'SIGNATURE_INVALID',
      place: '/proof',
    })
    expect(rows[7]).toMatchObject({ source: 'gone.json', verdict: 'unread', codes: 'ENOENT', sha256: '' })
  })

  it('has the lines of RFC 4180', () => {
    expect(text.split('\r\n')).toHaveLength(entries.length + 2)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('holds no cell that a spreadsheet takes for a formula', () => {
    for (const row of rows)
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/)
    expect(rows[2]?.['name']).toMatch(/^'=cmd\|/)
    expect(rows[2]?.['source']).toMatch(/^'=cmd\|/)
  })

  it('writes as text what would begin a cell where semicolons part them', () => {
    const failure = { code: 'ENOENT', message: 'x; =HYPERLINK(1);-2|@a;b' }
    expect(written(csvFormat, [{ source: 'a', failure }])).toContain("x; '=HYPERLINK(1);'-2|'@a;b")
  })

  it.each(['=1', '+1', '-1', '@SUM(1)', ' =1', '\uFF1D1'])('writes %j as text', (source) => {
    const failure = { code: 'ENOENT', message: 'gone' }
    expect(written(csvFormat, [{ source, failure }]).split('\r\n')[1]).toMatch(/^"?'/)
  })
})
