/**
 * Credentials of the data model that need not be badges: what one must be to be signed or accepted, and what the
 * verifier's report comes to for one.
 */
import { isAbsoluteIri } from '../../src/json/iri.js'
import { isJsonObject, toArray, type JsonObject, type JsonValue } from '../../src/json/json.js'
import { readInstant } from '../../src/time.js'
import { decide } from '../../src/verify/decide.js'
import type { CheckResult, Verdict, VerificationReport } from '../../src/verify/report.js'

/** Why something is not done: a name, a sentence, and where in the input. */
export interface Reason {
  readonly title: string
  readonly detail: string
  /** JSON pointer. */
  readonly pointer?: string
}

/** A problem or an error of the library, as far as it is told. */
interface Said {
  readonly code: string
  readonly message: string
  readonly path?: string
}

/** What a report says of a credential that need not be a badge. */
export interface GenericJudgement {
  readonly verdict: Verdict
  /** All that stands in the way, of the credential and of its members. */
  readonly reasons: readonly Reason[]
}

/**
 * Reads a report on a credential without asking for an Open Badge: that it is none is the one thing that is forgiven,
 * where it is what the data model asks of every credential. Format, proof, dates and status are judged by the
 * verifier, and decided as it decides.
 *
 * @param report - by a verifier that accepts every kind but presentations
 * @param document - what was judged
 */
export function judgeCredential(report: VerificationReport, document: JsonObject | undefined): GenericJudgement {
  if (report.kind !== 'unrecognized' || document === undefined) return judgeAsItIs(report.checks)
  // Badges have been held against their own model, which asks for more.
  const malformed = checkGenericCredential(document)
  const { verdict, reasons } = judgeAsItIs(report.checks.map(forgive))
  return { verdict: malformed.length === 0 ? verdict : 'invalid', reasons: [...malformed, ...reasons] }
}

/**
 * Reads a report on a presentation, which is as good as the worst of its members.
 *
 * @param report - by a verifier that accepts presentations
 * @param document - what was judged
 */
export function judgePresentation(report: VerificationReport, document: JsonObject | undefined): GenericJudgement {
  const own = judgeAsItIs(report.checks)
  const inputs = toArray(document?.['verifiableCredential'])
  const members = report.contained.flatMap(({ path, report }) => {
    const [, index = '0'] = MEMBER.exec(path) ?? []
    const input = inputs[Number(index)]
    const inside = isJsonObject(input) || typeof input === 'string' ? documentIn(input) : undefined
    return MEMBER.test(path) ? [{ path, ...judgeCredential(report, inside) }] : []
  })
  const verdicts = [own, ...members].map(({ verdict }) => verdict)
  return {
    // A "no" about any of them comes before what is not known of another.
    verdict: verdicts.find((verdict) => !OPEN.has(verdict)) ?? (verdicts.includes('unknown') ? 'unknown' : 'verified'),
    reasons: [...own.reasons, ...members.flatMap(({ path, reasons }) => within(path, reasons))],
  }
}

/** Says where reasons are found when what they are about stands inside something. */
export function within(place: string, reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) => ({ ...reason, pointer: `${place}${reason.pointer ?? ''}` }))
}

function judgeAsItIs(checks: readonly CheckResult[]): GenericJudgement {
  return {
    verdict: decide(checks, { endorsements: 'report', whenStatusUnknown: 'reject' }),
    reasons: checks.flatMap((check) => ('problems' in check ? check.problems.map(reasonOf) : [])),
  }
}

/** What is of no kind of ours is not asked for a newer version, and need not be. */
function forgive(result: CheckResult): CheckResult {
  const { check } = result
  const isOnlyNoBadge =
    check === 'schema' && 'problems' in result && result.problems.every(({ code }) => code === 'NOT_AN_OPEN_BADGE')
  if (isOnlyNoBadge) return { check, outcome: 'passed' }
  return check === 'refresh' ? { check, outcome: 'skipped', because: 'not-asked' } : result
}

/** Writes what the library says as a reason. */
export function reasonOf({ code, message, path }: Said): Reason {
  return { title: code, detail: message, ...(path === undefined ? {} : { pointer: path }) }
}

/**
 * Holds a credential against what the data model asks of every credential (Verifiable Credentials Data Model 2.0,
 * section 4): contexts, types, ids, issuer, subject, dates, and the type of what extends it. Not against any context.
 *
 * @param document - of data model 2.0 or 1.1; with its proof, or without it
 * @returns everything that is wrong; none: nothing is
 */
