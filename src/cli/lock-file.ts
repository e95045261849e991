/** A file that says: somebody is changing this, and everybody else waits. */
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** Whose a lock is. */
interface Mark {
  readonly process: number
  readonly host: string
  readonly nonce: string
}

/**
 * Works while nobody else does who asks for the same lock, and lets go of it however the work ends,
 * also if the program is interrupted. The lock of a program that was killed stays, until a person takes it
 * away: two programs that wait could each take away the other's.
 *
 * @param lock - the file
 * @param work - what is done meanwhile
 * @param patience - milliseconds to wait for others
 * @returns what the work gives; or, where others do not let go, who has it
 */
export async function withLock<Value>(
  lock: string,
  work: () => Promise<Value>,
  patience: number = PATIENCE,
): Promise<{ readonly value: Value } | { readonly heldBy: string }> {
  const nonce = randomBytes(9).toString('base64url')
  if (!(await take(lock, { process: process.pid, host: hostname(), nonce }, patience)))
    return { heldBy: holderOf(lock) }
  const release = (): void => {
    if (markIn(lock)?.nonce === nonce) rmSync(lock, { force: true })
  }
  const leave = (signal: NodeJS.Signals): void => {
    release()
    // Nobody listens any longer, so the program ends as it would have.
    process.kill(process.pid, signal)
  }
  for (const signal of INTERRUPTIONS) process.once(signal, leave)
  try {
    return { value: await work() }
  } finally {
    for (const signal of INTERRUPTIONS) process.off(signal, leave)
    release()
  }
}

async function take(lock: string, mark: Mark, patience: number): Promise<boolean> {
  const end = performance.now() + patience
  for (;;) {
    try {
      await writeMark(lock, mark)
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (performance.now() >= end) return false
    // Not all of those who wait at the same moments.
    await wait(SHORTEST_PAUSE + Math.random() * SHORTEST_PAUSE)
  }
}

async function writeMark(lock: string, mark: Mark): Promise<void> {
  const file = await open(lock, 'wx')
  try {
    await file.writeFile(`${JSON.stringify(mark)}\n`).finally(() => file.close())
  } catch (error) {
    // A lock that nobody holds would keep everybody out.
    rmSync(lock, { force: true })
    throw error instanceof Error ? Object.assign(error, { path: lock }) : error
  }
}

function markIn(lock: string): Mark | undefined {
  try {
    return (JSON.parse(readFileSync(lock, 'utf8')) as Mark | null) ?? undefined
  } catch {
    return undefined
  }
}

function holderOf(lock: string): string {
  const mark = markIn(lock)
  if (mark === undefined) return 'somebody unknown'
  const who = `process ${mark.process} of ${mark.host}`
  return mark.host === hostname() && !isRunning(mark.process) ? `${who}, which has ended` : who
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    // There, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A change takes milliseconds, or about a second where the list is very long. */
const PATIENCE = 30_000

const SHORTEST_PAUSE = 20
