import { describe, expect, it } from 'vitest'
import { styleFor } from '../../../src/cli/output.js'
import { linesFormat } from '../../../src/cli/reports/lines.js'
import type { JudgedEntry } from '../../../src/cli/reports/entry.js'
import { entries, written } from './entries.js'

const plain = styleFor({ write: () => undefined }, {})

describe('lines', () => {
  const lines = written(linesFormat(plain)).split('\n')

  it('gives each input one line, with a code, a place and a hint where it is not verified', () => {
    expect(lines).toHaveLength(entries.length + 3)
    expect(lines[0]).toMatch(/^✓ verified {12}badge\.jwt {2}Welding, level 1, by Example Academy \(did:key:z6Mk\w+\)$/)
    expect(lines[4]).toMatch(/^✗ invalid {13}forged\.json {2}SIGNATURE_INVALID at \/proof: .+\. → .+/)
    expect(lines[5]).toMatch(/^\? untrusted {11}stranger\.jwt {2}ISSUER_NOT_TRUSTED.* → .*--trust/)
    expect(lines[7]).toMatch(/^! unread {14}gone\.json {2}ENOENT: gone\.json: there is no such file or folder\.$/)
  })

  it('ends with how many came to what', () => {
    expect(lines.slice(-3)).toEqual([
      '',
      '7 judged: 3 verified, 1 untrusted, 1 expired, 2 invalid; 1 could not be read in 2.0 s',
      '',
    ])
  })

  it('lets no text reach the terminal as more than text', () => {
    expect(written(linesFormat(plain))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  it('says how many other reasons there are', () => {
    const report = structuredClone((entries[4] as JudgedEntry).report)
    const [proof] = report.checks.flatMap((check) => ('problems' in check ? [check] : []))
    Object.assign(proof!, { problems: [...proof!.problems, ...proof!.problems] })
    expect(written(linesFormat(plain), [{ source: 'a', report }])).toMatch(/\(and 1 more\)\n/)
  })
})
