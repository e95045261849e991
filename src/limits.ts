/**
 * Every limit of the library: its default, its unit, its reason. Ordinary badges stay far below
 * all of them: of 248 public credentials the largest had 22.5 kB, 553 nodes, depth 11, arrays of 6.
 */
export interface Limits {
  /** Bytes of any input. Room for pictures. */
  readonly maxInputBytes: number
  /** Characters of a credential as text, data: URLs not counted. 45 times the largest seen. */
  readonly maxCredentialLength: number
  /** Bytes of a picture to bake into or to extract from. A verifier takes `maxInputBytes` of it. */
  readonly maxImageBytes: number
  /** Chunks of a PNG that hold no pixels. Pictures with badges had at most 7. */
  readonly maxPngChunks: number
  /** Bytes of what is baked into a picture, decompressed. */
  readonly maxBakedBytes: number
  /** Bytes of an SVG, with its badge. Pictures with badges had at most 130 kB. */
  readonly maxSvgBytes: number
  /** Nested elements of an SVG. */
  readonly maxSvgDepth: number
  /** Elements of an SVG. */
  readonly maxSvgTags: number
  /** Nested objects and arrays. Three times the deepest seen. */
  readonly maxJsonDepth: number
  /** Values of all kinds in one document. Nine times the most seen. */
  readonly maxJsonNodes: number
  /** Members of one array. 80 times the longest seen. */
  readonly maxArrayLength: number
  /** Keys of one object. */
  readonly maxObjectKeys: number
  /** Characters of one string, unless it is a data: URL. */
  readonly maxStringLength: number
  /** Characters of a data: URL (an embedded picture). */
  readonly maxDataUrlLength: number
  /** Entries of one @context. The most seen was 5. */
  readonly maxContexts: number
  /** Inline contexts of one credential. */
  readonly maxInlineContexts: number
  /** Terms that inline contexts may define together. */
  readonly maxInlineTerms: number
  /** Entries of `@context` on nodes inside a credential, together: embedded endorsements and their proofs. */
  readonly maxNestedContexts: number
  /** Proofs of one credential. The most seen was 2. */
  readonly maxProofs: number
  /** Characters of a proofValue. */
  readonly maxProofValueLength: number
  /** Characters of a proofValue of ecdsa-sd-2023: room for a signature of each of 1,400 statements. */
  readonly maxSelectiveProofLength: number
  /** Characters of a public key as multikey: base58 decoding is quadratic. Room for RSA keys of 4,096 bits. */
  readonly maxMultikeyLength: number
  /** Characters of a did:web. */
  readonly maxDidLength: number
  /** Characters of a did:jwk, which holds a whole key. */
  readonly maxDidJwkLength: number
  /** Characters of a URL. */
  readonly maxUrlLength: number
  /** Statements of one credential as a graph. */
  readonly maxQuads: number
  /** Steps that putting nodes without names in order may take: poison graphs need millions. */
  readonly maxCanonicalSteps: number
  /** Milliseconds that the `jsonld` package may take for one document, where our own engine leaves it to that. */
  readonly jsonLdTimeoutMilliseconds: number
  /** Bits of an RSA modulus at least: NIST SP 800-57. */
  readonly minRsaBits: number
  /** Bits of an RSA modulus at most: larger ones only cost time. */
  readonly maxRsaBits: number
  /** Milliseconds until a connection stands. */
  readonly connectTimeoutMilliseconds: number
  /** Milliseconds until an answer is read completely. */
  readonly fetchTimeoutMilliseconds: number
  /** Milliseconds for all requests of one verification together. */
  readonly verificationTimeoutMilliseconds: number
  /** Bytes of a DID document, a key document or a key set. */
  readonly maxKeyDocumentBytes: number
  /** Bytes of a status list as it is fetched. Room for 50 million entries, however they are set. */
  readonly maxStatusListBytes: number
  /** Entries of `credentialStatus`, of one credential. Open Badges allows one. */
  readonly maxStatusEntries: number
  /** Credentials inside others, that one verification looks into: endorsements, and members of records and presentations. */
  readonly maxContained: number
  /** Endorsements of one credential that are judged. */
  readonly maxEndorsements: number
  /** Status lists that one credential may name: a list near the limits costs about a second. */
  readonly maxStatusLists: number
  /** Bytes of a status list's bits, decompressed: what is fetched may be a thousand times smaller. */
  readonly maxStatusBitBytes: number
  /** Bytes of an unsigned 1EdTech revocation list. */
  readonly maxRevocationListBytes: number
  /** Bytes of a JSON Schema that a credential names. Twice the official one. */
  readonly maxCredentialSchemaBytes: number
  /** Schemas that one credential may name, besides those of the standard itself. The most seen was 2. */
  readonly maxCredentialSchemas: number
  /** Steps that judging one credential by all of them may take. The official one takes some thousands. */
  readonly maxCredentialSchemaSteps: number
  /** Requests of one verification: a badge must not make us attack others. */
  readonly maxFetches: number
  /** Requests of one verification to one host. */
  readonly maxFetchesPerHost: number
  /** Seconds for which a fetched key document is used again. */
  readonly keyCacheSeconds: number
  /** Seconds for which a failure to fetch is remembered. */
  readonly negativeCacheSeconds: number
  /** Answers kept by one verifier. */
  readonly maxCacheEntries: number
  /** Seconds for which a status list is used again at most, whatever it says itself. */
  readonly statusCacheSeconds: number
  /** Seconds after which a copy of a status list is stale: nothing is said by a bit that is clear in it. */
  readonly maxStatusAgeSeconds: number
  /** Status lists kept by one verifier, decoded. */
  readonly maxCachedStatusLists: number
  /** Bytes of all status lists kept by one verifier, decoded. */
  readonly maxCachedStatusBytes: number
  /** Status lists of which a verifier remembers how new the newest was, to notice an older one. */
  readonly maxRememberedStatusLists: number
  /** Seconds of clock difference forgiven at the start of a period; none at its end. */
  readonly clockToleranceSeconds: number
}

