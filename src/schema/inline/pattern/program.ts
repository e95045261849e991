/** A regular expression as a list of instructions, and the machine that runs it in linear time. */
import type { Assertion, CharacterTest, Expression } from './syntax.js'

/** One step of a program; numbers are places in the list. */
export type Instruction =
  | { readonly does: 'take'; readonly test: CharacterTest }
  | { readonly does: 'hold'; readonly at: Assertion }
  | { readonly does: 'fork'; readonly either: number; readonly or: number }
  | { readonly does: 'accept' }

/** A regular expression that can be run. */
export interface Program {
  readonly instructions: readonly Instruction[]
  /** Whether a match can begin at the start of a text only. */
  readonly isAnchored: boolean
}

/**
 * Turns an expression into a program: what is repeated a number of times is written out.
 *
 * @param spend - told of the steps as they are taken; throws to stop
 * @returns `undefined` if there would be too many instructions
 */
export function toProgram(expression: Expression, spend: (steps: number) => void): Program | undefined {
  const instructions: Instruction[] = []
  const fits = write(expression, instructions)
  spend(instructions.length)
  if (!fits) return undefined
  instructions.push({ does: 'accept' })
  return { instructions, isAnchored: beginsAtStartOnly(instructions) }
}

function beginsAtStartOnly(program: readonly Instruction[]): boolean {
  const seen = new Set<number>()
  const { isAccepted, takers } = reach(
    [0],
    program,
    (at) => at !== 'start',
    (at) => seen.size < seen.add(at).size,
  )
  return !isAccepted && takers.length === 0
}

/** @returns whether there was room */
function write(expression: Expression, program: Instruction[]): boolean {
  switch (expression.kind) {
    case 'character':
      return push(program, { does: 'take', test: expression.test })
    case 'assertion':
      return push(program, { does: 'hold', at: expression.at })
    case 'sequence':
      return expression.parts.every((part) => write(part, program))
    case 'choice':
      return writeChoice(expression.options, program)
    case 'repeat':
      return writeRepeat(expression, program)
  }
}

function push(program: Instruction[], instruction: Instruction): boolean {
  program.push(instruction)
  return program.length < MAX_INSTRUCTIONS
}

function writeChoice(options: readonly Expression[], program: Instruction[]): boolean {
  const ends: number[] = []
  for (const [index, option] of options.entries()) {
    const isLast = index === options.length - 1
    const fork = program.length
    if (!isLast && !push(program, ACCEPT)) return false
    if (!write(option, program)) return false
    if (isLast) break
    ends.push(program.length)
    if (!push(program, ACCEPT)) return false
    program[fork] = { does: 'fork', either: fork + 1, or: program.length }
  }
  for (const end of ends) program[end] = { does: 'fork', either: program.length, or: program.length }
  return true
}

function writeRepeat({ part, min, max }: Expression & { readonly kind: 'repeat' }, program: Instruction[]): boolean {
  for (let count = 0; count < min; count++) {
    const before = program.length
    if (!write(part, program)) return false
    // Nothing, however often, is nothing.
    if (program.length === before) return true
  }
  if (max === Infinity) return writeLoop(part, program)
  const forks: number[] = []
  for (let count = min; count < max; count++) {
    forks.push(program.length)
    if (!push(program, ACCEPT) || !write(part, program)) return false
  }
  for (const fork of forks) program[fork] = { does: 'fork', either: fork + 1, or: program.length }
  return true
}

function writeLoop(part: Expression, program: Instruction[]): boolean {
  const fork = program.length
  if (!push(program, ACCEPT) || !write(part, program)) return false
  if (!push(program, { does: 'fork', either: fork, or: fork })) return false
  program[fork] = { does: 'fork', either: fork + 1, or: program.length }
  return true
}

/**
 * Tells whether a text holds a match anywhere. All ways through the program are followed side by
 * side, so that each character costs at most one look at each instruction.
 *
 * @param program - as `toProgram` made it
 * @param spend - told of the steps as they are taken; throws to stop
 */
export function holdsMatch(program: Program, text: string, spend: (steps: number) => void): boolean {
  const { instructions, isAnchored } = program
  const seenAt = new Int32Array(instructions.length).fill(-1)
  let waiting: readonly number[] = [0]
  let previous: number | undefined
  for (let position = 0; ;) {
    const next = text.codePointAt(position)
    const edge: Edge = { previous, next }
    const isNew = (at: number): boolean => seenAt[at] !== position && ((seenAt[at] = position), true)
    const reached = reach(waiting, instructions, (assertion) => holds(assertion, edge), isNew)
    spend(reached.steps)
    if (reached.isAccepted) return true
    if (next === undefined) return false
    const taken = reached.takers.flatMap(({ at, test }) => (test(next) ? [at + 1] : []))
    if (isAnchored && taken.length === 0) return false
    waiting = isAnchored ? taken : [...taken, 0]
    previous = next
    position += next > LAST_OF_ONE_UNIT ? 2 : 1
  }
}

/** The characters before and after a place. */
interface Edge {
  readonly previous: number | undefined
  readonly next: number | undefined
}

interface Reached {
  readonly isAccepted: boolean
  readonly takers: readonly { readonly at: number; readonly test: CharacterTest }[]
  readonly steps: number
}

/** Follows the program from some places as far as it goes without taking a character. */
function reach(
  from: readonly number[],
  program: readonly Instruction[],
  holdsHere: (assertion: Assertion) => boolean,
  isNew: (at: number) => boolean,
): Reached {
  const stack = [...from]
  const takers: { at: number; test: CharacterTest }[] = []
  let steps = 1
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    steps++
    const instruction = program[at]
    if (instruction === undefined || !isNew(at)) continue
    if (instruction.does === 'accept') return { isAccepted: true, takers, steps }
    if (instruction.does === 'take') takers.push({ at, test: instruction.test })
    else if (instruction.does === 'fork') stack.push(instruction.either, instruction.or)
    else if (holdsHere(instruction.at)) stack.push(at + 1)
  }
  return { isAccepted: false, takers, steps }
}

function holds(assertion: Assertion, { previous, next }: Edge): boolean {
  switch (assertion) {
    case 'start':
      return previous === undefined
    case 'end':
      return next === undefined
    case 'boundary':
      return isWord(previous) !== isWord(next)
    case 'no-boundary':
      return isWord(previous) === isWord(next)
  }
}

function isWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && WORD.test(String.fromCodePoint(codePoint))
}

const WORD = /^\w$/

const ACCEPT: Instruction = { does: 'accept' }

/** A pattern with more is a burden, not a pattern. */
const MAX_INSTRUCTIONS = 5_000

/** The last code point that is one UTF-16 unit. */
const LAST_OF_ONE_UNIT = 0xffff
