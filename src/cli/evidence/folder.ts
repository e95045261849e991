/**
 * A folder of evidence: `evidence.json` says what was asked, `cases.jsonl` has a line for each input, `objects` holds all
 * bytes by their SHA-256, and `complete.json` seals it once the run is over. Until then `running` says which run adds to
 * it. Only its owner may read it: it holds what the badges hold.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, readdir, rm, stat, truncate, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { OpenBadgesError, version } from '../../index.js'
import { writeWhole } from '../files.js'
import { wrongFlag } from '../flags.js'
import { parseJson } from '../json-file.js'
import { digestOf } from './digest.js'
import type { Question } from './question.js'

/** A folder that is there. */
export class EvidenceFolder {
  private readonly path: string
  private readonly run = randomUUID()

  private constructor(path: string) {
    this.path = path
  }

  /**
   * Opens a folder to keep evidence in: a new one, or one in which a run that asked the same was interrupted.
   *
   * @throws OpenBadgesError `OPTIONS_INVALID` for a folder of something else
   */
  static async begin(path: string, question: Question): Promise<EvidenceFolder> {
    const folder = new EvidenceFolder(path)
    await mkdir(path, { recursive: true, mode: 0o700 })
    const names = await readdir(path)
    const head = JSON.stringify({ evidenceVersion: VERSION, version, question })
    if (names.includes(SEAL)) {
      throw wrongFlag('--evidence', 'a new folder, since this run is complete; --replay judges by it', path)
    }
    if (names.length === 0) {
      await writeWhole(folder.headPath, `${head}\n`, { force: false, access: 'private' })
    } else if (!names.includes(HEAD) || JSON.stringify(await folder.readHead()) !== head) {
      throw wrongFlag('--evidence', 'a new folder, or one in which a run of this version asked the same', path)
    }
    await mkdir(folder.objectsPath, { recursive: true, mode: 0o700 })
    await writeWhole(folder.runPath, folder.run, { force: true, access: 'private' })
    return folder
  }

  /**
   * Opens a folder to judge by.
   *
   * @throws OpenBadgesError `EVIDENCE_INVALID`; of the system, where there is no such folder
   */
  static async open(
    path: string,
  ): Promise<{ readonly folder: EvidenceFolder; readonly question: Question; readonly isComplete: boolean }> {
    const folder = new EvidenceFolder(path)
    const { question } = await folder.readHead()
    const seal = await readFile(join(path, SEAL), 'utf8').catch(() => undefined)
    if (seal !== undefined && parse(seal)?.['cases'] !== (await folder.digestOfCases())) {
      throw invalid(`${CASES} was changed after the run was complete`)
    }
    return { folder, question, isComplete: seal !== undefined }
  }

  private get headPath(): string {
    return join(this.path, HEAD)
  }

  private get runPath(): string {
    return join(this.path, RUN)
  }

  private get casesPath(): string {
    return join(this.path, CASES)
  }

  private get objectsPath(): string {
    return join(this.path, OBJECTS)
  }

  private async readHead(): Promise<{
    readonly evidenceVersion: number
    readonly version: string
    readonly question: Question
  }> {
    const text = await readFile(this.headPath, 'utf8')
    const head = parse(text)
    if (head?.['evidenceVersion'] !== VERSION || typeof head['question'] !== 'object' || head['question'] === null) {
      throw invalid(`${HEAD} is not of this version`)
    }
    return head as never
  }

  /**
   * Says that the run is over: nothing is added any more, and what was is known by one digest.
   *
   * @returns the SHA-256 of the list of cases
   */
  async seal(finishedAt: Date): Promise<string> {
    await this.refuseOther()
    const cases = await this.digestOfCases()
    const text = `${JSON.stringify({ cases, finishedAt: finishedAt.toISOString() })}\n`
    await writeWhole(join(this.path, SEAL), text, { force: true, access: 'private' })
    await rm(this.runPath, { force: true })
    return cases
  }

  /**
   * Ends a run that another one went on with: of two at a time, the one that began later is the one that resumes.
   *
   * @throws OpenBadgesError `EVIDENCE_INVALID`
   */
  async refuseOther(): Promise<void> {
    const run = await readFile(this.runPath, 'utf8').catch(() => undefined)
    if (run !== this.run) throw invalid('another run goes on in this folder')
  }

  private async digestOfCases(): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(this.casesPath)) hash.update(chunk as Uint8Array)
    return hash.digest('hex')
  }

  /** Opens the list of cases to add to it. What was cut off in the middle of a line goes. */
  async append(): Promise<FileHandle> {
    const size = await stat(this.casesPath).then(
      (file) => file.size,
      () => 0,
    )
    let end = 0
    for await (const { next } of this.lines()) end = next
    if (end < size) await truncate(this.casesPath, end)
    return open(this.casesPath, 'a', 0o600)
  }

  /** Every whole line of the list of cases, and where it stands. Parted at line feeds alone: texts may hold other breaks. */
  async *lines(): AsyncGenerator<{ readonly text: string; readonly start: number; readonly next: number }> {
    const there = await stat(this.casesPath).catch(() => undefined)
    if (there === undefined) return
    let rest: Buffer = Buffer.alloc(0)
    let start = 0
    for await (const chunk of createReadStream(this.casesPath)) {
      rest = Buffer.concat([rest, chunk as Uint8Array])
      let from = 0
      for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED, from)) {
        yield { text: rest.toString('utf8', from, end), start: start + from, next: start + end + 1 }
        from = end + 1
      }
      rest = rest.subarray(from)
      start += from
    }
  }

  /** Reads a part of the list of cases. */
  async readLine({ start, next }: { readonly start: number; readonly next: number }): Promise<string> {
    const file = await open(this.casesPath, 'r')
    try {
      const { buffer } = await file.read(Buffer.alloc(next - start - 1), 0, next - start - 1, start)
      return buffer.toString('utf8')
    } finally {
      await file.close()
    }
  }

  /** Keeps bytes, once. @returns their SHA-256 */
  async put(bytes: Uint8Array): Promise<string> {
    const digest = digestOf(bytes)
    const path = this.objectPath(digest)
    const there = await stat(path).catch(() => undefined)
    if (there === undefined) {
      await mkdir(join(this.objectsPath, digest.slice(0, 2)), { recursive: true, mode: 0o700 })
      await writeWhole(path, bytes, { force: true, access: 'private' })
    }
    return digest
  }

  /**
   * Reads bytes that were kept.
   *
   * @throws OpenBadgesError `EVIDENCE_INVALID` where they are not there any more, or are others
   */
  async get(digest: string): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw invalid(`${JSON.stringify(digest)} is no SHA-256`)
    const bytes = await readFile(this.objectPath(digest)).catch(() => undefined)
    if (bytes === undefined) throw invalid(`the object ${digest} is not there`)
    if (digestOf(bytes) !== digest) throw invalid(`the object ${digest} was changed`)
    return new Uint8Array(bytes)
  }

  private objectPath(digest: string): string {
    return join(this.objectsPath, digest.slice(0, 2), digest)
  }
}

/** Tells a folder of evidence by what is in it. */
export function isEvidence(names: readonly string[]): boolean {
  return names.includes(HEAD) && names.includes(CASES)
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
}

/** The error about evidence that was changed or lost. */
export function invalid(reason: string): OpenBadgesError {
  return new OpenBadgesError('EVIDENCE_INVALID', { reason })
}

const VERSION = 1
const HEAD = 'evidence.json'
const CASES = 'cases.jsonl'
const OBJECTS = 'objects'
const RUN = 'running'
const SEAL = 'complete.json'
const LINE_FEED = 0x0a
