import { describe, expect, it } from 'vitest'
import { failedCodes, findingCodes, unknownCodes } from '../src/codes.js'
import { inputCodes, mistakeCodes } from '../src/input-codes.js'

describe('the codes of what callers did wrong', () => {
  it.each([...mistakeCodes, ...inputCodes])('%s stands in no report', (code) => {
    const ofReports: readonly string[] = [...failedCodes, ...unknownCodes, ...findingCodes]
    expect(ofReports).not.toContain(code)
  })

  it('are a mistake in a part of the input, or an error thrown, and never both', () => {
    const thrown: readonly string[] = inputCodes
    expect(mistakeCodes.filter((code) => thrown.includes(code))).toEqual([])
  })
})
