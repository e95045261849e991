/** The commands about status lists: the register that an issuer keeps, and the list that it publishes. */
import { Option, type Command } from 'commander'
import {
  createStatusList,
  createStatusRegister,
  type StatusList,
  type StatusListOptions,
  type StatusPurpose,
} from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { exitCodes, type ExitCode } from '../exit-codes.js'
import { addStatusIssuerFlag, collect, readIds, wrongFlag } from '../flags.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printable } from '../output.js'
import { checkPublished } from '../published-status.js'
import { findEntries, isEntryNumber } from '../register-entries.js'
import { changeRegister, createRegister, readRegister } from '../register-file.js'
import { addSignFlags, preparePublishing, type SignFlags } from '../sign-register.js'

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
    (flags: SignFlags) => sign(flags, io),
  )
}

/** While the list is signed nobody sets an entry: of two lists, the one written last must be the newer one. */
async function sign(flags: SignFlags, io: CommandIo): Promise<void> {
  await changeRegister(flags.register, async ({ register, remember, ...head }) => {
    const { list } = register
    const { publish, news } = await preparePublishing(flags, head, {}, io)
    await publish(list)
    if (news !== undefined) await remember(news)
  })
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
      new Option('--message <text>', 'what a value means: one text for each, from 0 on; 2, 4, 8 … of them').argParser(
        collect,
      ),
    )
    .requiredOption('--out <file>', 'where the register goes')
    .option('--force', 'replace the file if it is there already')
    .action((options: CreateOptions) => create(options, io))
}

async function create(options: CreateOptions, io: CommandIo): Promise<void> {
  const { url, issuer, purpose, message = [], out, force } = options
  if (!/^[a-z][a-z0-9+.-]*:[^\s#]+$/i.test(issuer)) throw wrongFlag('--issuer', 'an id, without #', issuer)
  const list = createStatusList({ purpose, ...lengthOf(options.length), ...sizeOf(message) })
  createStatusRegister({ url, list, save: 'memory-only' })
  await createRegister(out, { url, issuer, publication: {}, list }, { force: force === true })
  io.stderr.write(`The register of ${printable(url)} is in ${printable(out)}: ${list.length} entries, all free.\n`)
  if (new URL(url).port !== '') io.stderr.write(OTHER_PORT)
}

function lengthOf(length: string | undefined): Pick<StatusListOptions, 'length'> {
  if (length === undefined) return {}
  if (/^[1-9]\d{0,14}$/.test(length)) return { length: Number(length) }
  throw wrongFlag('--length', 'a whole number from 1', length)
}

/** As many bits as there are messages for. */
function sizeOf(messages: readonly string[]): Pick<StatusListOptions, 'messages' | 'statusSize'> {
  if (messages.length === 0) return {}
  const statusSize = Math.log2(messages.length)
  if (statusSize >= 1 && Number.isInteger(statusSize)) return { messages, statusSize }
  throw wrongFlag('--message', 'said 2, 4, 8 … times, once for each value', String(messages.length))
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
  // Whom this asks must not keep others from the register.
  const entries = await findEntries(words, await readRegister(options.register), means, io)
  const indexes = entries.flatMap((entry) => entry.indexes)
  const list = await changeRegister(options.register, async ({ register }) => {
    await register.set(indexes, value)
    return register.list
  })
  if (value === 0 && list.purpose === 'revocation') io.stderr.write(LIFTED)
  for (const entry of entries) {
    io.stderr.write(`Entry ${entry.indexes.join(', ')} (${printable(entry.name)}) is ${inWords(list, value)}.\n`)
  }
  io.stderr.write('Sign the list and serve it at its address: until then nobody knows.\n')
}

/** What a value means in a list. */
function inWords({ statusSize, messages }: StatusList, value: number): string {
  const message = messages[value]
  if (message !== undefined) return `${value}: ${printable(message)}`
  if (value === 0) return 'clear'
  return statusSize === 1 ? 'set' : `set to ${value}`
}

interface CheckOptions extends NetworkFlags {
  readonly statusIssuer?: readonly string[]
  readonly register?: string
}

function addCheck(status: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const command = status
    .command('check')
    .description('Tells whether an entry is set: in the lists that a badge names, or in a register.')
    .argument('<entry>', 'a badge by file; with --register, also an entry by number')
    .option('--register <file>', 'look into this register, and ask nobody about the list')
  addNetworkFlags(addStatusIssuerFlag(command))
    .addHelpText('after', CHECK_HELP)
    .action(async (word: string, options: CheckOptions) => end(await check(word, options, io)))
}

async function check(word: string, options: CheckOptions, io: CommandIo): Promise<ExitCode> {
  const means = await networkOf(options)
  if (options.register === undefined) {
    if (isEntryNumber(word)) throw wrongFlag('<entry>', 'a badge by file; a number needs --register', word)
    return checkPublished(word, { ...means, statusIssuers: readIds('--status-issuer', options.statusIssuer) }, io)
  }
  const contents = await readRegister(options.register)
  const { list } = contents
  const indexes = (await findEntries([word], contents, means, io)).flatMap((entry) => entry.indexes)
  const values = indexes.map((index) => list.valueAt(index))
  for (const [place, index] of indexes.entries()) {
    const allocated = list.isAllocated(index) ? '' : ', and was never given out'
    io.stdout.write(`entry ${index} for ${list.purpose}: ${inWords(list, values[place] ?? 0)}${allocated}\n`)
  }
  return values.every((value) => value === 0) ? exitCodes.done : exitCodes.notVerified
}

const LIFTED = 'A revocation is meant to be for good: whoever has seen it may go on refusing the badge.\n'

const OTHER_PORT =
  'Verifiers ask at port 443, unless they are told of that origin (--allow-private-origin, for tests).\n'

const EXAMPLES = `
The register is the issuer's own: which entries were given out, and which are set. The list is what
everybody may read: signed, and served at its address. How it was signed last is kept in the register.

Examples:
  $ openbadges status create --url https://example.org/s/1 --issuer did:web:example.org --out register.json
  $ openbadges issue award.json --key issuer.jwk --register register.json --out badge.json
  $ openbadges status sign --register register.json --key issuer.jwk --out status-1.json
  $ openbadges revoke badge.json --register register.json --key issuer.jwk --out status-1.json
  $ openbadges status check badge.json`

const CHECK_HELP = `
Exit codes: 0 clear, or no status at all; 1 set; 2 wrong usage; 3 not known. Of a badge, its proof is checked too, but not
whether its issuer counts: see "openbadges verify".`
