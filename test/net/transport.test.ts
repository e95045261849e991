import { describe, expect, expectTypeOf, it } from 'vitest'
import { toTransport, type FetchFunction } from '../../src/net/transport.js'

describe('toTransport', () => {
  it('calls the function with the URL as text and nothing but headers, signal and redirect', async () => {
    const calls: unknown[] = []
    const transport = toTransport((...call) => {
      calls.push(call)
      return Promise.resolve(new Response('{}'))
    })
    const { signal } = new AbortController()
    await transport(new URL('https://example.com/a'), { headers: { accept: 'x' }, signal, redirect: 'manual' })
    expect(calls).toEqual([['https://example.com/a', { headers: { accept: 'x' }, signal, redirect: 'manual' }]])
  })

  it('takes the fetch of the runtime', () => {
    expectTypeOf(globalThis.fetch).toExtend<FetchFunction>()
  })
})
