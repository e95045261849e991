import { OpenBadgesError } from '../../errors.js'
import { toCanonicalJson } from '../../json/canonical-json.js'
import { toArray } from '../../json/json.js'
import type { SecuredDocument } from './suite.js'
import type { Canonicalize } from './hash-suite.js'

/**
 * Canonicalises by JCS, RFC 8785 (Data Integrity EdDSA Cryptosuites 1.0, section 3.3; ECDSA, section
 * 3.3): the document and the options as JSON, all of it. No JSON-LD is loaded, and what is shown is
 * the document to the letter.
 *
 * A proof may repeat the contexts of its document. Contexts that the document has beyond those were
 * added after it was signed, and are not shown.
 *
 * @throws OpenBadgesError `CONTEXT_NESTED` for a proof whose contexts are not the first of its document
 */
export const jcs: Canonicalize = (secured) => {
  const { proofValue: _, ...options } = secured.placed.proof
  const document = signedDocument(secured)
  return Promise.resolve({
    options: toCanonicalJson(options),
    document: toCanonicalJson(document),
    shown: document,
    findings: [],
  })
}

function signedDocument({ placed: { proof, path }, document }: SecuredDocument): SecuredDocument['document'] {
  const stated = proof['@context']
  if (stated === undefined) return document
  const contexts = toArray(document['@context']).map((context) => toCanonicalJson(context))
  const isPrefix = toArray(stated).every((context, index) => toCanonicalJson(context) === contexts[index])
  if (!isPrefix) throw new OpenBadgesError('CONTEXT_NESTED', {}, { path: `${path}/@context` })
  return { ...document, '@context': stated }
}
