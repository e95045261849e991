import { describe, expect, it } from 'vitest'
import { failedCodes, findingCodes, unknownCodes } from '../../src/codes.js'
import { inputCodes, mistakeCodes } from '../../src/input-codes.js'
import { en } from '../../src/messages/en.js'
import { verificationDoc } from './verification-doc.js'

describe('docs/verification.md', () => {
  it('says what the code does: every check, every code, the decision table', async () => {
    await expect(verificationDoc()).toMatchFileSnapshot('../../docs/verification.md')
  })

  it('explains each code of the library once, and no others', () => {
    const codes = [...failedCodes, ...unknownCodes, ...findingCodes, ...mistakeCodes, ...inputCodes]
    expect(new Set(codes).size).toBe(codes.length)
    expect(Object.keys(en).sort()).toEqual([...codes].sort())
  })
})
