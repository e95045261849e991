/** The register of a status list, as a file: what has been given out, what is set, and how the list is published. */
import {
  createStatusRegister,
  OpenBadgesError,
  readStatusListState,
  type SignedCredential,
  type StatusList,
  type StatusListState,
  type StatusRegister,
} from '../index.js'
import { placeOf, readText, writeWhole } from './files.js'
import { wrongFlag } from './flags.js'
import { withLock } from './lock-file.js'
import { within } from './output.js'

/** What a register file says besides the list itself. */
export interface RegisterHead {
  /** The address that the list is served at. */
  readonly url: string
  /** The id of the issuer whose badges stand in the list. */
  readonly issuer: string
  /** How the list was published last, where that was said. */
  readonly publication: Publication
}

/** How a list is published. */
export interface Publication {
  readonly format?: SignedCredential['format']
  readonly listIssuer?: string
  readonly ttlSeconds?: number | undefined
  readonly expiresAfterDays?: number | undefined
}

/** A register as it stands in its file. */
export interface RegisterContents extends RegisterHead {
  readonly list: StatusList
}

/** A register that is being changed; every change is in the file before it counts. */
export interface RegisterFile extends RegisterHead {
  readonly register: StatusRegister
  /** Keeps how the list is published. */
  readonly remember: (publication: Publication) => Promise<void>
}

/**
 * Makes a new register.
 *
 * @param path - where; a file that is there already is left alone, unless `force`, and a register whose
 *   entries have been given out even then: badges that stand in it could never be revoked again
 * @throws OpenBadgesError `OPTIONS_INVALID`; Node's errors, with the path
 */
export async function createRegister(
  path: string,
  contents: RegisterContents,
  { force }: { readonly force: boolean },
): Promise<void> {
  await alone(path, '--out', async (place) => {
    if (force && (await isInUse(place))) {
      throw wrongFlag('--out', 'another file than a register whose entries have been given out', path)
    }
    await writeRegister(path, contents, { force })
  })
}

/** One that cannot be read may be in use as well. */
async function isInUse(path: string): Promise<boolean> {
  const text = await readText(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  if (!text.includes('"openbadgesRegister"')) return false
  return readRegister(path).then(
    ({ list }) => list.allocated > 0,
    () => true,
  )
}

async function writeRegister(
  path: string,
  { url, issuer, publication, list }: RegisterContents,
  { force }: { readonly force: boolean },
): Promise<void> {
  const text = JSON.stringify({ openbadgesRegister: 1, url, issuer, publication, ...(await list.toState()) }, null, 2)
  await writeWhole(path, `${text}\n`, { force, access: 'usual' })
}

/**
 * Reads a register, to look at it only.
 *
 * @throws OpenBadgesError `INPUT_INVALID` for a file that is no register; Node's errors, with the path
 */
export async function readRegister(path: string): Promise<RegisterContents> {
  const { openbadgesRegister, url, issuer, publication = {}, ...state } = parse(await readText(path), path)
  if (openbadgesRegister !== 1 || typeof url !== 'string' || typeof issuer !== 'string') throw noRegister(path)
  try {
    const list = await readStatusListState(state as unknown as StatusListState)
    // What it may be used for is looked at in one place.
    createStatusRegister({ url, list, save: 'memory-only' })
    return { url, issuer, publication: readPublication(publication, path), list }
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
  return alone(path, '--register', async (place) => {
    const { list, ...head } = await readRegister(place)
    let { publication } = head
    const save = (next: StatusList): Promise<void> =>
      writeRegister(place, { ...head, publication, list: next }, { force: true })
    const register = createStatusRegister({ url: head.url, list, save })
    const remember = (next: Publication): Promise<void> => {
      publication = next
      return save(register.list)
    }
    return work({ ...head, register, remember })
  })
}

/** However it is named, it is one file with one lock. */
async function alone<Value>(path: string, option: string, work: (place: string) => Promise<Value>): Promise<Value> {
  const place = await placeOf(path)
  const lock = `${place}.lock`
  const done = await withLock(lock, () => work(place))
  if ('value' in done) return done.value
  throw new OpenBadgesError('OPTIONS_INVALID', {
    option,
    expected: 'a register that no other program is changing',
    found: `one that ${done.heldBy} is; if no such program is running, take ${lock} away`,
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

/** A person may have changed it. */
function readPublication(value: unknown, path: string): Publication {
  const { format, listIssuer, ttlSeconds, expiresAfterDays } = Object(value) as Readonly<Record<string, unknown>>
  const isKnown = format === undefined || format === 'jwt' || format === 'data-integrity'
  const isText = listIssuer === undefined || typeof listIssuer === 'string'
  const areNumbers = [ttlSeconds, expiresAfterDays].every((each) => each === undefined || Number.isSafeInteger(each))
  if (isKnown && isText && areNumbers) return value as Publication
  throw noRegister(path)
}

function noRegister(path: string, cause?: OpenBadgesError): OpenBadgesError {
  const found = cause === undefined ? 'something else' : `a broken one (${within(cause.message)})`
  return new OpenBadgesError(
    'INPUT_INVALID',
    { expected: `a register of "status create" in ${path}`, found },
    { cause },
  )
}
