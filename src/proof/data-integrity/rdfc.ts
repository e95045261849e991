import { translateProofOptions } from '../../jsonld/translate.js'
import type { Canonicalize } from './hash-suite.js'

/**
 * Canonicalises by RDFC-1.0 (Data Integrity EdDSA Cryptosuites 1.0, section 3.2; ECDSA, section 3.2):
 * the document and the options as graphs, under the contexts of the document. The hash of the suite
 * puts nodes without names in order, too.
 *
 * The JSON is compared with the graph, and what is shown is what was signed: see `translate`.
 *
 * @throws OpenBadgesError what `translate` throws
 */
export const rdfc: Canonicalize = async ({ placed, document }, means, hash) => {
  const translation = await means.translate(document, hash)
  const options = await translateProofOptions(placed, document, await means.contexts(), means.limits, hash)
  return { options, document: translation.nquads, shown: translation.document, findings: translation.findings }
}
