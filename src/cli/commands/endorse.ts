import type { Command } from 'commander'
import { createIssuer, type EndorsementStatement } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { readText } from '../files.js'
import { addOutFlags, refuseInputs, writeOut, type OutFlags } from '../flags.js'
import { issuerOfKey, profileOf, type IssuerFlags } from '../issuer-profile.js'
import { readJsonObject } from '../json-file.js'
import { printable } from '../output.js'
import { addSigningFlags, signerOf, textOf, type SigningFlags } from '../signing-flags.js'

type EndorseFlags = SigningFlags & OutFlags & IssuerFlags

/** Adds the command that signs an endorsement. */
export function addEndorse(program: Command, io: CommandIo): void {
  const command = program
    .command('endorse')
    .description('Issues a signed endorsement of a profile, an achievement or a badge.')
    .argument('<statement>', 'what is said of whom, as JSON (see below)')
  addOutFlags(addSigningFlags(command), 'the endorsement')
    .option('--issuer-id <id>', "who endorses (default: the statement's issuer, else the DID of the key)")
    .option('--issuer-name <name>', 'name of who endorses')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: EndorseFlags) => endorse(file, options, io))
}

async function endorse(file: string, options: EndorseFlags, io: CommandIo): Promise<void> {
  const { issuer: stated, ...statement } = readJsonObject(await readText(file), file)
  const signer = await signerOf(options)
  const profile = profileOf(options, stated, issuerOfKey(signer))
  const issuer = createIssuer({ profile, signer, status: 'none', now: io.now })
  if (options.out !== undefined) await refuseInputs(options.out, { 'the statement': file, 'the key': options.key })
  const signed = await issuer.endorse(statement as unknown as EndorsementStatement)
  const told = (out: string): string => `The endorsement is in ${printable(out)}, by ${printable(issuer.profile.id)}.`
  await writeOut(textOf(signed), options, told, io)
}

const EXAMPLES = `
The statement is a JSON object with "name", "subject" and whatever else buildEndorsement takes:

  {
    "issuer": { "name": "Guild of Welders" },
    "name": "Accredited school",
    "subject": { "id": "did:web:school.example", "comment": "Teaches to the standard of the guild." },
    "expiresAfter": { "years": 5 }
  }

Whoever is endorsed puts it into "endorsements" of a badge, an achievement or a profile.

Examples:
  $ openbadges endorse statement.json --key issuer.jwk --out endorsement.json
  $ openbadges endorse statement.json --key issuer.jwk --format jwt > endorsement.jwt`
