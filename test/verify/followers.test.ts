import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { createFollowers } from '../../src/verify/followers.js'

it('followers abort with the reason of the signal, before or later, until they are released', () => {
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
  const stop = new AbortController()
  const { follow } = createFollowers()
  follow(stop.signal, first)
  follow(stop.signal, second)()
  stop.abort('why')
  follow(stop.signal, third)
  expect([first, second, third].map(({ signal }) => signal.reason as unknown)).toEqual(['why', undefined, 'why'])
})

it('a signal has one listener, and none once all are released', () => {
  const stop = new AbortController()
  const { follow } = createFollowers()
  const releases = Array.from({ length: 20 }, () => follow(stop.signal, new AbortController()))
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1)
  for (const release of releases.slice(1)) release()
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1)
  releases[0]?.()
  releases[0]?.()
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
  follow(stop.signal, new AbortController())
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1)
})

it('nobody is followed where there is no signal', () => {
  const controller = new AbortController()
  createFollowers().follow(undefined, controller)()
  expect(controller.signal.aborted).toBe(false)
})
