import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inOrder, type Begun, type Work } from '../../src/verify/in-order.js'

/** Work that is done when the test says so. */
interface Bench {
  readonly work: Work<number, string>
  readonly begun: number[]
  readonly stopped: number[]
  readonly turns: number[]
  readonly finish: (index: number, error?: Error) => void
}

function bench(room = { pieces: 4, bytes: 1_000 }, signal?: AbortSignal): Bench {
  const begun: number[] = []
  const stopped: number[] = []
  const turns: number[] = []
  const done = new Map<number, { resolve: (value: string) => void; reject: (error: Error) => void }>()
  const begin = (input: number, index: number, turn: Promise<void>): Begun<string> => {
    begun.push(index)
    void turn.then(() => turns.push(index))
    const result = new Promise<string>((resolve, reject) => done.set(index, { resolve, reject }))
    return { result, weight: input, stop: () => void stopped.push(index) }
  }
  const finish: Bench['finish'] = (index, error) => {
    if (error === undefined) done.get(index)?.resolve(`result ${index}`)
    else done.get(index)?.reject(error)
  }
  return { work: { begin, room, signal }, begun, stopped, turns, finish }
}

/** A source that remembers what it was asked, and whether it was left. */
function source(count: number, weight = 1): { inputs: () => AsyncGenerator<number>; log: string[] } {
  const log: string[] = []
  async function* inputs(): AsyncGenerator<number> {
    try {
      for (let index = 0; index < count; index++) {
        log.push(`asked ${index}`)
        yield await Promise.resolve(weight)
      }
    } finally {
      log.push('left')
    }
  }
  return { inputs, log }
}

describe('work in order', () => {
  it('asks for nothing before a result is wanted, and then for as much as there is room', async () => {
    const { inputs, log } = source(100)
    const { work, begun, finish } = bench()
    const results = inOrder(inputs(), work)
    await setImmediate()
    expect(log).toEqual([])
    const first = results.next()
    await setImmediate()
    expect(begun).toEqual([0, 1, 2, 3])
    finish(0)
    expect((await first).value).toEqual({ index: 0, input: 1, result: 'result 0' })
    await setImmediate()
    // The next one is asked for when the next result is wanted.
    expect(begun).toHaveLength(4)
    void results.next()
    await setImmediate()
    expect(begun).toHaveLength(5)
  })

  it('begins no more than one piece beyond the bytes', async () => {
    const { work, begun } = bench({ pieces: 100, bytes: 1_000 })
    void inOrder(source(100, 400).inputs(), work).next()
    await setImmediate()
    expect(begun).toEqual([0, 1, 2])
  })

  it('gives results in the order of the inputs, whichever is done first', async () => {
    const { work, begun, finish } = bench({ pieces: 50, bytes: 1_000 })
    const taken: number[] = []
    const all = (async () => {
      for await (const { index } of inOrder([1, 1, 1, 1, 1], work)) taken.push(index)
    })()
    await setImmediate()
    expect(begun).toHaveLength(5)
    for (const index of [4, 2, 3, 1]) finish(index)
    await setImmediate()
    expect(taken).toEqual([])
    finish(0)
    await all
    expect(taken).toEqual([0, 1, 2, 3, 4])
  })

  it('a piece has its turn when all before it are done', async () => {
    const { work, turns, finish } = bench()
    void inOrder([1, 1, 1, 1], work).next()
    await setImmediate()
    expect(turns).toEqual([0])
    finish(1)
    await setImmediate()
    expect(turns).toEqual([0])
    finish(0)
    await setImmediate()
    expect(turns).toEqual([0, 1, 2])
    finish(2, new Error('fails, and is done'))
    await setImmediate()
    expect(turns).toEqual([0, 1, 2, 3])
  })

  it('ends at once with nothing for no input', async () => {
    expect(await inOrder([], bench().work).next()).toEqual({ done: true, value: undefined })
  })

  it('waits for promises among the inputs', async () => {
    const { work, finish } = bench()
    const next = inOrder([Promise.resolve(7)] as never, work).next()
    await setImmediate()
    finish(0)
    expect((await next).value).toMatchObject({ input: 7 })
  })

  it('throws what a piece throws in its place, and ends the rest', async () => {
    const { inputs, log } = source(100)
    const { work, begun, stopped, finish } = bench()
    const results = inOrder(inputs(), work)
    const first = results.next()
    await setImmediate()
    finish(1, new Error('the second'))
    finish(0)
    expect((await first).value).toMatchObject({ index: 0 })
    await expect(results.next()).rejects.toThrow('the second')
    await setImmediate()
    // The one that was asked for meanwhile is not begun.
    expect(stopped).toEqual([2, 3])
    expect(begun).toEqual([0, 1, 2, 3])
    expect(log.at(-1)).toBe('left')
    expect(await results.next()).toEqual({ done: true, value: undefined })
  })

  it('throws what the source throws after the results of what came before', async () => {
    const { work, finish } = bench()
    async function* inputs(): AsyncGenerator<number> {
      yield await Promise.resolve(1)
      throw new Error('the source')
    }
    const results = inOrder(inputs(), work)
    const first = results.next()
    await setImmediate()
    finish(0)
    expect((await first).value).toMatchObject({ index: 0 })
    await expect(results.next()).rejects.toThrow('the source')
  })

  it('tells the source and stops what is under way when its taker leaves', async () => {
    const { inputs, log } = source(100)
    const { work, stopped, finish } = bench()
    const results = inOrder(inputs(), work)
    const first = results.next()
    await setImmediate()
    finish(0)
    await first
    await results.return()
    expect(stopped).toEqual([1, 2, 3])
    expect(log.filter((line) => line === 'left')).toHaveLength(1)
  })

  it('does not wait for a source that does not answer', async () => {
    const stop = new AbortController()
    async function* inputs(): AsyncGenerator<number> {
      yield 1
      await new Promise(() => undefined)
    }
    const { work, finish, stopped } = bench(undefined, stop.signal)
    const results = inOrder(inputs(), work)
    const first = results.next()
    await setImmediate()
    finish(0)
    await first
    const second = results.next()
    await setImmediate()
    stop.abort(new Error('stopped'))
    await expect(second).rejects.toThrow('stopped')
    expect(stopped).toEqual([])
  })

  it('throws the reason of its signal, whatever is done already', async () => {
    const stop = new AbortController()
    const { work, stopped, finish } = bench(undefined, stop.signal)
    const results = inOrder([1, 1, 1], work)
    const first = results.next()
    await setImmediate()
    finish(0)
    finish(1)
    await first
    stop.abort(new Error('stopped'))
    await expect(results.next()).rejects.toThrow('stopped')
    expect(stopped).toEqual([1, 2])
  })
})
