/** What the issuer signs (ECDSA Cryptosuites 1.0, section 3.6.1 and following, "Create Base Proof"). */
import { randomBytes } from '#platform'
import { OpenBadgesError } from '../../../errors.js'
import { translateProofOptions } from '../../../jsonld/translate.js'
import { generateKey, type SigningKey } from '../../../keys/signing-key.js'
import { toMultikey } from '../../../keys/multikey.js'
import { fromBase58, toUtf8 } from '../../../platform/bytes.js'
import { certain } from '../../../platform/certain.js'
import { signWith } from '../../sign-with.js'
import type { SecuredDocument, SuiteMeans } from '../suite.js'
import { groupStatements } from './group-statements.js'
import { toBaseMessage } from './statement-signatures.js'
import { toBaseProofValue } from './proof-value.js'

/** What is made anew for every credential. */
export interface BaseSecrets {
  /** 32 random bytes. */
  readonly hmacKey: Uint8Array
  /** A P-256 key that signs the single statements, and is forgotten. */
  readonly statementKey: SigningKey
}

/** Makes the secrets of one credential. They must not be used for another: statements of both could be mixed. */
export async function createBaseSecrets(): Promise<BaseSecrets> {
  return { hmacKey: randomBytes(HMAC_KEY_BYTES), statementKey: await generateKey({ algorithm: 'ES256' }) }
}

/**
 * Signs a document so that its holder can show parts of it.
 *
 * @param unsigned - the document, and the options of the proof
 * @param key - a P-256 key of the issuer
 * @param mandatoryPointers - what every derived credential shows
 * @param secrets - for this document only
 * @returns the value of the base proof, which is for the holder only
 * @throws OpenBadgesError `POINTER_UNRESOLVED`, `SIGNING_FAILED`, `DOCUMENT_NOT_TRANSLATED` and what `translate` throws
 */
export async function signBase(
  { placed, document }: SecuredDocument,
  key: SigningKey,
  { mandatoryPointers, secrets }: { readonly mandatoryPointers: readonly string[]; readonly secrets: BaseSecrets },
  { contexts, limits, translate }: SuiteMeans,
): Promise<string> {
  const { hmacKey, statementKey } = secrets
  const library = await contexts()
  const { nquads } = await translate(document, 'SHA-256')
  const options = await translateProofOptions(placed, document, library, limits)
  const grouped = await groupStatements(document, hmacKey, library, limits)
  if (grouped.nquads !== nquads) throw new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason: 'its parts differ' })
  const mandatory = (await grouped.part(mandatoryPointers))?.statements ?? new Set()
  const signatures: Uint8Array[] = []
  for (const statement of grouped.statements) {
    if (!mandatory.has(statement)) signatures.push(await signWith(statementKey, toUtf8(statement)))
  }
  const publicKey = multikeyBytes(statementKey)
  const together = grouped.statements.filter((statement) => mandatory.has(statement))
  const baseSignature = await signWith(key, toBaseMessage(options, publicKey, together))
  return toBaseProofValue({ baseSignature, publicKey, hmacKey, signatures, mandatoryPointers })
}

function multikeyBytes({ publicKey }: SigningKey): Uint8Array {
  const text = certain(toMultikey(publicKey))
  return certain(fromBase58(text.slice(1), text.length))
}

const HMAC_KEY_BYTES = 32
