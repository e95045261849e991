import { describe, expect, it } from 'vitest'
import { explainAllCodes } from '../../../src/inspect/explain-code.js'
import { runCommand } from '../run-command.js'

describe('openbadges explain', () => {
  it('tells what a code means and what to do, however it is written', async () => {
    const { exitCode, stdout } = await runCommand(['explain', 'signature_invalid'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^SIGNATURE_INVALID\n {2}Says +The signature does not fit[^]+\n {2}Means +The answer is no[^]+\n {2}What to do +Something was changed/,
    )
  })

  it('prints it as JSON, and lists all codes', async () => {
    expect(JSON.parse((await runCommand(['explain', 'EXPIRED', '--json'])).stdout)).toMatchObject({
      code: 'EXPIRED',
      group: 'failed',
    })
    expect(JSON.parse((await runCommand(['explain', '--json'])).stdout)).toEqual(explainAllCodes())
    expect((await runCommand(['explain'])).stdout.trimEnd().split('\n')).toHaveLength(explainAllCodes().length)
  })

  it('has words for every group', async () => {
    for (const { code } of explainAllCodes())
      expect((await runCommand(['explain', code])).stdout).not.toContain('undefined')
  })

  it('ends with 2 for a code that is none', async () => {
    expect(await runCommand(['explain', 'FINE'])).toMatchObject({ exitCode: 2, stdout: '' })
  })
})
