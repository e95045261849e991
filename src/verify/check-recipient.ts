import { equalInConstantTime, md5, sha256 } from '#platform'
import { outcomeOf, passed, skipped } from '../gates/outcome.js'
import type { Judgeable } from '../gates/pass-gates.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../json/json.js'
import { finding, problem } from '../messages/problem.js'
import { foldEmailAddress } from '../model/email-address.js'
import { idOf, subjectsOf } from '../model/readers.js'
import { toHex, toUtf8 } from '../platform/bytes.js'
import type { ReliedProof } from '../proof/authentication.js'
import type { Judgement } from './check-issuer.js'
import { findForeignWords, type Surroundings } from './foreign-words.js'

/** Whose a badge should be: the subject's id, or an identifier of a type such as `emailAddress`. */
export type ExpectedRecipient = { readonly id: string } | { readonly type: string; readonly value: string }

/** What says whose a credential is. */
export type RecipientFacts = Pick<Judgeable, 'document' | 'kind'> & {
  readonly authenticated: Pick<Judgeable['authenticated'], 'by'> & {
    readonly proof: Pick<ReliedProof, 'format' | 'suite'>
  }
}

/**
 * Judges whether a badge was awarded to whom the caller expects (Open Badges 3.0, "Verify the
 * Recipient Using an Identifier").
 *
 * Ids are compared exactly. An identifier is compared with each of its type, plain or hashed; email
 * addresses also in lower case. The first match passes. Does not judge whether whoever shows the
 * badge is that person.
 *
 * A presentation is of its holder, whatever else it says: only what it shows has subjects.
 *
 * @param judgeable - the authentic credential
 * @param expected - the recipient, or `undefined` if nobody asks
 * @param surroundings - what stands inside it: an identifier that others may have given is doubtful
 */
export function checkRecipient(
  { document, kind, authenticated }: RecipientFacts,
  expected: ExpectedRecipient | undefined,
  surroundings: Surroundings,
): Judgement {
  if (expected === undefined) return { outcome: skipped('not-asked') }
  const [subject = {}] = kind === 'presentation' ? [{ id: authenticated.by }] : subjectsOf(document)
  if ('id' in expected)
    return idOf(subject) === expected.id ? { outcome: passed } : wrong('it names another id, or none')
  const judgement = checkIdentifiers(subject['identifier'], expected)
  if (judgement.outcome.outcome !== 'passed') return judgement
  const others = findForeignWords(authenticated, surroundings)
  if (others === undefined || checkIdentifiers(others.own, expected).outcome.outcome === 'passed') return judgement
  const doubt = problem('RECIPIENT_AMBIGUOUS', { inside: others.path }, { path: '/credentialSubject/identifier' })
  return { outcome: outcomeOf([doubt]) }
}

function checkIdentifiers(identifiers: JsonValue | undefined, expected: ExpectedIdentifier): Judgement {
  const ofType = toArray(identifiers)
    .filter((entry) => isJsonObject(entry))
    .filter(({ identityType }) => identityType === expected.type)
  if (ofType.length === 0) return wrong(`it has no identifier of type ${expected.type}`)
  const compared = ofType.map((entry) => compare(entry, expected))
  const match = compared.find(({ result }) => result === 'same')
  if (match !== undefined) {
    const weak = match.algorithm === 'md5' ? [finding('HASH_WEAK', { algorithm: 'md5' })] : []
    return { outcome: passed, findings: weak }
  }
  const strange = compared.find(({ result }) => result === 'unknown-hash')
  if (strange === undefined) return wrong(`another identifier of type ${expected.type}`)
  const facts = { algorithm: strange.algorithm }
  return {
    outcome: outcomeOf([problem('RECIPIENT_HASH_NOT_SUPPORTED', facts, { path: '/credentialSubject/identifier' })]),
  }
}

type ExpectedIdentifier = Extract<ExpectedRecipient, { readonly type: string }>

interface Comparison {
  readonly result: 'same' | 'different' | 'unknown-hash'
  readonly algorithm: string
}

/** Mail providers do not tell upper from lower case; issuers write and hash either. */
function spellingsOf(type: string, text: string): readonly string[] {
  return type === 'emailAddress' ? [text, foldEmailAddress(text)] : [text]
}

function compare({ hashed, identityHash, salt }: JsonObject, { type, value }: ExpectedIdentifier): Comparison {
  const spellings = spellingsOf(type, value)
  const stated = typeof identityHash === 'string' ? identityHash : ''
  if (hashed !== true) {
    const written = spellingsOf(type, stated)
    const isSame = spellings.some((text) => written.some((other) => equal(text, other)))
    return { result: isSame ? 'same' : 'different', algorithm: 'none' }
  }
  const [, algorithm = '(none)', digest = ''] = HASH.exec(stated) ?? []
  const hash = HASHES.get(algorithm)
  if (hash === undefined) return { result: 'unknown-hash', algorithm }
  const suffix = typeof salt === 'string' ? salt : ''
  const isSame = spellings.some((text) => equal(toHex(hash(toUtf8(text + suffix))), digest.toLowerCase()))
  return { result: isSame ? 'same' : 'different', algorithm }
}

function equal(a: string, b: string): boolean {
  return equalInConstantTime(toUtf8(a), toUtf8(b))
}

function wrong(reason: string): Judgement {
  return { outcome: outcomeOf([problem('WRONG_RECIPIENT', { reason }, { path: '/credentialSubject' })]) }
}

/** Open Badges 3.0, `IdentityHash`: the algorithm, a dollar sign, hexadecimal digits. */
const HASH = /^([A-Za-z0-9-]{1,20})\$([0-9A-Fa-f]*)$/

/** The two that the standard names; md5 only to recognise old badges. */
const HASHES: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['sha256', sha256],
  ['md5', md5],
])
