import { expect, it } from 'vitest'
import { styleFor } from '../../../src/cli/output.js'
import { fullText, plainJson } from '../../../src/cli/reports/full.js'
import { entries, written } from './entries.js'

const style = styleFor({ write: () => undefined }, {})

it('tells all of one report, or is the very report', () => {
  const [first, last] = [entries[0]!, entries.at(-1)!]
  expect(written(fullText(style), [first])).toMatch(/^✓ VERIFIED {2}badge\.jwt\n[^]+ {2}✓ recipient|^✓ VERIFIED/)
  expect(JSON.parse(written(plainJson, [first]))).toEqual(
    JSON.parse(JSON.stringify((first as { report: object }).report)),
  )
  expect(written(fullText(style), [last])).toContain('ENOENT')
  expect(JSON.parse(written(plainJson, [last]))).toMatchObject({ source: 'gone.json', error: { code: 'ENOENT' } })
})
