/** What decompressing came to: the bytes, or why there are none. */
export type Inflated = Uint8Array | 'malformed' | 'too-large'
