import { describe, expect, it } from 'vitest'
import { failedCodes, findingCodes, unknownCodes, type Code } from '../../src/codes.js'
import { inputCodes, mistakeCodes } from '../../src/input-codes.js'
import { en } from '../../src/messages/en.js'

const codes: readonly Code[] = [...failedCodes, ...unknownCodes, ...findingCodes, ...mistakeCodes, ...inputCodes]

/** Facts that only the advice shows; the codes always carry them. */
const adviceOnly: Readonly<Partial<Record<Code, readonly string[]>>> = {
  ALGORITHM_NOT_SUPPORTED: ['supported'],
  SUITE_NOT_SUPPORTED: ['supported'],
  CONTEXT_ALIAS: ['newest'],
  KIND_WORDS_DIFFER: ['suggestion'],
}

const namesIn = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

describe('the English catalogue', () => {
  it('has an entry for every code, and for nothing else', () => {
    expect(Object.keys(en).sort()).toEqual([...codes].sort())
  })

  it.each(codes)('%s is said in one sentence, and the advice in whole sentences', (code) => {
    const { message, remedy } = en[code]
    expect(message).toMatch(/^[^\s.][^.]*(?:\.[^\s][^.]*)*\.$/)
    expect(remedy).toMatch(/^[A-Z{].*\.$/s)
    expect(`${message}${remedy}`).not.toMatch(/\s{2}|\n|\bundefined\b/)
  })

  it.each(codes)('%s gives no advice from facts that its message does not have', (code) => {
    const known = [...namesIn(en[code].message), ...(adviceOnly[code] ?? [])]
    expect(namesIn(en[code].remedy).filter((name) => !known.includes(name))).toEqual([])
  })

  it.each(codes)('%s has no braces but around names of facts', (code) => {
    expect(en[code].message.replaceAll(/\{[a-zA-Z]+\}/g, '')).not.toMatch(/[{}]/)
  })
})
