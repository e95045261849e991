import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as browser from '../../src/platform/browser.js'
import * as node from '../../src/platform/node.js'
import { algorithms, describeFace, publicHalf } from './faces.js'

describe('the platform in browsers', () => describeFace(browser))

describe('both faces of the platform', () => {
  it.each(['sha256', 'sha384', 'md5'] as const)('give the same %s of any bytes', (name) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Buffer.from(browser[name](bytes))).toEqual(Buffer.from(node[name](bytes)))
      }),
    )
  })

  it('tell equal bytes from different ones alike', () => {
    const bytes = fc.uint8Array({ maxLength: 3, max: 2 })
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(browser.equalInConstantTime(a, b)).toBe(node.equalInConstantTime(a, b))
      }),
      { numRuns: 1_000 },
    )
  })

  it.each(algorithms)('%s: each verifies what the other signs, with a key that either made', async (algorithm) => {
    const message = new TextEncoder().encode('a badge')
    for (const maker of [node, browser]) {
      const jwk = await maker.generatePrivateKey(algorithm, 2048)
      const inNode = await node.importPublicKey(publicHalf(jwk), algorithm)
      const inBrowser = await browser.importPublicKey(publicHalf(jwk), algorithm)
      const byNode = await node.signMessage(algorithm, await node.importPrivateKey(jwk, algorithm), message)
      const byBrowser = await browser.signMessage(algorithm, await browser.importPrivateKey(jwk, algorithm), message)
      expect(await browser.verifySignature(algorithm, inBrowser, message, byNode)).toBe(true)
      expect(await node.verifySignature(algorithm, inNode, message, byBrowser)).toBe(true)
    }
  })
})
