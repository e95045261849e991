/** What a person is shown of an authentic credential. */
import type { AuthenticCredential } from '../index.js'

/** A credential in the few lines that a person reads first. All of it is anybody's text. */
export interface CredentialView {
  readonly name: string
  /** The achievement's, where it is another. */
  readonly achievement: string | undefined
  readonly achievementType: string | undefined
  readonly issuerName: string | undefined
  readonly issuerId: string
  /** Host of an issuer that has one, in punycode. */
  readonly issuerHost: string | undefined
  /** What identifies the recipient, but not who that is. */
  readonly recipient: string
  readonly validFrom: string | undefined
  readonly validUntil: string | undefined
}

/**
 * Picks what is shown of a credential. Reads it as JSON, since a node that is described in several
 * places shows several texts where the types say one.
 */
export function viewOf(credential: AuthenticCredential): CredentialView {
  const document: unknown = credential
  const [subject] = membersOf(document, 'credentialSubject')
  const [achievement] = membersOf(subject, 'achievement')
  const [issuer] = membersOf(document, 'issuer')
  const achievementName = textOf(achievement, 'name')
  const name = textOf(document, 'name') ?? achievementName ?? '(no name)'
  const issuerId = typeof issuer === 'string' ? issuer : (textOf(issuer, 'id') ?? '')
  return {
    name,
    achievement: achievementName === name ? undefined : achievementName,
    achievementType: textOf(achievement, 'achievementType'),
    issuerName: textOf(issuer, 'name'),
    issuerId,
    issuerHost: hostOf(issuerId),
    recipient: recipientOf(subject),
    validFrom: textOf(document, 'validFrom') ?? textOf(document, 'issuanceDate'),
    validUntil: textOf(document, 'validUntil') ?? textOf(document, 'expirationDate'),
  }
}

/**
 * Finds the host behind an issuer's id.
 *
 * @param id - of an issuer
 * @returns in punycode; `undefined` for an id without host
 */
export function hostOf(id: string): string | undefined {
  const web = /^did:web:([^:#/?]+)/.exec(id)?.[1]?.replace(/%3A/i, ':')
  const url = web === undefined ? id : `https://${web}`
  if (!url.startsWith('https:') || !URL.canParse(url)) return undefined
  return new URL(url).host
}

/** Kinds only: a report on a screen should not show whose badge it is to everybody. */
function recipientOf(subject: unknown): string {
  const id = textOf(subject, 'id')
  const identifiers = membersOf(subject, 'identifier').map((identifier) => {
    const [isHashed] = membersOf(identifier, 'hashed')
    return `${textOf(identifier, 'identityType') ?? 'identifier'} (${isHashed === true ? 'hashed' : 'readable'})`
  })
  return [...(id === undefined ? [] : [`id (${kindOf(id)})`]), ...identifiers].join(', ')
}

function kindOf(id: string): string {
  return /^(did:[a-z0-9]+|[a-z][a-z0-9+.-]*):/i.exec(id)?.[1] ?? 'of no known kind'
}

function membersOf(node: unknown, key: string): readonly unknown[] {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return []
  const value = (node as Readonly<Record<string, unknown>>)[key]
  return Array.isArray(value) ? value : [value]
}

function textOf(node: unknown, key: string): string | undefined {
  const texts = membersOf(node, key).filter((value) => typeof value === 'string')
  return texts.length === 0 ? undefined : texts.join(' / ')
}
