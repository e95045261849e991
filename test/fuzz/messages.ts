/** What a thread that fuzzes is given, and what it says. */

/** What it is given. */
export interface FuzzData {
  readonly target: string
  readonly seed: number
  readonly milliseconds: number
  /** The folder of the published vectors. */
  readonly vectors: string
  /** Holds the input that is being read, so that it is known if the thread never comes back. */
  readonly running: SharedArrayBuffer
  /** How many inputs were begun, and how long the present one is. */
  readonly clock: SharedArrayBuffer
}

/** What it says. */
export type FuzzMessage =
  | { readonly kind: 'finding'; readonly fault: string; readonly input: Uint8Array }
  | { readonly kind: 'done'; readonly runs: number; readonly corpus: number; readonly functions: number }

/** Bytes of an input. */
export const LONGEST: number = 256 * 1024
