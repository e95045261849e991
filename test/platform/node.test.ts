import { describe, expect, it } from 'vitest'
import * as node from '../../src/platform/node.js'
import { describeFace } from './faces.js'

describe('the platform on Node', () => {
  describeFace(node)

  // Browsers do the same; the streams of the Node that runs these tests do not.
  it('says that a stream with something after it is malformed', async () => {
    const stream = await node.deflateRaw(new Uint8Array(10))
    expect(await node.inflateRaw(Uint8Array.of(...stream, 0), 100)).toBe('malformed')
    expect(await node.inflateRaw(Uint8Array.of(...stream, ...stream), 100)).toBe('malformed')
  })
})
