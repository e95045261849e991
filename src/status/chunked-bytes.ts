import { certain } from '../platform/certain.js'

/**
 * A row of bytes that never changes: a changed one shares all but a few kilobytes with it. A list
 * of a hundred million entries that are clear takes no more than one of a thousand.
 */
export interface ChunkedBytes {
  readonly length: number
  /** One byte, inside the row. */
  readonly at: (index: number) => number
  /** The same row with some bytes changed. */
  with(changes: ReadonlyMap<number, number>): ChunkedBytes
  /** A copy in one piece. */
  toBytes(): Uint8Array
}

/** Makes a row of zeros. */
export function zeroBytes(length: number): ChunkedBytes {
  const count = Math.ceil(length / CHUNK_BYTES)
  return chunked(length, new Array<Uint8Array>(count).fill(ZEROS))
}

/** Makes a row of bytes; they are copied. Whole chunks of zeros take no room. */
export function toChunkedBytes(bytes: Uint8Array): ChunkedBytes {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, index) => {
    const chunk = bytes.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)
    return chunk.every((byte) => byte === 0) ? ZEROS : chunk
  })
  return chunked(bytes.length, chunks)
}

function chunked(length: number, chunks: readonly Uint8Array[]): ChunkedBytes {
  return {
    length,
    at: (index) => certain(certain(chunks[Math.floor(index / CHUNK_BYTES)])[index % CHUNK_BYTES]),
    with(changes) {
      const next = [...chunks]
      const copied = new Set<number>()
      for (const [index, byte] of changes) {
        const number = Math.floor(index / CHUNK_BYTES)
        const known = certain(next[number])
        const chunk = copied.has(number) ? known : toFullChunk(known)
        chunk[index % CHUNK_BYTES] = byte
        next[number] = chunk
        copied.add(number)
      }
      return chunked(length, next)
    },
    toBytes() {
      const bytes = new Uint8Array(length)
      for (const [index, chunk] of chunks.entries()) {
        if (chunk === ZEROS) continue
        bytes.set(chunk.subarray(0, length - index * CHUNK_BYTES), index * CHUNK_BYTES)
      }
      return bytes
    },
  }
}

/** The last chunk may be short; a copy never is. */
function toFullChunk(chunk: Uint8Array): Uint8Array {
  const copy = new Uint8Array(CHUNK_BYTES)
  copy.set(chunk)
  return copy
}

/** Near the square root of what the largest lists take, so that chunks and their table cost about the same. */
const CHUNK_BYTES = 4_096

/** Shared by all; never written to. */
const ZEROS = new Uint8Array(CHUNK_BYTES)
