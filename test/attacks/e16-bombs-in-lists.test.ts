/** E16, S6: a list of a few kilobytes that decompresses to gigabytes, or says that it is small and is not. */
import { deflateRawSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/verify/verifier.js'
import { problemCodesOf } from '../support/problem-codes.js'
import { issuerOf, judgedAt } from '../support/signed-badges.js'
import { listBy, listHost, listUrl, statusEntry } from '../support/status-lists.js'
import { expectGenuine, signToken, victim, victimBadge } from './genuine.js'

const mebibyte = 1024 * 1024

/** 1 GiB of zeros as one gzip member of about 1 MB. */
function bombOf(bytes: number): Buffer {
  const block = Buffer.alloc(64 * mebibyte)
  // A stream of several blocks, each flushed: the same as one, but made without the memory.
  const parts = Array.from({ length: bytes / block.length - 1 }, () => deflateRawSync(block, { finishFlush: 3 }))
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
  const length = Buffer.alloc(8)
  length.writeUInt32LE(bytes % 2 ** 32, 4)
  return Buffer.concat([head, ...parts, deflateRawSync(block), length])
}

describe('a list that grows when it is read', () => {
  let bomb: Buffer = Buffer.alloc(0)

  beforeAll(() => {
    bomb = bombOf(1024 * mebibyte)
  })

  async function judge(bits: Buffer): Promise<{ readonly codes: readonly string[]; readonly grownBy: number }> {
    const list = await listBy(victim, { subject: { encodedList: `u${bits.toString('base64url')}` } })
    const host = listHost({ [listUrl]: list })
    const verifier = createVerifier({ trustedIssuers: [issuerOf(victim)], fetch: host.fetch, now: () => judgedAt })
    const badge = await signToken({ ...victimBadge(), credentialStatus: statusEntry() })
    const before = process.memoryUsage().rss
    const report = await verifier.verify(badge)
    expect(report.verdict).toBe('unknown')
    const status = report.checks.find(({ check }) => check === 'status')!
    const codes = problemCodesOf(status)
    return { codes, grownBy: process.memoryUsage().rss - before }
  }

  it('is refused, and does not fill the memory', async () => {
    expect(bomb.length).toBeLessThan(2 * mebibyte)
    const { codes, grownBy } = await judge(bomb)
    expect(codes).toEqual(['STATUS_LIST_TOO_LARGE'])
    expect(grownBy).toBeLessThan(128 * mebibyte)
  })

  it('is refused where it says that it is small', async () => {
    const lie = Buffer.from(bomb)
    lie.writeUInt32LE(16_384, lie.length - 4)
    const { codes, grownBy } = await judge(lie)
    expect(codes).toEqual(['STATUS_LIST_ENCODING_INVALID'])
    expect(grownBy).toBeLessThan(128 * mebibyte)
  })

  it('is refused where it hides behind a small one', async () => {
    expect((await judge(Buffer.concat([gzipSync(Buffer.alloc(16_384)), bomb]))).codes).toEqual([
      'STATUS_LIST_TOO_LARGE',
    ])
    expect((await judge(Buffer.concat([gzipSync(Buffer.alloc(9)), gzipSync(Buffer.alloc(9))]))).codes).toEqual([
      'STATUS_LIST_ENCODING_INVALID',
    ])
  })

  it('does no harm to the badges after it', async () => {
    await judge(bomb)
    for (let turn = 0; turn < 100; turn++) await expectGenuine(await signToken(victimBadge()))
  })
})
