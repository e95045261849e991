/** The flags about what is expected of a badge, and which answers make a run fail. */
import { Option, type Command } from 'commander'
import {
  defaultLimits,
  type AcceptableKind,
  type ExpectedRecipient,
  type Verdict,
  type VerifyPolicy,
} from '../index.js'
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.js'
import { addStatusIssuerFlag, collect, wrongFlag } from './flags.js'
import { verdicts, type Totals } from './reports/entry.js'
import { readText } from './files.js'

/** The flags as they were given. */
export interface VerdictFlags {
  readonly accept?: string
  readonly asOf?: string
  readonly recipient?: string
  readonly recipientId?: string
  readonly endorsements?: 'report' | 'require'
  readonly statusIssuer?: readonly string[]
  readonly whenStatusUnknown?: 'reject' | 'accept'
  readonly refresh?: 'ignore' | 'follow'
  readonly contact?: 'anyone' | 'trusted'
  readonly context?: readonly string[]
  readonly failOn?: string
}

/** Adds the flags to a command. */
export function addVerdictFlags(command: Command): Command {
  const choice = (flag: string, text: string, choices: readonly [string, string]): Option =>
    new Option(flag, `${text} (default: ${choices[0]})`).choices([...choices])
  addStatusIssuerFlag(command)
    .option('--accept <kinds>', `the kinds that will do, by commas, or any (default: badge): ${KINDS.join(', ')}`)
    .option('--as-of <instant>', 'judge as of another moment, such as 2029-01-01T00:00:00Z')
    .option('--recipient <type=value>', 'whose it should be, such as emailAddress=ada@example.org')
    .addOption(new Option('--recipient-id <id>', 'whose it should be, by id, such as a DID').conflicts('recipient'))
  return command
    .addOption(
      choice('--endorsements <what>', 'whether bad endorsements are only reported, or spoil the verdict', [
        'report',
        'require',
      ]),
    )
    .addOption(
      choice('--when-status-unknown <what>', 'whether a status list that cannot be had is forgiven', [
        'reject',
        'accept',
      ]),
    )
    .addOption(choice('--refresh <what>', 'whether the issuer is asked for a newer version', ['ignore', 'follow']))
    .addOption(
      choice('--contact <whom>', 'whether issuers that are not trusted are asked for their keys', [
        'anyone',
        'trusted',
      ]),
    )
    .addOption(
      new Option(
        '--context <url=file>',
        'a JSON-LD context that badges use and the library does not have; may be repeated',
      ).argParser(collect),
    )
    .option(
      '--fail-on <verdicts>',
      'the verdicts that make the command fail, by commas, or none (default: all but verified)',
    )
}

/**
 * Reads the flags into a policy, over that of a file.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function policyOf(flags: VerdictFlags, before: VerifyPolicy): VerifyPolicy {
  const { accept, asOf, endorsements, whenStatusUnknown, refresh, contact } = flags
  const expectedRecipient = recipientOf(flags)
  return {
    ...before,
    ...(accept === undefined ? {} : { accept: kindsOf(accept) }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(expectedRecipient === undefined ? {} : { expectedRecipient }),
    ...(endorsements === undefined ? {} : { endorsements }),
    ...(whenStatusUnknown === undefined ? {} : { whenStatusUnknown }),
    ...(refresh === undefined ? {} : { refresh }),
    ...(contact === undefined ? {} : { contact }),
  }
}

function kindsOf(text: string): readonly AcceptableKind[] {
  if (text === 'any') return KINDS
  return text.split(',').map((name) => {
    const kind = KINDS.find((each) => each === name.trim())
    if (kind === undefined) throw wrongFlag('--accept', `any, or of ${KINDS.join(', ')}`, name)
    return kind
  })
}

function recipientOf({ recipient, recipientId }: VerdictFlags): ExpectedRecipient | undefined {
  if (recipientId !== undefined) return { id: recipientId }
  if (recipient === undefined) return undefined
  const [, type, value] = /^([^=]+)=(.+)$/s.exec(recipient) ?? []
  if (type !== undefined && value !== undefined) return { type, value }
  throw wrongFlag('--recipient', 'a type and a value, such as emailAddress=ada@example.org', recipient)
}

/** Reads the contexts that are given as files. */
export async function contextsOf({ context = [] }: VerdictFlags): Promise<Readonly<Record<string, string>>> {
  const contexts: Record<string, string> = {}
  for (const word of context) {
    // An address may have a = in it, a file name, too; there is no file by a name that begins with the rest of an address.
    const place = word.lastIndexOf('=')
    if (place < 1 || place === word.length - 1) {
      throw wrongFlag('--context', 'an address and a file, such as https://example.org/context.json=context.json', word)
    }
    contexts[word.slice(0, place)] = await readText(word.slice(place + 1))
  }
  return contexts
}

/**
 * Reads which verdicts make a run fail.
 *
 * @throws OpenBadgesError `OPTIONS_INVALID`
 */
export function readFailOn({ failOn }: VerdictFlags): ReadonlySet<Verdict> {
  const failing = verdicts.filter((verdict) => verdict !== 'verified')
  if (failOn === undefined) return new Set(failing)
  if (failOn === 'none') return new Set()
  return new Set(
    failOn.split(',').map((name) => {
      const verdict = failing.find((each) => each === name.trim())
      if (verdict === undefined) throw wrongFlag('--fail-on', `none, or of ${failing.join(', ')}`, name)
      return verdict
    }),
  )
}

/**
 * Chooses the exit code of a run: an answer that is no weighs most, then a file that could not be read, then what
 * nobody could tell.
 */
export function exitCodeOfRun({ verdicts: counts, unread }: Totals, failing: ReadonlySet<Verdict>): ExitCode {
  const codes = [...counts.keys()].filter((verdict) => failing.has(verdict)).map(exitCodeOf)
  if (codes.includes(exitCodes.notVerified)) return exitCodes.notVerified
  if (unread > 0) return exitCodes.wrongUsage
  return codes.includes(exitCodes.unknown) ? exitCodes.unknown : exitCodes.done
}

const KINDS: readonly AcceptableKind[] = ['badge', 'endorsement', 'clr', 'presentation', 'status-list']

/** More of a file is not read. */
export const mostBytes: number = defaultLimits.maxInputBytes
