/** Changes PNGs with a badge in them: their chunks, and what is baked beside. */
import { deflateSync } from 'node:zlib'
import { chunkOf, internationalText, pngSignature } from '../pictures.js'
import { bytesMutators } from './bytes.js'
import { NotApplicable, type Random } from './random.js'

/** What a mutator of pictures is given besides the picture. */
export interface PictureMaterial {
  readonly random: Random
  /** Texts that are no genuine badge: to be baked beside the one that is. */
  readonly rivals: readonly string[]
}

/** Changes a picture; what comes out need not be one any more. */
export type PictureMutator = (picture: Uint8Array, material: PictureMaterial) => Uint8Array

/** Mutators of PNGs. */
export const pngMutators: Readonly<Record<string, PictureMutator>> = {
  ...Object.fromEntries(
    Object.entries(bytesMutators).map(([name, mutator]): [string, PictureMutator] => [
      `PNG: ${name}`,
      (picture, { random }) => mutator(picture, random),
    ]),
  ),
  'PNG: bit turned, checksum made anew': onChunks((chunks, { random }) => {
    const { at, chunk } = some(chunks, random, ({ data }) => data.length > 0)
    const data = Buffer.from(chunk.data)
    const place = random.below(data.length)
    data[place] = (data[place] ?? 0) ^ (1 << random.below(8))
    return put(chunks, at, 1, chunkOf(chunk.type, data))
  }),
  'PNG: checksum wrong': onChunks((chunks, { random }) => {
    const { at, chunk } = some(chunks, random)
    return put(chunks, at, 1, chunkOf(chunk.type, chunk.data, random.pick([0, 1, 0xffffffff])))
  }),
  'PNG: length wrong': onChunks((chunks, { random }) => {
    const { at, chunk } = some(chunks, random)
    const written = chunkOf(chunk.type, chunk.data)
    const length = chunk.data.length
    written.writeUInt32BE(random.pick([0, length + 1, Math.max(0, length - 1), 0x7fffffff, 0xffffffff]))
    return put(chunks, at, 1, written)
  }),
  'PNG: chunk doubled': onChunks((chunks, { random }) => {
    const { chunk } = some(chunks, random)
    return put(chunks, random.below(chunks.length + 1), 0, chunkOf(chunk.type, chunk.data))
  }),
  'PNG: chunk moved': onChunks((chunks, { random }) => {
    const { at, chunk } = some(chunks, random)
    const others = chunks.filter((_chunk, index) => index !== at)
    return put(others, random.below(chunks.length), 0, chunkOf(chunk.type, chunk.data))
  }),
  'PNG: chunk deleted': onChunks((chunks, { random }) => put(chunks, random.below(chunks.length), 1)),
  'PNG: chunk renamed': onChunks((chunks, { random }) => {
    const { at, chunk } = some(chunks, random)
    const type = random.pick(['tEXt', 'zTXt', 'iTXt', 'itXt', 'iTXT', 'IEND', 'IDAT', 'eXIf', 'ITXT', '\0\0\0\0'])
    return put(chunks, at, 1, chunkOf(type, chunk.data))
  }),
  'PNG: keyword changed': onChunks((chunks, { random }) => {
    const { at, text } = baked(chunks, random)
    return put(chunks, at, 1, internationalText(random.pick(KEYWORDS), text))
  }),
  'PNG: baked in another form': onChunks((chunks, { random }) => {
    const { at, text } = baked(chunks, random)
    return put(chunks, at, 1, random.pick(FORMS)(KEYWORD, text))
  }),
  'PNG: something baked beside': onChunks((chunks, { random, rivals }) => {
    const form = random.pick(FORMS)
    return put(chunks, random.below(chunks.length + 1), 0, form(random.pick(KEYWORDS), random.pick(rivals)))
  }),
  'PNG: something baked instead': onChunks((chunks, { random, rivals }) => {
    const { at } = baked(chunks, random)
    return put(chunks, at, 1, random.pick(FORMS)(KEYWORD, random.pick(rivals)))
  }),
  'PNG: something after the end': (picture, { random, rivals }) =>
    new Uint8Array(
      Buffer.concat([
        picture,
        random.pick([Buffer.alloc(1), Buffer.from(picture), internationalText(KEYWORD, random.pick(rivals))]),
      ]),
    ),
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

type Written = readonly Uint8Array[]

/** Takes a PNG apart; what another mutator has broken is left alone. */
function onChunks(change: (chunks: readonly Chunk[], material: PictureMaterial) => Written): PictureMutator {
  return (picture, material) =>
    new Uint8Array(Buffer.concat([pngSignature, ...change(chunksOf(Buffer.from(picture)), material)]))
}

function chunksOf(bytes: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let offset = 8; offset < bytes.length;) {
    if (offset + 12 > bytes.length) throw new NotApplicable()
    const end = offset + 8 + bytes.readUInt32BE(offset)
    if (end + 4 > bytes.length) throw new NotApplicable()
    chunks.push({ type: bytes.toString('latin1', offset + 4, offset + 8), data: bytes.subarray(offset + 8, end) })
    offset = end + 4
  }
  return chunks
}

/** Replaces so many chunks at a place. */
function put(chunks: readonly Chunk[], at: number, count: number, ...written: Written): Written {
  const all = chunks.map(({ type, data }): Uint8Array => chunkOf(type, data))
  return [...all.slice(0, at), ...written, ...all.slice(at + count)]
}

function some(
  chunks: readonly Chunk[],
  random: Random,
  suits: (chunk: Chunk) => boolean = () => true,
): { readonly at: number; readonly chunk: Chunk } {
  return random.pick(chunks.map((chunk, at) => ({ at, chunk })).filter(({ chunk }) => suits(chunk)))
}

/** The chunk that the badge stands in, and its text. */
function baked(chunks: readonly Chunk[], random: Random): { readonly at: number; readonly text: string } {
  const { at, chunk } = some(chunks, random, ({ type, data }) => type === 'iTXt' && data.includes(PREFIX))
  return { at, text: chunk.data.subarray(PREFIX.length).toString('utf8') }
}

const KEYWORD = 'openbadgecredential'

/** As the library and most others write it: keyword, not compressed, no language, no translation. */
const PREFIX = `${KEYWORD}\0\0\0\0\0`

const KEYWORDS = [
  ...[KEYWORD, 'clrcredential', 'openbadges', 'OpenBadgeCredential', `${KEYWORD} `, ` ${KEYWORD}`, 'Comment', ''],
  `${KEYWORD}s`,
]

/** Ways of writing a text into a PNG, of which the first is that of Open Badges. */
const FORMS: readonly ((keyword: string, text: string) => Buffer)[] = [
  (keyword, text) => internationalText(keyword, text),
  (keyword, text) => internationalText(keyword, text, true),
  (keyword, text) => chunkOf('tEXt', Buffer.from(`${keyword}\0${text}`)),
  (keyword, text) => chunkOf('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(text)])),
  (keyword, text) => chunkOf('iTXt', Buffer.from(`${keyword}\0\0\0en\0translated\0${text}`)),
  // Wrong: flags that nobody defines, and a text that says to be compressed and is not.
  (keyword, text) => chunkOf('iTXt', Buffer.from(`${keyword}\0\u0002\0\0\0${text}`)),
  (keyword, text) => chunkOf('iTXt', Buffer.from(`${keyword}\0\u0001\0\0\0${text}`)),
  (keyword, text) => chunkOf('iTXt', Buffer.from(`${keyword}\0\0\u0001\0\0${text}`)),
  (keyword, text) => chunkOf('iTXt', Buffer.from(`${keyword}\0${text}`)),
]