/** The limits that ship. Each can be changed by name: `createVerifier({ limits: { maxProofs: 2 } })`. */
export const defaultLimits: Limits = {
  maxInputBytes: 5 * 1024 * 1024,
  maxCredentialLength: 1024 * 1024,
  maxImageBytes: 64 * 1024 * 1024,
  maxPngChunks: 512,
  maxBakedBytes: 1024 * 1024,
  maxSvgBytes: 2 * 1024 * 1024,
  maxSvgDepth: 256,
  maxSvgTags: 200_000,
  maxJsonDepth: 32,
  maxJsonNodes: 5_000,
  maxArrayLength: 500,
  maxObjectKeys: 256,
  maxStringLength: 256 * 1024,
  maxDataUrlLength: 2 * 1024 * 1024,
  maxContexts: 10,
  maxInlineContexts: 2,
  maxInlineTerms: 100,
  maxNestedContexts: 100,
  maxProofs: 8,
  maxProofValueLength: 256,
  maxSelectiveProofLength: 128 * 1024,
  maxMultikeyLength: 800,
  maxDidLength: 512,
  maxDidJwkLength: 4_096,
  maxUrlLength: 2_048,
  maxQuads: 20_000,
  maxCanonicalSteps: 5_000,
  jsonLdTimeoutMilliseconds: 5_000,
  minRsaBits: 2_048,
  maxRsaBits: 8_192,
  connectTimeoutMilliseconds: 3_000,
  fetchTimeoutMilliseconds: 8_000,
  verificationTimeoutMilliseconds: 20_000,
  maxKeyDocumentBytes: 64 * 1024,
  maxStatusListBytes: 12 * 1024 * 1024,
  maxStatusEntries: 16,
  maxContained: 100,
  maxEndorsements: 20,
  maxStatusLists: 4,
  maxStatusBitBytes: 16 * 1024 * 1024,
  maxRevocationListBytes: 2 * 1024 * 1024,
  maxCredentialSchemaBytes: 256 * 1024,
  maxCredentialSchemas: 4,
  maxCredentialSchemaSteps: 500_000,
  maxFetches: 12,
  maxFetchesPerHost: 4,
  keyCacheSeconds: 300,
  negativeCacheSeconds: 30,
  maxCacheEntries: 1_000,
  statusCacheSeconds: 3_600,
  maxStatusAgeSeconds: 86_400,
  maxCachedStatusLists: 200,
  maxCachedStatusBytes: 256 * 1024 * 1024,
  maxRememberedStatusLists: 10_000,
  clockToleranceSeconds: 60,
}

/**
 * The limits for reading a status list: it has one long text, and is in all else as small as a badge.
 *
 * @param limits - as for badges
 */
export function limitsForStatusLists(limits: Limits): Limits {
  const most = limits.maxStatusListBytes
  return {
    ...limits,
    maxInputBytes: Math.max(most, limits.maxInputBytes),
    maxCredentialLength: Math.max(most, limits.maxCredentialLength),
    maxStringLength: Math.max(most, limits.maxStringLength),
  }
}
