/** Files as the command reads and writes them. Errors are Node's own, with the path. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  constants,
  copyFile,
  link,
  lstat,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { CommandIo } from './command-io.js'

/**
 * Reads a file or, named `-`, standard input, but no more of it than will be looked at.
 *
 * @param maxBytes - one byte more than that is read, so that whoever looks at it sees that it is too much
 */
export async function readInput(path: string, { stdin }: CommandIo, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of path === '-' ? stdin : createReadStream(path, { end: maxBytes })) {
      chunks.push(chunk as Uint8Array)
      size += (chunk as Uint8Array).length
      if (size > maxBytes) break
    }
  } catch (error) {
    throw withPath(error, path)
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, maxBytes + 1))
}

/** Reads a file of the caller's own as text. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw withPath(error, path)
  }
}

/** What is in a file, at once or in pieces. */
type FileText = string | Uint8Array | AsyncIterable<string>

/** How a file is written. */
export interface WriteOptions {
  /** Replaces a file that is there already. */
  readonly force: boolean
  /** `'private'`: only its owner may read it. */
  readonly access: 'private' | 'usual'
}

/**
 * Writes a file at once: whoever looks sees all of it or none, however the program ends. Without
 * `force`, a file that is there already is left alone and the error is `EEXIST`.
 *
 * A file that is replaced keeps its owner, where that is allowed, and who may read it, and a link to it stays a link; but what is private
 * is written nowhere but where it was asked for. What is no file, such as a pipe, is written to.
 */
export async function writeWhole(path: string, text: FileText, options: WriteOptions): Promise<void> {
  const isPrivate = options.access === 'private'
  try {
    const there = await stat(path).catch(() => undefined)
    if (there?.isFile() === false) {
      await writeFile(path, text)
      return
    }
    const like = isPrivate ? undefined : there
    const place = like === undefined ? path : await realpath(path)
    const mode = isPrivate ? 0o600 : like === undefined ? undefined : like.mode & 0o777
    await writeFileAt(place, text, { force: options.force, mode, owner: like })
  } catch (error) {
    throw withPath(error, path)
  }
}

interface DraftOptions {
  readonly force: boolean
  readonly mode: number | undefined
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
}

async function writeFileAt(path: string, text: FileText, { force, mode, owner }: DraftOptions): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  try {
    const file = await open(draft, 'wx', mode ?? 0o666)
    try {
      // Beyond what the process gives to new files.
      if (owner !== undefined) await file.chown(owner.uid, owner.gid).catch(() => undefined)
      if (mode !== undefined) await file.chmod(mode)
      await writeFile(file, text)
      await file.sync()
    } finally {
      await file.close()
    }
    if (force) await rename(draft, path)
    else await placeNew(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Looks whether a file may be written, before anything that cannot be undone.
 *
 * @throws `EEXIST`, `EISDIR`, `ENOENT` or `ENOTDIR`, as `writeWhole` would
 */
export async function checkPlace(path: string, { force }: Pick<WriteOptions, 'force'>): Promise<void> {
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory() === true) throw systemError('EISDIR', path)
  if (there?.isFile() === true && !force) throw systemError('EEXIST', path)
  if (there !== undefined) return
  // A link that leads nowhere is there, too; a name that ends so is that of a folder.
  if (!force && (await lstat(path).catch(() => undefined)) !== undefined) throw systemError('EEXIST', path)
  if (path.endsWith('/')) throw systemError('EISDIR', path)
  const folder = await stat(dirname(path)).catch((error: unknown) => {
    throw withPath(error, path)
  })
  if (!folder.isDirectory()) throw systemError('ENOTDIR', path)
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'open', path })
}

/** Where a file really is, so that two names for one are known to be that. */
export async function placeOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path))
}

/** A rename would replace; a link does not. Not every file system has links. */
async function placeNew(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    await copyFile(draft, path, constants.COPYFILE_EXCL)
  }
}

function withPath(error: unknown, path: string): unknown {
  return error instanceof Error ? Object.assign(error, { path }) : error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
