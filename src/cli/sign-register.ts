/** Signing the list of a register, so that it can be served. */
import { access, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { OpenBadgesError, signStatusList, type StatusList } from '../index.js'
import type { CommandIo } from './command-io.js'
import { readText } from './files.js'
import { wrongFlag, writeOut, type OutFlags } from './flags.js'
import { printable } from './output.js'
import type { RegisterHead } from './register-file.js'
import { addSigningFlags, signerOf, textOf, type SigningFlags } from './signing-flags.js'

/** How a list is signed. */
export interface SignFlags extends SigningFlags, OutFlags {
  readonly register: string
  readonly listIssuer?: string
  readonly ttl?: string
  readonly expiresAfter?: string
}

/** Adds the options of signing the list of a register to a command. */
export function addSignFlags(command: Command): Command {
  return addSigningFlags(command.requiredOption('--register <file>', 'the register of the list'))
    .option('--list-issuer <id>', "who issues the list (default: the register's issuer)")
    .option('--ttl <seconds>', 'for how long verifiers may use a copy (default: 300)')
    .option('--expires-after <days>', 'how long the list is in force (default: without end)')
    .option('--out <file>', 'where the signed list goes (default: standard output)')
    .option('--force', 'replace the file even if it is no earlier copy of this list')
}

/**
 * Makes ready to sign: reads the key, and looks at every flag. What is wrong with them shows before
 * anything is changed.
 *
 * @param flags - of the command line
 * @param head - of the register
 * @param io - of the command
 * @returns signs a list of that register, and writes it
 */
export async function prepareSigning(
  flags: SignFlags,
  { url, issuer }: RegisterHead,
  io: CommandIo,
): Promise<(list: StatusList) => Promise<void>> {
  const signer = await signerOf(flags)
  const ttl = numberOf('--ttl', flags.ttl)
  const days = numberOf('--expires-after', flags.expiresAfter)
  const out = await outOf(flags, url)
  return async (list) => {
    const signed = await signStatusList(list, {
      url,
      issuer: flags.listIssuer ?? issuer,
      signer,
      ...(ttl === undefined ? {} : { ttlSeconds: ttl }),
      ...(days === undefined ? {} : { expiresAfter: { days } }),
      now: io.now,
    })
    const told = (file: string): string => `The list is in ${printable(file)}; serve it at ${printable(url)}.`
    await writeOut(textOf(signed), out, told, io)
  }
}

/** A list is signed again and again: an earlier copy of the same list may be replaced without a word. */
async function outOf({ out, force, register }: SignFlags, url: string): Promise<OutFlags> {
  if (out === undefined) return {}
  if ((await placeOf(out)) === (await placeOf(register))) {
    throw new OpenBadgesError('OPTIONS_INVALID', { option: '--out', expected: 'another file', found: 'the register' })
  }
  if (force === true || (await isCopyOf(out, url))) return { out, force: true }
  if (!(await exists(out))) return { out }
  const facts = {
    option: '--out',
    expected: 'a new file or an earlier copy of this list, or --force with it',
    found: out,
  }
  throw new OpenBadgesError('OPTIONS_INVALID', facts)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function placeOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path))
}

async function isCopyOf(path: string, url: string): Promise<boolean> {
  try {
    const text = await readText(path)
    const token = /^[\w-]+\.([\w-]+)\./.exec(text)?.[1]
    const list: unknown = JSON.parse(token === undefined ? text : Buffer.from(token, 'base64url').toString())
    return typeof list === 'object' && list !== null && 'id' in list && list.id === url
  } catch {
    return false
  }
}

function numberOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw wrongFlag(option, 'a whole number', value)
}
