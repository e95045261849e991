import type { Envelope, PlacedProof } from '../envelope/envelope.js'
import type { JsonObject, JsonValue } from '../json/json.js'
import type { Limits } from '../limits.js'
import { issuerIdOf } from '../model/readers.js'
import type { CredentialKind } from '../schema/check-against-model.js'
import { checkCredentialSchemas } from '../schema/inline/check-credential-schemas.js'
import type { SchemaVerdict } from '../schema/schema-verdict.js'
import { certain } from '../platform/certain.js'

/** Where the schemas that credentials name are had. */
export interface SchemaDesk {
  /** Those that the caller gave, by address. */
  readonly known: ReadonlyMap<string, JsonValue>
  /**
   * Asks for one on behalf of an issuer.
   *
   * @throws OpenBadgesError with a network code, or `NOT_CONTACTED`
   */
  readonly fetch: (url: string, issuer: string) => Promise<{ readonly bytes: Uint8Array }>
}

/** A credential that names schemas which are looked at. */
export type NamingEnvelope = Envelope & { readonly kind: CredentialKind }

/** Tells whether a document names schemas that are looked at: those of badges, endorsements and records are. */
export function namesSchemas(envelope: Envelope): envelope is NamingEnvelope {
  const { kind, document } = envelope
  return document['credentialSchema'] !== undefined && (kind === 'badge' || kind === 'endorsement' || kind === 'clr')
}

/**
 * Holds a badge, an endorsement or a record against the schemas that it names, as it was issued: with its
 * proofs, which a schema may ask for, and without the claims that a token adds.
 *
 * @param envelope - a credential whose shape and proof are good
 */
export async function checkNamedSchemas(
  envelope: NamingEnvelope,
  desk: SchemaDesk,
  limits: Limits,
): Promise<SchemaVerdict> {
  const { kind, document } = envelope
  const fetchSchema = (url: string): ReturnType<SchemaDesk['fetch']> => desk.fetch(url, certain(issuerIdOf(document)))
  return checkCredentialSchemas(asIssued(envelope), kind, { fetchSchema, known: desk.known, limits })
}

function asIssued({ document, proofs }: Envelope): JsonObject {
  const [first] = proofs
  if (first === undefined) return document
  return { ...document, proof: isAlone(first) ? first.proof : proofs.map(({ proof }) => proof) }
}

function isAlone({ path }: PlacedProof): boolean {
  return path === '/proof'
}
