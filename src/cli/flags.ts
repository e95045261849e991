/** What the flags of several commands share. */
import { Option, type Command } from 'commander'
import { OpenBadgesError } from '../index.js'
import type { CommandIo } from './command-io.js'
import { placeOf, writeWhole } from './files.js'

/** The flags about where it goes, as they were given. */
export interface OutFlags {
  readonly out?: string
  readonly force?: true
}

/**
 * Adds the flags about where it goes to a command.
 *
 * @param what - what goes there
 */
export function addOutFlags(command: Command, what: string): Command {
  return command
    .option('--out <file>', `where ${what} goes (default: standard output)`)
    .option('--force', 'replace the file if it is there already')
}

/**
 * Writes a text where it should go: the file, which others may read, or standard output.
 *
 * @param told - what a person is told once the file is there
 */
export async function writeOut(
  text: string,
  { out, force }: OutFlags,
  told: (out: string) => string,
  io: CommandIo,
): Promise<void> {
  if (out === undefined) {
    io.stdout.write(`${text}\n`)
    return
  }
  await writeWhole(out, `${text}\n`, { force: force === true, access: 'usual' })
  io.stderr.write(`${told(out)}\n`)
}

/**
 * Refuses to write over what the command reads, also with --force and by another name.
 *
 * @param out - where it should go
 * @param inputs - what each file is → its path
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export async function refuseInputs(out: string, inputs: Readonly<Record<string, string>>): Promise<void> {
  const place = await placeOf(out)
  for (const [what, path] of Object.entries(inputs)) {
    if (path !== '-' && (await placeOf(path)) === place) throw wrongFlag('--out', `another file than ${what}`, out)
  }
}

/** Adds the flag about who else may issue status lists to a command. */
export function addStatusIssuerFlag(command: Command): Command {
  return command.addOption(
    new Option(
      '--status-issuer <id>',
      'an issuer of status lists that may speak for any issuer; may be repeated',
    ).argParser(collect),
  )
}

/**
 * Reads ids of issuers.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readIds(flag: string, ids: readonly string[] = []): readonly string[] {
  const noId = ids.find((id) => !isId(id))
  if (noId === undefined) return ids
  throw wrongFlag(flag, 'the id of an issuer, such as did:web:example.org', noId)
}

/** Tells whether a word is an id, a DID or URL, and not the name of a file; drives of one letter are no schemes. */
export function isId(word: string): boolean {
  return /^[a-z][a-z0-9+.-]+:./i.test(word)
}

/** Takes one more value of a flag that may be repeated. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** The error about a flag whose value is wrong. */
export function wrongFlag(flag: string, expected: string, found: string): OpenBadgesError {
  return new OpenBadgesError('OPTIONS_INVALID', { option: flag, expected, found: JSON.stringify(found) })
}
