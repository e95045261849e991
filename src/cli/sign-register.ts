/** Signing the list of a register, so that it can be served. */
import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { signStatusList, type StatusList } from '../index.js'
import type { CommandIo } from './command-io.js'
import { checkPlace, readText } from './files.js'
import { refuseInputs, wrongFlag, writeOut, type OutFlags } from './flags.js'
import { printable } from './output.js'
import type { Publication, RegisterHead } from './register-file.js'
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
    .option('--list-issuer <id>', "who issues the list (default: as last time, else the register's issuer)")
    .option(
      '--ttl <seconds>',
      'for how long verifiers may use a copy (none takes it back; default: as last time, else 300)',
    )
    .option(
      '--expires-after <days>',
      'how long the list is in force (none takes it back; default: as last time, else without end)',
    )
    .option('--out <file>', 'where the signed list goes (default: standard output)')
    .option('--force', 'replace the file even if it is no earlier copy of this list')
}

/** Publishes the list of one register. */
export interface Publisher {
  /** Signs a list, and writes nothing: what is wrong shows before anything is changed. */
  readonly rehearse: (list: StatusList) => Promise<void>
  /** Signs a list and writes it. */
  readonly publish: (list: StatusList) => Promise<void>
  /** How it does that; `undefined` where that is no other than last time. */
  readonly news: Publication | undefined
}

/**
 * Makes ready to publish: reads the key, and looks at every flag and at where the list goes.
 *
 * @param flags - of the command line; where one is left out, what was said last time holds
 * @param head - of the register
 * @param inputs - other files that the command reads, which the list must not be written over
 * @param io - of the command
 */
export async function preparePublishing(
  flags: SignFlags,
  { url, issuer, publication }: RegisterHead,
  inputs: Readonly<Record<string, string>>,
  io: CommandIo,
): Promise<Publisher> {
  const said = publicationOf(flags)
  const { format, listIssuer = issuer, ttlSeconds, expiresAfterDays: days } = { ...publication, ...said }
  const signer = await signerOf({ ...flags, ...(format === undefined ? {} : { format }) })
  await outOf(flags, url, inputs)
  const sign = async (list: StatusList): Promise<string> =>
    textOf(
      await signStatusList(list, {
        url,
        issuer: listIssuer,
        signer,
        ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
        ...(days === undefined ? {} : { expiresAfter: { days } }),
        now: io.now,
      }),
    )
  const told = (file: string): string => `The list is in ${printable(file)}; serve it at ${printable(url)}.`
  return {
    rehearse: async (list) => {
      await sign(list)
    },
    // Another program may have written a copy meanwhile.
    publish: async (list) => writeOut(await sign(list), await outOf(flags, url, inputs), told, io),
    news: Object.keys(said).length === 0 ? undefined : { ...publication, ...said },
  }
}

function publicationOf({ format, listIssuer, ttl, expiresAfter }: SignFlags): Publication {
  return {
    ...(format === undefined ? {} : { format }),
    ...(listIssuer === undefined ? {} : { listIssuer }),
    ...(ttl === undefined ? {} : { ttlSeconds: numberOf('--ttl', 'seconds', ttl, 0) }),
    ...(expiresAfter === undefined ? {} : { expiresAfterDays: numberOf('--expires-after', 'days', expiresAfter, 1) }),
  }
}

/** A list is signed again and again: an earlier copy of the same list may be replaced without a word. */
async function outOf(
  { out, force, register, key }: SignFlags,
  url: string,
  inputs: Readonly<Record<string, string>>,
): Promise<OutFlags> {
  if (out === undefined) return {}
  await refuseInputs(out, { 'the register': register, 'the key': key, ...inputs })
  await checkPlace(out, { force: true })
  const isFile = await stat(out).then(
    (there) => there.isFile(),
    () => false,
  )
  if (!isFile) return { out }
  if (force === true || (await isCopyOf(out, url))) return { out, force: true }
  throw wrongFlag('--out', 'a new file or an earlier copy of this list, or --force with it', out)
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

/** What was said before is taken back by `none`. */
function numberOf(option: string, unit: string, value: string, least: number): number | undefined {
  if (value === 'none') return undefined
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= least) return number
  throw wrongFlag(option, `a whole number of ${unit}, ${least} or more, or none`, value)
}
