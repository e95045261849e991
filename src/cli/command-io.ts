/** What the command takes from the world and gives to it, so that tests can be the world. */
export interface CommandIo {
  readonly stdin: AsyncIterable<Uint8Array>
  /** Data only. */
  readonly stdout: OutputStream
  /** Everything said to the person at the terminal. */
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number
  /** Ends what takes long, when the person at the terminal has had enough. */
  readonly signal?: AbortSignal
}

/** The part of a stream of Node's that is used. */
export interface OutputStream {
  /** @returns `false` where the stream wants a pause, until `drain` */
  write(text: string): unknown
  once?(event: string, listener: () => void): unknown
  off?(event: string, listener: () => void): unknown
  readonly isTTY?: boolean
  /** Width of the terminal. */
  readonly columns?: number
}
