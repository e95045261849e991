/** Whom the command trusts: ids, files of ids, and keys that are pinned. */
import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { anyIssuer, importPublicJwk, OpenBadgesError, type Jwk, type Trust, type TrustedIssuer } from '../index.js'
import type { CommandIo } from './command-io.js'
import { collect, isId, readIds, wrongFlag } from './flags.js'
import { readKeyFile } from './key-files.js'

/** The flags as they were given. */
export interface TrustFlags {
  readonly trust?: readonly string[]
  readonly anyIssuer?: true
  readonly pin?: readonly string[]
}

/** Adds the flags to a command. */
export function addTrustFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--trust <id or file>', 'an issuer that counts, or a file that names some; may be repeated').argParser(
        collect,
      ),
    )
    .addOption(new Option('--any-issuer', 'let any issuer count; you judge it yourself').conflicts('trust'))
    .addOption(
      new Option(
        '--pin <key>',
        'a public key of the trusted issuer, for which nobody is asked; of one among several, id=key; may be repeated',
      )
        .argParser(collect)
        .conflicts('anyIssuer'),
    )
}

/**
 * Reads whom the flags name. Without a word about trust, nobody is trusted.
 *
 * @param flags - see there
 * @param before - issuers that are trusted besides
 * @throws OpenBadgesError `OPTIONS_INVALID`, or a key code
 */
export async function trustOf(
  { trust = [], anyIssuer: isAny, pin = [] }: TrustFlags,
  before: readonly TrustedIssuer[],
  io: CommandIo,
): Promise<Trust> {
  if (isAny === true && pin[0] !== undefined) throw wrongFlag('--pin', 'left out where any issuer counts', pin[0])
  if (isAny === true) return anyIssuer
  const issuers = new Map(before.map((issuer) => [idOf(issuer), issuer]))
  for (const word of trust) {
    for (const issuer of isId(word) ? [word] : await readTrustFile(word)) {
      if (!issuers.has(idOf(issuer))) issuers.set(idOf(issuer), issuer)
    }
  }
  for (const word of pin) {
    const { id, key } = pinOf(word, [...issuers.keys()])
    const issuer = issuers.get(id) ?? id
    const { keys = [], ...rest } = typeof issuer === 'string' ? { id: issuer } : issuer
    issuers.set(id, { ...rest, keys: [...keys, await readPin(key, io)] })
  }
  return [...issuers.values()]
}

function idOf(issuer: TrustedIssuer): string {
  return typeof issuer === 'string' ? issuer : issuer.id
}

/** Lines of ids, or JSON: an array as `trustedIssuers` takes it. */
async function readTrustFile(path: string): Promise<readonly TrustedIssuer[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing
      ? wrongFlag('--trust', 'an id, such as did:web:example.org, or a file that names some', path)
      : error
  })
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed.startsWith('[')) return readTrustList(trimmed, path)
  const lines = trimmed.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
  return readIds(
    '--trust',
    lines.filter((line) => line !== ''),
  )
}

/** What is in its entries, the verifier reads. */
function readTrustList(text: string, path: string): readonly TrustedIssuer[] {
  try {
    return JSON.parse(text) as readonly TrustedIssuer[]
  } catch {
    throw wrongFlag('--trust', 'a file of ids, one a line, or a JSON array of trusted issuers', path)
  }
}

function pinOf(word: string, ids: readonly string[]): { readonly id: string; readonly key: string } {
  const named = ids.find((id) => word.startsWith(`${id}=`))
  if (named !== undefined) return { id: named, key: word.slice(named.length + 1) }
  const [only, ...others] = ids
  if (only !== undefined && others.length === 0) return { id: only, key: word }
  throw wrongFlag('--pin', 'id=key with an id that --trust names, or a key where --trust names one issuer', word)
}

/** A file, or the key itself as a multikey or DID. */
async function readPin(key: string, io: CommandIo): Promise<Jwk> {
  try {
    if (INLINE_KEY.test(key)) return importPublicJwk(key)
  } catch (error) {
    throw error instanceof OpenBadgesError ? Object.assign(error, { path: '--pin' }) : error
  }
  return (await readKeyFile(key, io)).publicKey
}

const INLINE_KEY = /^(?:did:|z[1-9A-HJ-NP-Za-km-z]{40,}$)/
