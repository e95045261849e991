import { Option, type Command } from 'commander'
import {
  createIssuer,
  defaultLimits,
  type Award,
  type Finding,
  type Issuer,
  type Signer,
  type StatusAllocator,
} from '../../index.js'
import { readFieldPath, setField } from '../award-fields.js'
import type { CommandIo } from '../command-io.js'
import { exitCodes, type ExitCode } from '../exit-codes.js'
import { toldOf } from '../failure.js'
import { checkPlace, readInput, readText } from '../files.js'
import { addOutFlags, collect, refuseInputs, wrongFlag, writeOut, type OutFlags } from '../flags.js'
import { issueMany } from '../issue-many.js'
import { issuerOfKey, profileOf, type IssuerFlags } from '../issuer-profile.js'
import { readJsonObject, type InputObject } from '../json-file.js'
import { printable } from '../output.js'
import { changeRegister, readRegister } from '../register-file.js'
import { addSigningFlags, signerOf, textOf, type SigningFlags } from '../signing-flags.js'

interface IssueOptions extends SigningFlags, OutFlags, IssuerFlags {
  readonly register?: string
  readonly set?: readonly string[]
  readonly csv?: string
  readonly into?: string
}

/** Adds the command that signs a badge. */
export function addIssue(program: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const command = program
    .command('issue')
    .description('Issues a signed badge, or one for each row of a table.')
    .argument('[award]', 'what is awarded to whom, as JSON (see below)')
  addOutFlags(addSigningFlags(command), 'the badge')
    .option(
      '--issuer-id <id>',
      "who issues (default: the award's issuer, else the register's, else the DID of the key)",
    )
    .option('--issuer-name <name>', 'name of the issuer')
    .option('--register <file>', 'the register of a status list, from "status create": the badge can be revoked')
    .addOption(
      new Option(
        '--set <field=value>',
        'a field of the award, such as recipient.email=ada@example.org; may be repeated',
      ).argParser(collect),
    )
    .option('--csv <table>', 'a badge for each row; its columns are fields of the award, and --out is a folder')
    .addOption(new Option('--into <picture>', 'put each badge of the table into this PNG or SVG'))
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined, options: IssueOptions) => end(await issue(file, options, io)))
}

async function issue(file: string | undefined, options: IssueOptions, io: CommandIo): Promise<ExitCode> {
  const template = await readTemplate(file, options)
  const signer = await signerOf(options)
  const register = options.register === undefined ? undefined : await openRegister(options.register)
  refuseForeignRegister(register, signer)
  const profile = profileOf(options, template.issuer, register?.issuer ?? issuerOfKey(signer))
  const hints: Finding[] = []
  const issuer = createIssuer({
    profile,
    signer,
    status: register ?? 'none',
    now: io.now,
    // Of a table, each row would have the same.
    ...(options.csv === undefined ? { onHint: (hint: Finding) => void hints.push(hint) } : {}),
  })
  const { id } = issuer.profile
  if (register !== undefined && register.issuer !== id) {
    throw wrongFlag('--register', `a register of ${id}`, register.issuer)
  }
  if (options.csv !== undefined) return issueTable(options.csv, template, issuer, { ...options, award: file, io })
  if (options.into !== undefined)
    throw wrongFlag('--into', 'left out without --csv; "openbadges bake" does it', options.into)
  await checkOut(file, options)
  const { issuer: _, ...award } = template
  const signed = await issuer.issue(award as unknown as Award)
  const told = (out: string): string => `The badge is in ${printable(out)}, issued by ${printable(id)}.`
  await writeOut(textOf(signed), options, told, io)
  if (register?.given !== undefined) io.stderr.write(`${register.given}\n`)
  // What is allowed but probably not meant.
  for (const hint of hints) io.stderr.write(`Hint: ${toldOf(hint)}\n`)
  return exitCodes.done
}

