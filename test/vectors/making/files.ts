/** Files of the published vectors, as they are made: path → content. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** JSON as people read it. */
export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Bytes in hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
