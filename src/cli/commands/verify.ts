import { sep } from 'node:path'
import { Option, type Command } from 'commander'
import { createVerifier, OpenBadgesError, type Verifier, type VerifyPolicy } from '../../index.js'
import { readAsked, type AskedFlags } from '../asked.js'
import type { CommandIo } from '../command-io.js'
import { EvidenceFolder } from '../evidence/folder.js'
import { findKept, keepEvidence } from '../evidence/keep.js'
import { optionsOf, questionOf, type AskedOptions } from '../evidence/question.js'
import { replayAll } from '../evidence/replay-all.js'
import { exitCodes, type ExitCode } from '../exit-codes.js'
import { checkPlace, placeOf } from '../files.js'
import { addOutFlags, refuseInputs, wrongFlag, type OutFlags } from '../flags.js'
import { judgeAll } from '../judge-all.js'
import { addNetworkFlags, networkOf, type NetworkFlags } from '../network-flags.js'
import { printable, styleFor } from '../output.js'
import { createProgressBar } from '../progress-bar.js'
import { inFigures, toldTotals, type Entry } from '../reports/entry.js'
import { formatNamed, formatNames, fullFormat, type FormatName } from '../reports/formats.js'
import { writeReports } from '../reports/write-reports.js'
import { findSources, type Source } from '../sources.js'
import { addTrustFlags } from '../trust-flags.js'
import { addVerdictFlags, exitCodeOfRun, mostBytes, readFailOn } from '../verdict-flags.js'
import { someOf } from '../words.js'

interface VerifyOptions extends AskedFlags, NetworkFlags, OutFlags {
  readonly format?: FormatName
  readonly json?: true
  readonly concurrency?: string
  readonly evidence?: string
  readonly replay?: string
}

/** Adds the command that judges badges; `end` is told the exit code. */
export function addVerify(program: Command, io: CommandIo, end: (code: ExitCode) => void): void {
  const command = program
    .command('verify')
    .description('Judges badges: are they genuine, by whom, and still in force?')
    .argument('[inputs...]', 'files, folders, patterns, https: addresses; - is standard input')
  addVerdictFlags(addTrustFlags(command)).option(
    '--policy <file>',
    'a file with any of this, as JSON; flags go before it',
  )
  addOutFlags(addNetworkFlags(command), 'the report')
    .addOption(new Option('--format <format>', 'how it is written').choices(formatNames).default('text'))
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--evidence <folder>', 'keep there all that the verdicts rest on; an interrupted run goes on where it was')
    .addOption(
      new Option(
        '--replay <folder>',
        'judge again by evidence that was kept, and ask nobody; in place of inputs',
      ).conflicts(['evidence', 'offline', 'ca', 'allowPrivateOrigin', 'concurrency']),
    )
    .option('--concurrency <threads>', 'threads that judge many inputs (default: one for each core)')
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[], options: VerifyOptions) => end(await verify(words, options, io)))
}

async function verify(words: readonly string[], options: VerifyOptions, io: CommandIo): Promise<ExitCode> {
  const failing = readFailOn(options)
  const format = options.json === true ? 'json' : (options.format ?? 'text')
  if (options.replay !== undefined) return replay(words, options.replay, { format, failing, options, io })
  if (words.length === 0) throw wrongFlag('inputs', 'at least one', '')
  const workers = workersOf(options.concurrency)
  const asked = await readAsked(options, io)
  const means = { ...(await networkOf(options)), ...asked.options }
  const verifier = createVerifier({ ...means, now: io.now })
  const found = await findSources(words, io, mostBytes)
  const sources = found.isOne ? await Promise.all(found.sources.map(readNow)) : found.sources
  const { policy } = asked
  await refuseWrongPolicy(verifier, policy)
  await checkOut(options, [...sources.map(({ name }) => name), ...filesOf(options)])
  const folder =
    options.evidence === undefined
      ? undefined
      : await EvidenceFolder.begin(options.evidence, questionOf(means, policy, options.offline))
  const kept = folder && (await findKept(folder))
  if (kept?.since !== undefined) {
    io.stderr.write(
      `${inFigures(kept.count)} are kept of a run that was interrupted; the first was judged at ${printable(kept.since)}.\n`,
    )
  }
  const entries = judgeAll(sources, {
    verifier,
    policy,
    workers,
    signal: io.signal,
    record: folder !== undefined,
    kept,
  })
  const code = await write(folder === undefined ? entries : keepEvidence(entries, folder), {
    total: sources.length,
    isOne: found.isOne,
    ...{ format, failing, options, io },
  })
  if (folder !== undefined && options.evidence !== undefined) {
    const digest = await folder.seal(new Date(io.now()))
    io.stderr.write(`The evidence is in ${printable(options.evidence)}; the SHA-256 of its cases is ${digest}.\n`)
  }
  if (found.skipped.length > 0) io.stderr.write(`${toldSkipped(found.skipped)}\n`)
  if (!asked.isTrustSaid) io.stderr.write(TRUST_HINT)
  return code
}

/** Where there is nothing else to go on with, a file that cannot be read ends the command. */
async function readNow({ name, read }: Source): Promise<Source> {
  const input = await read()
  return { name, read: () => Promise.resolve(input) }
}

