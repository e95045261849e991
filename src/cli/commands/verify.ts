import { Option, type Command } from 'commander'
import {
  anyIssuer,
  createVerifier,
  defaultLimits,
  type ExpectedRecipient,
  type Trust,
  type VerifierOptions,
  type VerifyPolicy,
} from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { exitCodeOf, type ExitCode } from '../exit-codes.js'
import { readInput } from '../files.js'
import { addStatusIssuerFlag, collect, readIds, wrongFlag } from '../flags.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printableJson, styleFor } from '../output.js'
import { reportText } from '../report-text.js'

interface VerifyOptions extends NetworkFlags {
  readonly trust?: readonly string[]
  readonly anyIssuer?: true
  readonly asOf?: string
  readonly recipient?: string
  readonly recipientId?: string
  readonly endorsements: 'report' | 'require'
  readonly statusIssuer?: readonly string[]
  readonly whenStatusUnknown: 'reject' | 'accept'
  readonly json?: true
}

/** Adds the command that judges a badge; `end` is told the exit code of the verdict. */
export function addVerify(program: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const command = program
    .command('verify')
    .description('Judges a badge: is it genuine, by whom, and still in force?')
    .argument('<file>', 'JSON, a token, or a PNG or SVG with one inside; - is standard input')
    .addOption(new Option('--trust <id>', 'an issuer that counts, by its id; may be repeated').argParser(collect))
    .addOption(new Option('--any-issuer', 'let any issuer count; you judge it yourself').conflicts('trust'))
    .option('--as-of <instant>', 'judge as of another moment, such as 2029-01-01T00:00:00Z')
    .option('--recipient <type=value>', 'whose it should be, such as emailAddress=ada@example.org')
    .addOption(new Option('--recipient-id <id>', 'whose it should be, by id, such as a DID').conflicts('recipient'))
    .addOption(
      new Option('--endorsements <what>', 'whether bad endorsements are only reported, or spoil the verdict')
        .choices(['report', 'require'])
        .default('report'),
    )
    .addOption(
      new Option('--when-status-unknown <what>', 'whether a status list that cannot be had is forgiven')
        .choices(['reject', 'accept'])
        .default('reject'),
    )
  addNetworkFlags(addStatusIssuerFlag(command))
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: VerifyOptions) => end(await verify(file, options, io)))
}

async function verify(file: string, options: VerifyOptions, io: CommandIo): Promise<ExitCode> {
  const verifier = createVerifier({ ...(await meansOf(options)), trustedIssuers: trustOf(options), now: io.now })
  const policy = policyOf(options)
  const input = await readInput(file, io, defaultLimits.maxInputBytes)
  const report = await verifier.verify(input, policy)
  const source = file === '-' ? '(standard input)' : file
  io.stdout.write(
    options.json === true ? `${printableJson(report)}\n` : reportText(report, styleFor(io.stdout, io.env), source),
  )
  if (options.trust === undefined && options.anyIssuer === undefined) io.stderr.write(TRUST_HINT)
  return exitCodeOf(report.verdict)
}

/** Without a word about trust, nobody is trusted. */
function trustOf({ trust = [], anyIssuer: isAny }: VerifyOptions): Trust {
  return isAny === true ? anyIssuer : readIds('--trust', trust)
}

async function meansOf(options: VerifyOptions): Promise<Partial<VerifierOptions>> {
  return { ...(await networkOf(options)), statusIssuers: readIds('--status-issuer', options.statusIssuer) }
}

function policyOf(options: VerifyOptions): VerifyPolicy {
  const expectedRecipient = recipientOf(options)
  return {
    endorsements: options.endorsements,
    whenStatusUnknown: options.whenStatusUnknown,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(expectedRecipient === undefined ? {} : { expectedRecipient }),
  }
}

function recipientOf({ recipient, recipientId }: VerifyOptions): ExpectedRecipient | undefined {
  if (recipientId !== undefined) return { id: recipientId }
  if (recipient === undefined) return undefined
  const [, type, value] = /^([^=]+)=(.+)$/s.exec(recipient) ?? []
  if (type !== undefined && value !== undefined) return { type, value }
  throw wrongFlag('--recipient', 'a type and a value, such as emailAddress=ada@example.org', recipient)
}

const TRUST_HINT =
  'openbadges: no issuer is trusted here; name those that count with --trust, or say --any-issuer and judge it yourself.\n'

const EXAMPLES = `
Whom you trust is for you to say: without --trust and --any-issuer, the best verdict is "untrusted".
Exit codes: 0 verified; 1 not verified; 2 wrong usage; 3 unknown or untrusted.

Examples:
  $ openbadges verify badge.json --trust did:web:example.org
  $ openbadges verify badge.jwt --any-issuer --as-of 2029-01-01T00:00:00Z
  $ openbadges verify badge.json --trust did:web:example.org --recipient emailAddress=ada@example.org
  $ curl -s https://example.org/badge.json | openbadges verify - --any-issuer --json`
