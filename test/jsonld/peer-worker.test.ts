/** Its own file holds no more than the message loop: `peer-node.test.ts` runs it, in its thread. */
import { expect, it } from 'vitest'

it('does nothing where it is not in a thread but to take the one dangerous key away', async () => {
  const accessor = Object.getOwnPropertyDescriptor(Object.prototype, '__proto__')!
  try {
    await import('../../src/jsonld/peer-worker.js')
    expect(Object.getOwnPropertyDescriptor(Object.prototype, '__proto__')).toBeUndefined()
  } finally {
    Object.defineProperty(Object.prototype, '__proto__', accessor)
  }
})
