/** Runs the command in this process, with streams that are only looked at. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CommandIo } from '../../src/cli/command-io.js'
import type { ExitCode } from '../../src/cli/exit-codes.js'
import { run } from '../../src/cli/run.js'

/** What a run came to. */
export interface CommandResult {
  readonly exitCode: ExitCode
  readonly stdout: string
  readonly stderr: string
}

/** The world that the command runs in. */
export interface CommandWorld {
  readonly stdin?: AsyncIterable<Uint8Array>
  readonly env?: Readonly<Record<string, string>>
  readonly isTTY?: boolean
  /** RFC 3339. Default: a moment at which the badges of the tests are valid. */
  readonly now?: string
  readonly signal?: AbortSignal
}

/** Runs the command with these words. */
export async function runCommand(words: readonly string[], world: CommandWorld = {}): Promise<CommandResult> {
  const { stdin = nothing(), env = {}, isTTY = false, now = '2026-06-01T12:00:00Z', signal } = world
  const stdout = stream(isTTY)
  const stderr = stream(isTTY)
  const exitCode = await run(words, {
    stdin,
    stdout,
    stderr,
    env,
    now: () => Date.parse(now),
    ...(signal && { signal }),
  })
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openbadges-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a file that is gone after the test, and says where. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

/** A world that gives nothing and looks at nothing. */
export const silentIo: CommandIo = {
  stdin: nothing(),
  stdout: { write: () => undefined },
  stderr: { write: () => undefined },
  env: {},
  now: () => 0,
}

function stream(isTTY: boolean): { write: (text: string) => void; isTTY: boolean; text: () => string } {
  const written: string[] = []
  return { write: (text) => void written.push(text), isTTY, text: () => written.join('') }
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* []
}
