import { describe, expect, it } from 'vitest'
import { discardBody, readBody } from '../../src/net/body.js'
import type { TransportResponse } from '../../src/net/transport.js'

const URL_ASKED = 'https://issuer.example/'

interface Source {
  readonly stream: ReadableStream
  readonly cancelled: () => boolean
  readonly pulled: () => number
}

/** A stream of the given chunks; after the last it ends, or hangs. */
function streamOf(chunks: Iterable<unknown>, end: 'ends' | 'hangs' = 'ends'): Source {
  const iterator = chunks[Symbol.iterator]()
  let cancelled = false
  let pulled = 0
  const stream = new ReadableStream({
    pull(controller) {
      const next = iterator.next()
      if (next.done !== true) {
        pulled += 1
        controller.enqueue(next.value)
      } else if (end === 'ends') controller.close()
      else return new Promise<void>(() => undefined)
      return undefined
    },
    cancel() {
      cancelled = true
    },
  })
  return { stream, cancelled: () => cancelled, pulled: () => pulled }
}

function respond(stream: ReadableStream | null, headers: Record<string, string> = {}): TransportResponse {
  return new Response(stream, { headers })
}

const read = (
  response: TransportResponse,
  maxBytes: number,
  signal = new AbortController().signal,
): Promise<Uint8Array> => readBody(response, maxBytes, URL_ASKED, signal)

function* repeat(chunk: Uint8Array, times: number): Iterable<Uint8Array> {
  for (let index = 0; index < times; index += 1) yield chunk
}

describe('readBody', () => {
  it('joins the chunks', async () => {
    const { stream } = streamOf([new Uint8Array([1, 2]), new Uint8Array(0), new Uint8Array([3])])
    expect([...(await read(respond(stream), 3))]).toEqual([1, 2, 3])
  })

  it('reads no body as no bytes', async () => {
    expect(await read(respond(null), 10)).toEqual(new Uint8Array(0))
  })

  it('reads 200,000 chunks of one byte', async () => {
    const { stream } = streamOf(repeat(new Uint8Array([7]), 200_000))
    const bytes = await read(respond(stream), 200_000)
    expect(bytes.length).toBe(200_000)
    expect(bytes.every((byte) => byte === 7)).toBe(true)
  })

  it('stops at the first byte too many and cancels the rest', async () => {
    const { stream, cancelled, pulled } = streamOf(repeat(new Uint8Array(100), 1_000_000))
    await expect(read(respond(stream), 250)).rejects.toMatchObject({
      code: 'FETCH_TOO_LARGE',
      facts: { url: URL_ASKED, limit: 250 },
      url: URL_ASKED,
    })
    expect(cancelled()).toBe(true)
    expect(pulled()).toBeLessThan(10)
  })

  it('refuses a Content-Length above the cap without reading', async () => {
    const { stream, pulled } = streamOf([new Uint8Array(1)])
    const before = pulled()
    await expect(read(respond(stream, { 'content-length': '251' }), 250)).rejects.toMatchObject({
      code: 'FETCH_TOO_LARGE',
    })
    expect(pulled() - before).toBeLessThan(2)
  })

  it.each(['250', '1', '0', '-5', 'many', ''])('relies on no Content-Length such as %j', async (length) => {
    const { stream } = streamOf([new Uint8Array(250)])
    expect((await read(respond(stream, { 'content-length': length }), 250)).length).toBe(250)
    const { stream: larger } = streamOf([new Uint8Array(251)])
    await expect(read(respond(larger, { 'content-length': length }), 250)).rejects.toMatchObject({
      code: 'FETCH_TOO_LARGE',
    })
  })

  it('takes nothing but bytes', async () => {
    const { stream, cancelled } = streamOf(['text'], 'hangs')
    await expect(read(respond(stream), 250)).rejects.toMatchObject({ code: 'FETCH_FAILED' })
    expect(cancelled()).toBe(true)
  })

  it('cancels a stream that hangs when it is stopped, and does not take that for its end', async () => {
    const { stream, cancelled } = streamOf([new Uint8Array(1)], 'hangs')
    const controller = new AbortController()
    const reading = read(respond(stream), 250, controller.signal)
    const reason = new Error('stop')
    setTimeout(() => controller.abort(reason), 10)
    await expect(reading).rejects.toBe(reason)
    expect(cancelled()).toBe(true)
  })

  it('throws what the stream throws', async () => {
    const failure = new Error('broken')
    const stream = new ReadableStream({ start: (controller) => controller.error(failure) })
    await expect(read(respond(stream), 250)).rejects.toBe(failure)
  })
})

describe('discardBody', () => {
  it('cancels the body', () => {
    const { stream, cancelled } = streamOf([new Uint8Array(1)])
    discardBody(respond(stream))
    expect(cancelled()).toBe(true)
  })

  it('accepts that there is none, or that somebody reads it', async () => {
    discardBody(respond(null))
    const response = respond(streamOf([new Uint8Array(1)]).stream)
    response.body?.getReader()
    discardBody(response)
    await new Promise((resolve) => setImmediate(resolve))
  })
})
