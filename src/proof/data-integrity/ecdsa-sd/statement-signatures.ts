/** What is signed in ecdsa-sd-2023, and how single statements are verified. */
import { sha256, verifySignature } from '#platform'
import { OpenBadgesError } from '../../../errors.js'
import { pointerTo } from '../../../json/json.js'
import { readMultikey } from '../../../keys/multikey.js'
import type { PublicKey } from '../../../keys/public-key.js'
import type { Limits } from '../../../limits.js'
import { concatBytes, toBase58, toUtf8 } from '../../../platform/bytes.js'

/** The bytes that the issuer's own signature is over ("serializeSignData"). */
export function toBaseMessage(options: string, publicKey: Uint8Array, mandatory: readonly string[]): Uint8Array {
  return concatBytes(sha256(toUtf8(options)), publicKey, sha256(toUtf8(mandatory.join(''))))
}

/**
 * Reads the key that signs single statements; the suite has it on P-256 only.
 *
 * @param bytes - a multikey without `z`
 */
export function readStatementKey(bytes: Uint8Array, path: string, limits: Limits): PublicKey {
  const place = { path: pointerTo(path, 'proofValue') }
  const key = readMultikey(`z${toBase58(bytes)}`, limits, place)
  if (key.algorithms.includes('ES256')) return key
  throw new OpenBadgesError(
    'KEY_TYPE_MISMATCH',
    { expected: 'a key for ES256', found: key.algorithms.join(', ') },
    place,
  )
}

/**
 * Finds the first statement that its signature does not hold for.
 *
 * @param statements - as many as signatures
 * @returns `undefined` if all hold
 */
export async function findUnsigned(
  statements: readonly string[],
  signatures: readonly Uint8Array[],
  key: PublicKey,
): Promise<string | undefined> {
  const loaded = await key.load()
  for (const [index, statement] of statements.entries()) {
    const signature = signatures[index] ?? new Uint8Array()
    if (!(await verifySignature('ES256', loaded, toUtf8(statement), signature)))
      return statement.slice(0, -END_OF_STATEMENT.length).slice(0, SHOWN)
  }
  return undefined
}

const END_OF_STATEMENT = ' .\n'

/** Characters of a statement shown in a message. */
const SHOWN = 300
