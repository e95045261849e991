import { expect, it } from 'vitest'
import { loadTransport } from '../../src/net/transport-browser.js'

it('has no transport of its own', async () => {
  expect(await loadTransport({ allowPrivateOrigins: [], connectTimeoutMilliseconds: 1_000 })).toBeUndefined()
})
