/** Status lists: the bits, how they are written, and the credential that carries them. */
import type { JsonObject } from '../../../src/json/json.js'
import { createDataIntegritySigner, createJwtSigner } from '../../../src/issue/signer.js'
import { signStatusList } from '../../../src/issue/status-list.js'
import type { StatusPurpose } from '../../../src/model/vocabulary.js'
import { createStatusList } from '../../../src/status/status-list.js'
import { toStatusMessages } from '../../../src/status/status-messages.js'
import { pretty, type Files } from './files.js'
import type { Parties, Party } from './keys.js'

/** One row of the index. */
export interface ListEntry {
  readonly name: string
  readonly about: string
  readonly shows: readonly string[]
  readonly key: string
  readonly url: string
  readonly files: { readonly entries: string; readonly secured: string }
}

/** The addresses of the lists, by name. */
export const listUrls = {
  revocation: 'https://school.example/status/revocation',
  suspension: 'https://school.example/status/suspension',
  message: 'https://school.example/status/message',
} as const

/** The texts of the message list. */
const messages: readonly string[] = ['not examined', 'examination announced', 'under examination', 'examined']

/** A status entry of a badge. */
export function entryOf(purpose: keyof typeof listUrls, index: number): JsonObject {
  const of = purpose === 'message' ? { statusSize: 2, statusMessage: toStatusMessages(messages) as never } : {}
  return {
    id: `${listUrls[purpose]}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: listUrls[purpose],
    ...of,
  }
}

/** A list as it is made. */
interface List {
  readonly entry: ListEntry
  readonly files: Files
}

/** The lists of the school. */
export function makeLists({ school }: Parties): Promise<readonly List[]> {
  return Promise.all([
    makeList('revocation', { 0: 1, 7: 1, 8: 1, 94567: 1, 131071: 1 }, school, 'data-integrity'),
    makeList('suspension', { 4: 1, 94567: 1 }, school, 'jwt'),
    makeList('message', { 0: 3, 5: 1, 6: 2 }, school, 'data-integrity'),
  ])
}

async function makeList(
  purpose: keyof typeof listUrls & StatusPurpose,
  values: Readonly<Record<number, number>>,
  party: Party,
  format: 'data-integrity' | 'jwt',
): Promise<List> {
  const isMessage = purpose === 'message'
  const empty = createStatusList({ purpose, ...(isMessage ? { statusSize: 2, messages } : {}) })
  const list = Object.entries(values).reduce((before, [index, value]) => before.set(Number(index), value), empty)
  const signed = await signStatusList(list, {
    url: listUrls[purpose],
    issuer: party.issuer,
    signer: format === 'jwt' ? createJwtSigner(party.key) : createDataIntegritySigner(party.key),
    now: () => Date.parse(listedAt),
  })
  const secured = `lists/${purpose}.${signed.format === 'jwt' ? 'jwt' : 'json'}`
  const entries = `lists/${purpose}-entries.json`
  const facts = { length: list.length, statusSize: list.statusSize, set: values, encodedList: await list.encode() }
  return {
    entry: {
      name: purpose,
      about: `A list for ${purpose}, ${format === 'jwt' ? 'as a token' : 'with an embedded proof'}.`,
      shows: ['Bitstring Status List 1.0, section 3'],
      key: party.name,
      url: listUrls[purpose],
      files: { entries, secured },
    },
    files: {
      [entries]: pretty(facts),
      [secured]: signed.format === 'jwt' ? signed.token : pretty(signed.document),
    },
  }
}

/** When the lists are published. */
const listedAt = '2026-05-01T00:00:00Z'
