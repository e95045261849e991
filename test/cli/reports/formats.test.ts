import { expect, it } from 'vitest'
import { styleFor } from '../../../src/cli/output.js'
import { formatNamed, formatNames } from '../../../src/cli/reports/formats.js'
import type { JudgedEntry } from '../../../src/cli/reports/entry.js'
import { entries, written } from './entries.js'

it.each(formatNames)('has the format %s, which tells of every input', (name) => {
  const text = written(formatNamed(name, styleFor({ write: () => undefined }, {})))
  for (const told of ['badge.jwt', 'badge.png', 'forged.json', 'gone.json', 'SIGNATURE_INVALID'])
    expect(text).toContain(told)
})

it.each(formatNames)('says in %s what was judged by evidence that was kept', (name) => {
  const [first] = entries
  const report = { ...(first as JudgedEntry).report, source: 'replayed' } as JudgedEntry['report']
  const text = written(formatNamed(name, styleFor({ write: () => undefined }, {})), [{ source: 'a', report }])
  expect(text).toMatch(/replayed|evidence that was kept/)
})
