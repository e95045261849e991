import type { Command } from 'commander'
import { OpenBadgesError } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printable } from '../output.js'
import { findEntries } from '../register-entries.js'
import { changeRegister } from '../register-file.js'
import { addSignFlags, prepareSigning, type SignFlags } from '../sign-register.js'

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
  const means = await networkOf(flags)
  await changeRegister(flags.register, async ({ register, ...head }) => {
    const { purpose } = register.list
    if (purpose !== 'revocation') {
      const facts = { option: '--register', expected: 'a register for revocation', found: `one for ${purpose}` }
      throw new OpenBadgesError('OPTIONS_INVALID', facts)
    }
    const publish = await prepareSigning(flags, head, io)
    const entries = await findEntries(words, head, means, io)
    await register.set(entries.map(({ index }) => index))
    for (const { index, name } of entries) io.stderr.write(`${printable(name)} is revoked (entry ${index}).\n`)
    await publish(register.list)
  })
}

const EXAMPLES = `
A badge that is given by file must be genuine, by the register's issuer, and stand in its list. A
revocation is for good; for what may be lifted again, keep a list for suspension ("openbadges status").

Examples:
  $ openbadges revoke badge.json --register register.json --key issuer.jwk --out status-1.json`
