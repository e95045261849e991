/** What the command says about reports besides the library's own sentences. */
import { explainCode } from '../index.js'
import type { Finding, Problem, ViewDates, ViewParty, ViewRecipient } from '../index.js'
import type { Answer } from './exit-codes.js'
import { printable } from './output.js'

/** Says of a recipient what identifies them, but not who they are: a screen is seen by others. */
export function kindsOf({ id, identifiers }: ViewRecipient): string {
  const kinds = identifiers.map(
    ({ type, isHashed }) => `${type?.term ?? 'identifier'} (${isHashed ? 'hashed' : 'readable'})`,
  )
  return [...(id === undefined ? [] : [`id (${schemeOf(id)})`]), ...kinds].join(', ')
}

/** Says who issued, and what the name is worth. */
export function issuerInWords({ name, nameIs, mixedScripts }: ViewParty): string {
  const worth = nameIs === 'trusted' ? 'trusted' : 'its own word'
  const mixture = mixedScripts.length === 0 ? '' : `, mixes ${mixedScripts.join(' and ')} letters`
  return `${name ?? '(no name)'} (${worth}${mixture})`
}

/** The id of an issuer, and the host in it as it is looked up. */
export function idInWords({ id, host }: ViewParty): string {
  return host === undefined ? id : `${id} (${host})`
}

/** From when until when it is valid. */
export function validityInWords({ validFrom, validUntil }: ViewDates): string {
  return `${validFrom?.at ?? 'always'} to ${validUntil?.at ?? 'no end'}`
}

/** How many there are, and the first of them. */
export function someOf(names: readonly string[]): string {
  const first = names.slice(0, SOME).map((name) => printable(name))
  return `${names.length} (${first.join(', ')}${names.length > SOME ? ', …' : ''})`
}

/** How an answer is marked and coloured. */
export const answerMarks: Readonly<Record<Answer, readonly [sign: string, color: 'green' | 'red' | 'yellow']>> = {
  yes: ['✓', 'green'],
  no: ['✗', 'red'],
  open: ['?', 'yellow'],
}

function schemeOf(id: string): string {
  return /^(did:[a-z0-9]+|[a-z][a-z0-9+.-]*):/i.exec(id)?.[1] ?? 'of no known kind'
}

/**
 * Says what a person at the command line can do about a problem.
 *
 * Where the library's advice names options of the library, this has the flags of the command. A
 * document that could not be fetched has the advice of what kept it from being.
 */
export function adviceOn({ code, facts }: Problem | Finding): string {
  const reason = NOT_FETCHED.has(code) ? explainCode(String(facts['reason'] ?? ''))?.code : undefined
  const told = reason ?? code
  const template = FLAGS_INSTEAD[told] ?? explainCode(told)?.remedy ?? ''
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
    return fact === undefined ? placeholder : String(fact)
  })
}

const SOME = 3

const NOT_FETCHED: ReadonlySet<string> = new Set(['KEY_UNREACHABLE', 'STATUS_LIST_UNREACHABLE', 'STATUS_LIST_NOT_READ'])

const FLAGS_INSTEAD: Readonly<Record<string, string>> = {
  ISSUER_NOT_TRUSTED: 'If this issuer counts for you, name its id with --trust.',
  TRUST_NOT_ASKED: 'Name the issuers that count for you with --trust to have it judged.',
  NETWORK_UNAVAILABLE: 'Try again without --offline.',
  HOST_NOT_PUBLIC: 'If the host is yours, name its origin with --allow-private-origin.',
  URL_NOT_ALLOWED: 'Only public https: hosts are asked. If it is yours, name its origin with --allow-private-origin.',
  KIND_NOT_ACCEPTED: 'Say with --accept which kinds will do.',
  STATUS_ISSUER_NOT_AUTHORIZED: 'If it may speak for the issuer, name it with --status-issuer.',
  STATUS_LIST_EXPIRED: 'Try again later. --when-status-unknown accept forgives this, at your own risk.',
  STATUS_LIST_STALE: 'Try again later. --when-status-unknown accept forgives this, at your own risk.',
  STATUS_LIST_TOO_LARGE: 'No ordinary list is as large as that. Ask the issuer.',
  INPUT_TOO_LARGE: 'No badge is as large as that.',
  JSON_LIMIT_EXCEEDED: 'No ordinary credential comes near this. Treat the sender with suspicion.',
  ENDORSEMENT_FAILED: 'Do not count it. The badge itself is judged without --endorsements require.',
  ENDORSEMENT_UNKNOWN: 'Do not count it until it can be checked.',
  PRIVATE_NETWORK_ALLOWED: 'Fit for tests and inside a company only.',
}