async function readTemplate(file: string | undefined, { set = [], csv }: IssueOptions): Promise<InputObject> {
  if (file === undefined && set.length === 0 && csv === undefined) {
    throw wrongFlag('award', 'a file, or fields by --set', 'nothing')
  }
  const award = file === undefined ? {} : structuredClone(readJsonObject(await readText(file), file))
  for (const word of set) {
    const [, field, value] = /^([^=]+)=(.*)$/s.exec(word) ?? []
    if (field === undefined || value === undefined) throw wrongFlag('--set', 'a field and its value', word)
    setField(award, readFieldPath(field, '--set'), value)
  }
  // Flags may have made something else of the issuer.
  return readJsonObject(JSON.stringify(award), file ?? 'the award')
}

async function issueTable(
  table: string,
  template: InputObject,
  issuer: Issuer,
  {
    out,
    force,
    into,
    key,
    register,
    award,
    io,
  }: IssueOptions & { readonly award: string | undefined; readonly io: CommandIo },
): Promise<ExitCode> {
  if (out === undefined) throw wrongFlag('--out', 'a folder for the badges of --csv', 'nothing')
  const picture = into === undefined ? undefined : await readInput(into, io, defaultLimits.maxInputBytes)
  const inputs = [key, register, award, into].filter((path) => path !== undefined)
  return issueMany({ issuer, template, table, folder: out, force: force === true, inputs, picture, io })
}

/** A DID's own key cannot sign for the issuer of a register that is another DID. */
function refuseForeignRegister(register: RegisterInUse | undefined, signer: Signer): void {
  const id = issuerOfKey(signer)
  if (register === undefined || id === undefined || !register.issuer.startsWith('did:') || register.issuer === id)
    return
  throw wrongFlag(
    '--register',
    `one of ${id}, to which the key belongs by its name (--key-id names it)`,
    register.issuer,
  )
}

interface RegisterInUse extends StatusAllocator {
  /** The id of the issuer whose badges stand in it. */
  readonly issuer: string
  /** The entry that was given out, in words. */
  readonly given: string | undefined
}

/** The register is open for as long as it takes to give out an entry, not while the badge is signed. */
async function openRegister(path: string): Promise<RegisterInUse> {
  const { issuer } = await readRegister(path)
  let given: string | undefined
  return {
    issuer,
    get given() {
      return given
    },
    allocate: async () => {
      const entry = await changeRegister(path, ({ register }) => register.allocate())
      given = `Its entry for ${entry.statusPurpose} is number ${entry.statusListIndex} of ${printable(entry.statusListCredential)}.`
      return entry
    },
  }
}

/** Before an entry is given out: a badge that cannot be written would have used one up. */
async function checkOut(award: string | undefined, { out, force, key, register }: IssueOptions): Promise<void> {
  if (out === undefined) return
  const inputs = {
    ...(award === undefined ? {} : { 'the award': award }),
    'the key': key,
    ...(register === undefined ? {} : { 'the register': register }),
  }
  await refuseInputs(out, inputs)
  await checkPlace(out, { force: force === true })
}

const EXAMPLES = `
The award is a JSON object with "achievement" and "recipient"; "issuer", "validFrom", "validUntil" or
"expiresAfter", and whatever else buildCredential takes:

  {
    "issuer": { "name": "Example Academy" },
    "achievement": {
      "name": "First Aid",
      "description": "Helps in the first minutes.",
      "criteria": "Passed the practical test."
    },
    "recipient": { "email": "ada@example.org" },
    "expiresAfter": { "years": 2 }
  }

Without --register the badge expires, but cannot be revoked. A register is for one purpose, and a badge
stands in one list: it can be revoked or suspended, not both.

Of a table, the first row heads the columns: fields of the award, such as recipient.email, validUntil or
results.0.value, and file, the name of the badge. Empty cells leave what the award says. What was issued
is listed on standard output; rows that fail are in failures.csv of the folder, to be mended and given
again. Run again, it issues only what is not there yet.

Examples:
  $ openbadges issue award.json --key issuer.jwk --out badge.json
  $ openbadges issue award.json --key issuer.jwk --format jwt --issuer-name 'Example Academy' > badge.jwt
  $ openbadges issue award.json --key issuer.pem --key-id did:web:example.org#key-1 --out badge.json
  $ openbadges issue award.json --key issuer.jwk --set recipient.email=bob@example.org --out bob.json
  $ openbadges issue award.json --key issuer.jwk --csv recipients.csv --out badges > issued.csv`
