/** A case as a line of JSON: bytes are in objects of their own, named by their digests. */
import type { VerificationRecord, VerificationReport } from '../../index.js'
import { parseJson } from '../json-file.js'
import type { UnreadEntry } from '../reports/entry.js'
import { invalid, type EvidenceFolder } from './folder.js'

/** What came of one input, and what it rests on. */
export interface Case {
  readonly source: string
  /** SHA-256 of the file; none of an address. */
  readonly sha256?: string
  /** There unless the input could not be read. */
  readonly report?: VerificationReport
  readonly failure?: UnreadEntry['failure']
  readonly record?: VerificationRecord
}

/** Writes a case as a line, without its end. Bytes are put into the folder. */
export async function writeCase(one: Case, folder: EvidenceFolder): Promise<string> {
  return JSON.stringify(await mapBytes(one, async (bytes) => ({ [OBJECT]: await folder.put(bytes) })))
}

/**
 * Reads a line as a case, with its bytes.
 *
 * @throws OpenBadgesError `EVIDENCE_INVALID`
 */
export async function readCase(line: string, folder: EvidenceFolder): Promise<Case> {
  const one = headOf(line)
  return {
    ...one,
    ...(one.record === undefined ? {} : { record: await mapObjects(one.record, (digest) => folder.get(digest)) }),
  }
}

/**
 * Reads a line as a case, but not its bytes.
 *
 * @throws OpenBadgesError `EVIDENCE_INVALID`
 */
export function headOf(line: string): Case {
  const value = parseJson(line)
  const isCase = typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string'
  const told: unknown = isCase
    ? 'report' in value
      ? value.report
      : 'failure' in value
        ? value.failure
        : undefined
    : undefined
  if (typeof told !== 'object' || told === null) throw invalid('a line of its cases is none')
  return value as Case
}

async function mapBytes(value: unknown, write: (bytes: Uint8Array) => Promise<object>): Promise<unknown> {
  if (value instanceof Uint8Array) return write(value)
  return mapMembers(value, (member) => mapBytes(member, write))
}

async function mapObjects<Value>(value: Value, read: (digest: string) => Promise<Uint8Array>): Promise<Value> {
  const digest = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[OBJECT] : undefined
  if (typeof digest === 'string') return (await read(digest)) as Value
  return (await mapMembers(value, (member) => mapObjects(member, read))) as Value
}

async function mapMembers(value: unknown, map: (member: unknown) => Promise<unknown>): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const list: unknown[] = []
    for (const member of value) list.push(await map(member))
    return list
  }
  const members: (readonly [string, unknown])[] = []
  for (const [key, member] of Object.entries(value)) members.push([key, await map(member)])
  return Object.fromEntries(members)
}

/** No key of a record begins so. */
const OBJECT = '$sha256'
