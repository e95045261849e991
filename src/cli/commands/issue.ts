import type { Command } from 'commander'
import { createIssuer, type Award, type Finding, type Signer, type StatusAllocator } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { toldOf } from '../failure.js'
import { checkPlace, readText } from '../files.js'
import { addOutFlags, refuseInputs, wrongFlag, writeOut, type OutFlags } from '../flags.js'
import { issuerOfKey, profileOf, type IssuerFlags } from '../issuer-profile.js'
import { readJsonObject } from '../json-file.js'
import { printable } from '../output.js'
import { changeRegister, readRegister } from '../register-file.js'
import { addSigningFlags, signerOf, textOf, type SigningFlags } from '../signing-flags.js'

interface IssueOptions extends SigningFlags, OutFlags, IssuerFlags {
  readonly register?: string
}

/** Adds the command that signs a badge. */
export function addIssue(program: Command, io: CommandIo): void {
  const command = program
    .command('issue')
    .description('Issues a signed badge.')
    .argument('<award>', 'what is awarded to whom, as JSON (see below)')
  addOutFlags(addSigningFlags(command), 'the badge')
    .option(
      '--issuer-id <id>',
      "who issues (default: the award's issuer, else the register's, else the DID of the key)",
    )
    .option('--issuer-name <name>', 'name of the issuer')
    .option('--register <file>', 'the register of a status list, from "status create": the badge can be revoked')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: IssueOptions) => issue(file, options, io))
}

async function issue(file: string, options: IssueOptions, io: CommandIo): Promise<void> {
  const { issuer: stated, ...award } = readJsonObject(await readText(file), file)
  const signer = await signerOf(options)
  const register = options.register === undefined ? undefined : await openRegister(options.register)
  refuseForeignRegister(register, signer)
  const profile = profileOf(options, stated, register?.issuer ?? issuerOfKey(signer))
  const hints: Finding[] = []
  const issuer = createIssuer({
    profile,
    signer,
    status: register ?? 'none',
    now: io.now,
    onHint: (hint) => hints.push(hint),
  })
  const { id } = issuer.profile
  if (register !== undefined && register.issuer !== id) {
    throw wrongFlag('--register', `a register of ${id}`, register.issuer)
  }
  await checkOut(file, options)
  const signed = await issuer.issue(award as unknown as Award)
  const told = (out: string): string => `The badge is in ${printable(out)}, issued by ${printable(id)}.`
  await writeOut(textOf(signed), options, told, io)
  if (register?.given !== undefined) io.stderr.write(`${register.given}\n`)
  // What is allowed but probably not meant.
  for (const hint of hints) io.stderr.write(`Hint: ${toldOf(hint)}\n`)
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
async function checkOut(award: string, { out, force, key, register }: IssueOptions): Promise<void> {
  if (out === undefined) return
  const inputs = { 'the award': award, 'the key': key, ...(register === undefined ? {} : { 'the register': register }) }
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

Examples:
  $ openbadges issue award.json --key issuer.jwk --out badge.json
  $ openbadges issue award.json --key issuer.jwk --format jwt --issuer-name 'Example Academy' > badge.jwt
  $ openbadges issue award.json --key issuer.pem --key-id did:web:example.org#key-1 --out badge.json`