/** Judges again by what was kept. What the flags say goes before what was asked then. */
async function replay(words: readonly string[], path: string, run: Run): Promise<ExitCode> {
  const { options, io } = run
  if (words.length > 0) throw wrongFlag('--replay', 'without inputs: the folder has them', words.join(' '))
  const { folder, question, isComplete } = await EvidenceFolder.open(path)
  const asked = await readAsked(options, io)
  await checkOut(options, filesOf(options))
  const before = optionsOf(question)
  const others: Partial<AskedOptions> = {
    ...(asked.isTrustSaid ? { trustedIssuers: asked.options.trustedIssuers } : {}),
    ...(asked.areStatusIssuersSaid ? { statusIssuers: asked.options.statusIssuers } : {}),
    ...(options.context === undefined ? {} : { contexts: { ...before.contexts, ...asked.options.contexts } }),
  }
  const verifier = createVerifier({ ...before, ...others, fetch: nobody, now: io.now })
  await refuseWrongPolicy(verifier, asked.policy)
  const count = await countLines(folder)
  if (count === 0) throw new OpenBadgesError('EVIDENCE_INVALID', { reason: 'it holds no case' })
  const differing: string[] = []
  const entries = replayAll(folder, {
    verifier,
    changes: asked.policy,
    onReport: (source, isSame) => {
      if (!isSame) differing.push(source)
    },
    signal: io.signal,
  })
  const code = await write(entries, { ...run, total: 0, isOne: count === 1 })
  const isSameQuestion = Object.keys(asked.policy).length + Object.keys(others).length === 0
  if (isSameQuestion) io.stderr.write(`${toldReplay(differing)}\n`)
  if (isComplete) return code
  io.stderr.write('The run was interrupted: there may have been more inputs than these.\n')
  return code === exitCodes.done ? exitCodes.unknown : code
}

/** Once, and before anything is kept or told. */
async function refuseWrongPolicy(verifier: Verifier, policy: VerifyPolicy): Promise<void> {
  await verifier.verify('', policy)
}

async function countLines(folder: EvidenceFolder): Promise<number> {
  let count = 0
  for await (const { next } of folder.lines()) count += next > 0 ? 1 : 0
  return count
}

/** How a run goes about it. */
interface Run {
  readonly format: FormatName
  readonly failing: ReturnType<typeof readFailOn>
  readonly options: VerifyOptions
  readonly io: CommandIo
}

/** One badge is told in full; many in a line each, or as the format has it. */
async function write(
  entries: AsyncIterable<Entry>,
  { total, isOne, format, failing, options, io }: Run & { readonly total: number; readonly isOne: boolean },
): Promise<ExitCode> {
  const bar = createProgressBar(total, io)
  const style = styleFor(options.out === undefined ? io.stdout : NO_TERMINAL, io.env)
  const isFull = isOne && (format === 'text' || format === 'json')
  const totals = await writeReports(entries, {
    format: isFull ? fullFormat(format, style) : formatNamed(format, style),
    out: options,
    io,
    onEntry: bar.show,
    beforeOutput: bar.clear,
  })
  bar.clear()
  if (options.out !== undefined) io.stderr.write(`The report is in ${printable(options.out)}.\n`)
  if (!isFull && (format !== 'text' || options.out !== undefined)) io.stderr.write(`${toldTotals(totals)}\n`)
  return exitCodeOfRun(totals, failing)
}

/** The first threads are the caller's own. */
function workersOf(concurrency: string | undefined): number | 'auto' {
  if (concurrency === undefined) return 'auto'
  const threads = Number(concurrency)
  if (Number.isSafeInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads - 1
  throw wrongFlag('--concurrency', `a whole number from 1 to ${MOST_THREADS}`, concurrency)
}

/** Before anything is judged: a report that cannot be written would be lost. Nothing that is read is written over. */
async function checkOut(
  { out, force, evidence, replay: replayed }: VerifyOptions,
  read: readonly string[],
): Promise<void> {
  if (out === undefined) return
  await refuseInputs(out, Object.fromEntries(read.map((path) => [path, path])))
  const place = await placeOf(out)
  for (const folder of [evidence, replayed]) {
    if (folder !== undefined && place.startsWith(`${await placeOf(folder)}${sep}`)) {
      throw wrongFlag('--out', 'a file outside the folder of evidence', out)
    }
  }
  await checkPlace(out, { force: force === true })
}

/** The files that flags name. */
function filesOf({ policy, trust = [], pin = [], ca, context = [] }: VerifyOptions): readonly string[] {
  const named = [policy, ca, ...trust, ...pin, ...pin.map(afterEquals), ...context.map(afterEquals)]
  return named.filter((path) => path !== undefined)
}

function afterEquals(word: string): string {
  return word.slice(word.lastIndexOf('=') + 1)
}

function toldSkipped(skipped: readonly string[]): string {
  return `Not looked at, since no badge is called so, or since it is hidden or a link: ${someOf(skipped)}.`
}

function toldReplay(differing: readonly string[]): string {
  if (differing.length === 0) return 'Every report is as it was kept.'
  return `Not as they were kept: ${someOf(differing)}.`
}

function nobody(url: string): Promise<never> {
  return Promise.reject(new OpenBadgesError('EVIDENCE_MISSING', { url }, { url }))
}

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
  $ curl -s https://example.org/badge.json | openbadges verify - --any-issuer --json
  $ openbadges verify badges/ --trust trusted.txt --evidence audit-2026
  $ openbadges verify --replay audit-2026 --format html --out again.html`
