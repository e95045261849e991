import { describe, expect, it } from 'vitest'
import { holdsMatch, toProgram } from '../../../../src/schema/inline/pattern/program.js'
import type { Expression } from '../../../../src/schema/inline/pattern/syntax.js'

const isA: Expression = { kind: 'character', test: (codePoint) => codePoint === 0x61 }
const start: Expression = { kind: 'assertion', at: 'start' }
const nothing = (): void => undefined

describe('toProgram', () => {
  it('writes out what is repeated', () => {
    const program = toProgram({ kind: 'repeat', part: isA, min: 3, max: 3 }, nothing)
    expect(program?.instructions.map(({ does }) => does)).toEqual(['take', 'take', 'take', 'accept'])
  })

  it('gives up on one that is too large, and counts the work', () => {
    let steps = 0
    const count = (more: number): void => {
      steps += more
    }
    expect(toProgram({ kind: 'repeat', part: isA, min: 1_000_000, max: Infinity }, count)).toBeUndefined()
    expect(steps).toBe(5_000)
  })

  it.each<[boolean, Expression]>([
    [true, { kind: 'sequence', parts: [start, isA] }],
    [false, isA],
    [false, { kind: 'choice', options: [{ kind: 'sequence', parts: [start, isA] }, isA] }],
    [false, { kind: 'sequence', parts: [{ kind: 'repeat', part: start, min: 0, max: 1 }, isA] }],
    [false, { kind: 'sequence', parts: [] }],
  ])('knows whether it is held to the start: %s', (isAnchored, expression) => {
    expect(toProgram(expression, nothing)?.isAnchored).toBe(isAnchored)
  })
})

describe('holdsMatch', () => {
  it('stops where the work is stopped', () => {
    const program = toProgram(isA, nothing)!
    const stop = (): never => {
      throw new RangeError('enough')
    }
    expect(() => holdsMatch(program, 'bbb', stop)).toThrow('enough')
    expect(holdsMatch(program, 'bba', nothing)).toBe(true)
  })
})
