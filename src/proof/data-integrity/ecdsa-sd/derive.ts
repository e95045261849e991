/** What a holder makes of a base proof (ECDSA Cryptosuites 1.0, section 3.6.6, "Add Derived Proof"). */
import { OpenBadgesError } from '../../../errors.js'
import { pointerTo, type JsonObject } from '../../../json/json.js'
import { fromBase64Url } from '../../../platform/bytes.js'
import { certain } from '../../../platform/certain.js'
import type { SecuredDocument, SuiteMeans } from '../suite.js'
import { groupStatements } from './group-statements.js'
import { findUnsigned, readStatementKey } from './statement-signatures.js'
import { readBaseProofValue, toDerivedProofValue } from './proof-value.js'

/**
 * Derives a document that shows what is mandatory and what is asked for, and nothing else.
 *
 * Every statement shown is held against its signature; whose key signed the whole is not looked at.
 *
 * @param secured - the document and its base proof
 * @param disclose - JSON pointers to what is shown besides
 * @returns the part that is shown, with its proof
 * @throws OpenBadgesError `POINTER_UNRESOLVED`, `PROOF_MALFORMED`, `STATEMENT_NOT_SIGNED`, and what `translate` throws
 */
export async function deriveDocument(
  { placed, document }: SecuredDocument,
  disclose: readonly string[],
  { contexts, limits }: Pick<SuiteMeans, 'contexts' | 'limits'>,
): Promise<JsonObject> {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = readBaseProofValue(placed, limits)
  const key = readStatementKey(publicKey, placed.path, limits)
  const grouped = await groupStatements(document, hmacKey, await contexts(), limits)
  const mandatory = (await grouped.part(mandatoryPointers))?.statements ?? new Set()
  const shown = await grouped.part([...mandatoryPointers, ...disclose])
  if (shown === undefined) throw new OpenBadgesError('POINTER_UNRESOLVED', { pointer: 'none at all' })
  const single = grouped.statements.filter((statement) => !mandatory.has(statement))
  if (single.length !== signatures.length) {
    const facts = { expected: `${single.length} signatures, one a statement`, found: String(signatures.length) }
    throw new OpenBadgesError('PROOF_MALFORMED', facts, { path: pointerTo(placed.path, 'proofValue') })
  }
  const singleShown = single.filter((statement) => shown.statements.has(statement))
  const signaturesShown = signatures.filter((_, index) => shown.statements.has(certain(single[index])))
  const unsigned = await findUnsigned(singleShown, signaturesShown, key)
  if (unsigned !== undefined) {
    throw new OpenBadgesError('STATEMENT_NOT_SIGNED', { statement: unsigned }, { path: placed.path })
  }
  const proofValue = toDerivedProofValue({
    baseSignature,
    publicKey,
    signatures: signaturesShown,
    labelMap: compress(shown.labels),
    mandatoryIndexes: grouped.statements
      .filter((statement) => shown.statements.has(statement))
      .flatMap((statement, index) => (mandatory.has(statement) ? [index] : [])),
  })
  return { ...shown.document, proof: { ...placed.proof, proofValue } }
}

/** Canonical labels become their numbers, and secret ones the bytes they are written from ("compressLabelMap"). */
function compress(labels: ReadonlyMap<string, string>): ReadonlyMap<number, Uint8Array> {
  const entries = [...labels].map(
    ([canonical, secret]) => [Number(canonical.slice('c14n'.length)), certain(fromBase64Url(secret.slice(1)))] as const,
  )
  return new Map(entries)
}
