/** Reads the published vectors, as anybody else does: from their files. */
import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../src/json/json.js'
import type { StepsEntry } from '../vectors/making/data-integrity.js'
import type { VectorIndex } from '../vectors/making/vectors.js'

const folder = fileURLToPath(new URL('../vectors/published/', import.meta.url))

/** The bytes of a file, by its path in the folder. */
export function publishedBytes(path: string): Uint8Array {
  return readFileSync(join(folder, path))
}

/** A file as text. */
export function publishedText(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** A file as JSON. */
export function publishedJson(path: string): JsonObject {
  return JSON.parse(publishedText(path)) as JsonObject
}

/** Every file that is there, by its path in the folder, in order. */
export function publishedPaths(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort()
}

/** `vectors.json`. */
export const publishedIndex: VectorIndex = publishedJson('vectors.json') as unknown as VectorIndex

/** One file of a row of steps; the row must have it. */
export function stepFile({ name, files }: StepsEntry, role: string): string {
  const path = files[role]
  if (path === undefined) throw new TypeError(`${name} has no ${role}`)
  return path
}

/** A key as `keys.json` has it. */
export interface PublishedKey {
  readonly name: string
  readonly issuer: string
  readonly verificationMethod: string
  readonly algorithm: string
  readonly publicKeyMultibase?: string
  readonly privateKeyJwk: JsonWebKey
}

/** The keys, in order. */
export const publishedKeys: readonly PublishedKey[] = publishedJson(
  publishedIndex.keys,
) as unknown as readonly PublishedKey[]

/** A key by its name. */
export function publishedKey(name: string): PublishedKey {
  const found = publishedKeys.find((key) => key.name === name)
  if (found === undefined) throw new TypeError(`no key ${name}`)
  return found
}

/** The public half of a private JWK, by Node. */
export function publicHalfOf(privateJwk: JsonWebKey): KeyObject {
  return createPublicKey(createPrivateKey({ key: privateJwk, format: 'jwk' }))
}
