/** Tokens made by hand, so that each part of them can be wrong. */
import type { SigningKey } from '../../src/keys/signing-key.js'

/** What may be changed about a token. */
export interface TokenParts {
  readonly header?: object
  /** Claims beside the credential; one that is `undefined` is left out. */
  readonly claims?: object
}

/** Encodes JSON, or text as it is, as a part of a token. */
export function encodePart(part: object | string): string {
  return Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')
}

/** A token with a signature that holds for nothing. */
export function unsignedToken(payload: object | string, header: object | string = { alg: 'EdDSA' }): string {
  return `${encodePart(header)}.${encodePart(payload)}.AAAA`
}

/** Signs any payload with an Ed25519 key; `kid` is the key's id. */
export async function signToken(
  payload: object,
  key: SigningKey,
  { header, claims }: TokenParts = {},
): Promise<string> {
  const head = { alg: key.algorithm === 'Ed25519' ? 'EdDSA' : key.algorithm, kid: key.id, typ: 'JWT', ...header }
  const input = `${encodePart(head)}.${encodePart({ ...payload, ...claims })}`
  return `${input}.${Buffer.from(await key.sign(Buffer.from(input))).toString('base64url')}`
}
