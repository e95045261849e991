/** Reading the body of a response, up to a cap. */
import { OpenBadgesError } from '../errors.js'
import type { TransportReader, TransportResponse } from './transport.js'

/**
 * Reads the whole body of a response, as it is after decoding, and stops at the first byte too many.
 *
 * A `Content-Length` above the cap is believed and refused at once; any other is not relied on.
 *
 * @param response - whose body nobody has read
 * @param maxBytes - the cap, in bytes
 * @param url - what was asked
 * @param signal - stops it
 * @throws OpenBadgesError `FETCH_TOO_LARGE`; what the transport throws; the signal's reason
 */
export async function readBody(
  response: TransportResponse,
  maxBytes: number,
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length')) > maxBytes) throw tooLarge(url, maxBytes)
  if (response.body === null) return new Uint8Array(0)
  const reader = response.body.getReader()
  const stop = (): void => ignoreFailure(reader.cancel())
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await readChunks(reader, maxBytes, url, signal)
  } catch (error) {
    stop()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Lets go of a response that is not read, so that its connection is free again or closed. */
export function discardBody(response: TransportResponse): void {
  if (response.body !== null) ignoreFailure(response.body.cancel())
}

async function readChunks(
  reader: TransportReader,
  maxBytes: number,
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(FIRST_BUFFER_BYTES, maxBytes))
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    // A cancelled stream says that it is done.
    signal.throwIfAborted()
    if (done) return bytes.slice(0, length)
    if (!(value instanceof Uint8Array)) throw notBytes(url)
    if (length + value.length > maxBytes) throw tooLarge(url, maxBytes)
    // One buffer, not a list of chunks: a body in pieces of one byte must not cost more than another.
    if (length + value.length > bytes.length) bytes = grow(bytes, length + value.length, maxBytes)
    bytes.set(value, length)
    length += value.length
  }
}

function grow(bytes: Uint8Array, needed: number, maxBytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(needed, 2 * bytes.length)))
  larger.set(bytes)
  return larger
}

function ignoreFailure(cancelled: Promise<unknown>): void {
  Promise.resolve(cancelled).catch(() => undefined)
}

function tooLarge(url: string, limit: number): OpenBadgesError {
  return new OpenBadgesError('FETCH_TOO_LARGE', { url, limit }, { url })
}

function notBytes(url: string): OpenBadgesError {
  return new OpenBadgesError('FETCH_FAILED', { url, reason: 'its body is not a stream of bytes' }, { url })
}

/** Most key documents fit. */
const FIRST_BUFFER_BYTES = 4_096
