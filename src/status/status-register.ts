/** A status list that changes: the one object of this room that has a state, for those who keep it in one process. */
import { refuseUnknownNames, wrongOption } from '../errors.js'
import { describeValue } from '../json/json.js'
import type { BitstringStatusListEntry, CredentialStatus } from '../model/credential-status.js'
import { isListUrl } from './list-url.js'
import type { StatusList } from './status-list.js'
import { toStatusMessages } from './status-messages.js'

/** What a register begins with. */
export interface StatusRegisterOptions {
  /** The address that the list is or will be served at. */
  readonly url: string
  /** The list as it is now: a new one, or the one that was kept last. */
  readonly list: StatusList
  /**
   * Keeps the list, and is waited for before anything is handed out or reported as done: what it
   * does not keep is lost with the process. `'memory-only'` keeps nothing, and must be written out.
   * It must not wait for a change of its own register, which would wait for it.
   */
  readonly save: ((list: StatusList) => Promise<void>) | 'memory-only'
  /** Makes random bytes, for indexes. Default: the system's. */
  readonly random?: (length: number) => Uint8Array
}

/** Gives out entries of one status list, and sets and clears them, one change after the other. */
export interface StatusRegister {
  readonly url: string
  /** The list as it was kept last. */
  readonly list: StatusList
  /**
   * Gives out an entry for a new badge. It is never given out again, even if the badge is not
   * issued in the end.
   *
   * @throws OpenBadgesError `STATUS_LIST_FULL`; what `save` throws, and then nothing was given out
   */
  allocate(): Promise<BitstringStatusListEntry>
  /**
   * Sets the entry of a badge, or those of several: all of them or none.
   *
   * @param entries - its `credentialStatus`, or the entry's number; an array of these for several
   * @param value - default: 1
   * @throws OpenBadgesError `OPTIONS_INVALID` for an entry of another list, one that was never given out, or no
   *   entry at all; what `save` throws; and then nothing was set
   */
  set(entries: EntryName | readonly EntryName[], value?: number): Promise<void>
  /** Clears the entry of a badge, or those of several. Errors as `set`. */
  clear(entries: EntryName | readonly EntryName[]): Promise<void>
}

/** The `credentialStatus` of a badge, or the number of its entry. */
export type EntryName = CredentialStatus | number

/**
 * Makes a register of one list. Changes are made one after the other, so that none is lost; this
 * holds within one register of one process only. Publishes nothing: sign its `list` with
 * `signStatusList` after each change.
 *
 * @param options - address, list, where it is kept
 * @throws OpenBadgesError `OPTIONS_INVALID`
 * @example
 * // A new list only the first time: one that is begun anew forgets every revocation.
 * const list = existsSync('list-state.json')
 *   ? await readStatusListState(JSON.parse(await readFile('list-state.json', 'utf8')) as StatusListState)
 *   : createStatusList({ purpose: 'revocation' })
 * const register = createStatusRegister({
 *   url: 'https://academy.example/status/1',
 *   list,
 *   save: async (next) => {
 *     await writeFile('list-state.json.new', JSON.stringify(await next.toState()))
 *     await rename('list-state.json.new', 'list-state.json')
 *   },
 * })
 */
export function createStatusRegister(options: StatusRegisterOptions): StatusRegister {
  checkOptions(options)
  const { url, save, random } = options
  let list = options.list
  let last: Promise<unknown> = Promise.resolve()

  function change<Value>(
    make: (list: StatusList) => { readonly next: StatusList; readonly value: Value },
  ): Promise<Value> {
    const turn = last.then(async () => {
      const { next, value } = make(list)
      if (save !== 'memory-only') await save(next)
      list = next
      return value
    })
    // A change that failed does not stop the next.
    last = turn.catch(() => undefined)
    return turn
  }

  function put(entries: EntryName | readonly EntryName[], value: number): Promise<void> {
    // As they are now: the turn may come later.
    const named = [entries].flat().map((entry: unknown) => (isObject(entry) ? { ...entry } : entry))
    return change((current) => {
      if (named.length === 0) throw wrongOption('entry', 'at least one entry', describeValue(entries))
      let next = current
      for (const entry of named) next = next.set(readIndex(entry, url, current), value)
      return { next, value: undefined }
    })
  }

  return {
    url,
    get list() {
      return list
    },
    allocate: () =>
      change((current) => {
        const { index, list: next } = current.allocate(random)
        return { next, value: entryOf(next, index, url) }
      }),
    set: (entries, value = 1) => put(entries, value),
    clear: (entries) => put(entries, 0),
  }
}

/** Callers without types may pass anything; a list as it was stored is easily taken for the list. */
function checkOptions(options: Partial<Record<keyof StatusRegisterOptions, unknown>>): void {
  refuseUnknownNames(options, ['url', 'list', 'save', 'random'])
  const { url, list, save, random } = options
  if (!isListUrl(url)) throw wrongOption('url', 'an https: URL without fragment', describeValue(url))
  if (!isObject(list) || !('allocate' in list)) {
    throw wrongOption('list', 'a list made by createStatusList or readStatusListState', describeValue(list))
  }
  if (save !== 'memory-only' && typeof save !== 'function')
    throw wrongOption('save', "a function, or 'memory-only'", describeValue(save))
  if (random !== undefined && typeof random !== 'function')
    throw wrongOption('random', 'a function', describeValue(random))
}

/** Writes an entry as the credential has it; no id, which would say nothing that the rest does not. */
function entryOf({ purpose, statusSize, messages }: StatusList, index: number, url: string): BitstringStatusListEntry {
  return {
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: url,
    ...(statusSize === 1 ? {} : { statusSize }),
    ...(messages.length === 0 ? {} : { statusMessage: toStatusMessages(messages) }),
  }
}

/** To set the bit of another badge is not to be undone: whoever saw it remembers. */
function readIndex(entry: unknown, url: string, list: StatusList): number {
  if (typeof entry === 'number') return allocated(entry, list)
  if (!isObject(entry)) throw wrongOption('entry', 'a status entry, or its number', describeValue(entry))
  const { type, statusListCredential, statusPurpose, statusListIndex }: Partial<Record<string, unknown>> = { ...entry }
  if (type !== 'BitstringStatusListEntry') throw wrongOption('entry', 'a BitstringStatusListEntry', describeValue(type))
  if (statusListCredential !== url)
    throw wrongOption('entry', `an entry of ${url}`, describeValue(statusListCredential))
  if (statusPurpose !== list.purpose)
    throw wrongOption('entry', `an entry for ${list.purpose}`, describeValue(statusPurpose))
  const isNumber = typeof statusListIndex === 'string' && INDEX.test(statusListIndex)
  return allocated(isNumber ? Number(statusListIndex) : Number.NaN, list)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function allocated(index: number, list: StatusList): number {
  if (list.isAllocated(index)) return index
  throw wrongOption('entry', 'an entry that has been given out', describeValue(index))
}

/** As this register writes them. */
const INDEX = /^(?:0|[1-9]\d*)$/
