/** Verifying what a holder shows (ECDSA Cryptosuites 1.0, section 3.6.7, "Verify Derived Proof"). */
import { verifySignature } from '#platform'
import { OpenBadgesError } from '../../../errors.js'
import { translateProofOptions } from '../../../jsonld/translate.js'
import type { PreparedProof, SecuredDocument, SuiteMeans } from '../suite.js'
import { findWhatMayBeHidden } from './hidden-parts.js'
import { readDerivedProofValue } from './proof-value.js'
import { splitStatements } from './split-statements.js'
import { findUnsigned, readStatementKey, toBaseMessage } from './statement-signatures.js'

/**
 * Prepares a derived proof: every statement of the document is either one of those that the issuer
 * signed together, or signed on its own by the key that the issuer's signature names.
 *
 * The document is read and compared with its graph like any other. What the holder left out cannot
 * be known; where that matters, findings say so.
 *
 * @throws OpenBadgesError `PROOF_NOT_DERIVED`, `PROOF_MALFORMED`, `KEY_…` of the key in the proof,
 *   `STATEMENT_NOT_SIGNED` (by `verify`), and what `translate` throws
 */
export async function prepareDerived(
  { placed, document }: SecuredDocument,
  { contexts, limits, translate }: SuiteMeans,
): Promise<PreparedProof> {
  const value = readDerivedProofValue(placed, limits)
  const statementKey = readStatementKey(value.publicKey, placed.path, limits)
  const translation = await translate(document, 'SHA-256')
  const options = await translateProofOptions(placed, document, await contexts(), limits)
  const { mandatory, single } = splitStatements(translation.nquads, value, placed.path)
  const base = toBaseMessage(options, value.publicKey, mandatory)
  let unsigned: Promise<string | undefined> | undefined
  return {
    algorithm: 'ES256',
    verify: async (key) => {
      if (!(await verifySignature('ES256', await key.load(), base, value.baseSignature))) return false
      // Their key does not depend on whose key signed the base: once is enough.
      unsigned ??= findUnsigned(single, value.signatures, statementKey)
      const statement = await unsigned
      if (statement === undefined) return true
      throw new OpenBadgesError('STATEMENT_NOT_SIGNED', { statement }, { path: placed.path })
    },
    document: translation.document,
    findings: [...translation.findings, ...findWhatMayBeHidden(document, { mandatory, single }, placed.path)],
  }
}
