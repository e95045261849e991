/** Files with keys, read for their public part. */
import { defaultLimits, importKey, importPublicJwk, OpenBadgesError, type Jwk } from '../index.js'
import type { CommandIo } from './command-io.js'
import { readInput } from './files.js'

/** The public part of a key in a file. */
export interface KeyFile {
  readonly path: string
  readonly publicKey: Jwk
  /** The name that a JWK gives itself. */
  readonly kid?: string
}

/**
 * Reads the public part of a key: of a private or public JWK, PEM or multikey; of SPKI as DER; of a
 * did:key or did:jwk.
 *
 * @param path - `-` is standard input
 * @throws OpenBadgesError as `importKey` and `importPublicJwk`, with the file as its place
 */
export async function readKeyFile(path: string, io: CommandIo): Promise<KeyFile> {
  const bytes = await readInput(path, io, defaultLimits.maxKeyDocumentBytes)
  try {
    if (bytes.length > defaultLimits.maxKeyDocumentBytes) throw tooLarge()
    const text = new TextDecoder().decode(bytes).trim()
    if (PRIVATE_TEXT.test(text)) return { path, publicKey: (await importKey(text)).publicKey }
    const publicKey = importPublicJwk(bytes)
    const kid = text.startsWith('{') ? (JSON.parse(text) as { readonly kid?: unknown }).kid : undefined
    return { path, publicKey, ...(typeof kid === 'string' ? { kid } : {}) }
  } catch (error) {
    throw error instanceof OpenBadgesError ? Object.assign(error, { path }) : error
  }
}

function tooLarge(): OpenBadgesError {
  const limit = defaultLimits.maxKeyDocumentBytes
  return new OpenBadgesError('KEY_INVALID', { expected: `a key of at most ${limit} bytes`, found: 'more' })
}

/** Forms of private keys that have no public twin of the same look. */
const PRIVATE_TEXT = /^(?:-----BEGIN PRIVATE KEY-----|z3u2)/
