import { describe, expect, it } from 'vitest'
import { failedCodes, findingCodes, isFailedCode, isProblemCode, unknownCodes, type Code } from '../src/codes.js'
import { inputCodes, mistakeCodes } from '../src/input-codes.js'

const allCodes: readonly Code[] = [...failedCodes, ...unknownCodes, ...findingCodes, ...mistakeCodes, ...inputCodes]

describe('the codes', () => {
  it('stand each in one group only, once', () => {
    expect(new Set(allCodes).size).toBe(allCodes.length)
  })

  it.each(allCodes)('%s is written in capitals', (code) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
  })
})

describe('isFailedCode', () => {
  it.each(failedCodes)('%s says no', (code) => {
    expect(isFailedCode(code)).toBe(true)
  })

  it.each(unknownCodes)('%s says that nobody could look', (code) => {
    expect(isFailedCode(code)).toBe(false)
  })
})

describe('isProblemCode', () => {
  it.each([...failedCodes, ...unknownCodes])('%s may stand in a report as a problem', (code) => {
    expect(isProblemCode(code)).toBe(true)
  })

  it.each([...findingCodes, ...mistakeCodes, ...inputCodes])('%s may not', (code) => {
    expect(isProblemCode(code)).toBe(false)
  })
})
