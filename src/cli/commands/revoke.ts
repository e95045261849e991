import type { Command } from 'commander'
import { OpenBadgesError } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printable } from '../output.js'
import { findEntries, isEntryNumber } from '../register-entries.js'
import { changeRegister, readRegister } from '../register-file.js'
import { addSignFlags, preparePublishing, type SignFlags } from '../sign-register.js'

/** Adds the command that revokes badges and signs the list anew, in one step. */
export function addRevoke(program: Command, io: CommandIo): void {
  const command = program
    .command('revoke')
    .description('Revokes badges for good, and signs the list anew.')
    .argument('<badge...>', 'badges by file, or entries of the list by number')
  addNetworkFlags(addSignFlags(command))
    .addHelpText('after', EXAMPLES)
    .action((words: readonly string[], flags: SignFlags & NetworkFlags) => revoke(words, flags, io))
}

async function revoke(words: readonly string[], flags: SignFlags & NetworkFlags, io: CommandIo): Promise<void> {
  const contents = await readRegister(flags.register)
  const { purpose } = contents.list
  if (purpose !== 'revocation') {
    const facts = { option: '--register', expected: 'a register for revocation', found: `one for ${purpose}` }
    throw new OpenBadgesError('OPTIONS_INVALID', facts)
  }
  const entries = await findEntries(words, contents, await networkOf(flags), io)
  await changeRegister(flags.register, async ({ register, remember, ...head }) => {
    const { rehearse, publish, news } = await preparePublishing(flags, head, inputsOf(words, flags), io)
    await rehearse(register.list)
    await register.set(entries.flatMap(({ indexes }) => indexes))
    try {
      await publish(register.list)
      if (news !== undefined) await remember(news)
    } catch (error) {
      io.stderr.write(UNPUBLISHED)
      throw error
    }
  })
  for (const { indexes, name } of entries) {
    io.stderr.write(`${printable(name)} is revoked (entry ${indexes.join(', ')}).\n`)
  }
}

/** What the list must not be written over. */
function inputsOf(words: readonly string[], { ca }: NetworkFlags): Readonly<Record<string, string>> {
  const badges = words.filter((word) => !isEntryNumber(word)).map((file) => [`the badge ${file}`, file] as const)
  return { ...Object.fromEntries(badges), ...(ca === undefined ? {} : { 'the authorities': ca }) }
}

const UNPUBLISHED =
  'The register has the revocation, but the list is not published: run "openbadges status sign", until then nobody knows.\n'

const EXAMPLES = `
A badge that is given by file must be genuine, by the register's issuer, and stand in its list. A
revocation is for good; for what may be lifted again, keep a list for suspension ("openbadges status").

Examples:
  $ openbadges revoke badge.json --register register.json --key issuer.jwk --out status-1.json`
