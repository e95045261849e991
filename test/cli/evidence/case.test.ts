import { describe, expect, it } from 'vitest'
import { headOf, readCase, writeCase } from '../../../src/cli/evidence/case.js'
import { thrownBy } from '../../support/thrown-by.js'
import { newFolder, token, verifier } from './kept.js'

describe('a case', () => {
  it('is a line, and its bytes are elsewhere', async () => {
    const { folder } = await newFolder()
    const { report, record } = await verifier.verifyRecorded(new TextEncoder().encode(token))
    const line = await writeCase({ source: 'a', sha256: 'b', report, record: record! }, folder)
    expect(line).not.toMatch(/\n/)
    expect(line).not.toContain(token.slice(0, 40))
    const read = await readCase(line, folder)
    expect(read).toEqual(
      JSON.parse(
        JSON.stringify({ source: 'a', sha256: 'b', report, record: { ...record, input: 0 } }),
        (_, value: unknown) => (value === 0 ? record!.input : value),
      ),
    )
    expect(headOf(line)).toMatchObject({ source: 'a', sha256: 'b' })
  })

  it('without a record is one all the same', async () => {
    const { folder } = await newFolder()
    const { report } = await verifier.verifyRecorded(() => 'a badge')
    expect(await readCase(await writeCase({ source: 'a', report }, folder), folder)).toMatchObject({ source: 'a' })
  })

  it.each(['', '{', '[]', 'null', '{"source":1,"report":{}}', '{"source":"a"}', '{"source":"a","report":null}'])(
    'is not %j',
    (line) => {
      expect(thrownBy(() => headOf(line)).code).toBe('EVIDENCE_INVALID')
    },
  )

  it('whose keys would change what every object has, changes nothing', async () => {
    const { folder } = await newFolder()
    const line = '{"source":"a","report":{},"record":{"__proto__":{"polluted":true}}}'
    const { record } = await readCase(line, folder)
    expect(record).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('polluted')
  })
})
