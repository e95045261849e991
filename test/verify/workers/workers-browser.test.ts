import { expect, it } from 'vitest'
import { breathe, startWorker, workerCount } from '../../../src/verify/workers/workers-browser.js'

it('there are none, however many are wanted', () => {
  expect([workerCount('auto'), workerCount(8)]).toEqual([0, 0])
  expect(() => startWorker({} as never, {} as never)).toThrow('there are no workers here')
})

it('others get their turn', async () => {
  let isLater = false
  setTimeout(() => (isLater = true))
  await breathe()
  expect(isLater).toBe(true)
})
