/** How each of the two data models puts a badge into a token. */
import { sign } from 'node:crypto'
import type { JsonObject } from '../../src/json/json.js'
import { credentialsV1Context } from '../../src/model/contexts.js'
import { badgeOf, ed25519Key, signPayload, type TestKey } from '../support/foreign-signer.js'

/** A data model. */
export interface Layout {
  readonly name: string
  /** What it calls the start and the end of a credential. */
  readonly start: string
  readonly end: string
  /** The usual badge of an issuer, not signed; `changes` replace its properties. */
  readonly badge: (issuer: string, changes?: JsonObject) => JsonObject
  /** The payload: a badge, and claims beside it. */
  readonly payload: (badge: JsonObject, claims: JsonObject) => JsonObject
}

/** Data model 2.0, where the payload is the badge itself. */
export const today: Layout = {
  name: 'data model 2.0',
  start: 'validFrom',
  end: 'validUntil',
  badge: badgeOf,
  payload: (badge, claims) => ({ ...badge, ...claims }),
}

/** Data model 1.1, where the badge is a claim among others. */
export const former: Layout = {
  name: 'data model 1.1',
  start: 'issuanceDate',
  end: 'expirationDate',
  badge: (issuer, changes = {}) => {
    const { validFrom, validUntil, ...rest } = badgeOf(issuer)
    const contexts = [credentialsV1Context, 'https://purl.imsglobal.org/spec/ob/v3p0/context.json']
    return { ...rest, '@context': contexts, issuanceDate: validFrom!, expirationDate: validUntil!, ...changes }
  },
  payload: (vc, claims) => ({ vc, ...claims }),
}

/** Both of them. */
export const layouts: readonly Layout[] = [today, former]

/** The issuer of all these tokens. */
export const issuerKey: TestKey = ed25519Key(31)

/** The issuer signs any payload whatever. */
export function signedBy(payload: JsonObject | string, key: TestKey = issuerKey): string {
  return signPayload(payload, key)
}

/** The issuer signs whatever stands for a header and a payload, encoded or not. */
export function signParts(header: string, body: string): string {
  const input = `${header}.${body}`
  return `${input}.${sign(null, Buffer.from(input), issuerKey.privateKey).toString('base64url')}`
}

/** A JSON text with one value as it is written here, which need not be JSON. */
export function withRaw(payload: JsonObject, claim: string, written: string): string {
  const text = JSON.stringify({ ...payload, [claim]: 'WRITTEN-BY-HAND' })
  return text.replace('"WRITTEN-BY-HAND"', written)
}

/** A badge without one of its properties. */
export function without(badge: JsonObject, property: string): JsonObject {
  return Object.fromEntries(Object.entries(badge).filter(([name]) => name !== property))
}
