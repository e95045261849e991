/** How pictures are read: the address of one, a data: URL, or its bytes. */
import { defaultLimits } from '../limits.js'
import type { Image } from '../model/image.js'
import type { Iri } from '../model/primitives.js'
import { fromBase64, toBase64, toUtf8 } from '../platform/bytes.js'
import { splitDataUrl } from '../platform/data-url.js'
import { imageTypeOf, type ImageType } from '../platform/image-type.js'
import { hasName, readObject, type Shape } from './read-object.js'
import type { Reader, Reading, Refusal } from './reading.js'
import * as read from './scalars.js'

/** A picture of any type (spec.md T-10). */
export const readImage: Reader<Image> = (value, reading) => readPicture(value, anyType, reading)

/** The picture of a profile or one made for a recipient: PNG or SVG (spec.md R-27). */
export const readPngOrSvg: Reader<Image> = (value, reading) => readPicture(value, pngOrSvg, reading)

/** How the pictures of some types are read. */
interface PictureReaders {
  readonly address: Reader<Iri>
  readonly bytes: Reader<Iri>
  readonly shape: Shape<Image>
  readonly shapeOfBytes: Shape<{ readonly bytes: Iri; readonly type?: 'Image'; readonly caption?: string }>
}

function readPicture(value: unknown, { address, bytes, shape, shapeOfBytes }: PictureReaders, reading: Reading): Image {
  if (typeof value === 'string') return pictureAt(address(value, reading), reading)
  if (bytesOf(value) !== undefined) return pictureAt(bytes(value, reading), reading)
  if (!hasName(value, 'bytes')) return readObject(value, shape, reading)
  const { bytes: id, ...rest } = readObject(value, shapeOfBytes, reading)
  return Object.freeze({ ...pictureAt(id, reading), ...rest })
}

function pictureAt(id: Iri, reading: Reading): Image {
  reading.claim(id, 'picture')
  return Object.freeze({ id, type: 'Image' })
}

function picturesOf(types: readonly ImageType[]): PictureReaders {
  const address: Reader<Iri> = (value, reading) => addressOf(value, types, reading)
  const bytes: Reader<Iri> = (value, reading) => dataUrlOf(value, types, reading)
  return {
    address,
    bytes,
    shape: {
      what: WHAT,
      readers: { id: address, type: read.exactly('Image'), caption: read.text },
      required: ['id'],
      made: { type: () => 'Image' },
      aliases: { url: 'id', src: 'id', alt: 'caption', data: 'bytes' },
      names: 'picture',
    },
    shapeOfBytes: {
      what: WHAT,
      readers: { bytes, type: read.exactly('Image'), caption: read.text },
      required: ['bytes'],
      aliases: { alt: 'caption' },
    },
  }
}

function addressOf(value: unknown, types: readonly ImageType[], reading: Reading): Iri {
  const address = read.anyIri(value, reading)
  if (!/^data:/i.test(address)) return UNREACHABLE.test(address) ? reading.refuse(WHAT, address, NO_IMAGE) : address
  const { declared, isBase64, content } = splitDataUrl(address)
  const bytes = bytesIn(content, isBase64) ?? reading.refuse('base64 after the comma', address, NO_IMAGE)
  const type = imageTypeOf(bytes)
  assertTypeIn(types, type, address, reading)
  if (declared.toLowerCase() !== type) {
    const suggestion = `data:${type}${address.slice('data:'.length + declared.length)}`
    const hint = suggestion.length > MAX_SUGGESTED ? {} : { suggestion }
    reading.refuse(`data:${type}, which the bytes are`, address, { ...NO_IMAGE, ...hint })
  }
  hintAtSize(isBase64 ? Math.floor((content.length * 3) / 4) : bytes.length, reading)
  return address
}

function dataUrlOf(value: unknown, types: readonly ImageType[], reading: Reading): Iri {
  const bytes = bytesOf(value) ?? reading.refuse('the bytes of a picture', value)
  if (bytes.length > MOST_BYTES) reading.refuseAs(`at most ${MOST_BYTES} bytes`, String(bytes.length), NO_IMAGE)
  const type = imageTypeOf(bytes)
  assertTypeIn(types, type, value, reading)
  hintAtSize(bytes.length, reading)
  return reading.string(`data:${type};base64,${toBase64(bytes)}`)
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined
}

function assertTypeIn(
  types: readonly ImageType[],
  type: ImageType | undefined,
  value: unknown,
  reading: Reading,
): asserts type is ImageType {
  if (type !== undefined && types.includes(type)) return
  const names = types.map((each) => each.slice('image/'.length).replace('+xml', '').toUpperCase())
  const expected = `a picture as ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
  if (type === undefined) reading.refuse(expected, value, NO_IMAGE)
  reading.refuseAs(expected, type, NO_IMAGE)
}

function hintAtSize(bytes: number, reading: Reading): void {
  if (bytes > LARGE_IMAGE_BYTES) reading.hint('IMAGE_LARGE', { found: bytes })
}

/** The bytes, of base64 only the first; `undefined` if the content is not what it says it is. */
function bytesIn(content: string, isBase64: boolean): Uint8Array | undefined {
  if (isBase64) return isWholeBase64(content) ? fromBase64(content.slice(0, ENOUGH)) : undefined
  try {
    return toUtf8(decodeURIComponent(content))
  } catch {
    return undefined
  }
}

function isWholeBase64(content: string): boolean {
  return content.length % 4 === 0 && BASE64.test(content)
}

const WHAT = 'a picture: its address, its bytes, a data: URL, or an Image'

const NO_IMAGE: Refusal = { code: 'IMAGE_INVALID' }

/** Nothing that anybody else could fetch. */
const UNREACHABLE = /^(?:javascript|vbscript|file|blob|about):/i

/** Characters of a suggestion; whoever has a longer picture has it as a file. */
const MAX_SUGGESTED = 10_000

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** As base64, that is the longest data: URL that verifiers read. */
const MOST_BYTES = Math.floor((defaultLimits.maxDataUrlLength - 64) / 4) * 3

/** Characters of base64 that surely hold the beginning of a picture; a multiple of four. */
const ENOUGH = 8_192

/** A badge travels in mails and QR codes; of the badges seen, most pictures had less than 30 kB. */
const LARGE_IMAGE_BYTES = 100_000

const pngOrSvg = picturesOf(['image/png', 'image/svg+xml'])

const anyType = picturesOf(['image/png', 'image/svg+xml', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
