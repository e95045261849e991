import { OpenBadgesError } from '../errors.js'
import { describeJson, isJsonArray, isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { credentialsV1Context, credentialsV2Context, type DataModel } from '../model/contexts.js'
import { readKinds, type Kind } from '../model/kinds.js'
import type { DataIntegrityEnvelope, Origin, PlacedProof } from './envelope.js'

/**
 * Reads a credential that stands as JSON, with proofs embedded or without any.
 *
 * @param value - strict JSON
 * @param origin - how it was given
 * @throws OpenBadgesError `INPUT_NOT_JSON`, `JWT_MALFORMED`, `PROOF_MALFORMED`, `KIND_AMBIGUOUS`
 */
export function readDocument(value: JsonValue, origin: Origin): DataIntegrityEnvelope {
  if (!isJsonObject(value)) throw new OpenBadgesError('INPUT_NOT_JSON', { found: describeJson(value) })
  if (value['payload'] !== undefined && (value['signatures'] !== undefined || value['signature'] !== undefined)) {
    throw new OpenBadgesError('JWT_MALFORMED', { found: 'the JSON serialization of a JWS' })
  }
  const { document, proofs } = withoutProofs(value)
  return { format: 'data-integrity', ...origin, document, proofs, ...classify(document) }
}

/**
 * Takes the proofs out of a credential.
 *
 * @throws OpenBadgesError `PROOF_MALFORMED` if one of them is no object
 */
export function withoutProofs(credential: JsonObject): {
  readonly document: JsonObject
  readonly proofs: readonly PlacedProof[]
} {
  const { proof, ...document } = credential
  const proofs = toArray(proof).map((each, index) => {
    const path = isJsonArray(proof) ? `/proof/${index}` : '/proof'
    if (isJsonObject(each)) return { proof: each, path }
    throw new OpenBadgesError(
      'PROOF_MALFORMED',
      { expected: 'a proof as an object', found: describeJson(each) },
      { path },
    )
  })
  return { document, proofs }
}

/**
 * Tells what a document says it is.
 *
 * @throws OpenBadgesError `KIND_AMBIGUOUS` if it says it is several things
 */
export function classify(document: JsonObject): { readonly kind: Kind; readonly dataModel: DataModel | undefined } {
  const types = toArray(document['type']).filter((type) => typeof type === 'string')
  const [kind = 'unrecognized', ...others] = readKinds(types)
  if (others.length > 0) {
    throw new OpenBadgesError('KIND_AMBIGUOUS', { kinds: [kind, ...others] }, { path: '/type' })
  }
  return { kind, dataModel: dataModelOf(document) }
}

/** Reads the data model that a document's first context names. */
export function dataModelOf(document: JsonObject): DataModel | undefined {
  const [first] = toArray(document['@context'])
  if (first === credentialsV2Context) return '2.0'
  return first === credentialsV1Context ? '1.1' : undefined
}
