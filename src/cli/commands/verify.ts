import { Option, type Command } from 'commander'
import { createVerifier, type Verifier, type VerifyPolicy } from '../../index.js'
import type { CommandIo } from '../command-io.js'
import { exitCodes, exitCodeOf, type ExitCode } from '../exit-codes.js'
import { checkPlace } from '../files.js'
import { addOutFlags, readIds, refuseInputs, writeOut, wrongFlag, type OutFlags } from '../flags.js'
import { judgeAll } from '../judge-all.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printable, printableJson, styleFor } from '../output.js'
import { readPolicyFile } from '../policy-file.js'
import { createProgressBar } from '../progress-bar.js'
import { reportText } from '../report-text.js'
import { toldTotals } from '../reports/entry.js'
import { formatNamed, formatNames, type FormatName } from '../reports/formats.js'
import { writeReports } from '../reports/write-reports.js'
import { findSources, type FoundSources, type Source } from '../sources.js'
import { addTrustFlags, trustOf, type TrustFlags } from '../trust-flags.js'
import {
  addVerdictFlags,
  contextsOf,
  exitCodeOfRun,
  mostBytes,
  policyOf,
  readFailOn,
  type VerdictFlags,
} from '../verdict-flags.js'

interface VerifyOptions extends TrustFlags, VerdictFlags, NetworkFlags, OutFlags {
  readonly policy?: string
  readonly format?: FormatName
  readonly json?: true
  readonly concurrency?: string
}

/** Adds the command that judges badges; `end` is told the exit code. */
export function addVerify(program: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const command = program
    .command('verify')
    .description('Judges badges: are they genuine, by whom, and still in force?')
    .argument('<inputs...>', 'files, folders, patterns, https: addresses; - is standard input')
  addVerdictFlags(addTrustFlags(command)).option(
    '--policy <file>',
    'a file with any of this, as JSON; flags go before it',
  )
  addOutFlags(addNetworkFlags(command), 'the report')
    .addOption(new Option('--format <format>', 'how it is written').choices(formatNames).default('text'))
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--concurrency <threads>', 'threads that judge many inputs (default: one for each core)')
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[], options: VerifyOptions) => end(await verify(words, options, io)))
}

async function verify(words: readonly string[], options: VerifyOptions, io: CommandIo): Promise<ExitCode> {
  const failing = readFailOn(options)
  const workers = workersOf(options.concurrency)
  const { verifier, policy, isTrustSaid } = await setUp(options, io)
  const found = await findSources(words, io, mostBytes)
  await checkOut(words, options)
  const [only] = found.sources
  const format = options.json === true ? 'json' : (options.format ?? 'text')
  const code =
    found.isOne && only !== undefined && (format === 'text' || format === 'json')
      ? await verifyOne(only, { verifier, policy, format, failing, options, io })
      : await verifyMany(found, { verifier, policy, format, failing, options, io, workers })
  if (!isTrustSaid) io.stderr.write(TRUST_HINT)
  return code
}

async function setUp(
  options: VerifyOptions,
  io: CommandIo,
): Promise<{ readonly verifier: Verifier; readonly policy: VerifyPolicy; readonly isTrustSaid: boolean }> {
  const file = options.policy === undefined ? undefined : await readPolicyFile(options.policy)
  const policy = policyOf(options, file?.policy ?? {})
  const trusted = file?.trustedIssuers
  const isAny = options.anyIssuer === true || (trusted === 'any-issuer' && options.trust === undefined)
  const trustedIssuers = await trustOf(
    isAny ? { ...options, anyIssuer: true } : options,
    trusted === undefined || trusted === 'any-issuer' ? [] : trusted,
    io,
  )
  const statusIssuers = [...(file?.verifier.statusIssuers ?? []), ...readIds('--status-issuer', options.statusIssuer)]
  const verifier = createVerifier({
    ...(await networkOf(options)),
    contexts: await contextsOf(options),
    trustedIssuers,
    statusIssuers,
    now: io.now,
  })
  return { verifier, policy, isTrustSaid: isAny || trusted !== undefined || options.trust !== undefined }
}

/** How a run goes about it. */
interface Run {
  readonly verifier: Verifier
  readonly policy: VerifyPolicy
  readonly format: FormatName
  readonly failing: ReturnType<typeof readFailOn>
  readonly options: VerifyOptions
  readonly io: CommandIo
}

