/** Status lists that our tests publish, good ones and bad ones, and hosts that serve them. */
import { gzipSync } from 'node:zlib'
import { createDataIntegritySigner, createJwtSigner } from '../../src/issue/signer.js'
import type { SigningKey } from '../../src/keys/signing-key.js'
import { credentialsV2Context } from '../../src/model/contexts.js'
import type { FetchFunction } from '../../src/net/network.js'
import { issuerOf, signedAt } from './signed-badges.js'

/** The address of the usual list. */
export const listUrl = 'https://school.example/status/1'

/** Clear bits, some of them set; written by Node, not by the library. */
export function encodedBits(set: readonly number[] = [], bytes = 16_384): string {
  const bits = new Uint8Array(bytes)
  for (const index of set) bits[index >> 3] = (bits[index >> 3] ?? 0) | (128 >> (index & 7))
  return `u${gzipSync(bits).toString('base64url')}`
}

/** What may be changed about a list; `subject` and `credential` replace or, by `undefined`, remove. */
export interface ListChanges {
  readonly set?: readonly number[]
  readonly purpose?: string | readonly string[]
  readonly subject?: Readonly<Record<string, unknown>>
  readonly credential?: Readonly<Record<string, unknown>>
}

/** A list credential as the W3C describes it, not signed yet. */
export function listCredential(issuer: string, changes: ListChanges = {}): Record<string, unknown> {
  const { set = [], purpose = 'revocation', subject, credential } = changes
  return {
    '@context': [credentialsV2Context],
    id: listUrl,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: '2026-05-01T00:00:00Z',
    credentialSubject: {
      id: `${listUrl}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodedBits(set),
      ...subject,
    },
    ...credential,
  }
}

/** Signs a list as it stands, as the text that a host serves. */
export async function signList(
  list: Readonly<Record<string, unknown>>,
  key: SigningKey,
  format: 'jwt' | 'data-integrity' = 'jwt',
): Promise<string> {
  const credential = JSON.parse(JSON.stringify(list)) as Record<string, string>
  const signer = format === 'jwt' ? createJwtSigner(key) : createDataIntegritySigner(key)
  const signed = await signer.sign(credential, signedAt.getTime())
  return signed.format === 'jwt' ? signed.token : JSON.stringify(signed.document)
}

/** A list by whoever has the key, signed. */
export function listBy(key: SigningKey, changes: ListChanges = {}): Promise<string> {
  return signList(listCredential(issuerOf(key), changes), key)
}

/** A status entry of a badge. */
export function statusEntry(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: listUrl,
    ...changes,
  }
}

/** What a host answers: a text, a whole response, or nothing at all. */
export type HostedAnswer = string | (() => Response) | undefined

/** A host that serves by address, and remembers what it was asked. */
export interface ListHost {
  readonly fetch: FetchFunction
  readonly asked: string[]
  /** May be changed at any time. */
  readonly pages: Record<string, HostedAnswer>
}

/** Makes a host; an address that it does not know cannot be reached. */
export function listHost(pages: Record<string, HostedAnswer>): ListHost {
  const asked: string[] = []
  return {
    asked,
    pages,
    fetch: (url) => {
      asked.push(url)
      const answer = pages[url]
      if (answer === undefined) return Promise.reject(new TypeError('nobody answers'))
      return Promise.resolve(typeof answer === 'string' ? new Response(answer) : answer())
    },
  }
}
