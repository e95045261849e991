import type { PlacedProof } from '../envelope/envelope.js'
import { readEnvelope } from '../envelope/read-envelope.js'
import { OpenBadgesError, refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import { readAddedContexts } from '../jsonld/added-contexts.js'
import { defaultLimits } from '../limits.js'
import type { DataIntegrityProof } from '../model/proof.js'
import { certain } from '../platform/certain.js'
import { suiteOf } from './suite.js'

/** What a holder wants to show. */
export interface DisclosureOptions {
  /**
   * JSON pointers (RFC 6901) to what is shown besides what the issuer made mandatory, such as
   * `/credentialSubject/result/0`. `[]` shows what is mandatory and no more; `['']` shows everything.
   * Every object on the way shows its `id` and `type`, too.
   */
  readonly disclose: readonly string[]
  /** Further JSON-LD contexts, URL → JSON text, for credentials that use them. */
  readonly contexts?: Readonly<Record<string, string>>
}

/** A part of a credential, with the proof that its issuer signed it. */
export interface DerivedCredential {
  readonly format: 'data-integrity'
  /** What is shown. As a file: `.json`. */
  readonly document: { readonly [property: string]: unknown; readonly proof: DataIntegrityProof }
}

/**
 * Derives, from a credential that was signed with ecdsa-sd-2023, one that shows a part of it (ECDSA
 * Cryptosuites 1.0, section 3.6). Needs no key, sends nothing, and leaves the original as it is.
 *
 * Every statement shown is held against its signature. Whose signature it is, and whether the badge is
 * valid, is for `verify` to say.
 *
 * @param credential - as the issuer gave it: what a signer returned, an object, JSON text or bytes,
 *   or a picture with it inside
 * @param options - what to show
 * @throws OpenBadgesError `INPUT_INVALID` unless it has one base proof; `POINTER_UNRESOLVED`; `OPTIONS_INVALID`;
 *   what reading, translating and checking a credential throws, such as `PROOF_MALFORMED`, `STATEMENT_NOT_SIGNED`
 * @example
 * const shown = await deriveCredential(signed, { disclose: ['/credentialSubject/result'] })
 */
export async function deriveCredential(credential: unknown, options: DisclosureOptions): Promise<DerivedCredential> {
  refuseUnknownNames(options, ['disclose', 'contexts'])
  const { disclose, contexts = {} } = options
  checkPointers(disclose)
  const added = readAddedContexts(contexts)
  const envelope = await readEnvelope(credential, defaultLimits)
  if (envelope.format === 'jwt') throw notABase('a token')
  const placed = findBase(envelope.proofs)
  const { deriveDocument } = await import('./data-integrity/ecdsa-sd/derive.js')
  const means = { contexts: () => added.library(), limits: defaultLimits }
  const document = await deriveDocument({ placed, document: envelope.document }, disclose, means)
  return { format: 'data-integrity', document: document as DerivedCredential['document'] }
}

/** Other proofs cover the whole; they would not hold for a part. */
function findBase(proofs: readonly PlacedProof[]): PlacedProof {
  const ours = proofs.filter(({ proof }) => suiteOf(proof) === 'ecdsa-sd-2023')
  if (ours.length === 1) return certain(ours[0])
  if (ours.length > 0) throw notABase(`${ours.length} of them`)
  throw notABase(proofs.length === 0 ? 'no proof' : proofs.map(({ proof }) => suiteOf(proof)).join(', '))
}

function checkPointers(disclose: unknown): void {
  const isList = Array.isArray(disclose) && disclose.every((pointer) => typeof pointer === 'string')
  if (!isList) throw wrongOption('disclose', 'an array of JSON pointers', describeValue(disclose))
}

function notABase(found: string): OpenBadgesError {
  return new OpenBadgesError(
    'INPUT_INVALID',
    { expected: 'a credential with a base proof of ecdsa-sd-2023', found },
    { path: '/proof' },
  )
}