/** One badge is told in full. */
async function verifyOne(source: Source, { verifier, policy, format, failing, options, io }: Run): Promise<ExitCode> {
  const report = await verifier.verify(await source.read(), policy)
  const text =
    format === 'json'
      ? printableJson(report)
      : reportText(report, styleFor(options.out === undefined ? io.stdout : NO_TERMINAL, io.env), source.name).trimEnd()
  await writeOut(text, options, TOLD, io)
  return failing.has(report.verdict) ? exitCodeOf(report.verdict) : exitCodes.done
}

/** Many are told in a line each, or as the format has it. */
async function verifyMany(
  { sources, skipped }: FoundSources,
  { verifier, policy, format, failing, options, io, workers }: Run & { readonly workers: number | 'auto' },
): Promise<ExitCode> {
  const bar = createProgressBar(sources.length, io)
  const style = styleFor(options.out === undefined ? io.stdout : NO_TERMINAL, io.env)
  const totals = await writeReports(judgeAll(sources, { verifier, policy, workers, signal: io.signal }), {
    format: formatNamed(format, style),
    out: options,
    io,
    onEntry: bar.show,
    beforeOutput: bar.clear,
  })
  bar.clear()
  if (options.out !== undefined) io.stderr.write(`${TOLD(options.out)}\n`)
  if (format !== 'text' || options.out !== undefined) io.stderr.write(`${toldTotals(totals)}\n`)
  if (skipped.length > 0) io.stderr.write(`${toldSkipped(skipped)}\n`)
  return exitCodeOfRun(totals, failing)
}

/** The first threads are the caller's own. */
function workersOf(concurrency: string | undefined): number | 'auto' {
  if (concurrency === undefined) return 'auto'
  const threads = Number(concurrency)
  if (Number.isSafeInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads - 1
  throw wrongFlag('--concurrency', `a whole number from 1 to ${MOST_THREADS}`, concurrency)
}

/** Before anything is judged: a report that cannot be written would be lost. */
async function checkOut(words: readonly string[], { out, force, policy }: VerifyOptions): Promise<void> {
  if (out === undefined) return
  const inputs = Object.fromEntries(words.map((word) => [word, word]))
  await refuseInputs(out, policy === undefined ? inputs : { ...inputs, 'the policy': policy })
  await checkPlace(out, { force: force === true })
}

function toldSkipped(skipped: readonly string[]): string {
  const named = skipped.slice(0, 3).map((path) => printable(path))
  const more = skipped.length > named.length ? ', …' : ''
  return `Not looked at, since no badge is called so, or since it is a link: ${skipped.length} (${named.join(', ')}${more}).`
}

const TOLD = (out: string): string => `The report is in ${printable(out)}.`

const NO_TERMINAL = { write: () => undefined }

const MOST_THREADS = 64

const TRUST_HINT =
  'openbadges: no issuer is trusted here; name those that count with --trust, or say --any-issuer and judge it yourself.\n'

const EXAMPLES = `
Whom you trust is for you to say: without --trust and --any-issuer, the best verdict is "untrusted". A
file for --trust has an id a line, or a JSON array of ids and of { "id", "keys", "from", "until" }.
Of a folder, all files at any depth are judged that are called like badges (.json, .jsonld, .jwt, .vc,
.vp, .png, .svg, .txt). One file that cannot be read does not stop the others.
Exit codes: 0 verified; 1 not verified; 2 wrong usage, or a file that cannot be read; 3 unknown or
untrusted. Of many inputs, 1 goes before 2, and 2 before 3; --fail-on says which verdicts count.

Examples:
  $ openbadges verify badge.json --trust did:web:example.org
  $ openbadges verify badge.jwt --any-issuer --as-of 2029-01-01T00:00:00Z
  $ openbadges verify badge.json --trust did:web:example.org --recipient emailAddress=ada@example.org
  $ openbadges verify badges/ --trust trusted.txt --format html --out report.html
  $ openbadges verify 'badges/*.png' --policy policy.json --format csv > report.csv
  $ openbadges verify https://example.org/badge.json --trust did:web:example.org
  $ curl -s https://example.org/badge.json | openbadges verify - --any-issuer --json`
