/** The register of a status list, as a file: what has been given out, what is set, and where the list is served. */
import { open, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import {
  createStatusRegister,
  OpenBadgesError,
  readStatusListState,
  type StatusList,
  type StatusListState,
  type StatusRegister,
} from '../index.js'
import { readText, writeWhole } from './files.js'

/** What a register file says besides the list itself. */
export interface RegisterHead {
  /** The address that the list is served at. */
  readonly url: string
  /** The id of the issuer whose badges stand in the list. */
  readonly issuer: string
}

/** A register that was read from its file; every change is written there before it counts. */
export interface RegisterFile extends RegisterHead {
  readonly register: StatusRegister
}

/**
 * Writes a new register.
 *
 * @param path - where; a file that is there already is left alone, unless `force`
 */
export async function writeRegister(
  path: string,
  head: RegisterHead,
  list: StatusList,
  { force }: { readonly force: boolean },
): Promise<void> {
  const { url, issuer } = head
  const text = JSON.stringify({ openbadgesRegister: 1, url, issuer, ...(await list.toState()) }, null, 2)
  await writeWhole(path, `${text}\n`, { force, access: 'usual' })
}

/**
 * Reads a register, to look at it only.
 *
 * @throws OpenBadgesError `INPUT_INVALID` for a file that is no register; Node's errors, with the path
 */
export async function readRegister(path: string): Promise<RegisterHead & { readonly list: StatusList }> {
  const { openbadgesRegister, url, issuer, ...state } = parse(await readText(path), path)
  if (openbadgesRegister !== 1 || typeof url !== 'string' || typeof issuer !== 'string') throw noRegister(path)
  try {
    return { url, issuer, list: await readStatusListState(state as unknown as StatusListState) }
  } catch (cause) {
    throw cause instanceof OpenBadgesError ? noRegister(path, cause) : cause
  }
}

/**
 * Opens a register, to change it. Until the work is done nobody else can: two programs that changed
 * it at once would give out one entry twice, or lose a revocation.
 *
 * @param path - of the register; beside it stands a lock while it is open
 * @throws as `readRegister`; `OPTIONS_INVALID` where another program keeps it open for long
 */
export async function changeRegister<Value>(
  path: string,
  work: (file: RegisterFile) => Promise<Value>,
): Promise<Value> {
  const lock = `${path}.lock`
  await takeLock(lock)
  try {
    const { list, ...head } = await readRegister(path)
    const save = (next: StatusList): Promise<void> => writeRegister(path, head, next, { force: true })
    return await work({ ...head, register: createStatusRegister({ url: head.url, list, save }) })
  } finally {
    await rm(lock, { force: true })
  }
}

async function takeLock(lock: string): Promise<void> {
  for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
    try {
      await (await open(lock, 'wx')).close()
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      await wait(LOCK_PAUSE)
    }
  }
  throw new OpenBadgesError('OPTIONS_INVALID', {
    option: '--register',
    expected: 'a register that no other program is changing',
    found: `${lock}; if no other program is running, take that file away`,
  })
}

function parse(text: string, path: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null) return parsed as Readonly<Record<string, unknown>>
  } catch {
    // Said below.
  }
  throw noRegister(path)
}

function noRegister(path: string, cause?: OpenBadgesError): OpenBadgesError {
  const found = cause === undefined ? 'something else' : `a broken one: ${cause.message}`
  return new OpenBadgesError(
    'INPUT_INVALID',
    { expected: `a register of "status create" in ${path}`, found },
    { cause },
  )
}

/** Ten seconds together; a change takes milliseconds. */
const LOCK_ATTEMPTS = 200
const LOCK_PAUSE = 50
