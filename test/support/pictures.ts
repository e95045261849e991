/** Pictures for tests, made of parts: a small PNG whose pixels others can decode, and SVGs. */
import { crc32, deflateSync } from 'node:zlib'

/** One chunk of a PNG, with a checksum that fits unless told. */
export function chunkOf(type: string, data: Uint8Array | string = '', checksum?: number): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data as string, 'utf8')])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length - 4)
  frame.writeUInt32BE(checksum ?? crc32(content), 4)
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)])
}

/** The signature of every PNG. */
export const pngSignature: Buffer = Buffer.from('89504e470d0a1a0a', 'hex')

/** A picture of eight grey pixels by eight, as its header and the rest of its chunks. */
export const pngParts: { readonly header: Buffer; readonly pixels: Buffer; readonly end: Buffer } = {
  header: chunkOf('IHDR', Buffer.from('0000000800000008' + '0800000000', 'hex')),
  pixels: chunkOf(
    'IDAT',
    deflateSync(Buffer.from(Array.from({ length: 8 }, (_, row) => [0, ...Array<number>(8).fill(row * 30)]).flat())),
  ),
  end: chunkOf('IEND'),
}

/** That picture with further chunks after its header, or after its pixels. */
export function pngOf(afterHeader: readonly Uint8Array[] = [], afterPixels: readonly Uint8Array[] = []): Uint8Array {
  const { header, pixels, end } = pngParts
  return new Uint8Array(Buffer.concat([pngSignature, header, ...afterHeader, pixels, ...afterPixels, end]))
}

/** An iTXt chunk, uncompressed unless told. */
export function internationalText(keyword: string, text: string | Uint8Array, isCompressed = false): Buffer {
  const written = isCompressed ? deflateSync(Buffer.from(text as string)) : Buffer.from(text as string)
  return chunkOf('iTXt', Buffer.concat([Buffer.from(`${keyword}\0${isCompressed ? '\u0001' : '\0'}\0\0\0`), written]))
}

/** The names of a PNG's chunks, by another walk than the library's. */
export function chunkNames(png: Uint8Array): string[] {
  const names: string[] = []
  const bytes = Buffer.from(png)
  for (let offset = 8; offset < bytes.length; offset += 12 + bytes.readUInt32BE(offset)) {
    names.push(bytes.toString('latin1', offset + 4, offset + 8))
  }
  return names
}

/** The attribute that makes an element one of SVG. */
export const svgNamespace = 'xmlns="http://www.w3.org/2000/svg"'

/** The attribute that declares the customary prefix of Open Badges 3.0. */
export const badgesNamespace = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'

/** A drawing with a badge in it, as other programs write it. */
export function svgWith(element: string, attributes: string = badgesNamespace): string {
  return `<svg ${svgNamespace} ${attributes}>${element}<circle r="3"/></svg>`
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** UTF-8 as text. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
