/** Any changes in any order, against a model that is a plain array and a set. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createStatusList,
  readStatusListState,
  type StatusList,
  type StatusListState,
} from '../../src/status/status-list.js'
import { seededRandom } from '../support/seeded-random.js'
import { thrownBy } from '../support/thrown-by.js'
import { bitsOf, contentsOf } from './support.js'

interface Model {
  readonly size: number
  readonly values: number[]
  readonly given: Set<number>
}

/** The list as it is, and each one before it with what it contained. */
interface Real {
  list: StatusList
  readonly past: { readonly list: StatusList; readonly contents: object }[]
}

type Command = fc.AsyncCommand<Model, Real>

const random = seededRandom('history')

/** A change that is always possible; what it did to the model is looked for in the list, all of it. */
function command(name: string, run: (model: Model, list: StatusList) => StatusList | Promise<StatusList>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      real.past.push({ list: real.list, contents: contentsOf(real.list) })
      real.list = await run(model, real.list)
      const given = [...model.given].sort((a, b) => a - b)
      expect(contentsOf(real.list)).toMatchObject({ values: model.values, given, allocated: given.length })
    },
  }
}

const place = fc.nat({ max: 1_000 })

const set = fc.tuple(place, fc.nat({ max: 255 })).map(([at, wish]) =>
  command(`set(${at}, ${wish})`, (model, list) => {
    const [index, value] = [at % model.values.length, wish % 2 ** model.size]
    model.values[index] = value
    return list.set(index, value)
  }),
)

const clear = place.map((at) =>
  command(`clear(${at})`, (model, list) => {
    const index = at % model.values.length
    model.values[index] = 0
    return list.clear(index)
  }),
)

const allocate = fc.constant(
  command('allocate()', (model, list) => {
    if (model.given.size >= Math.max(1, Math.floor(model.values.length * 0.95))) {
      expect(thrownBy(() => list.allocate(random)).code).toBe('STATUS_LIST_FULL')
      return list
    }
    const { index, list: next } = list.allocate(random)
    expect([model.given.has(index), index < model.values.length]).toEqual([false, true])
    model.given.add(index)
    return next
  }),
)

const store = fc.constant(
  command('store and read', async (_model, list) =>
    readStatusListState(JSON.parse(JSON.stringify(await list.toState())) as StatusListState),
  ),
)

const publish = fc.constant(
  command('publish', async ({ values, size }, list) => {
    const expected = values.map((value) => value.toString(2).padStart(size, '0')).join('')
    expect((await bitsOf(list)).slice(0, expected.length)).toBe(expected)
    return list
  }),
)

describe('a status list, whatever is done to it', () => {
  it('is what the model is, and so is every list before it', async () => {
    const commands = fc.commands([set, set, clear, allocate, allocate, store, publish], { maxCommands: 40 })
    const shape = fc.record({ size: fc.integer({ min: 1, max: 8 }), length: fc.integer({ min: 1, max: 60 }) })
    await fc.assert(
      fc.asyncProperty(shape, commands, async ({ size, length }, history) => {
        const messages = Array.from({ length: 2 ** size }, (_, value) => `value ${value}`)
        const empty = createStatusList({ purpose: 'message', length, allowShort: true, statusSize: size, messages })
        const past: Real['past'] = []
        await fc.asyncModelRun(
          () => ({
            model: { size, values: new Array<number>(length).fill(0), given: new Set<number>() },
            real: { list: empty, past },
          }),
          history,
        )
        for (const { list, contents } of past) expect(contentsOf(list)).toEqual(contents)
      }),
      { numRuns: 200 },
    )
  })
})
