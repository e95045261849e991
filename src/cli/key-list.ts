/** The keys that an issuer publishes, as the command is told of them: files, and what is said of each. */
import type { KeyToPublish } from '../index.js'
import type { CommandIo } from './command-io.js'
import { wrongFlag } from './flags.js'
import { readKeyFile, type KeyFile } from './key-files.js'
import { printable } from './output.js'

/** What is said of the keys, each as `file=text`. */
export interface KeyRemarks {
  readonly name?: readonly string[]
  readonly revoked?: readonly string[]
  readonly expires?: readonly string[]
}

/** Keys to publish. */
export interface KeyList {
  readonly keys: readonly KeyToPublish[]
  /** Those that nobody named, as sentences. */
  readonly notes: readonly string[]
}

/**
 * Reads the keys of files, with their names and their ends.
 *
 * A key is called what `--name` says; else by the `kid` of its JWK, if that is a name there; else by
 * its place in the list.
 *
 * @param files - in the order in which they are published
 * @param remarks - what is said of them
 * @param base - the identifier that names begin with, if they do
 * @throws OpenBadgesError `OPTIONS_INVALID`; as `readKeyFile`
 */
export async function readKeyList(
  files: readonly string[],
  remarks: KeyRemarks,
  base: string | undefined,
  io: CommandIo,
): Promise<KeyList> {
  const names = readPairs('--name', remarks.name, files)
  const revoked = readPairs('--revoked', remarks.revoked, files)
  const expires = readPairs('--expires', remarks.expires, files)
  const keys: KeyToPublish[] = []
  const notes: string[] = []
  for (const [index, path] of files.entries()) {
    const file = await readKeyFile(path, io)
    const name = names.get(path) ?? ownName(file, base)
    const id = fullName(name ?? `key-${index + 1}`, base)
    if (keys.some((key) => key.id === id)) throw wrongFlag('--name', 'another name for each key', id)
    if (name === undefined) notes.push(`${printable(path)} is called ${printable(id)} ${BY_PLACE}`)
    if (file.kid?.includes(':') === true && file.kid !== id) notes.push(nameOfOwn(file.kid, id))
    keys.push({ id, publicKey: file.publicKey, ...datesOf(path, revoked, expires) })
  }
  return { keys, notes }
}

/** A did:web has names of its own only; a key set takes any. */
function ownName({ kid }: KeyFile, base: string | undefined): string | undefined {
  return base?.startsWith('did:') === true && kid?.startsWith(`${base}#`) !== true ? undefined : kid
}

/** A name without a colon is a fragment. */
function fullName(name: string, base: string | undefined): string {
  return base === undefined || name.includes(':') ? name : `${base}#${name}`
}

function datesOf(
  path: string,
  revoked: ReadonlyMap<string, string>,
  expires: ReadonlyMap<string, string>,
): Pick<KeyToPublish, 'revoked' | 'expires'> {
  const [revokedAt, expiresAt] = [revoked.get(path), expires.get(path)]
  return {
    ...(revokedAt === undefined ? {} : { revoked: revokedAt }),
    ...(expiresAt === undefined ? {} : { expires: expiresAt }),
  }
}

/** Neither a name nor a moment has an equals sign in it; a path may. */
function readPairs(
  flag: string,
  pairs: readonly string[] | undefined,
  files: readonly string[],
): ReadonlyMap<string, string> {
  const read = new Map<string, string>()
  for (const pair of pairs ?? []) {
    const [, file = '', text = ''] = /^(.+)=([^=\s]+)$/.exec(pair) ?? []
    if (!files.includes(file)) throw wrongFlag(flag, `one of the key files, = and ${MEANINGS[flag] ?? 'text'}`, pair)
    if (read.has(file)) throw wrongFlag(flag, 'said once for each file', pair)
    read.set(file, text)
  }
  return read
}

const MEANINGS: Readonly<Record<string, string>> = {
  '--name': 'a name, such as old.pem=key-2024',
  '--revoked': 'a moment, such as old.pem=2026-11-22T09:00:00Z',
  '--expires': 'a moment, such as old.pem=2026-11-22T09:00:00Z',
}

/** What is signed under another name than the one published is not found. */
function nameOfOwn(kid: string, id: string): string {
  return `It calls itself ${printable(kid)}: sign with --key-id ${printable(id)}.`
}

const BY_PLACE = 'by its place in the list; --name gives it a name that stays.'
