/**
 * The English catalogue: one entry a code.
 *
 * `message` is a template whose `{names}` are the facts that the code carries; the compiler reads
 * them from here, so a problem cannot be made without the facts that its sentence needs.
 * `remedy` says what the reader can do. Other languages are checked against this one.
 */
export const en = {
  // ── format ────────────────────────────────────────────────────────────────────────────────
  INPUT_EMPTY: {
    message: 'Expected a credential, found nothing but white space.',
    remedy: 'Check that the file was saved or uploaded completely.',
  },
  INPUT_TOO_LARGE: {
    message: 'Expected at most {limit} bytes, found {found}.',
    remedy: 'Check that this is a credential; raise `limits.maxInputBytes` if it really is.',
  },
  INPUT_NOT_JSON: {
    message: 'Expected plain JSON values, found {found}.',
    remedy: 'Pass a string, bytes, or an object as JSON.parse would return it.',
  },
  INPUT_NOT_UTF8: {
    message: 'Expected UTF-8 text, found bytes that are not.',
    remedy: 'Save the file as UTF-8 without a byte order mark.',
  },
  JSON_SYNTAX: {
    message: 'Expected {expected} at character {offset}, found {found}.',
    remedy: 'The text is not valid JSON (RFC 8259). Ask the sender for the original file.',
  },
  JSON_DUPLICATE_KEY: {
    message: 'Expected each key once, found "{key}" twice in one object.',
    remedy: 'Readers disagree about which value counts, so neither is used. Ask the issuer for a corrected credential.',
  },
  JSON_FORBIDDEN_KEY: {
    message: 'Found "{key}" as a {place}, a name that no credential has reason to use.',
    remedy: 'It is a known way to attack JavaScript programs. Treat the sender with suspicion.',
  },
  JSON_LIMIT_EXCEEDED: {
    message: 'Expected at most {limit} {what}, found more.',
    remedy: 'No ordinary credential comes near this; raise the limit by name in `limits` if yours does.',
  },
  JSON_LONE_SURROGATE: {
    message: 'Expected Unicode text, found half of a surrogate pair.',
    remedy: 'The text was cut or damaged; ask for the original.',
  },
  JSON_NUMBER_UNSAFE: {
    message: 'Expected a number that a double holds exactly, found {found}.',
    remedy:
      'Integers beyond 2^53 and infinite numbers are read differently by different programs; write them as strings.',
  },
  FORMAT_UNRECOGNIZED: {
    message: 'Expected JSON, a compact JWS, a PNG or an SVG, found text beginning with {found}.',
    remedy: 'Pass the credential file itself, not a page or an archive that contains it.',
  },
  FORMAT_NOT_SUPPORTED: {
    message: 'Found {format}, which this version does not read.',
    remedy: 'Take the credential out of the file first, or use a version that reads this format.',
  },
  JWT_MALFORMED: {
    message: 'Expected a compact JWS (RFC 7515), found {found}.',
    remedy: 'The token was cut, padded or re-encoded. Ask for the original token.',
  },
  JWT_PAYLOAD_AMBIGUOUS: {
    message: 'Expected one credential in the token, found one in the payload and another in its "vc" claim.',
    remedy: 'Readers would disagree about which was signed for. Ask the issuer for a corrected token.',
  },
  KIND_AMBIGUOUS: {
    message: 'Expected one kind of credential, found the types of several: {kinds}.',
    remedy: 'One document must not pass as two things. Ask the issuer for separate credentials.',
  },
  KIND_NOT_ACCEPTED: {
    message: 'Expected {accepted}, found {kind}.',
    remedy: 'Pass the kind in `accept` if you mean to judge it.',
  },
  CONTAINED_TOO_MANY: {
    message: 'More credentials stand inside than the {limit} that are looked into; this one was not.',
    remedy: 'Verify it by itself, or raise the limit.',
  },
  VERSION_NOT_SUPPORTED: {
    message: 'Found a credential of data model {version}, which this version does not judge.',
    remedy: 'Use a version that does; nothing is known to be wrong with it.',
  },
  IMAGE_UNRECOGNIZED: {
    message: 'Expected a picture as PNG or SVG, found {found}.',
    remedy: 'Only these two hold badges. Ask for the original file: a picture that was converted has lost its badge.',
  },
  IMAGE_MALFORMED: {
    message: 'Expected {expected} at {place}, found {found}.',
    remedy: 'The picture was cut or damaged. Ask for the original file, or export the picture anew before baking.',
  },
  IMAGE_LIMIT_EXCEEDED: {
    message: 'Expected at most {limit} {what}, found more.',
    remedy: 'Use a smaller or simpler picture; a verifier can be given other `limits`, by name.',
  },
  DTD_NOT_ALLOWED: {
    message:
      'Found a document type with declarations of its own at {place}, which a picture with a badge must not have.',
    remedy: 'Declared entities can hide what a file says, or attack its readers. Export it as plain SVG.',
  },
  ENCODING_NOT_SUPPORTED: {
    message: 'Expected an SVG in UTF-8, found one in {encoding}.',
    remedy: 'Save the picture as UTF-8, and its XML declaration with it.',
  },
  NOTHING_BAKED: {
    message: 'Found no badge inside this {container}.',
    remedy:
      'A screenshot, a resized or converted copy, and pictures from some phones and messengers have lost it. Ask for the original file, or for the badge as JSON or as a token.',
  },
  MULTIPLE_CREDENTIALS: {
    message: 'Expected one credential in the picture, found {found}.',
    remedy: 'Readers disagree about which one counts, so none is used. Ask the issuer for a picture with one badge.',
  },
  OLDER_OPEN_BADGE: {
    message: 'Found {document} of Open Badges {version}, {verification}; this library judges Open Badges 3.0.',
    remedy:
      'Nothing is known to be wrong with it. Use a verifier of Open Badges 2.0, or ask the issuer for the badge as Open Badges 3.0.',
  },
  CREDENTIAL_SCHEMA_UNREACHABLE: {
    message: 'The schema {schema}, which the credential names, could not be had: {detail} ({reason}).',
    remedy: "Try again later, or pass its text: createVerifier({ schemas: { '{schema}': text } }).",
  },
  CREDENTIAL_SCHEMA_NOT_SUPPORTED: {
    message: 'The schema {schema}, which the credential names, needs {needed}, which is not known here ({place}).',
    remedy:
      'Nothing is known to be wrong with the credential. A schema that this one refers to is read if you pass its text in `schemas`.',
  },
  CREDENTIAL_SCHEMA_INVALID: {
    message:
      'The schema {schema}, which the credential names, cannot be judged by: expected {expected} at {place}, found {found}.',
    remedy: 'Nothing is known to be wrong with the credential. Tell the issuer, or pass a corrected text in `schemas`.',
  },
  CREDENTIAL_SCHEMA_ALTERED: {
    message:
      'The schema {schema} is not the one that the issuer signed for: expected the digest {expected}, found {found}.',
    remedy: 'It was changed since, or exchanged. Ask the issuer for the original and pass its text in `schemas`.',
  },
  CREDENTIAL_SCHEMA_TOO_COSTLY: {
    message: 'Judging the credential by the schemas that it names takes more than {limit} {what}; stopped at {schema}.',
    remedy:
      'Ordinary schemas take some thousands. Treat the issuer with suspicion; raise `limits.maxCredentialSchemaSteps` if you know this one.',
  },
  CREDENTIAL_SCHEMAS_TOO_MANY: {
    message: 'The credential names {found} schemas, more than the allowed {limit}; none was looked at.',
    remedy: 'Raise `limits.maxCredentialSchemas` if you know this issuer.',
  },

  // ── schema ────────────────────────────────────────────────────────────────────────────────
  NOT_AN_OPEN_BADGE: {
    message: 'Expected a type of Open Badges 3.0, found {types}.',
    remedy: 'The document may be a genuine credential of another kind; this library judges Open Badges.',
  },
  CONTEXT_ORDER: {
    message: 'Expected {expected} as context number {position}, found {found}.',
    remedy: 'The order of contexts decides what every term means. Ask the issuer for a corrected credential.',
  },
  VC_CLAIM_MISPLACED: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'A "vc" claim belongs to data model 1.1 and only there. Ask the issuer for a corrected token.',
  },
  PROPERTY_MISSING: {
    message: 'Expected the property "{property}", found none.',
    remedy: 'The data model requires it. In a credential of others, ask the issuer for a corrected one.',
  },
  PROPERTY_INVALID: {
    message: 'Expected {expected}, found {found}.',
    remedy:
      'The value does not have the shape that the data model gives. In a credential of others, ask the issuer for a corrected one.',
  },
  PROPERTY_NOT_ALLOWED: {
    message: 'Found the property "{property}", which this class does not have.',
    remedy: 'The class is closed in the data model. Ask the issuer for a corrected credential.',
  },
  VALUE_NOT_ALLOWED: {
    message: 'Expected one of {expected}, found {found}.',
    remedy: 'Use a term of the enumeration, or one beginning with "ext:" where the standard allows it.',
  },
  ID_NOT_ABSOLUTE: {
    message: 'Expected an absolute IRI, found {found}.',
    remedy: 'Write ids as https:, did: or urn:uuid: identifiers; relative ones are not covered by signatures.',
  },
  DATE_INVALID: {
    message: 'Expected a date and time of the calendar as RFC 3339 writes it, found {found}.',
    remedy: 'Write for example 2026-11-22T09:00:00Z.',
  },
  DATE_NO_ZONE: {
    message: 'Expected a date with its time zone, found {found}.',
    remedy: 'Without a zone the moment depends on who reads it. Add Z or an offset.',
  },
  SUBJECT_UNIDENTIFIED: {
    message: 'Expected the subject to have an "id" or an "identifier", found neither.',
    remedy: 'A badge must say whose it is. Ask the issuer for a corrected credential.',
  },
  CREDENTIAL_SCHEMA_MISMATCH: {
    message: 'The schema {schema} asks for {expected} ("{keyword}" at {place}), found {found}.',
    remedy: 'The credential names this schema as its own and does not keep to it. Ask the issuer for a corrected one.',
  },

  // ── proof ─────────────────────────────────────────────────────────────────────────────────
  NO_PROOF: {
    message: 'Expected at least one proof, found none.',
    remedy: 'Anybody could have written this. Ask for the signed original.',
  },
  TOO_MANY_PROOFS: {
    message: 'Expected at most {limit} proofs, found {found}.',
    remedy: 'Ask the issuer for a credential with fewer proofs.',
  },
  PROOF_MALFORMED: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'The proof is damaged or not written by the standard. Ask for the original.',
  },
  PROOF_NOT_DERIVED: {
    message: 'Found the base proof that an issuer gives to the holder; a verifier is shown a proof derived from it.',
    remedy:
      'Derive a credential with `deriveCredential` and pass that on. Keep this one to yourself: with it, anybody can show any part of the credential.',
  },
  PROOF_PURPOSE_WRONG: {
    message: 'Expected a proof made for "{expected}", found {found}.',
    remedy: 'A signature made for another purpose is no statement by the issuer, and none by who presents.',
  },
  PROOF_CREATED_IN_FUTURE: {
    message: 'The proof says it was created at {created}, after {at}, the moment judged.',
    remedy: 'Check the clock, or judge as of a later moment.',
  },
  PROOF_EXPIRED: {
    message: 'The proof expired at {expires}; the moment judged is {at}.',
    remedy: 'Ask the issuer for a credential with a fresh proof.',
  },
  PREVIOUS_PROOF_MISSING: {
    message: 'The proof builds on the proof {previous}, which is not there.',
    remedy: 'A proof was removed. Ask for the original.',
  },
  PROOF_CHAIN_CIRCULAR: {
    message: 'The proof builds, by others, on itself.',
    remedy: 'Nobody can have made it so. Ask for the original.',
  },
  PROOF_CHALLENGE_MISMATCH: {
    message: 'Expected a presentation that answers the challenge {expected}, found {found}.',
    remedy: 'It was made for another occasion, or may be one shown before. Ask for a fresh presentation.',
  },
  PROOF_DOMAIN_MISMATCH: {
    message: 'Expected a presentation made for {expected} alone, found {found}.',
    remedy: 'It was made for somebody else. Ask for one that names this verifier.',
  },
  SIGNATURE_INVALID: {
    message: 'The signature does not fit the credential and the key {key}.',
    remedy: 'Something was changed after signing, or another key signed. Ask for the original.',
  },
  STATEMENT_NOT_SIGNED: {
    message: 'The credential states something that its issuer did not sign ({statement}).',
    remedy: 'Something was changed or added after signing. Ask the holder to derive the credential again.',
  },
  ALGORITHM_NOT_ALLOWED: {
    message: 'Expected a signature algorithm with a public key, found {found}.',
    remedy: 'Tokens with "none" or a shared secret prove nothing. Do not accept it.',
  },
  ALGORITHM_NOT_SUPPORTED: {
    message: 'The token is signed with {algorithm}, which this version does not verify.',
    remedy: 'Supported are {supported}.',
  },
  SUITE_NOT_SUPPORTED: {
    message: 'The proof is of suite {suite}, which this version does not verify.',
    remedy: 'Supported are {supported}.',
  },
  JWT_HEADER_NOT_ALLOWED: {
    message: 'Found the header parameter "{parameter}", which a signed badge must not carry.',
    remedy: 'It would change how the token is verified, or let the token choose its own key.',
  },
  JWT_CLAIM_INVALID: {
    message: 'Expected the claim "{claim}" to be {expected}, found {found}.',
    remedy: 'Ask the issuer for a corrected token.',
  },
  JWT_CLAIM_MISMATCH: {
    message: 'The claim "{claim}" is {found}, the credential says {expected}.',
    remedy: 'Two signed statements contradict each other, so neither is used. Ask the issuer for a corrected token.',
  },
  KEY_NOT_AUTHORIZED: {
    message: 'The key {key} does not speak for the issuer {issuer}: {reason}.',
    remedy: "The signature may be good, but it is not the issuer's. Ask the issuer whether the key is theirs.",
  },
  KEY_TYPE_MISMATCH: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'The key that the issuer publishes does not fit the signature.',
  },
  KEY_TYPE_NOT_SUPPORTED: {
    message: 'The key is of type {found}, which this version does not use.',
    remedy: 'Supported are Ed25519, P-256, P-384, P-521 and RSA keys.',
  },
  KEY_MALFORMED: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'The key is damaged. Ask the issuer to publish it anew.',
  },
  KEY_WEAK: {
    message: 'The key is too weak to prove anything: {reason}.',
    remedy: 'Signatures by such a key can be forged. Ask the issuer for a credential signed with a strong key.',
  },
  KEY_REVOKED: {
    message: 'The issuer revoked the key {key} at {revoked}.',
    remedy:
      'Whoever holds the key can write any date, so nothing it signed is believed. Ask the issuer for a new credential.',
  },
  KEY_EXPIRED: {
    message: 'The key {key} expired at {expires}; the moment judged is {at}.',
    remedy: 'Judge as of a moment when the key was in force, or ask the issuer for a new credential.',
  },
  KEY_AMBIGUOUS: {
    message: 'Expected exactly one key {key}, found {found}.',
    remedy: 'The issuer must give each key a name of its own.',
  },
  DID_MALFORMED: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'The identifier is not written by the rules of its method.',
  },
  DID_METHOD_NOT_SUPPORTED: {
    message: 'The DID method {method} is not one this version resolves.',
    remedy: "Supported are did:key, did:web and did:jwk. Pin the issuer's key in `trustedIssuers` if you know it.",
  },
  KEY_DOCUMENT_INVALID: {
    message: 'Expected {expected}, found {found}.',
    remedy: "The document that publishes the issuer's keys is wrong; tell the issuer.",
  },
  ISSUER_PUBLISHES_NO_KEYS: {
    message: 'Nothing could be found that says which keys speak for {issuer}.',
    remedy: 'Ask the issuer to publish its keys, or pin the key in `trustedIssuers` if you know it.',
  },
  KEY_UNREACHABLE: {
    message: 'The keys of {issuer} could not be fetched: {detail} ({reason}).',
    remedy: "Try again with a network, or pin the issuer's key in `trustedIssuers`.",
  },
  NOT_CONTACTED: {
    message: 'The issuer {issuer} is not on the trust list, so nothing was requested on its behalf.',
    remedy: "Add the issuer to `trustedIssuers`, or set `contact: 'anyone'`.",
  },
  NOT_COMPACTED: {
    message: 'Expected the compacted form of JSON-LD, found {found}.',
    remedy:
      'A holder can re-spell a credential so that readers miss a part of it while the signature still fits. Ask for the original.',
  },
  TERM_UNDEFINED: {
    message: 'The term "{term}" is defined by none of the contexts, so it is not covered by the signature.',
    remedy: 'It was added after signing, or the issuer forgot a context. Ask for the original.',
  },
  CONTEXT_UNKNOWN: {
    message: 'The context {context} is not bundled, and contexts are never fetched.',
    remedy: "If you trust it, pass its bytes: createVerifier({ contexts: { '{context}': text } }).",
  },
  CONTEXT_INLINE_NOT_ALLOWED: {
    message: 'Expected contexts by URL, or new terms only; found {found}.',
    remedy: 'An inline context that changes known terms can hide what was signed. Ask for the original.',
  },
  CONTEXT_NESTED: {
    message: 'Expected "@context" at the top of a credential only, found another inside.',
    remedy: 'A nested context can change what a part means. Ask for the original.',
  },
  CONTEXT_CONFLICT: {
    message: 'The contexts cannot be used together: {reason}.',
    remedy:
      'Open Badges contexts 3.0.0 and 3.0.1 do not go with data model 2.0. Ask the issuer for a corrected credential.',
  },
  JSON_LD_INVALID: {
    message: 'Expected valid JSON-LD whose every part is covered by the signature, found: {reason}.',
    remedy: 'Ask the issuer for a corrected credential.',
  },
  GRAPH_MISMATCH: {
    message: 'The {what} that was signed is not what the JSON shows: expected {expected}, found {found}.',
    remedy: 'The credential was re-spelled after signing. Ask for the original.',
  },
  GRAPH_TOO_COMPLEX: {
    message: 'The credential needs more than the allowed {limit} {what} to be put in canonical form.',
    remedy: 'No ordinary credential comes near this. Treat the sender with suspicion.',
  },
  DOCUMENT_NOT_TRANSLATED: {
    message: 'The JSON-LD of this credential could not be processed: {reason}.',
    remedy: 'Nothing can be said of its signature. Please report the credential to this project.',
  },

  // ── network ───────────────────────────────────────────────────────────────────────────────
  URL_NOT_ALLOWED: {
    message: 'The URL {url} was not requested: {reason}.',
    remedy: 'Only https URLs with a public host name on port 443 are requested.',
  },
  HOST_NOT_PUBLIC: {
    message: 'The host {host} was not contacted: it has the address {address}, which is not public.',
    remedy: 'Name the origin in `network.allowPrivateOrigins` if it is yours.',
  },
  NETWORK_UNAVAILABLE: {
    message: '{url} was not requested, because this verifier has no network.',
    remedy: 'Pass `fetch`, or run where the library brings its own.',
  },
  EVIDENCE_MISSING: {
    message: 'The evidence that was kept has no answer of {url}.',
    remedy: 'Whoever kept it did not ask there. Verify the credential itself, while its hosts still answer.',
  },
  FETCH_FAILED: {
    message: '{url} could not be fetched: {reason}.',
    remedy: 'Try again later, or ask whoever runs that host.',
  },
  FETCH_NOT_FOUND: {
    message: '{url} answered {status}: there is nothing.',
    remedy: 'Ask the issuer to publish it there.',
  },
  FETCH_STATUS: {
    message: '{url} answered with status {status}.',
    remedy: 'Try again later, or ask whoever runs that host.',
  },
  FETCH_REDIRECTED: {
    message: '{url} redirects elsewhere ({status}), which is not followed here.',
    remedy: 'The issuer must serve it at its own address.',
  },
  FETCH_TIMEOUT: {
    message: '{url} did not answer completely within {milliseconds} ms.',
    remedy: 'Try again later, or raise the limit by name in `limits`.',
  },
  FETCH_TOO_LARGE: {
    message: '{url} sent more than the allowed {limit} bytes.',
    remedy: 'No ordinary document of this kind comes near this.',
  },
  FETCH_BUDGET_SPENT: {
    message: '{url} was not requested: this verification already made {limit} requests{scope}.',
    remedy: 'No ordinary credential needs so many. Raise the limit by name in `limits` if yours does.',
  },

  // ── judgements ────────────────────────────────────────────────────────────────────────────
  ISSUER_NOT_TRUSTED: {
    message: 'The issuer {issuer} is not one of the trusted issuers.',
    remedy:
      'The badge is genuine, but nobody here has said that this issuer counts. Add it to `trustedIssuers` if it does.',
  },
  ISSUER_NOT_TRUSTED_THEN: {
    message: 'The issuer {issuer} is trusted {period}; the moment judged is {at}.',
    remedy: 'Check the period in `trustedIssuers`.',
  },
  ISSUER_LOOKUP_FAILED: {
    message: 'Whether {issuer} is trusted could not be found out: the trust lookup failed.',
    remedy: "Try again; the failure is the trust lookup's, given by the caller.",
  },
  EXPIRED: {
    message: 'The credential expired at {validUntil}; the moment judged is {at}.',
    remedy: 'Ask the holder for a renewed credential.',
  },
  NOT_YET_VALID: {
    message: 'The credential is valid from {validFrom}; the moment judged is {at}.',
    remedy: 'Check the clock, or come back then.',
  },
  REVOKED: {
    message: 'The credential has been revoked: entry {index} of {url} is set.',
    remedy: 'It is genuine, but its issuer took it back. Ask the issuer for the reason.',
  },
  SUSPENDED: {
    message: 'The credential is suspended: entry {index} of {url} is set.',
    remedy: 'It is genuine, but out of force for the time being. Ask again later, or ask the issuer.',
  },
  STATUS_NOT_SUPPORTED: {
    message: 'The credential has a status of type {type}, which this version does not read.',
    remedy: 'It may have been revoked. Use a version that reads this type.',
  },
  STATUS_ENTRIES_TOO_MANY: {
    message: 'The credential has more status entries, or names more status lists, than the allowed {limit}: {found}.',
    remedy: 'It may have been revoked. Treat the issuer with suspicion; one entry is what the standard allows.',
  },
  STATUS_ENTRY_INVALID: {
    message: 'The status entry cannot be read: expected {expected}, found {found}.',
    remedy: 'It may have been revoked. Ask the issuer for a corrected credential.',
  },
  STATUS_INDEX_INVALID: {
    message: 'Expected "statusListIndex" as decimal digits without sign, space or leading zero, found {found}.',
    remedy: 'It may have been revoked. Ask the issuer for a corrected credential.',
  },
  STATUS_SIZE_INVALID: {
    message: 'Expected "statusSize" to be {expected}, found {found}.',
    remedy: 'It may have been revoked. Ask the issuer for a corrected credential.',
  },
  STATUS_PURPOSE_UNKNOWN: {
    message: 'The status entry has the purpose {purpose}, whose meaning is not known here.',
    remedy: 'Known are revocation, suspension, refresh and message. Ask the issuer what it means.',
  },
  STATUS_LIST_UNREACHABLE: {
    message: 'Whether the credential has been revoked or suspended is not known: {detail} ({reason}).',
    remedy: "Try again later. `whenStatusUnknown: 'accept'` forgives this, at your own risk.",
  },
  STATUS_LIST_NOT_READ: {
    message: 'Whether the credential has been revoked or suspended is not known: {detail} ({reason}).',
    remedy:
      'The list was not read for a reason on this side: its address, its size, the time it may take. Change that, or ask the issuer.',
  },
  STATUS_LIST_INVALID: {
    message: 'What {url} serves is not a status list that can be relied on ({reason}).',
    remedy: 'Ask the issuer to correct the list.',
  },
  STATUS_LIST_TYPE_MISMATCH: {
    message: 'Expected {expected} at {url}, found {found}.',
    remedy: 'Ask the issuer to correct the credential or the list.',
  },
  STATUS_LIST_PROOF_INVALID: {
    message: 'The status list at {url} was not signed by a key of the issuer that it names ({reason}).',
    remedy: 'Do not rely on it: anybody could have written it. Ask the issuer.',
  },
  STATUS_LIST_PROOF_UNKNOWN: {
    message: 'Whether the status list at {url} is genuine could not be found out ({reason}).',
    remedy: 'Try again later, or ask the issuer of the list.',
  },
  STATUS_LIST_PURPOSE_MISMATCH: {
    message: 'The status entry has the purpose {purpose}, but the list at {url} is for {found}.',
    remedy: 'Ask the issuer to correct the credential or the list.',
  },
  STATUS_LIST_ENCODING_INVALID: {
    message: 'The bits of the status list at {url} cannot be read: {reason}.',
    remedy: 'Ask the issuer to correct the list.',
  },
  STATUS_LIST_TOO_LARGE: {
    message: 'The bits of the status list at {url} are more than the allowed {limit} bytes.',
    remedy: 'Raise the limit by name in `limits` if the issuer has lists that large.',
  },
  STATUS_INDEX_OUT_OF_RANGE: {
    message: 'The status entry is number {index}, but the list at {url} has only {length} entries.',
    remedy: 'Ask the issuer to correct the credential or the list.',
  },
  STATUS_LIST_NOT_YET_VALID: {
    message: 'The status list at {url} is valid from {validFrom} only; now is {at}.',
    remedy: 'Check the clock, or ask the issuer of the list.',
  },
  STATUS_LIST_EXPIRED: {
    message: 'The status list at {url} expired at {validUntil}; now is {at}.',
    remedy: "Try again later. `whenStatusUnknown: 'accept'` forgives this, at your own risk.",
  },
  STATUS_LIST_STALE: {
    message: 'The copy of {url} at hand was read {seconds} seconds ago and may no longer be relied on.',
    remedy: "Try again later. `whenStatusUnknown: 'accept'` forgives this, at your own risk.",
  },
  STATUS_LIST_REPLAYED: {
    message: 'The status list at {url} is of {found}, and one of {known} was read before that is newer.',
    remedy: 'Somebody may be serving an old list to hide a revocation. Try again later, or ask the issuer.',
  },
  STATUS_LIST_HAS_STATUS: {
    message: 'The status list at {url} has a status of its own, which is not followed.',
    remedy: 'It may have been revoked itself. Ask the issuer to publish a list without.',
  },
  STATUS_ISSUER_NOT_AUTHORIZED: {
    message: 'The status list at {url} is issued by {found}, and nobody said that it may speak for {issuer}.',
    remedy: 'If it may, name it in `statusIssuers`, of the trusted issuer or of the verifier.',
  },
  STATUS_NOT_HISTORICAL: {
    message: 'Whether the credential was suspended at {at} cannot be told: the list at {url} is of {listed}.',
    remedy: 'A suspension that has been lifted leaves no trace. Ask the issuer.',
  },
  STATUS_NOT_YET_KNOWN: {
    message: 'Whether the credential will have been revoked by {at} cannot be told; now is {now}.',
    remedy: 'Judge the present, or ask again then.',
  },
  ENDORSEMENT_FAILED: {
    message: 'An endorsement does not hold: {verdict} ({reasons}).',
    remedy: 'Do not count it; its own report in `contained` says more. The credential itself may be good.',
  },
  ENDORSEMENT_OF_ANOTHER: {
    message: 'An endorsement that holds speaks of {subject}, which is nothing in this credential.',
    remedy: 'Do not count it: somebody put an endorsement of something else here.',
  },
  ENDORSEMENT_UNKNOWN: {
    message: 'Whether an endorsement holds could not be told: {verdict} ({reasons}).',
    remedy: 'Do not count it until it can be checked; its own report in `contained` says what was missing.',
  },
  WRONG_RECIPIENT: {
    message: 'The credential was not awarded to the expected recipient: {reason}.',
    remedy: "The badge is genuine, but somebody else's, or awarded under another identifier.",
  },
  RECIPIENT_HASH_NOT_SUPPORTED: {
    message: 'The recipient is hashed with {algorithm}, which the standard does not name.',
    remedy: 'Supported are sha256 and md5.',
  },
  RECIPIENT_AMBIGUOUS: {
    message:
      'The recipient is identified as expected, but perhaps by somebody else: the credential at {inside} may say so.',
    remedy:
      'Both are signed as one graph, in which nobody can tell whose words these are. Expect the recipient by id, or ask the issuer.',
  },
  INTERNAL_ERROR: {
    message: 'The verifier failed while judging this ({reason}); nothing is said about the credential.',
    remedy: 'Please report the input to this project; it is a bug of the library.',
  },

  // ── findings ──────────────────────────────────────────────────────────────────────────────
  BAKED_UNUSUALLY: {
    message: 'Expected the badge in the picture as {expected}, found it as {found}.',
    remedy: 'It was read all the same; other readers may not find it. The issuer can bake it by the standard.',
  },
  BAKED_BESIDE_OTHERS: {
    message: 'The picture also holds {found}, which was not looked at.',
    remedy: 'Other readers may show that one instead. Extract it from an older tool if you need it.',
  },
  IMAGE_CONTINUES: {
    message: 'The picture ends before the file does; {found} bytes follow, which were not looked at.',
    remedy: 'Harmless by itself, but files that are two things at once are a way to smuggle. Bake a clean copy.',
  },
  DOCTYPE_IGNORED: {
    message: 'The SVG names a document type elsewhere, which was neither fetched nor used.',
    remedy: 'Nothing to do; a new picture needs none.',
  },
  CONTEXT_VERSION_OLD: {
    message: 'The credential uses {found}; the newest is {newest}.',
    remedy: 'Nothing to do; new credentials should use the newest.',
  },
  CONTEXT_ALIAS: {
    message: 'The credential names the Open Badges context by the alias {found}.',
    remedy: 'Nothing to do; new credentials should use {newest}.',
  },
  CONTEXT_INLINE: {
    message: 'The credential defines {count} term(s) of its own in an inline context.',
    remedy: 'Other verifiers may refuse it; publish the terms as an extension context.',
  },
  JWT_TYP_UNUSUAL: {
    message: 'The token says it is of type {found}.',
    remedy: 'Nothing to do; the standard names "JWT".',
  },
  JWT_HEADER_UNUSUAL: {
    message: 'The token has the header parameter "{parameter}", which Open Badges does not name.',
    remedy: 'Nothing to do; it was not used.',
  },
  JWT_CLAIM_MISSING: {
    message: 'The token lacks the claim "{claim}", which Open Badges requires.',
    remedy: 'Nothing to do; the credential itself says the same.',
  },
  JWT_CLAIM_IGNORED: {
    message: 'The token has the claim "{claim}" beside the claim that holds the credential; it was not used.',
    remedy:
      'Only what the credential itself says counts. If it says otherwise, ask the issuer which of the two is meant.',
  },
  PROOF_BY_OTHERS: {
    message: 'A proof verifies, but belongs to {controller}, not to the issuer.',
    remedy: 'It says nothing for the issuer; it may be a co-signature.',
  },
  PROOF_NOT_CHECKED: {
    message: 'A proof of {suite} was not checked.',
    remedy: 'The verdict rests on the other proofs.',
  },
  EMBEDDED_PROOF_NOT_GOOD: {
    message: 'The token holds, but a proof of {suite} inside it does not: {detail} ({reason}).',
    remedy: 'The verdict rests on the token. Ask the issuer which of the two it means to stand by.',
  },
  PROOF_FIELD_IGNORED: {
    message: 'The proof carries "{field}", which nobody asked for; it was not used.',
    remedy: 'Nothing to do: it has no meaning on a badge. Whoever asks for a presentation says what to expect.',
  },
  DATE_READ_AS_UTC: {
    message: 'A date without zone was read as UTC: {found}.',
    remedy: 'Whoever publishes it should add Z.',
  },
  NODE_DESCRIBED_TWICE: {
    message: '{id} is described in several places; what is shown is everything said of it.',
    remedy: 'Nothing to do; a signature cannot tell which place said what.',
  },
  SHOWN_IN_PART: {
    message:
      'The holder shows a selection of what the issuer signed: {shown} statements, of them {mandatory} mandatory.',
    remedy: 'What is shown is genuine. Do not conclude anything from what is not there.',
  },
  MAY_BE_HIDDEN: {
    message: 'The issuer did not make "{property}" mandatory: the holder may have left it out, or some of it.',
    remedy: 'Ask the issuer whether it says something here, or ask the holder to show the whole credential.',
  },
  TRUST_NOT_ASKED: {
    message: 'Any issuer was accepted; whether {issuer} deserves trust was not asked.',
    remedy: 'Pass `trustedIssuers` to have it judged.',
  },
  REFRESH_NOT_ASKED: {
    message: 'The issuer offers a newer version at {url}; it was not asked for.',
    remedy: 'Ask the holder whether there is a newer version.',
  },
  REFRESH_NOT_SUPPORTED: {
    message: 'A newer version was asked for, but the service is of a type that nobody here knows: {types}.',
    remedy: 'The credential was judged as it stands.',
  },
  REFRESH_UNREACHABLE: {
    message: 'A newer version could not be fetched from {url}: {reason}.',
    remedy: 'The credential was judged as it stands. Try again later, or ask the holder for a newer version.',
  },
  REFRESH_UNFIT: {
    message: 'What {url} offers as a newer version is not taken: {reason}.',
    remedy: 'The credential was judged as it stands. Tell the issuer.',
  },
  ENDORSEMENT_ELSEWHERE: {
    message: 'An endorsement of {subject} stands at {carrier}.',
    remedy:
      'Whoever shows it: show it as what it is, an endorsement of {subject}. Whoever issues it: put it where {subject} stands.',
  },
  ENDORSED_BY_ISSUER: {
    message: 'The issuer {issuer} endorses its own credential.',
    remedy: 'Show it as such: nobody else said it.',
  },
  ENDORSEMENTS_NOT_FOLLOWED: {
    message: 'The endorsement carries {count} endorsement(s) itself, which were not judged.',
    remedy: 'Verify them by themselves if they matter.',
  },
  SUBJECT_ANONYMOUS: {
    message: 'The subject has neither "id" nor "identifier", of which the standard wants one.',
    remedy: 'Nothing in the badge says whose it is; do not take it for that of whoever shows it.',
  },
  IMAGE_AS_TEXT: {
    message: 'An image stands as the text of its address; the standard wants an object.',
    remedy: 'Nothing to do; it was read all the same.',
  },
  ACHIEVEMENT_TYPE_UNKNOWN: {
    message:
      'The type of the achievement, {found}, is none that Open Badges lists; one of an issuer’s own begins with "ext:".',
    remedy: 'Nothing to do; take it as the issuer’s own word for what was achieved.',
  },
  SCHEMA_NOT_CHECKED: {
    message: 'The credential names the schema {schema}, which was not checked.',
    remedy: 'The Open Badges schema itself was checked.',
  },
  STATUS_INDEX_NUMBER: {
    message: 'The number of the status entry, {index}, stands as a number; the standard wants text.',
    remedy: 'Nothing to do; it was read all the same.',
  },
  STATUS_LIST_SHORT: {
    message: 'The status list at {url} has {length} entries; the standard wants at least {least}.',
    remedy: 'Nothing to do; a short list hides less well whose status is asked for.',
  },
  STATUS_LIST_ID_DIFFERS: {
    message: 'The status list at {url} calls itself {found}.',
    remedy: 'Nothing to do; the address in the credential is signed, and so is the list.',
  },
  STATUS_LIST_ENCODING_UNUSUAL: {
    message: 'The bits of the status list at {url} are written as {found}; the standard wants multibase base64url.',
    remedy: 'Nothing to do; they were read all the same.',
  },
  STATUS_LIST_UNSIGNED: {
    message: 'The revocation list at {url} is not signed; it is as good as the host that serves it.',
    remedy: 'Nothing to do; new credentials should use signed Bitstring Status Lists.',
  },
  STATUS_MESSAGE: {
    message: 'The status list at {url} has a message about the credential: {message} ({value}).',
    remedy: 'What it means is for the issuer to say. It does not change the verdict.',
  },
  STATUS_REFRESH_ANNOUNCED: {
    message: 'The issuer announces a newer version of the credential, by entry {index} of {url}.',
    remedy: 'Ask the holder for the newer version.',
  },
  STATUS_INFORMATION_UNREAD: {
    message: 'A status entry of purpose {purpose}, which does not bear on the verdict, could not be read ({reason}).',
    remedy: 'Nothing to do.',
  },
  STATUS_URL_TRACEABLE: {
    message: 'The address of the status list names the credential: {url}.',
    remedy: 'Its host learns each time whose credential is looked at. Ask the issuer for lists shared by many.',
  },
  VC_CLAIM_ON_LIST: {
    message: 'The token holds a "vc" claim, though what is in it is of data model 2.0.',
    remedy: 'Nothing to do; status lists are read in either form.',
  },
  HASH_WEAK: {
    message: 'The recipient is hashed with {algorithm}, which is easily forged.',
    remedy: 'Nothing to do; new credentials should use sha256.',
  },
  PRIVATE_NETWORK_ALLOWED: {
    message: 'Requests to {origins} were allowed although the address may be private.',
    remedy: 'Fit for tests and inside a company only.',
  },
  EVIDENCE_NOT_FETCHED_HERE: {
    message: 'No host was asked: this was judged by evidence that was kept, as of {checkedAt}.',
    remedy: 'It is as good as whoever kept it. Verify the credential itself to know what holds today.',
  },
  ISSUER_UNNAMED: {
    message: 'The issuer has no name.',
    remedy: 'Give `name`: wallets show it beside the badge, and have nothing to show without it.',
  },
  IMAGE_LARGE: {
    message: 'The picture is {found} bytes of the credential itself.',
    remedy: 'Every copy of the badge carries it. Scale it down, or publish it and give its address.',
  },
  IMAGE_REPEATED: {
    message: 'The picture made for the recipient is the picture of the achievement.',
    remedy: 'Leave `recipientImage` out: it is for a picture that was made for this recipient.',
  },
  KIND_WORDS_DIFFER: {
    message: 'The name speaks of {words}, and the achievement type is {found}.',
    remedy: 'Say {suggestion} as `achievementType` if that is what it is: programs read the type, not the name.',
  },
  CERTIFICATION_WITHOUT_ASSESSMENT: {
    message: 'The certification does not say how it is assessed.',
    remedy:
      'Describe the test in `resultDescription`, with what is required to pass. Without a test it is rather a certificate of completion.',
  },
  CERTIFICATION_WITHOUT_EXPIRY: {
    message: 'The certification never expires.',
    remedy: 'Give `expiresAfter`, so that it is renewed. A certificate that is good for ever is rather a certificate.',
  },
  COMPLETION_WITH_SCORE: {
    message: 'The certificate of completion asks for a result to pass: {found}.',
    remedy:
      'Completion says that somebody took part to the end. Where a test must be passed, it is rather a certification or an assessment.',
  },
  RESULT_BELOW_REQUIRED: {
    message: 'The result is {found}, and {required} is required.',
    remedy: 'Check the result. A badge that is given all the same will be read as if it had been earned.',
  },
  AWARDED_AFTER_START: {
    message: 'The badge was first awarded on {found}, after it became valid on {start}.',
    remedy: 'Give as `awardedDate` when the badge was first awarded; a badge that is issued anew keeps it.',
  },
  SELF_ISSUED: {
    message: 'The recipient is the issuer: {found}.',
    remedy: 'That is allowed, but nobody else vouches for it. Check that the recipient was meant.',
  },
  SELF_ENDORSED: {
    message: 'The endorser endorses itself: {found}.',
    remedy: 'That is allowed, but an endorsement is worth what others say. Check that the subject was meant.',
  },
  ENDORSEMENT_NOT_COUNTED: {
    message: 'The endorsement speaks of {subject}, which is nothing in the badge, and stands at {carrier}.',
    remedy:
      'Verifiers do not count it, since it could stand in any badge. Give what is endorsed the id that the endorser wrote, or ask for an endorsement of what the badge contains.',
  },

  // ── mistakes in the input of a builder ────────────────────────────────────────────────────
  VALUE_NULL: {
    message: 'Expected {expected}, found null.',
    remedy: 'A credential has no nulls: give a value, or leave the property out where nothing needs it.',
  },
  ARRAY_EMPTY: {
    message: 'Expected {expected}, found an empty array.',
    remedy: 'A credential has no empty arrays: give a member, or leave the property out where nothing needs it.',
  },
  DATA_NOT_PLAIN: {
    message: 'Expected {expected} as plain data, found {found}.',
    remedy: 'Pass plain objects and arrays, as JSON.parse would return them.',
  },
  NAME_UNKNOWN: {
    message: 'Expected {expected}, found the unknown name {found}.',
    remedy:
      'Correct the name. For a property of your own, where the class is open, give the context that defines it as `contexts` or `extensions`.',
  },
  TERM_UNKNOWN: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'Use a term of the standard, or one of your own beginning with "ext:" where the standard allows it.',
  },
  ADDRESS_NOT_INERT: {
    message: 'Expected an address that neither runs nor contains anything, found {found}.',
    remedy: 'Whoever shows the badge makes links of its addresses. Use an https: address.',
  },
  IMAGE_INVALID: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'Pass the bytes of a picture, its address, or a data: URL whose type is that of its bytes.',
  },
  CRITERIA_EMPTY: {
    message: 'Expected criteria with "narrative", "id" or both, found neither.',
    remedy: 'Say what must be done to earn the achievement, in words or by the address of a page.',
  },
  RECIPIENT_UNIDENTIFIED: {
    message: 'Expected a recipient with "id", "email", "name" or "identifiers", found none of them.',
    remedy: 'A badge must say whose it is.',
  },
  PERIOD_INVERTED: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'Check which moment comes first; a year may be mistyped.',
  },
  CHOICES_EXCLUSIVE: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'Give one of the two.',
  },
  REFERENCE_DANGLING: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'A result names a result description of the achievement, and a level of its rubric, by id or by name.',
  },
  RESULT_OUT_OF_RANGE: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'The result description says which values there are. Correct the value, or the description.',
  },
  MEMBER_REPEATED: {
    message: 'Expected each member once, found {found} again.',
    remedy: 'Leave the second one out: in what is signed it would stand there once.',
  },
  ID_TAKEN: {
    message: 'Expected an id of its own, found {found}, the id of the {owner}.',
    remedy: 'All that is said of one id is said of one thing. Give another id, or none.',
  },
  ISSUED_BY_OTHERS: {
    message: 'Expected a badge of {expected}, found one of {found}.',
    remedy: 'Only its own issuer can issue a badge anew. Issue a new one, or create the issuer that it names.',
  },
  NOT_NEWER: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'By `validFrom` readers tell which of two versions is up to date. Give a later one, or wait a second.',
  },

  // ── thrown at the caller ──────────────────────────────────────────────────────────────────
  INPUT_INVALID: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'Correct what `problems` names, each at its path.',
  },
  EVIDENCE_INVALID: {
    message: 'The evidence cannot be used: {reason}.',
    remedy: 'Use evidence as it was kept; what was changed or lost since proves nothing.',
  },
  OPTIONS_INVALID: {
    message: 'Expected the option "{option}" to be {expected}, found {found}.',
    remedy: 'Correct the option.',
  },
  KEY_INVALID: {
    message: 'Expected {expected}, found {found}.',
    remedy: 'Pass an Ed25519, P-256, P-384 or RSA (2,048 bits or more) key as JWK, PKCS#8 PEM or multikey.',
  },
  KEY_NOT_PRIVATE: {
    message: 'Expected a private key, found a public one.',
    remedy: 'Signing needs the private part; verification needs only the public one.',
  },
  SIGNING_FAILED: {
    message: 'The signing key refused to sign: {reason}.',
    remedy: 'See the cause; the key may be locked, expired or out of reach.',
  },
  SELF_CHECK_FAILED: {
    message: 'What was signed does not verify ({code}); it was not handed out.',
    remedy:
      'The signing key may not be the one that its `publicKey` says, or a vault hashes what was hashed already (`signs`). See the cause.',
  },
  PREVIOUS_NOT_VERIFIED: {
    message: 'The badge that is to be issued anew is not one that this issuer signed ({code}).',
    remedy:
      'If it was signed by an earlier key of yours, name that key in `formerKeys` of `createIssuer`. Otherwise somebody may have changed it. See the cause.',
  },
  STATUS_LIST_FULL: {
    message: 'The status list has no index left to give out: {allocated} of {length} are taken.',
    remedy: 'Begin a new list. Indexes are drawn at random, which needs some of them to be free.',
  },
  POINTER_UNRESOLVED: {
    message: 'Expected a JSON pointer (RFC 6901) to something in the credential, found {pointer}.',
    remedy: 'Write the way from the top, such as "/credentialSubject/achievement/name"; arrays count from 0.',
  },
  NOT_BAKEABLE: {
    message: 'Expected a signed credential as JSON or as a compact JWS, found {found}.',
    remedy: 'Pass what the issuer returned, or its `document` as JSON text, or its `token`.',
  },
  ALREADY_BAKED: {
    message: 'Expected a picture without a badge in it, found {found}.',
    remedy: "Bake the original picture, or pass whenBaked: 'replace' to take out what is there.",
  },
  NOT_VERIFIED: {
    message: 'The credential is not verified: the verdict is {verdict} ({codes}).',
    remedy: 'Read the report; it is the cause of the error.',
  },
} as const
