import { expect, it } from 'vitest'
import { Snapshot } from '../../../src/verify/workers/sent-input.js'
import { dequeue, enqueue, type Task } from '../../../src/verify/workers/task.js'

const task = (id: number, place: number, weight = 1): Task =>
  ({ id, place, snapshot: new Snapshot('', weight), ended: 0 }) as unknown as Task

function queueOf(...tasks: readonly Task[]): Task[] {
  const queue: Task[] = []
  for (const each of tasks) enqueue(queue, each)
  return queue
}

it('a task is behind those of its place and of earlier ones, and before all others', () => {
  const queue = queueOf(task(0, 0), task(1, 1), task(2, 2), task(3, 1), task(4, 0))
  expect(queue.map(({ id }) => id)).toEqual([0, 4, 1, 3, 2])
})

it('so many are taken, from the front', () => {
  const queue = queueOf(task(0, 0), task(1, 1), task(2, 2))
  expect(dequeue(queue, 2, 100).map(({ id }) => id)).toEqual([0, 1])
  expect(queue.map(({ id }) => id)).toEqual([2])
  expect(dequeue(queue, 2, 100)).toHaveLength(1)
  expect(dequeue(queue, 2, 100)).toEqual([])
})

it('no more than one beyond the weight is taken, and one however heavy it is', () => {
  const queue = queueOf(task(0, 0, 60), task(1, 1, 60), task(2, 2, 60), task(3, 3, 500))
  expect(dequeue(queue, 9, 100).map(({ id }) => id)).toEqual([0, 1])
  // What weighs just as much is enough.
  expect(dequeue(queue, 9, 60)).toHaveLength(1)
  expect(dequeue(queue, 9, 50)).toHaveLength(1)
})
