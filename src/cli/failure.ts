/** What went wrong, as one sentence and an exit code. */
import { explainCode, OpenBadgesError, type Code } from '../index.js'
import { exitCodes, type ExitCode } from './exit-codes.js'
import { printable } from './output.js'

/** Why the command did not do what it was asked. */
export interface Failure {
  /** One sentence, harmless for a terminal. */
  readonly sentence: string
  readonly exitCode: ExitCode
}

/** Thrown where the person at the terminal has had enough. */
export class Interruption extends Error {}

/**
 * Explains what was thrown.
 *
 * @param error - whatever it was
 */
export function explainFailure(error: unknown): Failure {
  if (error instanceof Interruption) return { sentence: 'Interrupted.', exitCode: exitCodes.interrupted }
  if (isOwn(error)) return explainOwn(error)
  if (error instanceof Error && 'syscall' in error && 'code' in error) return explainSystem(error)
  return {
    sentence: 'The command failed in a way that nobody foresaw; please report it with what --debug shows.',
    exitCode: exitCodes.unknown,
  }
}

function isOwn(error: unknown): error is OpenBadgesError {
  return error instanceof OpenBadgesError
}

function explainOwn(error: OpenBadgesError): Failure {
  const isWrongInput = explainCode(error.code)?.group !== 'unknown' && !NOT_THE_CALLERS.has(error.code)
  return {
    sentence: problemsOf(error) ?? `${sentenceOf(inWordsOfTheCommand(error))}${placeOf(error)}`,
    exitCode: isWrongInput ? exitCodes.wrongUsage : exitCodes.unknown,
  }
}

/** What is wrong with an input; of several problems, each has a line. */
function problemsOf({ problems = [] }: OpenBadgesError): string | undefined {
  const told = problems.map(toldOf)
  if (told.length < 2) return told[0]
  return [`${told.length} things are wrong with the input:`, ...told.map((line) => `  ${line}`)].join('\n')
}

/** A problem or a finding as one line: its sentence, its code and its place. */
export function toldOf(each: { readonly code: Code; readonly message: string; readonly path?: string }): string {
  return `${sentenceOf(each)}${placeOf(each)}`
}

/** The library names its options, a person at the command line knows others. */
function inWordsOfTheCommand(error: OpenBadgesError): OpenBadgesError {
  if (error.code !== 'OPTIONS_INVALID') return error
  const { option = '', expected = '', found = '' } = error.facts
  const flag = FLAGS[String(option)]
  if (flag === undefined) return error
  const told = `${String(flag.expected ?? expected)}${flag.hint ?? ''}`
  return new OpenBadgesError('OPTIONS_INVALID', { option: flag.name, expected: told, found })
}

function placeOf({ code, path }: Pick<OpenBadgesError, 'code' | 'path'>): string {
  return ` (${code}${path === undefined || path === '' ? '' : ` at ${printable(path)}`})`
}

function explainSystem(error: Error & { readonly code?: unknown; readonly path?: unknown }): Failure {
  const path = typeof error.path === 'string' ? printable(error.path) : 'Standard output'
  const code = String(error.code)
  return {
    sentence: `${path}: ${REASONS[code] ?? `the system refused it with ${code}`}.`,
    exitCode: exitCodes.wrongUsage,
  }
}

function sentenceOf({ message }: Pick<Error, 'message'>): string {
  return printable(message, LONGEST_SENTENCE)
}

const NOT_THE_CALLERS: ReadonlySet<string> = new Set(['SIGNING_FAILED', 'SELF_CHECK_FAILED'])

const MOMENT = 'a moment with its zone, such as 2029-01-01T00:00:00Z'

interface Flag {
  readonly name: string
  /** In place of what the library expects. */
  readonly expected?: string
  /** Behind it. */
  readonly hint?: string
}

const FLAGS: Readonly<Record<string, Flag>> = {
  asOf: { name: '--as-of', expected: MOMENT },
  signer: { name: '--key', hint: ' (--key-id names it)' },
  did: { name: '--id', expected: 'a did:web, such as did:web:example.org' },
  keys: { name: '--name' },
  revoked: { name: '--revoked', expected: MOMENT },
  expires: { name: '--expires', expected: MOMENT },
  url: { name: '--url', expected: 'an https: address without #' },
  issuer: { name: '--list-issuer', expected: 'an id, such as did:web:example.org' },
  ttlSeconds: { name: '--ttl' },
  expiresAfter: { name: '--expires-after' },
  purpose: { name: '--purpose' },
  length: { name: '--length' },
  messages: { name: '--message' },
  value: { name: '--value' },
  entry: { name: 'entry' },
  index: { name: 'entry' },
  'network.ca': { name: '--ca' },
  'network.allowPrivateOrigins': { name: '--allow-private-origin' },
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder, and a file is needed',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'there is no permission for it',
  EPERM: 'there is no permission for it',
  EEXIST: 'it is there already; --force replaces it',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
}

const LONGEST_SENTENCE = 1_000
