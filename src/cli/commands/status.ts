/** The commands about status lists: the register that an issuer keeps, and the list that it publishes. */
import { Option, type Command } from 'commander'
import { createStatusList, type StatusListOptions, type StatusPurpose } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { exitCodes, type ExitCode } from '../exit-codes.js'
import { collect, wrongFlag } from '../flags.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printable } from '../output.js'
import { checkPublished } from '../published-status.js'
import { findEntries } from '../register-entries.js'
import { changeRegister, readRegister, writeRegister } from '../register-file.js'
import { addSignFlags, prepareSigning, type SignFlags } from '../sign-register.js'

/** Adds `status create`, `set`, `clear`, `check` and `sign`. */
export function addStatus(program: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const status = program
    .command('status')
    .description('Keeps a status list: revocations and suspensions.')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES)
  addCreate(status, io)
  addChange(status, io, { name: 'set', description: 'Sets the entries of badges: revoked, or suspended.', value: 1 })
  addChange(status, io, { name: 'clear', description: 'Clears the entries of badges again.', value: 0 })
  addCheck(status, io, end)
  addSignFlags(status.command('sign').description('Signs the list, to be served at its address.')).action(
    async (flags: SignFlags) => {
      const { list, ...head } = await readRegister(flags.register)
      await (
        await prepareSigning(flags, head, io)
      )(list)
    },
  )
}

interface CreateOptions {
  readonly url: string
  readonly issuer: string
  readonly purpose: StatusPurpose
  readonly length?: string
  readonly message?: readonly string[]
  readonly out: string
  readonly force?: true
}

function addCreate(status: Command, io: CommandIo): void {
  status
    .command('create')
    .description('Makes the register of a new list. Publishes nothing.')
    .requiredOption('--url <url>', 'the address that the list will be served at')
    .requiredOption('--issuer <id>', 'the id of the issuer whose badges stand in it')
    .addOption(
      new Option('--purpose <purpose>', 'what it means if an entry is set')
        .choices(['revocation', 'suspension', 'refresh', 'message'])
        .default('revocation'),
    )
    .option('--length <number>', 'entries (default: 131072, the fewest that hide whose status is asked for)')
    .addOption(
      new Option('--message <text>', 'what a value means, in their order from 0; may be repeated').argParser(collect),
    )
    .requiredOption('--out <file>', 'where the register goes')
    .option('--force', 'replace the file if it is there already')
    .action((options: CreateOptions) => create(options, io))
}

async function create(options: CreateOptions, io: CommandIo): Promise<void> {
  const { url, issuer, purpose, message = [], out, force } = options
  for (const [flag, value] of Object.entries({ '--url': url, '--issuer': issuer })) {
    if (!/^[a-z][a-z0-9+.-]*:[^\s#]+$/i.test(value)) throw wrongFlag(flag, 'an address, without #', value)
  }
  const list = createStatusList({ purpose, ...lengthOf(options.length), ...sizeOf(message) })
  await writeRegister(out, { url, issuer }, list, { force: force === true })
  io.stderr.write(`The register of ${printable(url)} is in ${printable(out)}: ${list.length} entries, all free.\n`)
}

function lengthOf(length: string | undefined): Pick<StatusListOptions, 'length'> {
  if (length === undefined) return {}
  if (/^[1-9]\d{0,14}$/.test(length)) return { length: Number(length) }
  throw wrongFlag('--length', 'a whole number from 1', length)
}

/** As few bits as tell the messages apart; the values that are left have none. */
function sizeOf(messages: readonly string[]): Pick<StatusListOptions, 'messages' | 'statusSize'> {
  if (messages.length === 0) return {}
  const statusSize = Math.max(1, Math.ceil(Math.log2(messages.length)))
  const unused = Array.from({ length: 2 ** statusSize - messages.length }, () => 'undefined')
  return { messages: [...messages, ...unused], statusSize }
}

interface ChangeOptions extends NetworkFlags {
  readonly register: string
  readonly value?: string
}

interface Change {
  readonly name: 'set' | 'clear'
  readonly description: string
  readonly value: number
}

function addChange(status: Command, io: CommandIo, change: Change): void {
  const command = status
    .command(change.name)
    .description(change.description)
    .argument('<entry...>', 'badges by file, or entries by number')
    .requiredOption('--register <file>', 'the register of the list')
  if (change.name === 'set') command.option('--value <number>', 'the value, for entries of more than one bit')
  addNetworkFlags(command).action((words: readonly string[], options: ChangeOptions) =>
    changeEntries(words, options, change, io),
  )
}

async function changeEntries(
  words: readonly string[],
  options: ChangeOptions,
  change: Change,
  io: CommandIo,
): Promise<void> {
  const means = await networkOf(options)
  if (options.value !== undefined && !/^\d{1,3}$/.test(options.value)) {
    throw wrongFlag('--value', 'a whole number', options.value)
  }
  const value = options.value === undefined ? change.value : Number(options.value)
  await changeRegister(options.register, async (file) => {
    const entries = await findEntries(words, file, means, io)
    const indexes = entries.map(({ index }) => index)
    await file.register.set(indexes, value)
    if (value === 0 && file.register.list.purpose === 'revocation') io.stderr.write(LIFTED)
    for (const { index, name } of entries) {
      io.stderr.write(`Entry ${index} (${printable(name)}) is ${value === 0 ? 'clear' : 'set'}.\n`)
    }
  })
  io.stderr.write('Sign the list and serve it at its address: until then nobody knows.\n')
}

interface CheckOptions extends NetworkFlags {
  readonly register?: string
}

function addCheck(status: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const command = status
    .command('check')
    .description('Tells whether an entry is set: in the lists that a badge names, or in a register.')
    .argument('<entry>', 'a badge by file; with --register, also an entry by number')
    .option('--register <file>', 'look into this register, and ask nobody about the list')
  addNetworkFlags(command)
    .addHelpText('after', CHECK_HELP)
    .action(async (word: string, options: CheckOptions) => end(await check(word, options, io)))
}

async function check(word: string, options: CheckOptions, io: CommandIo): Promise<ExitCode> {
  const means = await networkOf(options)
  if (options.register === undefined) return checkPublished(word, means, io)
  const file = await readRegister(options.register)
  const [entry] = await findEntries([word], file, means, io)
  if (entry === undefined) return exitCodes.unknown
  const { list } = file
  const value = list.valueAt(entry.index)
  const message = list.messages[value] ?? (value === 0 ? 'clear' : 'set')
  const allocated = list.isAllocated(entry.index) ? '' : ', and was never given out'
  io.stdout.write(`entry ${entry.index} for ${list.purpose}: ${printable(message)}${allocated}\n`)
  return value === 0 ? exitCodes.done : exitCodes.notVerified
}

const LIFTED = 'A revocation is meant to be for good: whoever has seen it may go on refusing the badge.\n'

const EXAMPLES = `
The register is the issuer's own: which entries were given out, and which are set. The list is what
everybody may read: signed, and served at its address.

Examples:
  $ openbadges status create --url https://example.org/status/1 --issuer did:web:example.org --out register.json
  $ openbadges issue award.json --key issuer.jwk --register register.json --out badge.json
  $ openbadges status sign --register register.json --key issuer.jwk --out status-1.json
  $ openbadges revoke badge.json --register register.json --key issuer.jwk --out status-1.json
  $ openbadges status check badge.json`

const CHECK_HELP = `
Exit codes: 0 clear; 1 set; 2 wrong usage; 3 not known. Of a badge, its proof is checked too, but not
whether its issuer counts: see "openbadges verify".`
