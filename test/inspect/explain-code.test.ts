import { describe, expect, it } from 'vitest'
import { failedCodes, findingCodes, unknownCodes } from '../../src/codes.js'
import { inputCodes, mistakeCodes } from '../../src/input-codes.js'
import { explainAllCodes, explainCode } from '../../src/inspect/explain-code.js'

describe('explainCode', () => {
  it.each([
    ['EXPIRED', 'failed'],
    ['KEY_UNREACHABLE', 'unknown'],
    ['TRUST_NOT_ASKED', 'finding'],
    ['INPUT_INVALID', 'input'],
  ])('says that %s is %s', (code, group) => {
    const explanation = explainCode(code)
    expect(explanation).toMatchObject({ code, group })
    expect(explanation?.message).not.toBe('')
    expect(explanation?.remedy).not.toBe('')
  })

  it.each(['', 'expired', 'NO_SUCH_CODE', '__proto__', 'toString'])('knows no code %j', (code) => {
    expect(explainCode(code)).toBeUndefined()
  })

  it('explains every code once', () => {
    const all = [...failedCodes, ...unknownCodes, ...findingCodes, ...mistakeCodes, ...inputCodes]
    expect(explainAllCodes().map(({ code }) => code)).toEqual(all)
  })
})