export function checkGenericCredential(document: JsonObject): readonly Reason[] {
  const { '@context': contexts, type, id, issuer, credentialSubject: subject } = document
  const [first, ...others] = toArray(contexts)
  const [from, until] = first === V1_CONTEXT ? V1_DATES : DATES
  const [start, end] = [document[from], document[until]].map((date) =>
    typeof date === 'string' ? readInstant(date) : undefined,
  )
  const isReversed = typeof start === 'number' && typeof end === 'number' && end < start
  const types = toArray(type)
  return [
    ...unless(first === CONTEXT || first === V1_CONTEXT, '/@context', `the first context to be ${CONTEXT}`),
    ...unless(others.every(isContext), '/@context', 'every context to be an IRI or an object'),
    ...unless(types.includes('VerifiableCredential'), '/type', 'VerifiableCredential among the types'),
    ...unless(types.every(isText), '/type', 'every type to be a text'),
    ...unless(isOptional(id, isIri), '/id', 'an IRI'),
    ...unless(
      isIri(isJsonObject(issuer) ? issuer['id'] : issuer),
      '/issuer',
      'an IRI, or an object with one as its id',
    ),
    ...unless(
      isFilled(subject, isSubject),
      '/credentialSubject',
      'objects that say something, with an IRI as id if any',
    ),
    ...[from, until].flatMap((name) =>
      unless(isOptional(document[name], isDate), `/${name}`, 'a date-time with a zone'),
    ),
    ...unless(!isReversed, `/${until}`, `a moment not before ${from}`),
    ...EXTENSIONS.flatMap(([name, needsId]) => checkExtension(document[name], `/${name}`, needsId)),
  ]
}

/**
 * Takes the credential out of a token or an envelope of the W3C, without looking at any signature.
 *
 * @returns what is no token is what it is; `undefined` for a token without JSON inside
 */
export function documentIn(input: JsonObject | string): JsonObject | undefined {
  const token = typeof input === 'string' ? input : tokenIn(input)
  if (token === undefined) return input as JsonObject
  const [, payload = ''] = token.split('.')
  const document = parseJson(Buffer.from(payload, 'base64url').toString('utf8'))
  if (!isJsonObject(document)) return undefined
  const { vc, vp } = document
  return [vc, vp].find(isJsonObject) ?? document
}

function tokenIn({ type, id }: JsonObject): string | undefined {
  const isEnvelope = toArray(type).some((name) => ENVELOPES.has(name))
  return isEnvelope && typeof id === 'string' ? id.slice(id.indexOf(',') + 1) : undefined
}

/** Reads JSON; `undefined` for what is none. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

function checkExtension(value: JsonValue | undefined, path: string, needsId: boolean): readonly Reason[] {
  const isTyped = (entry: JsonValue): boolean =>
    isJsonObject(entry) &&
    isFilled(entry['type'], isText) &&
    (needsId ? isIri(entry['id']) : isOptional(entry['id'], isIri))
  const expected = needsId ? 'objects with a type, and an IRI as id' : 'objects with a type, and an IRI as id if any'
  return unless(
    isOptional(value, (given) => isFilled(given, isTyped)),
    path,
    expected,
  )
}

function unless(isRight: boolean, pointer: string, expected: string): readonly Reason[] {
  return isRight ? [] : [{ title: 'MALFORMED_VALUE_ERROR', detail: `Expected ${expected}.`, pointer }]
}

function isOptional(value: JsonValue | undefined, test: (value: JsonValue) => boolean): boolean {
  return value === undefined || test(value)
}

function isFilled(value: JsonValue | undefined, test: (value: JsonValue) => boolean): boolean {
  const values = toArray(value)
  return values.length > 0 && values.every(test)
}

function isSubject(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length > 0 && isOptional(value['id'], isIri)
}

function isContext(value: JsonValue): boolean {
  return isIri(value) || isJsonObject(value)
}

function isDate(value: JsonValue): boolean {
  return typeof value === 'string' && typeof readInstant(value) === 'number'
}

function isIri(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && isAbsoluteIri(value)
}

function isText(value: JsonValue): boolean {
  return typeof value === 'string' && value !== ''
}

const ENVELOPES: ReadonlySet<JsonValue> = new Set(['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'])

const OPEN: ReadonlySet<Verdict> = new Set<Verdict>(['verified', 'unknown'])

const MEMBER = /^\/verifiableCredential(?:\/(\d+))?$/

const CONTEXT = 'https://www.w3.org/ns/credentials/v2'
const DATES = ['validFrom', 'validUntil'] as const

/** Of data model 1.1, which is verified and not issued. */
export const V1_CONTEXT = 'https://www.w3.org/2018/credentials/v1'
const V1_DATES = ['issuanceDate', 'expirationDate'] as const

/** What extends a credential, and whether each must have an id. */
const EXTENSIONS = [
  ['credentialStatus', false],
  ['credentialSchema', true],
  ['refreshService', false],
  ['termsOfUse', false],
  ['evidence', false],
] as const
